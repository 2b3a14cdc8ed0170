"""How likely the cited words carry a claim: a small logistic model over the signals, its coefficients in `support.json`.

The coefficients are fitted by `python -m evals.fit support --data DIR`, and the file says on what, and how well it did
on claims that it was not fitted on. A reader of entailment, if the caller has one, has an equal say: the two odds are
multiplied and the square root is taken.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from qa.evidence import Sentence
from qa.verify.signals import Signals, of_page

_SUREST = 0.999  # of a reader: odds stay finite


class Entails(Protocol):
    """A reader of entailment, such as a small neural model: how likely the premise carries the hypothesis, 0 to 1."""

    def __call__(self, premise: str, hypothesis: str, /) -> float: ...


@dataclass(frozen=True)
class Coefficients:
    """The weights of the logistic model, by the names of `Signals`, its intercept, and the support that is enough."""

    stretch: float
    wide: float
    facts: float
    names: float
    intercept: float
    enough: float

    def support(self, signals: Signals) -> float:
        """The estimated probability that the claim is carried, 0 to 1."""
        total = self.intercept + sum(getattr(self, name) * value for name, value in asdict(signals).items())
        return 1 / (1 + math.exp(-total))


@cache
def coefficients() -> Coefficients:
    """Those kept in `support.json`."""
    values = json.loads((Path(__file__).parent / "support.json").read_text(encoding="utf-8"))
    return Coefficients(**values["coefficients"], enough=values["enough"])


def rate(claim: str, page: Sequence[Sentence], entails: Entails | None = None) -> float:
    """How well a whole page, its lines in order, carries a claim: 0 to 1, the better for ranking the more so."""
    if not page:
        return 0.0
    support = coefficients().support(of_page(claim, page))
    return with_reader(support, claim, " ".join(s.text for s in page), entails) if entails else support


def with_reader(support: float, claim: str, premise: str, entails: Entails) -> float:
    """The support by the words and the reader's, each with an equal say."""
    read = min(max(entails(premise, claim), 1 - _SUREST), _SUREST)
    support = min(max(support, 1 - _SUREST), _SUREST)
    odds = math.sqrt(support / (1 - support) * read / (1 - read))
    return odds / (1 + odds)
