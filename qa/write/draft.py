"""A model's draft, cut into sentences while it streams, each with the evidence numbers it cites."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.sentences import sentences

_NO_ANSWER = re.compile(r"^\W*no[ _-]?answer\b", re.I)
_MARK = re.compile(r"\s*[\[(【]\s*(?:sentences?\s*)?(\d+(?:\s*[,;&-]\s*\d+)*)\s*[\])】]", re.I)
_LIST_SIGN = re.compile(r"^\s*(?:[-*•]+|\d{1,2}[.)])\s+(?=\S)")
_WRAPPING = re.compile(r"^[\s\"'“”*`>#]+|[\s\"'“”*`]+$")
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
        self._rest += piece
        pieces = _pieces(self._rest)
        if len(pieces) < 2:
            return []
        self._rest = self._rest[self._rest.rindex(pieces[-1]) :]
        return [found for text in pieces[:-1] if (found := _read(text))]

    def finish(self) -> list[DraftSentence]:
        """What is left when the stream has ended."""
        rest, self._rest = self._rest, ""
        return [found for text in _pieces(rest) if (found := _read(text))]


def _pieces(text: str) -> list[str]:
    """Sentences, each with the marks that follow its full stop."""
    pieces: list[str] = []
    for span in sentences(text):
        piece = text[span.start : span.end]
        leading = re.match(r"(?:[\[(]\s*\d+(?:\s*[,;&-]\s*\d+)*\s*[\])][.\s]*)+", piece)
        if leading and pieces:
            pieces[-1] += " " + leading.group().strip()
            piece = piece[leading.end() :]
        if piece.strip():
            pieces.append(piece)
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
