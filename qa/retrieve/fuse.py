"""Reciprocal-rank fusion by chunk id.

Method: Cormack, Clarke and Büttcher 2009; score = Σ 1 / (k + rank), k = 60. Fusing by id and not
by text keeps the second source of a syndicated story.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

K = 60


def reciprocal_rank(rankings: Iterable[Sequence[str]], k: int = K) -> dict[str, float]:
    """The fused score of every id in `rankings`, each a list of ids, best first."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, id_ in enumerate(ranking, start=1):
            scores[id_] = scores.get(id_, 0.0) + 1.0 / (k + rank)
    return scores
