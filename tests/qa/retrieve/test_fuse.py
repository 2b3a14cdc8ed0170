"""Reciprocal-rank fusion by id."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.retrieve.fuse import reciprocal_rank

RANKING = st.lists(st.sampled_from("abcdefgh"), unique=True)


def test_by_hand() -> None:
    assert reciprocal_rank([["a", "b"], ["b"]], k=10) == {"a": 1 / 11, "b": pytest.approx(1 / 12 + 1 / 11)}
    assert reciprocal_rank([]) == reciprocal_rank([[], []]) == {}


@given(RANKING)
def test_equal_rankings_keep_their_order(ranking: list[str]) -> None:
    fused = reciprocal_rank([ranking, ranking])
    assert sorted(fused, key=lambda id_: -fused[id_]) == ranking


@given(RANKING, RANKING)
def test_every_id_once_whichever_ranking_comes_first(one: list[str], other: list[str]) -> None:
    fused = reciprocal_rank([one, other])
    assert set(fused) == set(one) | set(other)
    assert fused == pytest.approx(reciprocal_rank([other, one]))


@given(RANKING, RANKING)
def test_better_in_both_is_better(one: list[str], other: list[str]) -> None:
    fused = reciprocal_rank([one, other])
    for a in fused:
        for b in fused:
            if all(a in r and b in r and r.index(a) < r.index(b) for r in (one, other)):
                assert fused[a] > fused[b]
