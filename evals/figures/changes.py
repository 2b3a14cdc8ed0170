"""Every score of two runs beside each other: how it changed, over all and in each kind, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.figures.intervals import CONFIDENCE, Difference, difference, resampled
from evals.measures.silence import area_under_risk, risk_coverage
from evals.record import CaseResult, Run

Pairs = Sequence[tuple[CaseResult, CaseResult]]


@dataclass(frozen=True)
class Change:
    """One score in both runs; `kind` is "all" for every kind.

    `guard` is the difference with the bounds that the gate goes by, wider within a kind. `moved` counts the cases
    in which the score is another, `fell` those in which it is less.
    """

    score: str
    kind: str
    a: float | None
    b: float | None
    difference: Difference
    guard: Difference
    moved: int
    fell: int


def changes_of(a: Run, b: Run, pairs: Pairs) -> tuple[Change, ...]:
    """All changes; the gate's bounds within a kind share the confidence out among the kinds (Bonferroni)."""
    kinds = list(dict.fromkeys(x.kind for x, _ in pairs))
    changes = [*_changes("all", pairs, CONFIDENCE), *_risk(a, b, pairs)]
    for kind in kinds:
        changes += _changes(kind, [pair for pair in pairs if pair[0].kind == kind], 1 - (1 - CONFIDENCE) / len(kinds))
    return tuple(changes)


def _changes(kind: str, pairs: Pairs, guarded: float) -> list[Change]:
    names = dict.fromkeys(name for pair in pairs for result in pair for name in result.scores)
    found = []
    for name in names:
        before, later = [x.scores.get(name) for x, _ in pairs], [y.scores.get(name) for _, y in pairs]
        gap = difference(before, later)
        guard = gap if guarded == CONFIDENCE else difference(before, later, confidence=guarded)
        both = list(zip(before, later, strict=True))
        moved = sum(x != y for x, y in both)
        fell = sum(x is not None and y is not None and y < x for x, y in both)
        found.append(Change(name, kind, _mean(before), _mean(later), gap, guard, moved, fell))
    return found


def _risk(a: Run, b: Run, pairs: Pairs) -> list[Change]:
    """The area under the risk-coverage curve, of whose cases none has it alone; nothing where it does not apply."""
    rows = [(_trusted(a, x), _trusted(b, y)) for x, y in pairs]
    before, later = _area([x for x, _ in rows]), _area([y for _, y in rows])
    if before is None or later is None:
        return []
    gap = resampled(rows, _area_gap)
    moved = sum(x != y for x, y in rows)
    apart = Difference(gap.n, gap.mean, gap.low, gap.high)
    return [Change("aurc", "all", before, later, apart, apart, moved, 0)]


_Trust = tuple[float, bool] | None


def _trusted(run: Run, result: CaseResult) -> _Trust:
    """How sure an answer was and whether it was right; None without an answer."""
    if result.answer is None or not result.answer["answered"] or result.kind == "draft":
        return None
    return float(result.answer["confidence"]), bool(run.passed(result))


def _area(answers: Sequence[_Trust]) -> float | None:
    return area_under_risk(risk_coverage([pair for pair in answers if pair], len(answers)))


def _area_gap(rows: Sequence[tuple[_Trust, _Trust]]) -> float | None:
    before, later = _area([x for x, _ in rows]), _area([y for _, y in rows])
    return None if before is None or later is None else later - before


def _mean(values: Sequence[float | None]) -> float | None:
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there else None
