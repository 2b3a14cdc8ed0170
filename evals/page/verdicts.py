"""The verdict on each question, in one place: right, wrong, failed to run, or none to be had."""

from __future__ import annotations

from collections import Counter
from typing import Literal, get_args

from evals.record import CaseResult, Run

Verdict = Literal["right", "wrong", "failed", "open"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_WORDS: dict[Verdict, str] = {"right": "right", "wrong": "wrong", "failed": "failed to run", "open": "no verdict"}
_SEARCHED: dict[Verdict, str] = {**_WORDS, "right": "found", "wrong": "missed"}
SIGNS: dict[Verdict, str] = {"right": "✓", "wrong": "✗", "failed": "!", "open": "?"}
"""Beside the colour, for those who see none."""


def verdict(run: Run, result: CaseResult) -> Verdict:
    """What became of a question."""
    if result.failure is not None:
        return "failed"
    passed = run.passed(result)
    return "open" if passed is None else "right" if passed else "wrong"


def word(run: Run, found: Verdict) -> str:
    """What a verdict is called: nothing is said in a search, so nothing can be wrong."""
    return (_SEARCHED if run.settings.mode == "search" else _WORDS)[found]


def said(result: CaseResult) -> str:
    """Whether it was answered or met with silence; empty where nothing was to be said (a search, a failure)."""
    return "" if result.answer is None else "answered" if result.answer["answered"] else "silent"


def tally(run: Run) -> Counter[tuple[Verdict, str]]:
    """How many questions of each verdict, by what was said."""
    return Counter((verdict(run, result), said(result)) for result in run.results)
