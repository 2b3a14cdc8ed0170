"""Fit the coefficients of the check's support: `python -m evals.fit support --data DIR`, for `qa/verify/support.json`.

DIR holds WiCE's claim_dev.jsonl[.gz].

Fitted on the claims of WiCE, each with the page it cites, by Newton's method with a ridge penalty on standardised
signals; the figure kept in the file is of cross-validation, its folds drawn anew ten times. The drafted sentences of the
fixed questions, each with the sentences of its articles that carry it best, are not fitted on (what is false in them is
mostly who did what, which no signal counts and the check refuses as a fault): they say how well the model does elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import seeds
from evals.cases.gold import locate
from evals.cases.plan import Request
from evals.cases.questions import load_cases, questions_folder
from evals.measures.silence import auroc
from evals.runs.place import library_folder, open_library
from evals.sets.swaps import Held
from evals.sets.wice import claims, page
from qa.verify import attribute
from qa.verify.signals import Signals, of_cited, of_page

Floats = NDArray[np.float64]
_NAMES = tuple(field.name for field in fields(Signals))
_RIDGE = 5.0
_FOLDS, _DRAWS, _SEED = 5, 10, 20250908
_ENOUGH = 0.5  # below it the words are too few, whatever else; every drafted sentence that holds has as much


@dataclass(frozen=True)
class Rows:
    """Claims as rows of signals, and whether each is carried."""

    signals: Floats
    carried: Floats

    @classmethod
    def of(cls, found: Sequence[tuple[Signals, bool]]) -> Rows:
        signals = np.array([[getattr(one, name) for name in _NAMES] for one, _ in found])
        return cls(signals, np.array([float(yes) for _, yes in found]))


def newton(signals: Floats, carried: Floats, ridge: float = _RIDGE) -> Floats:
    """The intercept and a weight for each signal, for signals as they are; the penalty is on standardised ones."""
    mean, scale = signals.mean(axis=0), signals.std(axis=0) + 1e-9
    rows = np.column_stack([np.ones(len(signals)), (signals - mean) / scale])
    penalty = ridge * np.eye(rows.shape[1])
    penalty[0, 0] = 0.0
    beta = np.zeros(rows.shape[1])
    for _ in range(25):
        odds = 1 / (1 + np.exp(-rows @ beta))
        curve = rows.T @ (rows * (odds * (1 - odds))[:, None]) + penalty
        beta = beta - np.linalg.solve(curve, rows.T @ (odds - carried) + penalty @ beta)
    weights = beta[1:] / scale
    return np.concatenate([[beta[0] - float(weights @ mean)], weights])


def cross_validated(rows: Rows) -> float:
    """The mean AUROC of claims that were not fitted on."""
    figures = []
    random = np.random.default_rng(_SEED)
    for _ in range(_DRAWS):
        fold = random.permutation(len(rows.carried)) % _FOLDS
        rated = np.zeros(len(rows.carried))
        for held in range(_FOLDS):
            beta = newton(rows.signals[fold != held], rows.carried[fold != held])
            rated[fold == held] = beta[0] + rows.signals[fold == held] @ beta[1:]
        figures.append(area(rated, rows.carried))
    return float(np.mean(figures))


def area(rated: Floats, carried: Floats) -> float:
    """The AUROC of a rating for what is carried."""
    return auroc(rated[carried == 1].tolist(), rated[carried == 0].tolist()) or 0.0


def wice_rows(data: Path) -> list[tuple[Signals, bool]]:
    """The claims of WiCE with their pages."""
    return [(of_page(row.claim, list(page(row.evidence).values())), row.label == "supported") for row in claims(data)]


def draft_rows(home: Path | None) -> list[tuple[Signals, bool]]:
    """The drafted sentences with what carries them best."""
    cases = [case for case in load_cases(questions_folder()) if case.draft]
    desk, _ = open_library(library_folder(home, "seeds"), [seeds.folder()], Request(home=home))
    try:
        held, found = Held(desk), []
        gold = locate(cases, desk)
        for case in cases:
            evidence = held.evidence(list(dict.fromkeys(words.article_id for words in gold[case.id])))
            for said in case.draft:
                found.append((of_cited(said.say, attribute(said.say, (), evidence)[1]), said.holds))
        return found
    finally:
        desk.close()


def fitted(wice: Rows, drafts: Rows) -> dict[str, object]:
    """What `support.json` holds."""
    beta = newton(wice.signals, wice.carried)
    return {
        "made_by": "python -m evals.fit support --data DIR",
        "claims": len(wice.carried),
        "auroc_cross_validated": round(cross_validated(wice), 4),
        "auroc_of_drafts": round(area(beta[0] + drafts.signals @ beta[1:], drafts.carried), 4),
        "coefficients": dict(zip(("intercept", *_NAMES), (round(float(b), 4) for b in beta), strict=True)),
        "enough": _ENOUGH,
    }


def run(data: Path, home: Path | None) -> dict[str, object]:
    """What `support.json` holds, fitted anew."""
    return fitted(Rows.of(wice_rows(data)), Rows.of(draft_rows(home)))
