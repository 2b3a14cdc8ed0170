"""How sure a mean is: against a brute-force bootstrap, an exact enumeration, and cases known by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.figures.intervals import _SEED, Difference, Interval, difference, interval, percentile, resampled

MIXED = [1.0, 0.0, 1.0, 1.0, 0.25, 0.0, 1.0]


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def by_draws(values: Sequence[float], draws: int, tail: float) -> tuple[float, float]:
    """The bootstrap as it is told: draw n cases with replacement, take the mean, again and again; cut both tails."""
    dice = np.random.default_rng(_SEED)
    n = len(values)
    picks = dice.integers(0, n, size=(draws, n))  # the one thing shared with what is tested: the order of the throws
    means = sorted(mean([values[i] for i in pick]) for pick in picks)

    def at(share: float) -> float:
        place = share * (draws - 1)
        below = int(place)
        above = min(below + 1, draws - 1)
        return means[below] + (place - below) * (means[above] - means[below])

    return at(tail), at(1 - tail)


@pytest.mark.parametrize("values", [MIXED, [0.0, 1.0], [1.0] * 9 + [0.0], [-1.0, 0.0, 0.5]])
@pytest.mark.parametrize("confidence", [0.95, 0.99])
def test_an_interval_is_that_of_a_bootstrap_drawn_by_hand(values: list[float], confidence: float) -> None:
    found = interval(values, 500, confidence)
    assert (found.n, found.mean) == (len(values), pytest.approx(mean(values)))
    assert (found.low, found.high) == pytest.approx(by_draws(values, 500, (1 - confidence) / 2))


def test_an_interval_holds_the_mean_and_narrows_with_more_cases() -> None:
    few, many = interval([1.0, 0.0] * 10), interval([1.0, 0.0] * 200)
    assert few.low is not None
    assert few.high is not None
    assert many.low is not None
    assert many.high is not None
    assert few.low < many.low < 0.5 < many.high < few.high
    # the normal approximation gives .5 +- 1.96 * sqrt(.25 / 400) = .451 and .549
    assert many.low == pytest.approx(0.451, abs=0.005)
    assert many.high == pytest.approx(0.549, abs=0.005)


def test_more_confidence_is_a_wider_interval() -> None:
    usual, sure = interval(MIXED * 5), interval(MIXED * 5, confidence=0.999)
    assert sure.low is not None
    assert usual.low is not None
    assert sure.low < usual.low


def test_the_same_values_give_the_same_interval() -> None:
    assert interval(MIXED) == interval(list(MIXED))


@given(st.lists(st.floats(0, 1), min_size=2, max_size=20))
def test_an_interval_lies_within_its_values_and_around_their_mean(values: list[float]) -> None:
    found = interval(values, 200)
    assert found.low is not None
    assert found.high is not None
    assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9


def test_an_interval_of_too_little() -> None:
    assert interval([]) == Interval(0, None)
    assert interval([0.25]) == Interval(1, 0.25)
    assert interval([1.0, 1.0, 1.0]) == Interval(3, 1.0, 1.0, 1.0)


# Differences


def exact_p(gaps: Sequence[float]) -> float:
    """Of all ways to put the signs, the share that is as far from 0 as what was found."""
    found = abs(mean(gaps))
    ways = [
        abs(mean([s * g for s, g in zip(signs, gaps, strict=True)])) for signs in product((-1, 1), repeat=len(gaps))
    ]
    return mean([float(way >= found - 1e-9) for way in ways])


@pytest.mark.parametrize(
    "gaps",
    [
        [1.0, 1.0, 1.0, 1.0],  # four gains: 2 of 16 ways
        [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0],  # 2 of 256
        [1.0, 1.0, 1.0, -1.0],
        [0.5, 1.0, 0.0, -0.25, 0.75],
        [-0.1, -0.2, -0.3, -0.4, -0.5, -0.6],
        [1.0, 0.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 0.0],
        [1.0, -1.0],
    ],
)
def test_p_is_that_of_all_signs_tried(gaps: list[float]) -> None:
    found = difference([0.0] * len(gaps), gaps)
    assert found.p == pytest.approx(exact_p(gaps), abs=0.02)


def test_p_is_never_zero() -> None:
    found = difference([0.0] * 30, [1.0] * 30, draws=99)
    assert found.p == 1 / 100


def test_a_difference_is_the_interval_of_the_gaps() -> None:
    a, b = [0.0, 1.0, 0.5, 0.0], [1.0, 1.0, 0.0, 0.5]
    found, gaps = difference(a, b), interval([1.0, 0.0, -0.5, 0.5])
    assert (found.n, found.mean, found.low, found.high) == (gaps.n, gaps.mean, gaps.low, gaps.high)


def test_the_other_way_round_is_the_same_with_the_other_sign() -> None:
    there, back = difference([0.0] * 7, MIXED), difference(MIXED, [0.0] * 7)
    assert (back.mean, back.p) == (pytest.approx(-(there.mean or 0)), there.p)
    assert (back.low, back.high) == pytest.approx((-(there.high or 0), -(there.low or 0)))


def test_a_steady_gain_is_told_from_chance() -> None:
    found = difference([0.0] * 20, [1.0] * 20)
    assert (found.mean, found.low, found.high) == (1.0, 1.0, 1.0)
    assert found.p is not None
    assert found.p < 0.001


def test_as_much_lost_as_won_is_chance() -> None:
    found = difference([0.0, 1.0] * 10, [1.0, 0.0] * 10)
    assert found.mean == 0.0
    assert found.p == 1.0


def test_pairs_that_do_not_pair() -> None:
    assert difference([], []) == Difference(0, None)
    assert difference([1.0], [0.0]) == Difference(1, -1.0)
    with pytest.raises(ValueError, match="longer"):
        difference([1.0], [0.0, 1.0])


# Differences where a score does not apply to every case

Held = Sequence[float | None]


def of_own(values: Held) -> float | None:
    """The mean of those that are there."""
    there = [value for value in values if value is not None]
    return mean(there) if there else None


def gap_of(pairs: Sequence[tuple[float | None, float | None]]) -> float | None:
    a, b = of_own([x for x, _ in pairs]), of_own([y for _, y in pairs])
    return None if a is None or b is None else b - a


def exchanged_p(pairs: Sequence[tuple[float | None, float | None]]) -> float:
    """Of all ways to exchange the two of a pair, the share that is as far from 0 as what was found."""
    found = gap_of(pairs)
    assert found is not None
    ways = [
        gap_of([(y, x) if swap else (x, y) for swap, (x, y) in zip(swaps, pairs, strict=True)])
        for swaps in product((False, True), repeat=len(pairs))
    ]
    return mean([float(way is not None and abs(way) >= abs(found) - 1e-9) for way in ways])


# silence is right of the first two cases of six only: a is silent on these, b on four, and so on
PRECISION: list[tuple[Held, Held, int, float]] = [
    ([1, 1, None, None, None, None], [1, 1, 0, 0, None, None], 4, -0.5),
    ([1, 1, None, None, None, None], [None, None, 0, 0, 0, 0], 6, -1.0),
    ([1, None, 0, 0, 0, None], [1, 1, None, None, 0, None], 5, 2 / 3 - 1 / 4),
    ([0.5, None, 1.0, 0.25], [0.5, 0.75, None, 0.25], 4, 0.5 - 1.75 / 3),
]


@pytest.mark.parametrize(("a", "b", "n", "gap"), PRECISION)
def test_each_mean_is_over_its_own_cases_and_cases_are_drawn_and_exchanged_in_pairs(
    a: Held, b: Held, n: int, gap: float
) -> None:
    found = difference(a, b, 2000)
    pairs = [pair for pair in zip(a, b, strict=True) if pair != (None, None)]
    assert (found.n, found.mean) == (n, pytest.approx(gap))
    picks = np.random.default_rng(_SEED).integers(0, n, size=(2000, n))
    drawn = [value for pick in picks if (value := gap_of([pairs[i] for i in pick])) is not None]
    assert (found.low, found.high) == pytest.approx(tuple(np.percentile(drawn, (2.5, 97.5))))
    assert found.p == pytest.approx(exchanged_p(pairs), abs=0.04)
    back = difference(b, a, 2000)
    assert back.mean == pytest.approx(-gap)
    assert (back.low, back.high) == pytest.approx((-(found.high or 0.0), -(found.low or 0.0)))


@given(st.lists(st.none() | st.floats(0, 1), max_size=12))
def test_what_is_the_same_does_not_differ(values: list[float | None]) -> None:
    found = difference(values, values, 200)
    there = sum(value is not None for value in values)
    assert found.n == there
    if there > 1:
        assert found == Difference(there, 0.0, 0.0, 0.0, 1.0)


def test_where_a_score_applies_to_neither_a_case_is_no_case() -> None:
    assert difference([1.0, None, 0.0], [0.0, None, 0.0]) == difference([1.0, 0.0], [0.0, 0.0])
    assert difference([None, None], [None, None]) == Difference(0, None)


def test_a_score_that_one_side_never_has_has_no_difference() -> None:
    assert difference([1.0, 0.0], [None, None]) == Difference(2, None)
    assert difference([None], [1.0]) == Difference(1, None)


# Any statistic


def test_the_mean_resampled_is_the_interval_of_the_mean() -> None:
    found = resampled(MIXED, mean, 500)
    assert (found.n, found.mean) == (7, pytest.approx(mean(MIXED)))
    assert (found.low, found.high) == pytest.approx(by_draws(MIXED, 500, 0.025))


def test_cases_are_drawn_whole() -> None:
    pairs = [(0.1, 0.2), (0.5, 0.6), (0.8, 0.9)]
    found = resampled(pairs, lambda drawn: mean([b - a for a, b in drawn]))
    assert (found.low, found.high) == pytest.approx((0.1, 0.1))


def test_a_draw_without_a_value_is_left_out() -> None:
    def of_ones(drawn: Sequence[float]) -> float | None:
        return 1.0 if 1.0 in drawn else None

    assert resampled([1.0, 0.0], of_ones) == Interval(2, 1.0, 1.0, 1.0)


def test_resampling_at_its_edges() -> None:
    assert resampled([], mean) == Interval(0, None)
    assert resampled([0.5], mean) == Interval(1, 0.5)
    assert resampled([0.5, 0.5], lambda drawn: None) == Interval(2, None)


# Percentiles


def test_percentiles_are_values_that_occurred() -> None:
    times = [float(n) for n in range(1, 101)]
    assert percentile(times, 0.5) == 50.0
    assert percentile(times, 0.95) == 95.0
    assert percentile(times, 0.0) == 1.0
    assert percentile(times, 1.0) == 100.0
    assert percentile([3.0, 1.0], 0.5) == 1.0
    assert percentile([7.0], 0.95) == 7.0
    assert percentile([], 0.5) is None


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 1))
def test_as_many_values_as_asked_lie_at_or_below_a_percentile(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-6
