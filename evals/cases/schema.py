"""What a record of the question files may be: the fields of a question, a conversation, a draft."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from evals.cases.case import Expects

Kind = Literal[
    "single", "other-words", "multi", "comparison", "time", "who-said", "number", "conflict", "corrected",
    "follow-up", "overview", "unanswerable", "false-premise",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
Fault = Literal[
    "number", "name", "date", "negation", "unit", "attribution", "modality", "quantifier", "roles", "invented",
    "cause", "place",
]  # fmt: skip

Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
EXPECTS: dict[str, Expects] = {"unanswerable": "silence", "false-premise": "correction"}


class Strict(BaseModel):
    """A record whose fields are those named and of their types, no others."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class GoldSentence(Strict):
    """A sentence that answers or contradicts, and the article it stands in."""

    article: Text
    sentence: Text


class Asked(Strict):
    """What a question and a turn of a conversation have in common."""

    question: Text
    kind: Kind
    answers: list[Annotated[list[Text], Field(min_length=1)]] = []
    stale: list[Text] = []
    days: Annotated[list[date], Field(min_length=2, max_length=2)] | None = None
    evidence: list[GoldSentence] = []

    @model_validator(mode="after")
    def _as_its_kind_demands(self) -> Self:
        expects = EXPECTS.get(self.kind, "answer")
        if (expects == "answer") != bool(self.answers):
            raise ValueError(f"a {self.kind} case has {'answers' if expects == 'answer' else 'no answers'}")
        if (expects == "silence") == bool(self.evidence):
            raise ValueError(f"a {self.kind} case has {'no evidence' if self.evidence else 'evidence'}")
        return self


class QuestionRow(Asked):
    """A question by itself."""

    id: Text
    as_of: date
    publisher: Text | None = None
    since: date | None = None
    until: date | None = None


class TurnRow(Asked):
    """A turn of a conversation."""

    kind: Kind = "follow-up"
    reply: Text | None = None


class DialogueRow(Strict):
    """A conversation."""

    id: Text
    as_of: date
    turns: Annotated[list[TurnRow], Field(min_length=2, max_length=4)]

    @model_validator(mode="after")
    def _replies(self) -> Self:
        if any(turn.reply is None for turn in self.turns[:-1]):
            raise ValueError("every turn but the last has a reply, for the history of the next")
        return self


class SaidRow(Strict):
    """A drafted sentence."""

    say: Text
    holds: bool
    fault: Fault | None = None

    @model_validator(mode="after")
    def _fault_if_false(self) -> Self:
        if self.holds == (self.fault is not None):
            raise ValueError("a sentence that does not hold has a fault, and one that holds has none")
        return self


class DraftRow(Strict):
    """A draft with known faults."""

    id: Text
    question: Text
    as_of: date
    draft: Annotated[list[SaidRow], Field(min_length=1)]
    evidence: Annotated[list[GoldSentence], Field(min_length=1)]
