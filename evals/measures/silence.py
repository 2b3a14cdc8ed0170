"""Knowing when to be silent: abstention as a classifier, and how risk grows with coverage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from evals.cases.case import Expects


def abstention(answered: bool, expects: Expects) -> dict[str, float]:
    """What one case adds to the three measures of silence; means over the cases that add to each.

    `abstention_precision`: of the cases it is silent on, those where silence is right (unanswerable
    ones, and false premises). `abstention_recall`: of the unanswerable cases, those it is silent on;
    `answered_unanswerable` is the rest of them. A false premise may also be contradicted, so it
    is not asked to be silent. Silence as the positive class, as in SQuAD 2.0's no-answer scores.
    """
    found = {}
    if not answered:
        found["abstention_precision"] = float(expects != "answer")
    if expects == "silence":
        found["abstention_recall"] = float(not answered)
        found["answered_unanswerable"] = float(answered)
    return found


@dataclass(frozen=True)
class Point:
    """If only the surest were answered: the share of all questions answered, and the share wrong among those.

    `confidence` is the least of those answered.
    """

    coverage: float
    risk: float
    confidence: float


def risk_coverage(answers: Sequence[tuple[float, bool]], asked: int) -> list[Point]:
    """The curve of El-Yaniv and Wiener 2010 over what was answered: (confidence, right) pairs of `asked` questions.

    One point for each distinct confidence, the surest first: ties are answered together, so their order
    does not matter. It ends at the coverage that was reached; nothing is known beyond. Empty without answers.
    """
    ordered = sorted(answers, key=lambda pair: -pair[0])
    points: list[Point] = []
    wrong = 0
    for n, (confidence, right) in enumerate(ordered, start=1):
        wrong += not right
        if n == len(ordered) or ordered[n][0] != confidence:
            points.append(Point(n / asked, wrong / n, confidence))
    return points


def area_under_risk(points: Sequence[Point]) -> float | None:
    """The mean risk over the coverage that was reached (AURC of Geifman and El-Yaniv 2019, normalised); None of nothing.

    A step curve: each point's risk holds from the coverage before it to its own.
    """
    if not points:
        return None
    edges = [0.0, *(point.coverage for point in points)]
    return sum(p.risk * (p.coverage - left) for p, left in zip(points, edges, strict=False)) / points[-1].coverage


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """The odds that a positive case scores above a negative one, ties half (Mann-Whitney U); None if either is empty."""
    if not positive or not negative:
        return None
    ordered = sorted(negative)
    above = sum(bisect_left(ordered, p) + bisect_right(ordered, p) for p in positive) / 2
    return above / (len(positive) * len(negative))
