"""How sure a mean is: bootstrap intervals and a paired test, with a fixed seed.

The cases are resampled, so an interval says how much the figure would move with other questions of
the same kind. The same numbers in give the same interval out, on any machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

_SEED = 20250908
_DRAWS = 5_000
CONFIDENCE = 0.95
_T = TypeVar("_T")


@dataclass(frozen=True)
class Interval:
    """A mean over `n` cases with its 95% bounds; None where they cannot be told (fewer than 2 cases)."""

    n: int
    mean: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Difference:
    """The mean of b less that of a over `n` cases, its 95% bounds, and the p-value of no difference."""

    n: int
    mean: float | None
    low: float | None = None
    high: float | None = None
    p: float | None = None


def interval(values: Sequence[float], draws: int = _DRAWS, confidence: float = CONFIDENCE) -> Interval:
    """The mean with its percentile bootstrap interval (Efron and Tibshirani 1993, ch. 13)."""
    n = len(values)
    if n < 2:
        return Interval(n, values[0] if n else None)
    import numpy as np

    data = np.asarray(values, np.float64)
    rows = np.random.default_rng(_SEED).integers(0, n, size=(draws, n))
    means = data[rows].mean(axis=1)
    low, high = np.percentile(means, _tails(confidence))
    return Interval(n, float(data.mean()), float(low), float(high))


def difference(
    a: Sequence[float | None], b: Sequence[float | None], draws: int = _DRAWS, confidence: float = CONFIDENCE
) -> Difference:
    """The difference of the means, case by case the same cases. Raises ValueError if they are not of one length.

    None stands where a score does not apply; each mean is then over its own cases, as it is reported, and the
    cases are still resampled and exchanged in pairs. The interval is a bootstrap over the pairs; p is of the
    paired permutation test, two-sided, (hits + 1) / (draws + 1) so that it is never 0 (Phipson and Smyth 2010).
    """
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x is not None or y is not None]
    gaps = [y - x for x, y in pairs if x is not None and y is not None]
    if len(gaps) < len(pairs):
        return _of_means(pairs, draws, confidence)
    around = interval(gaps, draws, confidence)
    if around.n < 2:
        return Difference(around.n, around.mean)
    import numpy as np

    data = np.asarray(gaps, np.float64)
    signs = np.random.default_rng(_SEED).choice([-1.0, 1.0], size=(draws, len(gaps)))
    shuffled = np.abs((signs * data).mean(axis=1))
    hits = int((shuffled >= abs(data.mean()) - 1e-12).sum())
    return Difference(around.n, around.mean, around.low, around.high, (hits + 1) / (draws + 1))


def _of_means(pairs: Sequence[tuple[float | None, float | None]], draws: int, confidence: float) -> Difference:
    """The same where the two means are over different cases."""
    import numpy as np

    n = len(pairs)
    values = np.array([[np.nan if v is None else v for v in pair] for pair in pairs], np.float64).T
    there = (~np.isnan(values)).astype(np.float64)
    values = np.nan_to_num(values)
    if not there.sum(axis=1).all():
        return Difference(n, None)
    mean = float(np.diff(values.sum(axis=1) / there.sum(axis=1))[0])
    random = np.random.default_rng(_SEED)
    rows = random.integers(0, n, size=(draws, n))
    with np.errstate(invalid="ignore"):
        drawn = [values[side][rows].sum(axis=1) / there[side][rows].sum(axis=1) for side in (0, 1)]
        swap = random.integers(0, 2, size=(draws, n)).astype(bool)
        mixed = [
            np.where(swap, values[1 - side], values[side]).sum(axis=1)
            / np.where(swap, there[1 - side], there[side]).sum(axis=1)
            for side in (0, 1)
        ]
    gaps = drawn[1] - drawn[0]
    low, high = np.percentile(gaps[~np.isnan(gaps)], _tails(confidence))
    hits = int((np.abs(mixed[1] - mixed[0]) >= abs(mean) - 1e-12).sum())
    return Difference(n, mean, float(low), float(high), (hits + 1) / (draws + 1))


def resampled(rows: Sequence[_T], statistic: Callable[[Sequence[_T]], float | None], draws: int = 1_000) -> Interval:
    """Any statistic of the cases with its percentile bootstrap interval; a draw in which it has no value is left out."""
    n = len(rows)
    if n < 2:
        return Interval(n, statistic(rows) if n else None)
    import numpy as np

    picks = np.random.default_rng(_SEED).integers(0, n, size=(draws, n))
    drawn = [value for pick in picks if (value := statistic([rows[i] for i in pick])) is not None]
    if not drawn:
        return Interval(n, statistic(rows))
    low, high = np.percentile(drawn, _tails(CONFIDENCE))
    return Interval(n, statistic(rows), float(low), float(high))


def _tails(confidence: float) -> tuple[float, float]:
    tail = 100 * (1 - confidence) / 2
    return tail, 100 - tail


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value below which `share` (0 to 1) of `values` lie, nearest rank; None of nothing."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[max(1, math.ceil(share * len(ordered))) - 1]
