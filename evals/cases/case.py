"""One question with what a right answer shows and rests on, wherever it was written."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

from qa.question import Filters

Expects = Literal["answer", "silence", "correction"]
"""What is right: an answer; silence, for the articles do not say; silence or the words that contradict a premise."""

Matching = Literal["phrase", "words"]
"""How an answer string is looked for: `holds_phrase`, or the public sets' own `holds_words`."""


@dataclass(frozen=True)
class Turn:
    """One earlier question of the conversation and what was answered."""

    question: str
    answer: str


@dataclass(frozen=True)
class Evidence:
    """A sentence that answers (or contradicts a premise), and the name of the article it stands in."""

    article: str
    sentence: str


@dataclass(frozen=True)
class Said:
    """A sentence of a draft: whether the articles carry it, and what is wrong with it if they do not."""

    say: str
    holds: bool
    fault: str | None = None


@dataclass(frozen=True)
class Case:
    """One question to put.

    Of every group of `answers` one string must be shown; none of `stale` may stand for the answer.
    `days` are the first and the last day that its time words mean. A `draft` is what a model is made to write, to see what the check lets through. `file` says where
    the case is written.
    """

    id: str
    kind: str
    question: str
    as_of: date
    expects: Expects = "answer"
    history: tuple[Turn, ...] = ()
    answers: tuple[tuple[str, ...], ...] = ()
    stale: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    draft: tuple[Said, ...] = ()
    days: tuple[date, date] | None = None
    filters: Filters = field(default_factory=lambda: Filters())
    matching: Matching = "phrase"
    file: str = ""

    @property
    def answerable(self) -> bool:
        """Whether the articles answer it, so that silence is wrong."""
        return self.expects == "answer"

    def as_record(self) -> dict[str, Any]:
        """How it is asked and judged, as plain JSON values: what a run says beside the question."""
        filters = {name: value for name, value in self.filters.items() if value is not None}
        return {
            "expects": self.expects,
            "matching": self.matching,
            "days": [day.isoformat() for day in self.days] if self.days else None,
            "history": [asdict(turn) for turn in self.history],
            "filters": {k: v if isinstance(v, str | list) else str(v) for k, v in filters.items()},
            "draft": [asdict(said) for said in self.draft],
        }

    @property
    def asked(self) -> Filters:
        """The filters, the day of asking among them."""
        return Filters(**{**self.filters, "as_of": self.as_of})
