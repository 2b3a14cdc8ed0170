"""How well a passage fits a question: a small log-linear model over plain signals.

Signals of a passage, each read off the indexes in microseconds:
  meaning   cosine of the embeddings of question and passage
  words     BM25 score as a share of what the question's words weigh (its summed idf)
  phrases   share of the question's neighbouring content words that are neighbours in the passage too
  lead      1 for the first passage of its article, where news says what it is about
  week, month   age of the article on the day of asking, halving in 7 and in 30 days; 0 where no day is asked for
  meant     1 if the article appeared in the days that the question is about

The coefficients are those under which passages that hold an answer get the most of a softmax over all
candidates; `weights.json` names the command that fits them (`python -m evals.fit retrieval`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from corpus.records import Chunk, Stored
from corpus.store.snapshot import Snapshot
from corpus.terms import terms
from qa.asked import Window

_UNKNOWN_AGE = 0.25  # of an article of unknown date: neither new nor old


@dataclass(frozen=True)
class Signals:
    """What is measured of one passage; see the head of this file."""

    meaning: float
    words: float
    phrases: float
    lead: float
    week: float
    month: float
    meant: float


@dataclass(frozen=True)
class Fusion:
    """One coefficient for each of `Signals`."""

    weights: Signals

    @classmethod
    @cache
    def load(cls) -> Fusion:
        """The coefficients kept in `weights.json`."""
        return cls(Signals(**json.loads((Path(__file__).parent / "weights.json").read_text())["weights"]))

    def score(self, signals: Signals) -> float:
        """The weighted sum; only its order over one question's passages means something."""
        return float(sum(getattr(self.weights, f.name) * getattr(signals, f.name) for f in fields(Signals)))


def measure(
    query: str,
    snapshot: Snapshot,
    chunks: Iterable[Chunk],
    meaning: Mapping[str, float],
    words: Mapping[str, float],
    as_of: date | None,
    window: Window | None,
) -> dict[str, Signals]:
    """The signals of each chunk by id; `meaning` and `words` hold what the retrievers gave it."""
    asked = terms(query)
    weight = sum(snapshot.words.idf(term) for term in dict.fromkeys(asked)) or 1.0
    wanted = list(pairwise(snapshot.words.number(term) for term in asked))
    least = min(meaning.values(), default=0.0)
    found = {}
    for chunk in chunks:
        held = set(pairwise(snapshot.words.row(chunk.id).tolist()))
        head = snapshot.heads[chunk.article_id]
        found[chunk.id] = Signals(
            meaning=meaning.get(chunk.id, least),
            words=words.get(chunk.id, 0.0) / weight,
            phrases=sum(pair in held for pair in wanted) / max(1, len(wanted)),
            lead=float(chunk.id in snapshot.leads),
            week=_young(head, as_of, 7),
            month=_young(head, as_of, 30),
            meant=float(bool(window and head.article.published and window.covers(head.article.published))),
        )
    return found


def _young(head: Stored, as_of: date | None, half_life: int) -> float:
    """1 for an article of the day of asking, halving in `half_life` days."""
    published = head.article.published
    if as_of is None or published is None:
        return _UNKNOWN_AGE
    return float(0.5 ** (max(0, (as_of - published.latest).days) / half_life))
