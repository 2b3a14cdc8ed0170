"""Two runs of one suite, question by question: what changed, and whether that is more than chance."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from corpus.errors import EvalError
from evals.figures.changes import Change, changes_of
from evals.figures.gate import Fall, gate
from evals.figures.names import label
from evals.figures.table import chance, grid, share
from evals.record import CaseResult, Run


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
    """What run `b` does other than run `a`. `missing` counts cases that only `a` has, `new` those that only `b` has.

    A case is the same if its id and its question are.
    """

    a: Run
    b: Run
    changes: tuple[Change, ...]
    flips: tuple[Flip, ...]
    missing: int
    new: int

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
        failed = [result.id for result in self.b.results if result.failure is not None]
        return gate(self.changes, self.missing, failed)

    def gate_as_dict(self) -> dict[str, Any]:
        """`{passed, falls: [{score, kind, reason}]}`."""
        return {"passed": not self.falls, "falls": [asdict(fall) for fall in self.falls]}

    def gate_as_text(self) -> str:
        """The verdict of the gate in a few lines."""
        against = self.a.path.name
        if not self.falls:
            verdict = [f"gate: passed; nothing fell below {against} by more than chance"]
        else:
            verdict = [f"gate: SHUT; worse than {against}", *(f"  {fall.as_text()}" for fall in self.falls)]
        return "\n".join([*verdict, f"the runs differ in: {', '.join(self.differing()) or 'nothing'}"])

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
    after = {(result.id, result.question): result for result in b.results}
    pairs = [
        (result, after[result.id, result.question]) for result in a.results if (result.id, result.question) in after
    ]
    if not pairs:
        raise EvalError(f"{a.path.name} and {b.path.name} have no question in common: nothing to compare")
    changes = changes_of(a, b, pairs)
    outcomes = [Flip(x.id, x.kind, x.question, _outcome(a, x), _outcome(b, y)) for x, y in pairs]
    flips = [flip for flip in outcomes if flip.before != flip.after]
    return Comparison(a, b, changes, tuple(flips), len(a.results) - len(pairs), len(b.results) - len(pairs))


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
