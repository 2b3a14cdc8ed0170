"""The fits find coefficients that were put into data."""

from __future__ import annotations

from datetime import date

import numpy as np

from evals.fit import retrieval, selection


def test_retrieval_learns_which_signal_tells() -> None:
    random = np.random.default_rng(0)
    pools = []
    for week in range(40):
        signals = random.normal(size=(30, len(retrieval.NAMES)))
        odds = 3 * signals[:, 0] - 2 * signals[:, 3]
        pools.append(retrieval.Pool(date.fromordinal(730000 + week), signals, odds >= np.sort(odds)[-2]))
    found = retrieval.fit(pools)
    assert found.meaning > 1 > 0.3 > abs(found.words)
    assert found.lead < -0.5
    assert retrieval.recall(pools, found, 1) > 0.9
    held_out = retrieval.cross_validated(pools)
    assert list(held_out) == ["recall@1", "recall@4", "recall@10"]
    assert 0.8 < held_out["recall@1"] <= held_out["recall@4"] <= held_out["recall@10"] <= 1


def test_selection_learns_which_signal_tells_and_when_to_be_silent() -> None:
    random = np.random.default_rng(0)
    pools = []
    for number in range(200):
        signals = random.normal(size=(12, len(selection.NAMES)))
        right = np.zeros(12, bool)
        if number % 2:
            signals[4, 0] += 4
            right[4] = True
        pools.append(selection.Pool("one", signals, right))
    found = selection.fit(pools)
    assert found[selection.NAMES[0]] > 1
    assert all(abs(found[name]) < 0.5 for name in selection.NAMES[1:])
    assert found["intercept"] < -2
    assert selection.first_right(pools, found, "one") > 0.9
