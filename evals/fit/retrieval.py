"""Fit the coefficients of `qa.retrieve.fusion` on RealTimeQA: `python -m evals.fit retrieval --data DIR`.

For each answerable question the probability mass that a softmax over all candidates gives to those that
hold an answer is maximised (the marginal likelihood of Karpukhin et al. 2020, with a small ridge). Questions of
one week stay together in cross-validation, in five folds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.cases.plan import Request
from evals.fit.adam import descend
from evals.fit.cases import put
from evals.measures.strings import holds_words
from evals.sets import realtimeqa
from qa.desk import Desk
from qa.plan import plan
from qa.question import ask
from qa.retrieve.fusion import Signals
from qa.retrieve.search import DEPTH, candidates

FOLDS = 5
_RIDGE, _STEPS, _RATE = 0.05, 400, 0.05
NAMES = tuple(field.name for field in fields(Signals))


@dataclass(frozen=True)
class Pool:
    """One question's candidates: their signals, shape (n, signals), and which of them hold an answer."""

    day: date
    signals: NDArray[np.float64]
    holds: NDArray[np.bool_]


def pool(desk: Desk, question: str, day: date, answers: Sequence[str]) -> Pool:
    """What search finds for a question, measured."""
    asked, snapshot = ask(question, as_of=day), desk.library.snapshot()
    found = candidates(desk.library, snapshot, asked.text, DEPTH, asked.where)
    measured = found.measured(asked.text, snapshot, asked.where.as_of, plan(asked.text, (), asked.as_of).window)
    texts = {
        id_: f"{snapshot.heads[chunk.article_id].article.title or ''}\n{snapshot.passage(chunk)}"
        for id_, chunk in found.chunks.items()
    }
    rows = [tuple(asdict(signals).values()) for signals in measured.values()]
    holds = [any(holds_words(texts[id_], answer) for answer in answers) for id_ in measured]
    return Pool(day, np.array(rows, np.float64).reshape(-1, len(NAMES)), np.array(holds, np.bool_))


def fit(pools: Sequence[Pool]) -> Signals:
    """The coefficients, by Adam on standardised signals."""
    useful = [p for p in pools if p.holds.any() and not p.holds.all()]
    scale = np.concatenate([p.signals for p in useful]).std(axis=0) + 1e-9

    def slope(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        found = 2 * _RIDGE * weights
        for p in useful:
            rows = p.signals / scale
            odds = np.exp(rows @ weights - (rows @ weights).max())
            share, right = odds / odds.sum(), odds * p.holds / (odds * p.holds).sum()
            found -= rows.T @ (right - share) / len(useful)
        return found

    weights = descend(slope, len(NAMES), _STEPS, _RATE)
    return Signals(*(round(float(value), 3) for value in weights / scale))


def recall(pools: Sequence[Pool], weights: Signals, k: int) -> float:
    """The share of questions with an answer among the `k` best candidates, before they are widened."""
    values = np.array(list(asdict(weights).values()))
    best = [np.argsort(-(p.signals @ values), kind="stable")[:k] for p in pools]
    return float(np.mean([p.holds[rows].any() for p, rows in zip(pools, best, strict=True)]))


def cross_validated(pools: Sequence[Pool]) -> dict[str, float]:
    """Recall at 1, 4 and 10 on the weeks that the coefficients were not fitted on."""
    weeks = {day: number % FOLDS for number, day in enumerate(sorted({p.day for p in pools}))}
    total = dict.fromkeys((1, 4, 10), 0.0)
    for fold in range(FOLDS):
        held = [p for p in pools if weeks[p.day] == fold]
        weights = fit([p for p in pools if weeks[p.day] != fold])
        for k in total:
            total[k] += len(held) * recall(held, weights, k)
    return {f"recall@{k}": round(hits / len(pools), 3) for k, hits in total.items()}


def ablated(pools: Sequence[Pool]) -> dict[str, dict[str, float]]:
    """Cross-validated recall with each signal left out, and with each of the two searches' own signal alone."""
    kept = {f"without {name}": tuple(other for other in NAMES if other != name) for name in NAMES}
    kept |= {f"{name} alone": (name,) for name in ("meaning", "words")}
    return {how: cross_validated([_with_only(p, names) for p in pools]) for how, names in kept.items()}


def _with_only(one: Pool, names: Sequence[str]) -> Pool:
    return replace(one, signals=one.signals * np.array([name in names for name in NAMES]))


def run(data: Path, home: Path | None) -> dict[str, object]:
    """The coefficients, the recall that they give on weeks they were not fitted on, and what each signal adds to it."""
    made = realtimeqa.plan(Request(data=data, home=home, model="quotes", progress=True))
    asked = (one for one in put(made) if one.case.answerable)
    pools = [pool(one.desk, one.case.question, one.case.as_of, one.case.answers[0]) for one in asked]
    made.close()
    return {
        "weights": asdict(fit(pools)),
        "cross-validated": cross_validated(pools),
        "ablation": ablated(pools),
        "questions": len(pools),
    }
