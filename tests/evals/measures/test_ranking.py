"""Rankings: every measure agrees with ir-measures (trec_eval underneath), and with a hand-computed table."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import ir_measures
import pytest
from ir_measures import AP, RR, Qrel, R, ScoredDoc, nDCG

from evals.measures.ranking import (
    average_precision,
    first_hit,
    hit_at,
    ndcg,
    rank_of_first,
    recall,
    reciprocal_rank,
)

Ranking = tuple[list[str], dict[str, float]]  # ids best first, gains


def reciprocal(ranked: list[str], relevant: dict[str, float], k: int) -> float | None:
    return reciprocal_rank(rank_of_first(ranked, relevant), k) if any(relevant.values()) else None


OURS: dict[str, Callable[[list[str], dict[str, float], int], float | None]] = {
    "nDCG": ndcg, "AP": average_precision, "RR": reciprocal, "R": recall,
}  # fmt: skip
THEIRS = {"nDCG": nDCG, "AP": AP, "RR": RR, "R": R}


def rankings(most: int) -> list[Ranking]:
    """300 random rankings of up to 15 of 20 ids, with gains 0 to `most`; some without a relevant id, some empty."""
    chance = random.Random(20250908)
    ids = [f"d{n}" for n in range(20)]
    made: list[Ranking] = []
    for n in range(300):
        judged = chance.sample(ids, chance.randint(1, 12))
        gains = {id_: float(0 if n % 10 == 0 else chance.randint(0, most)) for id_ in judged}
        made.append((chance.sample(ids, 0 if n % 15 == 1 else chance.randint(1, 15)), gains))
    return made


@pytest.mark.parametrize("k", [1, 3, 10])
@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("most", [1, 3], ids=["binary", "graded"])
def test_each_measure_is_that_of_ir_measures(name: str, most: int, k: int) -> None:
    made = rankings(most)
    judged = [Qrel(str(q), id_, int(gain)) for q, (_, gains) in enumerate(made) for id_, gain in gains.items()]
    run = [ScoredDoc(str(q), id_, float(-at)) for q, (ranked, _) in enumerate(made) for at, id_ in enumerate(ranked)]
    theirs = {int(m.query_id): m.value for m in ir_measures.iter_calc([THEIRS[name] @ k], judged, run)}
    assert len(theirs) == len(made)
    for q, (ranked, gains) in enumerate(made):
        ours = OURS[name](ranked, gains, k)
        if any(gains.values()):
            assert ours == pytest.approx(theirs[q], abs=1e-4), (ranked, gains)
        else:
            assert (ours, theirs[q]) == (None, 0.0)  # ours leaves a question out that has nothing to find


def test_the_rankings_compared_have_the_edges() -> None:
    made = rankings(3)
    assert any(not ranked for ranked, _ in made)
    assert any(0 < len(ranked) < 10 for ranked, _ in made)
    assert any(not any(gains.values()) for _, gains in made)
    assert any(any(gains.values()) and not any(gains.get(i) for i in ranked) for ranked, gains in made)
    assert any(sum(gain > 0 for gain in gains.values()) > 3 for _, gains in made)


def test_ndcg_by_hand() -> None:
    found = ndcg(["x", "b", "a"], {"a": 3, "b": 1, "c": 0}, 10)
    assert found == pytest.approx((1 / math.log2(3) + 3 / 2) / (3 + 1 / math.log2(3)))
    assert ndcg(["a", "b"], {"a": 3, "b": 1}, 10) == 1.0
    assert ndcg(["x", "a"], {"a": 3}, 1) == 0.0


def test_average_precision_by_hand() -> None:
    assert average_precision(["a", "x", "b"], {"a": 1, "b": 2, "c": 1}, 10) == pytest.approx((1 + 2 / 3) / 3)
    assert average_precision(["a", "x", "b"], {"a": 1, "b": 1}, 2) == 0.5


def test_recall_by_hand() -> None:
    gains = {"a": 1.0, "b": 1.0, "x": 0.0}
    assert [recall(["x", "a", "b"], gains, k) for k in (1, 2, 3, 10)] == [0.0, 0.5, 1.0, 1.0]


@pytest.mark.parametrize("measure", [ndcg, average_precision, recall])
@pytest.mark.parametrize("gains", [{}, {"a": 0.0}, {"a": -1.0}])
def test_without_anything_relevant_there_is_no_figure(measure: Callable[..., float | None], gains: dict) -> None:  # type: ignore[type-arg]
    assert measure(["a", "b"], gains, 10) is None
    assert measure([], gains, 10) is None


def test_a_negative_gain_is_no_gain() -> None:
    assert ndcg(["spam", "a"], {"a": 1.0, "spam": -2.0}, 10) == ndcg(["other", "a"], {"a": 1.0}, 10)
    assert rank_of_first(["spam", "a"], {"a": 1.0, "spam": -2.0}) == 2


@pytest.mark.parametrize(
    ("ranked", "gains", "rank"),
    [(["a"], {"a": 1}, 1), (["x", "a", "b"], {"a": 1, "b": 3}, 2), (["x"], {"a": 1}, None), ([], {"a": 1}, None)],
)
def test_the_rank_of_the_first_relevant_id(ranked: list[str], gains: dict[str, float], rank: int | None) -> None:
    assert rank_of_first(ranked, gains) == rank


@pytest.mark.parametrize(
    ("rank", "at1", "at4", "mrr"),
    [(1, 1, 1, 1), (4, 0, 1, 0.25), (5, 0, 0, 0.2), (10, 0, 0, 0.1), (11, 0, 0, 0), (None, 0, 0, 0)],
)
def test_what_a_rank_is_worth(rank: int | None, at1: float, at4: float, mrr: float) -> None:
    assert (hit_at(rank, 1), hit_at(rank, 4), reciprocal_rank(rank)) == (at1, at4, mrr)


def test_first_hit_is_the_rank_of_the_first_passage_with_an_answer() -> None:
    passages = ["nothing", "a Title\nof Idaho", "Idaho"]
    assert first_hit(passages, ["Ohio", "idaho"]) == 2
    assert first_hit(passages, ["title of"]) == 2  # title and text are one string
    assert first_hit(passages, ["Utah"]) is None
    assert first_hit([], ["Utah"]) is None
    assert first_hit(passages, []) is None
