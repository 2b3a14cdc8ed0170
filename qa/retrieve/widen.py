"""A hit with its neighbours: what stands around the words that were found is read with them."""

from __future__ import annotations

from corpus.article import Span
from corpus.chunk.tokens import count_tokens
from corpus.sentences import sentences

MOST_TOKENS = 256  # of one passage, cl100k_base
_REACH = 10 * MOST_TOKENS  # characters: more than any text has in that many tokens


def widen(text: str, span: Span, most: int = MOST_TOKENS) -> Span:
    """`span` with as many whole sentences after it, then before it, as fit in `most` tokens."""
    room = most - count_tokens(text[span.start : span.end])
    end = span.end
    for after in sentences(text[span.end : span.end + _REACH]):
        room -= count_tokens(text[end : span.end + after.end])
        if room < 0:
            room += count_tokens(text[end : span.end + after.end])
            break
        end = span.end + after.end
    begin, start = max(0, span.start - _REACH), span.start
    for before in reversed(sentences(text[begin : span.start])):
        room -= count_tokens(text[begin + before.start : start])
        if room < 0:
            break
        start = begin + before.start
    return Span(start, end)
