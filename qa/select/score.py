"""How likely each sentence is to answer one part of a question: a small logistic model over plain signals.

Words are compared in context by the local model's vectors of their pieces (late interaction,
Khattab and Zaharia 2020, ColBERT), whatever embedding model the library was built with.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.embed import MiniLM, PairModel, Reading
from corpus.instructions import plain_place
from corpus.store.snapshot import Snapshot
from corpus.terms import terms
from qa.asked import Part
from qa.evidence import Scored, Sentence
from qa.passage import Passage
from qa.select.agree import agreement
from qa.select.clash import clashes
from qa.select.fits import fits
from qa.select.read import Told, tell
from qa.select.signals import Signals, Weights
from qa.select.words import AskedWord, asked_words

_LIKELIEST = 30  # sentences compared word by word, of some ninety
_NEARBY = 0.8  # of a word that only the headline or the sentence before has
_AROUND = 0.6  # of a word that only the passage or the lead has
_UNLIKE, _ALIKE = 0.35, 0.75  # cosines of piece vectors at which likeness begins to count, and counts whole


@dataclass(frozen=True)
class Measured:
    """A sentence, what reading says of it, and its signals."""

    sentence: Sentence
    told: Told
    signals: Signals


class Selector:
    """Scores sentences as evidence; one for a process, shared between threads."""

    def __init__(self, words: MiniLM, pairs: PairModel, weights: Weights) -> None:
        self.weights, self.pairs = weights, pairs
        self._words = words

    def score(
        self, part: Part, passages: Sequence[Passage], sentences: Sequence[Sentence], snapshot: Snapshot
    ) -> list[Scored]:
        """The likelier of `sentences` with their odds of answering `part`, best first."""
        scored = [
            Scored(
                one.sentence,
                self.weights.odds(one.signals),
                one.signals.covered,
                one.told.span if one.told.short > 0 else None,
            )
            for one in self.measure(part, passages, sentences, snapshot)
        ]
        return sorted(scored, key=lambda s: (-s.score, s.sentence.key))

    def measure(
        self, part: Part, passages: Sequence[Passage], sentences: Sequence[Sentence], snapshot: Snapshot
    ) -> list[Measured]:
        """The likelier of `sentences` with their signals.

        `passages`, with their scores in the search, are read together with the part; the sentences that this finds
        likeliest are then compared with it word by word.
        """
        read = tell(part.query, passages, sentences, self.pairs)
        likely = sorted(range(len(sentences)), key=lambda i: -read[i].evidence)[:_LIKELIEST]
        told, sentences = [read[i] for i in likely], [sentences[i] for i in likely]
        asked, *vectors = self._words.read([part.query, *(sentence.text for sentence in sentences)])
        words = asked_words(part, asked, snapshot)
        agreed = agreement(sentences, told)
        found = []
        for sentence, own, said, agree in zip(sentences, vectors, told, agreed, strict=True):
            signals = _signals(part, sentence, own, said, asked, words)
            late = math.log1p(plain_place(snapshot.text(sentence.head.article.id), sentence.start))
            signals = replace(signals, found=_found_at(sentence, passages), agree=agree, late=late)
            found.append(Measured(sentence, said, signals))
        return found


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
        asked=_already_asked(part, told.words(sentence)),
    )


def _already_asked(part: Part, few: str) -> float:
    """The share of the few words that would be the answer which the question has itself."""
    own = set(terms(few))
    return len(own & set(terms(part.query))) / len(own) if own else 1.0


def _found_at(sentence: Sentence, passages: Sequence[Passage]) -> float:
    """How far below the best passage the search put that of the sentence; as far as the last one for any other."""
    scores = [passage.score for passage in passages]
    own = [p.score for p in passages if p.article_id == sentence.head.article.id and _holds(p, sentence)]
    return max(own, default=min(scores, default=0.0)) - max(scores, default=0.0)


def _holds(passage: Passage, sentence: Sentence) -> bool:
    return passage.start <= sentence.start and sentence.end <= passage.end


def _found(
    word: AskedWord, said: frozenset[str], nearby: frozenset[str], around: frozenset[str], likeness: np.ndarray
) -> float:
    """How far a word of the question is in the sentence: 1 if it is there, less if its like is, or it is near."""
    if word.term in said:
        return 1.0
    near = _NEARBY if word.term in nearby else _AROUND if word.term in around else 0.0
    alike = (float(likeness[list(word.pieces)].mean()) - _UNLIKE) / (_ALIKE - _UNLIKE)
    return max(near, min(1.0, max(0.0, alike)))
