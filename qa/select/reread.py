"""The local reranker: passages in the order of how well the search found them and how surely they answer when read.

On RealTimeQA-2022 it puts a passage with the answer first for two questions in a hundred more, and takes some ten
milliseconds a passage; so it is off unless it is asked for (`QA_RERANK=local`).
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.embed import PairModel
from qa.passage import Passage
from qa.select.read import answering

_READ = 0.64  # of the log-odds that a passage answers, beside its score in the search; fitted on RealTimeQA-2022


class Rereader:
    """Reads the first ten passages; those behind them stay where they are. A `Reranker`."""

    depth = 10

    def __init__(self, pairs: PairModel) -> None:
        self._pairs = pairs

    def rerank(self, query: str, passages: Sequence[Passage]) -> list[Passage]:
        """All of `passages`, the first `depth` of them in a new order."""
        first = passages[: self.depth]
        scores = [p.score + _READ * odds for p, odds in zip(first, answering(query, first, self._pairs), strict=True)]
        order = sorted(range(len(first)), key=lambda i: (-scores[i], i))
        return [*(first[i] for i in order), *passages[self.depth :]]
