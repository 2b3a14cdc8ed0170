"""The gate: has run `b` become worse than run `a` by more than chance allows?

Over all questions a score falls through where the 95 % interval of its paired difference lies wholly on the worse
side. Within a kind the interval is wider, for there are many kinds: its confidence is shared out among them
(Bonferroni), and some cases must have moved. The product's promises may not fall in a single case, and no case of `a` may be missing or fail in
`b`. Times are not gated: they belong to the machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.figures.intervals import CONFIDENCE, Difference, difference
from evals.figures.names import LABELS, MUST_HOLD, label, sign

if TYPE_CHECKING:
    from evals.figures.comparison import Comparison

_FEWEST = 4  # cases of a kind


@dataclass(frozen=True)
class Fall:
    """One score that fell by more than it may; `kind` is "all" for every kind."""

    score: str
    kind: str
    reason: str

    def as_text(self) -> str:
        return f"{label(self.score)}, {'all kinds' if self.kind == 'all' else self.kind}: {self.reason}"


def gate(comparison: Comparison) -> list[Fall]:
    """What fell; empty if `b` passes."""
    falls = _missing(comparison)
    kinds = {change.kind for change in comparison.changes} - {"all"}
    for change in comparison.changes:
        pairs = comparison.pairs(change.score, change.kind)
        if change.score in MUST_HOLD:
            if change.kind == "all" and any(y < x for x, y in pairs):
                falls.append(
                    Fall(change.score, "all", f"broken in {sum(y < x for x, y in pairs)} cases; it may in none")
                )
            continue
        if change.kind != "all" and change.score not in LABELS:
            continue  # of the compared systems only the whole is gated
        confidence = CONFIDENCE if change.kind == "all" else 1 - (1 - CONFIDENCE) / max(1, len(kinds))
        gap = difference([x for x, _ in pairs], [y for _, y in pairs], confidence=confidence)
        if _worse(gap, sign(change.score)) and _enough(pairs, change.kind):
            falls.append(Fall(change.score, change.kind, _moved(gap)))
    return falls


def _missing(comparison: Comparison) -> list[Fall]:
    falls = []
    if comparison.missing:
        reason = (
            f"{comparison.missing} questions of the first run are not in the second; accept a new baseline if so meant"
        )
        falls.append(Fall("correct", "all", reason))
    failed = [flip for flip in comparison.flips if flip.after == "failed"]
    if failed:
        falls.append(Fall("correct", "all", f"{len(failed)} questions could not be run, {failed[0].id} first"))
    return falls


def _worse(gap: Difference, better: int) -> bool:
    if gap.mean is None:
        return False
    if gap.low is None or gap.high is None:
        return False  # a single case proves nothing
    return gap.high < 0 if better > 0 else gap.low > 0


def _enough(pairs: list[tuple[float, float]], kind: str) -> bool:
    """Within a kind, whether several cases moved: where all of two or three did, the interval has no width."""
    return kind == "all" or sum(x != y for x, y in pairs) >= _FEWEST


def _moved(gap: Difference) -> str:
    assert gap.mean is not None
    assert gap.low is not None
    assert gap.high is not None
    return f"{100 * gap.mean:+.1f} points [{100 * gap.low:+.1f}, {100 * gap.high:+.1f}], n {gap.n}"
