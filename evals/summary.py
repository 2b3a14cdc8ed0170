"""From the scores of the cases to figures: means with n and intervals, over all and per kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evals.intervals import Interval, interval, percentile
from evals.record import CaseResult


@dataclass(frozen=True)
class Latency:
    """Wall-clock milliseconds of one step over the cases that reached it."""

    n: int
    p50: float | None
    p95: float | None


@dataclass(frozen=True)
class Group:
    """The cases of one kind, or all: how many, how many could not be run, and each score's mean.

    A figure's n counts the cases the score applies to, failed ones never among them.
    """

    name: str
    cases: int
    failures: int
    figures: dict[str, Interval]

    def as_dict(self) -> dict[str, Any]:
        """`{cases, failures, scores: {name: {mean, low, high, n}}}`."""
        return {
            "cases": self.cases,
            "failures": self.failures,
            "scores": {name: asdict(figure) for name, figure in self.figures.items()},
        }


@dataclass(frozen=True)
class Summary:
    """All figures of a run. `failures` maps a case that could not be run to its reason."""

    overall: Group
    kinds: tuple[Group, ...]
    latency: dict[str, Latency]
    failures: dict[str, str]

    def as_dict(self) -> dict[str, Any]:
        return {
            **self.overall.as_dict(),
            "failed": self.failures,
            "kinds": {group.name: group.as_dict() for group in self.kinds},
            "latency_ms": {name: asdict(latency) for name, latency in self.latency.items()},
        }


def summarise(results: Sequence[CaseResult]) -> Summary:
    """The figures of these cases; kinds in the order they first occur."""
    kinds = list(dict.fromkeys(result.kind for result in results))
    steps = list(dict.fromkeys(step for result in results for step in result.timings_ms))
    return Summary(
        _group("all", results),
        tuple(_group(kind, [result for result in results if result.kind == kind]) for kind in kinds),
        {step: _latency([r.timings_ms[step] for r in results if step in r.timings_ms]) for step in steps},
        {result.id: result.failure for result in results if result.failure is not None},
    )


def values(results: Sequence[CaseResult], score: str) -> list[float]:
    """This score of the cases that have it; a failed case has none."""
    return [result.scores[score] for result in results if result.failure is None and score in result.scores]


def _group(name: str, results: Sequence[CaseResult]) -> Group:
    names = list(dict.fromkeys(score for result in results for score in result.scores))
    failures = sum(result.failure is not None for result in results)
    return Group(name, len(results), failures, {score: interval(values(results, score)) for score in names})


def _latency(times: Sequence[float]) -> Latency:
    return Latency(len(times), percentile(times, 0.5), percentile(times, 0.95))
