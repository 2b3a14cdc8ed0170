"""Sentences packed into passages that the embedding model can read whole.

all-MiniLM-L6-v2 reads 256 word pieces and silently drops the rest, so a passage with the title in
front of it must stay below that: at most `MAX_TOKENS` tokens of text.
"""

from __future__ import annotations

from corpus.article import Span
from corpus.chunk.tokens import encoding
from corpus.instructions import addresses_machine
from corpus.sentences import sentences

MAX_TOKENS = 220


def chunk(text: str, max_tokens: int = MAX_TOKENS) -> list[Span]:
    """Spans of at most `max_tokens` cl100k_base tokens that cover every sentence of `text` once.

    What is addressed to a machine counts for nothing: it may lie between the sentences of a passage, and begins none.
    """
    told = [span for span in sentences(text) if not addresses_machine(text[span.start : span.end])]
    pieces = [piece for sentence in told for piece in _fit(text, sentence, max_tokens)]
    sizes = [_size(text, piece) for piece in pieces]
    target = _even_target(sum(sizes), max_tokens)
    passages: list[Span] = []
    held = 0
    for piece, size in zip(pieces, sizes, strict=True):
        if passages and held + size <= max_tokens and held < target:
            passages[-1] = Span(passages[-1].start, piece.end)
            held += size
        else:
            passages.append(piece)
            held = size
    return passages


def _size(text: str, span: Span) -> int:
    # One more for the white space that joins it to its neighbour.
    return len(encoding().encode_ordinary(text[span.start : span.end])) + 1


def _even_target(total: int, max_tokens: int) -> float:
    """The size at which equal passages come out, so that no passage is a lone last sentence."""
    return total / max(1, -(-total // max_tokens))


def _fit(text: str, span: Span, max_tokens: int) -> list[Span]:
    """`span` cut at white space into stretches that fit; a table or a list can be one endless sentence."""
    if span.end - span.start < max_tokens or _size(text, span) <= max_tokens:
        return [span]
    middle = (span.start + span.end) // 2
    cut = text.rfind(" ", span.start + 1, middle)
    left, right = (cut, cut + 1) if cut > 0 else (middle, middle)
    while right < span.end and text[right].isspace():
        right += 1
    while left > span.start and text[left - 1].isspace():
        left -= 1
    halves = (Span(span.start, left), Span(right, span.end))
    return [piece for half in halves if half.start < half.end for piece in _fit(text, half, max_tokens)]
