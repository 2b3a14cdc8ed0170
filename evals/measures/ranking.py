"""Rankings: what stands among the first k, and how high.

trec_eval's definitions, which the tests hold against ir-measures; the library itself stays out of the
installation, because it brings scipy, 140 MB that nothing else here needs.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from evals.measures.strings import holds_words


def first_hit(passages: Sequence[str], answers: Sequence[str]) -> int | None:
    """The rank, from 1, of the first passage that holds one of `answers` as whole words; None if none does."""
    for rank, passage in enumerate(passages, start=1):
        if any(holds_words(passage, answer) for answer in answers):
            return rank
    return None


def hit_at(rank: int | None, k: int) -> float:
    """1.0 if the first hit is among the first `k`. Its mean is answer recall@k (Karpukhin et al. 2020, DPR)."""
    return float(rank is not None and rank <= k)


def reciprocal_rank(rank: int | None, k: int = 10) -> float:
    """1 / rank of the first hit, 0 beyond `k`. Its mean is MRR@k (Voorhees 1999, TREC-8 question answering)."""
    return 1 / rank if rank is not None and rank <= k else 0.0


def rank_of_first(ranked: Sequence[str], relevant: Mapping[str, float]) -> int | None:
    """The rank, from 1, of the first of `ranked` that is relevant (a gain above 0)."""
    return next((rank for rank, id_ in enumerate(ranked, start=1) if relevant.get(id_, 0) > 0), None)


def recall(ranked: Sequence[str], relevant: Mapping[str, float], k: int) -> float | None:
    """The share of the relevant ids among the first `k` (trec_eval's recall_k). None without relevant ids."""
    wanted = {id_ for id_, gain in relevant.items() if gain > 0}
    return len(wanted & set(ranked[:k])) / len(wanted) if wanted else None


def average_precision(ranked: Sequence[str], relevant: Mapping[str, float], k: int) -> float | None:
    """Precision at each relevant id among the first `k`, over the number of relevant ids; its mean is MAP@k.

    trec_eval's map_cut_k. None without relevant ids.
    """
    wanted = {id_ for id_, gain in relevant.items() if gain > 0}
    if not wanted:
        return None
    found, total = 0, 0.0
    for rank, id_ in enumerate(ranked[:k], start=1):
        if id_ in wanted:
            found += 1
            total += found / rank
    return total / len(wanted)


def ndcg(ranked: Sequence[str], relevant: Mapping[str, float], k: int) -> float | None:
    """Discounted gain of the first `k` over that of the best order (Järvelin and Kekäläinen 2002).

    The gain is the relevance itself, discounted by log2(rank + 1), as in trec_eval's ndcg_cut_k. None
    without relevant ids.
    """
    best = _dcg(sorted((gain for gain in relevant.values() if gain > 0), reverse=True)[:k])
    return _dcg([max(0.0, relevant.get(id_, 0.0)) for id_ in ranked[:k]]) / best if best else None


def _dcg(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))
