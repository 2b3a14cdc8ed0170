"""The cases of a suite with the desk that each is put to, for fits that look inside the pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from evals.cases.case import Case
from evals.cases.plan import Plan
from evals.measures.citations import Words
from evals.sets.given import Given
from qa.desk import Desk


@dataclass(frozen=True)
class Put:
    """A case, the desk it is put to, and its gold sentences: where they stand, or their words."""

    case: Case
    desk: Desk
    gold: tuple[Words | str, ...] = ()


def put(plan: Plan) -> Iterator[Put]:
    """Every case of `plan`, in order."""
    for item in plan.items:
        assert isinstance(item.measure, partial)
        case, desk, *rest = item.measure.args
        gold: list[Words | str] = []
        for other in rest:
            if isinstance(other, Given):
                gold.extend(other.gold)
            elif isinstance(other, tuple):
                gold.extend(words for words in other if isinstance(words, Words))
        yield Put(case, desk, tuple(gold))
