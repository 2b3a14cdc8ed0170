"""The gate: has run `b` become worse than run `a` by more than chance allows?

Over all questions a score falls through where the 95 % interval of its paired difference lies wholly on the worse
side. Within a kind the interval is wider, for there are many kinds: its confidence is shared out among them
(Bonferroni), and everywhere some cases must have moved. The product's promises may not fall in a single case, and no case of `a` may be missing or fail in
`b`. Times are not gated: they belong to the machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.figures.changes import Change
from evals.figures.intervals import Difference
from evals.figures.names import LABELS, MUST_HOLD, label, sign

_FEWEST = 4  # cases that must have moved: where all of two or three did, the interval has no width


@dataclass(frozen=True)
class Fall:
    """One score that fell by more than it may; `kind` is "all" for every kind."""

    score: str
    kind: str
    reason: str

    def as_text(self) -> str:
        return f"{label(self.score)}, {'all kinds' if self.kind == 'all' else self.kind}: {self.reason}"


def gate(changes: Sequence[Change], missing: int, failed: Sequence[str]) -> list[Fall]:
    """What fell; empty if `b` passes. `missing` questions are not in `b`, and those in `failed` could not be run."""
    falls = _missing(missing, failed)
    for change in changes:
        if change.score in MUST_HOLD:
            if change.kind == "all" and change.fell:
                falls.append(Fall(change.score, "all", f"broken in {change.fell} cases; it may in none"))
        elif change.kind != "all" and change.score not in LABELS:
            continue  # of the compared systems only the whole is gated
        elif change.moved >= _FEWEST and _worse(change.guard, sign(change.score)):
            falls.append(Fall(change.score, change.kind, _moved(change.guard)))
    return falls


def _missing(missing: int, failed: Sequence[str]) -> list[Fall]:
    falls = []
    if missing:
        reason = f"{missing} questions of the first run are not in the second; accept a new baseline if so meant"
        falls.append(Fall("correct", "all", reason))
    if failed:
        falls.append(Fall("correct", "all", f"{len(failed)} questions could not be run, {failed[0]} first"))
    return falls


def _worse(gap: Difference, better: int) -> bool:
    if gap.mean is None:
        return False
    if gap.low is None or gap.high is None:
        return False  # a single case proves nothing
    return gap.high < 0 if better > 0 else gap.low > 0


def _moved(gap: Difference) -> str:
    assert gap.mean is not None
    assert gap.low is not None
    assert gap.high is not None
    return f"{100 * gap.mean:+.1f} points [{100 * gap.low:+.1f}, {100 * gap.high:+.1f}], n {gap.n}"
