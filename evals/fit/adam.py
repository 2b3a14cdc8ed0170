"""Descend a slope: Adam (Kingma and Ba 2015) with its published constants."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
_FIRST, _SECOND, _EPSILON = 0.9, 0.999, 1e-8


def descend(slope: Callable[[Vector], Vector], size: int, steps: int, rate: float) -> Vector:
    """The weights, shape (size,), after so many steps from 0 down `slope`, which gives the gradient at some weights."""
    weights, mean, square = (np.zeros(size) for _ in range(3))
    for step in range(1, steps + 1):
        down = slope(weights)
        mean, square = _FIRST * mean + (1 - _FIRST) * down, _SECOND * square + (1 - _SECOND) * down**2
        weights = weights - rate * (mean / (1 - _FIRST**step)) / (np.sqrt(square / (1 - _SECOND**step)) + _EPSILON)
    return weights
