"""How likely a sentence is to answer one part of a question: a small logistic model over plain signals.

Signals of a sentence, the first four each 0 to 1:
  covered     how much of the part's words the sentence has, weighed by how rare they are; a word
              counts in part where only its like is there ("hurt" for "injured"), or where only its
              surroundings have it: headline, sentence before, passage, lead
  similarity  cosine of the embeddings of part and sentence
  fits        whether it holds the kind of thing asked for (a day, a number, a name, …); .5 if any will do
  clash       1 if the question names something by a year or number where the sentence has another
and three of reading its passage together with the question (`qa.select.read`), as log-odds:
  evidence    that the sentence answers
  answers     that its passage does
  short       that some words of it are the answer itself

Words are compared in context by the local model's vectors of their pieces (late interaction,
Khattab and Zaharia 2020, ColBERT), whatever embedding model the library was built with.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from corpus.embed import MiniLM, PairModel, Reading
from corpus.store.snapshot import Snapshot
from corpus.terms import terms
from qa.asked import Part
from qa.evidence import Scored, Sentence
from qa.passage import Passage
from qa.select.clash import clashes
from qa.select.fits import fits
from qa.select.read import Told, tell
from qa.select.words import AskedWord, asked_words

_LIKELIEST = 30  # sentences compared word by word, of some ninety
_NEARBY = 0.8  # of a word that only the headline or the sentence before has
_AROUND = 0.6  # of a word that only the passage or the lead has
_UNLIKE, _ALIKE = 0.35, 0.75  # cosines of piece vectors at which likeness begins to count, and counts whole


@dataclass(frozen=True)
class Signals:
    """What is measured of one sentence; see the head of this file."""

    covered: float
    similarity: float
    fits: float
    clash: float
    evidence: float
    answers: float
    short: float


@dataclass(frozen=True)
class Weights:
    """Coefficients of the logistic model, in the order of `Signals`, and its intercept."""

    covered: float
    similarity: float
    fits: float
    clash: float
    evidence: float
    answers: float
    short: float
    intercept: float
    threshold: float = 0.5  # odds below which a sentence is no answer
    sure: float = 0.5  # odds below which it may be none

    @classmethod
    def load(cls) -> Weights:
        """The coefficients kept in `weights.json`."""
        values = json.loads((Path(__file__).parent / "weights.json").read_text())
        return cls(**values["weights"], threshold=values["threshold"], sure=values["sure"])

    def odds(self, signals: Signals) -> float:
        """The estimated probability that the sentence answers, 0 to 1."""
        total = self.intercept + sum(getattr(self, name) * value for name, value in asdict(signals).items())
        return 1 / (1 + math.exp(-total))


class Selector:
    """Scores sentences as evidence; one for a process, shared between threads."""

    def __init__(self, words: MiniLM, pairs: PairModel, weights: Weights) -> None:
        self.weights, self.pairs = weights, pairs
        self._words = words

    def score(
        self, part: Part, passages: Sequence[Passage], sentences: Sequence[Sentence], snapshot: Snapshot
    ) -> list[Scored]:
        """The likelier of `sentences` with their odds of answering `part`, best first.

        `passages` are read together with it; the sentences that this finds likeliest are then compared word by word.
        """
        read = tell(part.query, passages, sentences, self.pairs)
        likely = sorted(range(len(sentences)), key=lambda i: -read[i].evidence)[:_LIKELIEST]
        told, sentences = [read[i] for i in likely], [sentences[i] for i in likely]
        measured = self.measure(part, sentences, told, snapshot)
        scored = [
            Scored(sentence, self.weights.odds(signals), signals.covered, own.span if own.short > 0 else None)
            for sentence, signals, own in zip(sentences, measured, told, strict=True)
        ]
        return sorted(scored, key=lambda s: (-s.score, s.sentence.key))

    def measure(
        self, part: Part, sentences: Sequence[Sentence], told: Sequence[Told], snapshot: Snapshot
    ) -> list[Signals]:
        """The signals of every sentence, in order."""
        asked, *read = self._words.read([part.query, *(sentence.text for sentence in sentences)])
        words = asked_words(part, asked, snapshot)
        return [
            _signals(part, sentence, own, said, asked, words)
            for sentence, own, said in zip(sentences, read, told, strict=True)
        ]


def _signals(
    part: Part, sentence: Sentence, own: Reading, told: Told, asked: Reading, words: Sequence[AskedWord]
) -> Signals:
    said = frozenset(terms(sentence.text))
    nearby = frozenset(terms(f"{sentence.head.article.title or ''} {sentence.before}"))
    around = frozenset(terms(sentence.around))
    likeness = (asked.pieces @ own.pieces.T).max(axis=1) if len(own.pieces) else np.zeros(len(asked.pieces))
    found = [_found(word, said, nearby, around, likeness) for word in words]
    total = sum(word.weight for word in words) or 1.0
    return Signals(
        covered=sum(word.weight * share for word, share in zip(words, found, strict=True)) / total,
        similarity=max(0.0, float(asked.whole @ own.whole)),
        fits=fits(part.kind, sentence.text, part.text),
        clash=float(clashes(part.query, sentence.text)),
        evidence=told.evidence,
        answers=told.answers,
        short=told.short,
    )


def _found(
    word: AskedWord, said: frozenset[str], nearby: frozenset[str], around: frozenset[str], likeness: np.ndarray
) -> float:
    """How far a word of the question is in the sentence: 1 if it is there, less if its like is, or it is near."""
    if word.term in said:
        return 1.0
    near = _NEARBY if word.term in nearby else _AROUND if word.term in around else 0.0
    alike = (float(likeness[list(word.pieces)].mean()) - _UNLIKE) / (_ALIKE - _UNLIKE)
    return max(near, min(1.0, max(0.0, alike)))
