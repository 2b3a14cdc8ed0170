"""A hit with its neighbours: what stands around the words that were found is read with them."""

from __future__ import annotations

from corpus.article import Span
from corpus.chunk.tokens import count_tokens
from corpus.instructions import addresses_machine, plain_text
from corpus.sentences import sentences

MOST_TOKENS = 256  # of one passage, cl100k_base
_REACH = 10 * MOST_TOKENS  # characters: more than any text has in that many tokens


def widen(text: str, span: Span, most: int = MOST_TOKENS) -> Span:
    """`span` with as many whole sentences after it, then before it, as fit in `most` tokens.

    What is addressed to a machine counts for nothing, and is not where it begins or ends.
    """
    room = most - _size(text[span.start : span.end])
    start, end = span.start, span.end
    for one in sentences(text[span.end : span.end + _REACH]):
        reached = span.end + one.end
        if addresses_machine(text[span.end + one.start : reached]):
            continue
        if room < (size := _size(text[end:reached])):
            break
        room, end = room - size, reached
    begin = max(0, span.start - _REACH)
    for one in reversed(sentences(text[begin : span.start])):
        reached = begin + one.start
        if addresses_machine(text[reached : begin + one.end]):
            continue
        if room < (size := _size(text[reached:start])):
            break
        room, start = room - size, reached
    return Span(start, end)


def _size(stretch: str) -> int:
    return count_tokens(plain_text(stretch))
