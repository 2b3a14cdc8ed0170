"""A model's draft, cut into sentences while it streams, each with the evidence numbers it cites."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.sentences import sentences

_NO_ANSWER = re.compile(r"^\W*(?:NO[ _-]?ANSWER\b|(?i:no[ _-]?answer)\W*$)")
_MARK = re.compile(r"\s*[\[(【]\s*(?:sentences?\s*)?(\d+(?:\s*[,;&-]\s*\d+)*)\s*[\])】]", re.I)
_LIST_SIGN = re.compile(r"^\s*(?:[-*•]+|\d{1,2}[.)])\s+(?=\S)")
_WRAPPING = re.compile(r"^[\s\"'“”*`>#]+|[\s\"'“”*`]+$")
_LEADING = re.compile(r"(?:[\[(【]\s*\d+(?:\s*[,;&-]\s*\d+)*\s*[\])】][.\s]*)+")
_GLUED = re.compile(r"(?<=[.!?…])(?=[\[(【]\d)")  # "on Monday.[3] The"
_NUMBERED = re.compile(r"\d{1,2}[.)]")
_BEGUN = re.compile(r"[^\s\[(【]\S*\s")
_FEWEST_WORDS = 3


@dataclass(frozen=True)
class DraftSentence:
    """One sentence of a draft without its marks, and the evidence numbers that stood in it."""

    text: str
    marks: tuple[int, ...]

    @property
    def is_sentence(self) -> bool:
        """Whether it says something; a lone word is no claim that can be checked."""
        return len(self.text.split()) >= _FEWEST_WORDS


def is_refusal(sentence: DraftSentence) -> bool:
    """Whether the model says, as it was told to, that the evidence does not answer."""
    return bool(_NO_ANSWER.search(sentence.text))


class DraftSplitter:
    """Feed it pieces of a stream; it hands back the sentences that are complete."""

    def __init__(self) -> None:
        self._rest = ""

    def feed(self, piece: str) -> list[DraftSentence]:
        """Sentences that `piece` completes: those that another one has begun to follow."""
        self._rest = _GLUED.sub(" ", self._rest + piece)
        pieces = _pieces(self._rest)
        # What follows a full stop may still become a mark of the sentence before, or go on with it ("U.S. A|rmy").
        done = len(pieces) - 1
        if pieces and not _BEGUN.match(pieces[-1].text):
            done -= 1
        if done < 1:
            return []
        self._rest = self._rest[pieces[done].start :]
        return [found for piece in pieces[:done] if (found := _read(piece.text))]

    def finish(self) -> list[DraftSentence]:
        """What is left when the stream has ended."""
        rest, self._rest = _GLUED.sub(" ", self._rest), ""
        return [found for piece in _pieces(rest) if (found := _read(piece.text))]


@dataclass(frozen=True)
class _Piece:
    start: int
    text: str


def _pieces(text: str) -> list[_Piece]:
    """Sentences with their places, each with the list sign before it and the marks that follow its full stop."""
    pieces: list[_Piece] = []
    for span in sentences(text):
        start, piece = span.start, text[span.start : span.end]
        leading = _LEADING.match(piece)
        if leading and pieces:
            pieces[-1] = _Piece(pieces[-1].start, f"{pieces[-1].text} {leading.group().strip()}")
            start, piece = start + leading.end(), piece[leading.end() :]
        if pieces and _NUMBERED.fullmatch(pieces[-1].text) and piece:
            start, piece = pieces[-1].start, f"{pieces[-1].text} {piece}"
            pieces.pop()
        if piece:
            pieces.append(_Piece(start, piece))
    return pieces


def _read(text: str) -> DraftSentence | None:
    marks = [int(n) for found in _MARK.finditer(text) for n in re.findall(r"\d+", found[1])]
    words = _WRAPPING.sub("", _LIST_SIGN.sub("", _MARK.sub("", text)))
    words = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(words.split()))
    if not any(c.isalnum() for c in words):
        return None
    if words[-1] not in ".!?…":
        words += "."
    return DraftSentence(words, tuple(dict.fromkeys(marks)))
