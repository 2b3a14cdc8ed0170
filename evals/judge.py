"""A language model as judge: optional, beside the other scores and never in their place.

What it judges is fenced line by line, so that an answer cannot break out and grade itself. The *last* verdict counts, only
the offered grades count, and a verdict that cannot be read leaves the case unscored: it is never a zero.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import prompts
from corpus.errors import ModelError
from evals.cases.plan import Item, Measured
from qa.model import LanguageModel

_GRADES = {"RIGHT": 1.0, "WRONG": 0.0}
_VERDICT = re.compile(r"^[ \t*#_]*VERDICT\b(.*)$", re.M)
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
            question=item.question, expected=expected(item), answer=fenced(str(measured.answer["text"]))
        )
        try:
            grade = verdict(self.model.complete(asked, []))
        except ModelError:
            grade = None
        return {} if grade is None else {"judge_correct": grade}


def verdict(reply: str) -> float | None:
    """The grade of the last line that is a verdict; None if there is none, or it is not one of the grades."""
    found = _VERDICT.findall(reply)
    return _GRADES.get(found[-1].strip(" \t\r:*_.`").upper()) if found else None


def fenced(text: str) -> str:
    """Every line, of whatever kind of line end, behind a mark of its own."""
    return "\n".join(f"| {line}" for line in text.splitlines()) or "| "


def expected(item: Item) -> str:
    """What a right answer says, in words: the answers, or else the gold sentences, or that there is no answer."""
    said = "; and ".join(" or ".join(f"“{answer}”" for answer in group) for group in item.expected)
    gold = " ".join(sentence for _, sentence in item.evidence)
    if item.asked.get("expects") == "correction":
        return f"{_SILENCE}, or that the question assumes what is not so: {gold}"
    return said or gold or _SILENCE
