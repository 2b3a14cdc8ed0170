"""From the scores of the cases to figures: means with n and intervals, over all and per kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evals.figures.intervals import Interval, interval, percentile, resampled
from evals.losses import LOSSES
from evals.measures.silence import Point, area_under_risk, auroc, risk_coverage
from evals.record import CaseResult, Run


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
class Tokens:
    """What the answers cost: calls and tokens of all of them, replayed ones at what they cost when asked.

    `dollars` by the table of prices; None where the model is not in it.
    """

    calls: int
    prompt_tokens: int
    completion_tokens: int
    dollars: float | None = None

    def as_text(self) -> str:
        """In a line."""
        cost = "" if self.dollars is None else f", ${self.dollars:.4f}"
        return f"{self.calls:,} calls, {self.prompt_tokens:,} tokens sent, {self.completion_tokens:,} written{cost}"


@dataclass(frozen=True)
class Summary:
    """All figures of a run.

    `failures` maps a case that could not be run to its reason. `lost` counts the wrong answers by where
    they were lost. `risk` is the risk-coverage curve, `aurc` the area under it; `auroc` how well the support
    of claims tells supported ones from others. Each is empty or None where it does not apply.
    """

    overall: Group
    kinds: tuple[Group, ...]
    latency: dict[str, Latency]
    failures: dict[str, str]
    lost: dict[str, int]
    risk: tuple[Point, ...]
    aurc: float | None
    auroc: Interval | None
    tokens: Tokens

    def as_dict(self) -> dict[str, Any]:
        return {
            **self.overall.as_dict(),
            "failed": self.failures,
            "kinds": {group.name: group.as_dict() for group in self.kinds},
            "lost": self.lost,
            "risk_coverage": [asdict(point) for point in self.risk],
            "aurc": self.aurc,
            "auroc": asdict(self.auroc) if self.auroc else None,
            "tokens": asdict(self.tokens),
            "latency_ms": {name: asdict(latency) for name, latency in self.latency.items()},
        }


def summarise(run: Run) -> Summary:
    """The figures of a run; kinds in the order they first occur."""
    results = run.results
    kinds = list(dict.fromkeys(result.kind for result in results))
    steps = list(dict.fromkeys(step for result in results for step in result.timings_ms))
    risk = tuple(risk_coverage(*_answered(run)))
    return Summary(
        _group("all", results),
        tuple(_group(kind, [result for result in results if result.kind == kind]) for kind in kinds),
        {step: _latency([r.timings_ms[step] for r in results if step in r.timings_ms]) for step in steps},
        {result.id: result.failure for result in results if result.failure is not None},
        _lost(results),
        risk,
        area_under_risk(risk),
        _support_auroc(results),
        _tokens(run),
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


def _answered(run: Run) -> tuple[list[tuple[float, bool]], int]:
    """(confidence, right) of what was answered, and how many questions were asked; drafts are no questions."""
    asked = [r for r in run.results if r.answer is not None and r.failure is None and r.kind != "draft"]
    pairs = [(float(r.answer["confidence"]), bool(run.passed(r))) for r in asked if r.answer and r.answer["answered"]]
    return pairs, len(asked)


def _lost(results: Sequence[CaseResult]) -> dict[str, int]:
    counts = Counter(result.lost for result in results)
    return {loss: counts[loss] for loss in LOSSES if counts[loss]}


def _support_auroc(results: Sequence[CaseResult]) -> Interval | None:
    rated = [r.scores for r in results if {"support", "supported"} <= r.scores.keys()]
    pairs = [(scores["support"], scores["supported"] == 1.0) for scores in rated]
    return resampled(pairs, _auroc) if pairs else None


def _auroc(pairs: Sequence[tuple[float, bool]]) -> float | None:
    return auroc([score for score, yes in pairs if yes], [score for score, yes in pairs if not yes])


def _tokens(run: Run) -> Tokens:
    usages = [r.answer["usage"] for r in run.results if r.answer is not None]
    calls, sent, written = (sum(u[n] for u in usages) for n in ("calls", "prompt_tokens", "completion_tokens"))
    return Tokens(calls, sent, written, run.price.of(sent, written) if run.price and calls else None)
