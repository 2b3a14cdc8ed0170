"""How likely a sentence is to answer one part of a question: a small logistic model over plain signals.

Signals of a sentence, each 0 to 1:
  covered     share of the part's terms in the sentence, weighed by how rare they are in the library
  in_context  the same for the sentence with its article's title and the sentence before it
  missing     the weight of the rarest term that even the context lacks
  similarity  cosine of the embeddings of part and sentence
  fits        whether it holds the kind of thing asked for (a day, a number, a name, …)
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.embedding import Embedding
from corpus.store.snapshot import Snapshot
from corpus.terms import terms
from qa.asked import Part
from qa.evidence import Scored, Sentence
from qa.select.fits import fits

_TOPIC = 0.5  # weight of a word that only the conversation says


@dataclass(frozen=True)
class Signals:
    """What is measured of one sentence; see the head of this file."""

    covered: float
    in_context: float
    missing: float
    similarity: float
    fits: float


@dataclass(frozen=True)
class Weights:
    """Coefficients of the logistic model, in the order of `Signals`, and its intercept."""

    covered: float
    in_context: float
    missing: float
    similarity: float
    fits: float
    intercept: float
    threshold: float = 0.5  # odds below which a sentence is no answer

    @classmethod
    def load(cls) -> Weights:
        """The coefficients kept in `weights.json`."""
        values = json.loads((Path(__file__).parent / "weights.json").read_text())
        return cls(**values["weights"], threshold=values["threshold"])

    def odds(self, signals: Signals) -> float:
        """The estimated probability that the sentence answers, 0 to 1."""
        total = self.intercept + sum(getattr(self, name) * value for name, value in asdict(signals).items())
        return 1 / (1 + math.exp(-total))


def score(
    part: Part, sentences: Sequence[Sentence], snapshot: Snapshot, embedding: Embedding, weights: Weights
) -> list[Scored]:
    """`sentences` with their odds of answering `part`, best first."""
    measured = measure(part, sentences, snapshot, embedding)
    scored = [
        Scored(sentence, weights.odds(signals), signals.in_context, signals.similarity, bool(signals.fits))
        for sentence, signals in zip(sentences, measured, strict=True)
    ]
    return sorted(scored, key=lambda s: (-s.score, s.sentence.key))


def measure(part: Part, sentences: Sequence[Sentence], snapshot: Snapshot, embedding: Embedding) -> list[Signals]:
    """The signals of every sentence, in order."""
    if not sentences:
        return []
    rarity = {term: _TOPIC * _rarity(snapshot, term) for term in terms(" ".join(part.topic))}
    rarity.update({term: _rarity(snapshot, term) for term in part.terms})
    vectors = embedding.embed([part.query, *(s.text for s in sentences)])
    similar = vectors[1:] @ vectors[0]
    asked = frozenset(part.terms)
    found = []
    for sentence, cosine in zip(sentences, similar, strict=True):
        own = frozenset(terms(sentence.text))
        context = own | frozenset(terms(f"{sentence.head.article.title or ''} {sentence.before}"))
        found.append(
            Signals(
                covered=_share(own, rarity),
                in_context=_share(context, rarity),
                missing=max((weight for term, weight in rarity.items() if term not in context), default=0.0),
                similarity=max(0.0, float(cosine)),
                fits=float(fits(part.kind, sentence.text, asked)),
            )
        )
    return found


def _rarity(snapshot: Snapshot, term: str) -> float:
    """Inverse document frequency over the library's passages, scaled to 0..1; 1 for a word it does not have."""
    passages = max(len(snapshot.chunks), 50)  # in a library of three passages every word looks common
    seen = snapshot.words.document_frequency(term)
    return math.log(1 + (passages - seen + 0.5) / (seen + 0.5)) / math.log(1 + (passages + 0.5) / 0.5)


def _share(words: frozenset[str], rarity: dict[str, float]) -> float:
    total = sum(rarity.values())
    return sum(weight for term, weight in rarity.items() if term in words) / total if total else 0.0
