"""Two runs of one suite, question by question: what changed, and whether that is more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from corpus.errors import EvalError
from evals.figures.gate import Fall, gate
from evals.figures.intervals import Difference, difference
from evals.figures.names import label
from evals.figures.table import chance, grid, share
from evals.runs.record import CaseResult, Run


@dataclass(frozen=True)
class Change:
    """One score in both runs, over the cases that have it in both; `kind` is "all" for every kind."""

    score: str
    kind: str
    a: float | None
    b: float | None
    difference: Difference


@dataclass(frozen=True)
class Flip:
    """A question with another outcome: passed, missed or failed."""

    id: str
    kind: str
    question: str
    before: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """What run `b` does other than run `a`. `missing` counts cases that only `a` has, `new` those that only `b` has."""

    a: Run
    b: Run
    changes: tuple[Change, ...]
    flips: tuple[Flip, ...]
    missing: int
    new: int

    def pairs(self, score: str, kind: str = "all") -> list[tuple[float, float]]:
        """The values of one score in `a` and `b`, for the cases of a kind that have it in both."""
        after = {result.id: result.scores for result in self.b.results}
        return [
            (x.scores[score], after[x.id][score])
            for x in self.a.results
            if kind in ("all", x.kind) and score in x.scores and score in after.get(x.id, {})
        ]

    def as_dict(self) -> dict[str, Any]:
        """`{a, b, suite, missing, new, differing, changes: […], flips: […]}`."""
        return {
            "a": str(self.a.path),
            "b": str(self.b.path),
            "suite": self.a.settings.suite,
            "missing": self.missing,
            "new": self.new,
            "differing": self.differing(),
            "changes": [asdict(change) for change in self.changes],
            "flips": [asdict(flip) for flip in self.flips],
        }

    def differing(self) -> list[str]:
        """The settings in which the runs differ."""
        a, b = asdict(self.a.settings), asdict(self.b.settings)
        return [name for name in a if a[name] != b[name]]

    @cached_property
    def falls(self) -> list[Fall]:
        """What fell by more than chance allows."""
        return gate(self)

    def gate_as_dict(self) -> dict[str, Any]:
        """`{passed, falls: [{score, kind, reason}]}`."""
        return {"passed": not self.falls, "falls": [asdict(fall) for fall in self.falls]}

    def gate_as_text(self) -> str:
        """The verdict of the gate in a few lines."""
        against = self.a.path.name
        if not self.falls:
            return f"gate: passed; nothing fell below {against} by more than chance"
        return "\n".join([f"gate: SHUT; worse than {against}", *(f"  {fall.as_text()}" for fall in self.falls)])

    def as_text(self) -> str:
        """The scores of both with their difference, per kind where it moved, then the flipped questions."""
        rows = [["score", "kind", "a", "b", "b - a", "95% interval", "p", "n"]]
        rows += [_row(c) for c in self.changes if c.kind == "all" or c.difference.mean]
        head = [f"a: {self.a.path}", f"b: {self.b.path}", f"differ in: {', '.join(self.differing()) or 'nothing'}"]
        if self.missing or self.new:
            head.append(f"{self.missing} questions are in a only, {self.new} in b only: left out")
        flips = [f"{f.before} -> {f.after}  {f.id} ({f.kind}): {f.question}" for f in self.flips]
        return "\n".join([*head, "", grid(rows), "", f"{len(flips)} questions flipped", *flips])


def compare_runs(a: Run, b: Run) -> Comparison:
    """Compare two runs of one suite. Raises EvalError for runs of two, or without a question in common."""
    if a.settings.suite != b.settings.suite:
        suites = f"{a.path.name} is of {a.settings.suite}, {b.path.name} of {b.settings.suite}"
        raise EvalError(f"{suites}: give two runs of one suite")
    after = {result.id: result for result in b.results}
    pairs = [(result, after[result.id]) for result in a.results if result.id in after]
    if not pairs:
        raise EvalError(f"{a.path.name} and {b.path.name} have no question in common: nothing to compare")
    changes = list(_changes("all", pairs))
    for kind in dict.fromkeys(x.kind for x, _ in pairs):
        changes += _changes(kind, [pair for pair in pairs if pair[0].kind == kind])
    outcomes = [Flip(x.id, x.kind, x.question, _outcome(a, x), _outcome(b, y)) for x, y in pairs]
    flips = [flip for flip in outcomes if flip.before != flip.after]
    return Comparison(a, b, tuple(changes), tuple(flips), len(a.results) - len(pairs), len(b.results) - len(pairs))


def _changes(kind: str, pairs: Sequence[tuple[CaseResult, CaseResult]]) -> list[Change]:
    names = dict.fromkeys(name for pair in pairs for result in pair for name in result.scores)
    found = []
    for name in names:
        both = [(x.scores[name], y.scores[name]) for x, y in pairs if name in x.scores and name in y.scores]
        before, later = [x for x, _ in both], [y for _, y in both]
        found.append(Change(name, kind, _mean(before), _mean(later), difference(before, later)))
    return found


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _outcome(run: Run, result: CaseResult) -> str:
    if result.failure is not None:
        return "failed"
    return "passed" if run.passed(result) else "missed"


def _row(change: Change) -> list[str]:
    gap = change.difference
    signed = "-" if gap.mean is None else f"{100 * gap.mean:+.1f}"
    around = "" if gap.low is None or gap.high is None else f"[{100 * gap.low:+.1f}, {100 * gap.high:+.1f}]"
    p = "" if gap.p is None else chance(gap.p)
    return [label(change.score), change.kind, share(change.a), share(change.b), signed, around, p, str(gap.n)]
