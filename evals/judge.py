"""A language model as judge: optional, beside the other scores and never in their place.

What it judges is fenced line by line, so that an answer cannot break out and grade itself. The *last* verdict counts, only
the offered grades count, and a verdict that cannot be read leaves the case unscored: it is never a zero.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import prompts
from corpus.errors import ModelError
from evals.cases.plan import Item, Measured
from qa.model import LanguageModel

_GRADES = {"RIGHT": 1.0, "WRONG": 0.0}
_VERDICT = re.compile(r"^\W*VERDICT\W+(\w+)\W*$", re.M)
_SILENCE = "that the articles do not say"


@dataclass(frozen=True)
class Judge:
    """Grades answers with a model."""

    model: LanguageModel

    def grade(self, item: Item, measured: Measured) -> dict[str, float]:
        """`judge_correct`, 1 or 0; nothing where there is no answer to judge, or no verdict that can be read."""
        if measured.answer is None or item.kind == "draft":
            return {}
        asked = prompts.load("judge").render(
            question=item.question, expected=expected(item.expected), answer=fenced(str(measured.answer["text"]))
        )
        try:
            grade = verdict(self.model.complete(asked, []))
        except ModelError:
            grade = None
        return {} if grade is None else {"judge_correct": grade}


def verdict(reply: str) -> float | None:
    """The grade of the last line that is a verdict; None if there is none, or it is not one of the grades."""
    found = _VERDICT.findall(reply)
    return _GRADES.get(found[-1].upper()) if found else None


def fenced(text: str) -> str:
    """Every line, of whatever kind of line end, behind a mark of its own."""
    return "\n".join(f"| {line}" for line in text.splitlines()) or "| "


def expected(groups: Sequence[Sequence[str]]) -> str:
    """What a right answer says, in words."""
    return "; and ".join(" or ".join(f"“{answer}”" for answer in group) for group in groups) or _SILENCE
