import pytest

from evals.intervals import Difference, Interval, difference, interval, percentile


def test_an_interval_holds_the_mean_and_narrows_with_more_cases() -> None:
    few, many = interval([1.0, 0.0] * 10), interval([1.0, 0.0] * 200)
    for found in (few, many):
        assert found.mean == 0.5
        assert found.low is not None
        assert found.high is not None
        assert found.low < 0.5 < found.high
    assert many.low is not None
    assert few.low is not None
    assert many.low > few.low
    # the normal approximation gives .5 +- 1.96 * sqrt(.25 / 400) = .451 and .549
    assert many.low == pytest.approx(0.451, abs=0.005)
    assert many.high == pytest.approx(0.549, abs=0.005)


def test_the_same_values_give_the_same_interval() -> None:
    values = [0.1, 0.9, 0.4, 1.0, 0.0]
    assert interval(values) == interval(values)


def test_an_interval_of_too_little() -> None:
    assert interval([]) == Interval(0, None)
    assert interval([0.25]) == Interval(1, 0.25)
    assert interval([1.0, 1.0, 1.0]) == Interval(3, 1.0, 1.0, 1.0)


def test_a_steady_gain_is_told_from_chance() -> None:
    found = difference([0.0] * 20, [1.0] * 20)
    assert (found.mean, found.low, found.high) == (1.0, 1.0, 1.0)
    assert found.p is not None
    assert found.p < 0.001


def test_as_much_lost_as_won_is_chance() -> None:
    found = difference([0.0, 1.0] * 10, [1.0, 0.0] * 10)
    assert found.mean == 0.0
    assert found.p == 1.0


def test_p_is_that_of_the_sign_test_where_it_can_be_counted() -> None:
    # four gains and no loss: both extreme sign patterns of 16, so p = 2/16
    found = difference([0.0] * 4, [1.0] * 4)
    assert found.p == pytest.approx(0.125, abs=0.02)


def test_pairs_that_do_not_pair() -> None:
    assert difference([], []) == Difference(0, None)
    assert difference([1.0], [0.0]) == Difference(1, -1.0)
    with pytest.raises(ValueError, match="longer"):
        difference([1.0], [0.0, 1.0])


def test_percentiles_are_values_that_occurred() -> None:
    times = [float(n) for n in range(1, 101)]
    assert percentile(times, 0.5) == 50.0
    assert percentile(times, 0.95) == 95.0
    assert percentile([3.0, 1.0], 0.5) == 1.0
    assert percentile([7.0], 0.95) == 7.0
    assert percentile([], 0.5) is None
