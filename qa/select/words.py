"""The words of a question that count, with their weight and their place in the model's reading of it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from corpus.embed import Reading, rarity
from corpus.store.snapshot import Snapshot
from corpus.terms import terms
from qa.asked import Part

_FEW = 50  # passages in which how often a word occurs says half as much as in many
_TOPIC = 0.5  # weight of a word that only the conversation says


@dataclass(frozen=True)
class AskedWord:
    """A content word: folded and stemmed, its weight (0 to 1), and which word pieces it is made of."""

    term: str
    weight: float
    pieces: tuple[int, ...]


def asked_words(part: Part, read: Reading, snapshot: Snapshot) -> list[AskedWord]:
    """The content words of `part` and of its topic, each once; `read` is the reading of `part.query`."""
    own, topic = set(part.terms), set(terms(" ".join(part.topic)))
    words: dict[str, tuple[str, list[int]]] = {}
    for piece, (start, end) in enumerate(read.spans):
        word = _around(part.query, start, end)
        for term in terms(word)[:1]:
            if term in own | topic:
                words.setdefault(term, (word, []))[1].append(piece)
    return [
        AskedWord(term, _weight(snapshot, term, word) * (1.0 if term in own else _TOPIC), tuple(pieces))
        for term, (word, pieces) in words.items()
    ]


def _around(text: str, start: int, end: int) -> str:
    """The whole word that the stretch is part of."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def _weight(snapshot: Snapshot, term: str, word: str) -> float:
    """How rare the word is: half by this library, half by English, and by English alone in a library of few passages."""
    passages = len(snapshot.chunks)
    seen = snapshot.words.document_frequency(term)
    here = math.log(1 + (passages - seen + 0.5) / (seen + 0.5)) / math.log(1 + (passages + 0.5) / 0.5)
    trust = 0.5 * passages / (passages + _FEW)
    return trust * here + (1 - trust) * rarity(word)
