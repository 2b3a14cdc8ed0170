"""What a run says of itself and of each of its cases."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.prices import Price

FORMAT = 2


@dataclass(frozen=True)
class Settings:
    """What a run measured: enough to tell whether two runs may be compared, and on what they differ.

    `cases` is how many it set out to run, `headline` the score by which a case passes, `mode`
    "quotes" or the model's name, `library` what was searched, `code` a fingerprint of the packages that
    answer and measure, `packages` the versions of what they rest on, `questions` a fingerprint of what is asked and
    expected, `limit` how many of them were taken, `model` how it is called.
    """

    suite: str
    headline: str
    cases: int
    mode: str
    library: dict[str, Any] = field(default_factory=dict)
    prompts: dict[str, int] = field(default_factory=dict)
    code: dict[str, str] = field(default_factory=dict)
    packages: dict[str, str] = field(default_factory=dict)
    questions: str = ""
    limit: int | None = None
    model: dict[str, Any] = field(default_factory=dict)
    judge: str | None = None
    format: int = FORMAT


@dataclass(frozen=True)
class CaseResult:
    """One question, what came back and its scores.

    A score is in `scores` only where it applies. `failure` is the exception of a case that could not
    be run: such a case has no scores, and is counted, never averaged in. `asked` holds the history and the filters
    it was asked with, and how it is judged. `passages` were retrieved,
    `selected` sentences chosen from them, `drafted` is what a model wrote, each sentence with the check's
    fault, `calls` what was sent to it and what came back, `judged` the same of the judge. `lost` says where a wrong answer was lost,
    `broken` which promises were not kept. `ranks` holds, for each system of a retrieval suite, the rank of its
    first hit. `timings_ms` come from the file beside.
    """

    id: str
    kind: str
    question: str
    as_of: str
    expected: list[list[str]] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    evidence: list[dict[str, str]] = field(default_factory=list)
    asked: dict[str, Any] = field(default_factory=dict)
    answer: dict[str, Any] | None = None
    passages: list[dict[str, Any]] = field(default_factory=list)
    selected: list[dict[str, Any]] = field(default_factory=list)
    drafted: list[dict[str, str]] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    judged: list[dict[str, Any]] = field(default_factory=list)
    ranks: dict[str, int | None] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    lost: str | None = None
    broken: list[str] = field(default_factory=list)
    failure: str | None = None
    timings_ms: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Run:
    """A run as read back; `started` is unknown (None) without the file of times, `price` without one for its model."""

    path: Path
    settings: Settings
    results: tuple[CaseResult, ...]
    started: str | None = None
    price: Price | None = None

    @property
    def complete(self) -> bool:
        """Whether every case that it set out to run is there."""
        return len(self.results) == self.settings.cases

    def passed(self, result: CaseResult) -> bool | None:
        """Whether the case's headline score is full; None for a failed case or one without that score."""
        score = result.scores.get(self.settings.headline)
        return None if score is None else score == 1.0
