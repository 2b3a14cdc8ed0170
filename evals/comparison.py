"""Two runs of one suite, question by question: what changed, and whether that is more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from corpus.errors import EvalError
from evals.intervals import Difference, difference
from evals.record import CaseResult, Run
from evals.table import chance, grid, label, share


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
    """What run `b` does other than run `a`. `unpaired` counts cases that only one of the two has."""

    a: Run
    b: Run
    changes: tuple[Change, ...]
    flips: tuple[Flip, ...]
    unpaired: int

    def as_dict(self) -> dict[str, Any]:
        """`{a, b, suite, unpaired, differing, changes: […], flips: […]}`."""
        return {
            "a": str(self.a.path),
            "b": str(self.b.path),
            "suite": self.a.settings.suite,
            "unpaired": self.unpaired,
            "differing": self.differing(),
            "changes": [asdict(change) for change in self.changes],
            "flips": [asdict(flip) for flip in self.flips],
        }

    def differing(self) -> list[str]:
        """The settings in which the runs differ, when they began aside."""
        a, b = asdict(self.a.settings), asdict(self.b.settings)
        return [name for name in a if name != "started" and a[name] != b[name]]

    def as_text(self) -> str:
        """The scores of both with their difference, per kind where it moved, then the flipped questions."""
        rows = [["score", "kind", "a", "b", "b - a", "95% interval", "p", "n"]]
        rows += [_row(c) for c in self.changes if c.kind == "all" or c.difference.mean]
        head = [f"a: {self.a.path}", f"b: {self.b.path}", f"differ in: {', '.join(self.differing()) or 'nothing'}"]
        if self.unpaired:
            head.append(f"{self.unpaired} questions are in one run only and left out")
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
    unpaired = len(a.results) + len(b.results) - 2 * len(pairs)
    return Comparison(a, b, tuple(changes), tuple(flips), unpaired)


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
