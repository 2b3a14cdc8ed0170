"""What a question's path tells on the way: its steps, the text so far, and what each stage handed on.

A reader who waits wants `Step` and `Partial`; one who asks where an answer was lost, the others.
The `Answer` comes last.
"""

from __future__ import annotations

from dataclasses import dataclass

from qa.answer import Answer
from qa.asked import Plan
from qa.evidence import Sentence
from qa.passage import Passage


@dataclass(frozen=True)
class Step:
    """A stage of the pipeline has begun; for a reader who waits (`searching`, `writing`, …)."""

    name: str


@dataclass(frozen=True)
class Planned:
    """What the question was taken to ask: its parts, and the days it is about."""

    plan: Plan


@dataclass(frozen=True)
class Retrieved:
    """The passages that were read for the question."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Selected:
    """The sentences that were chosen: to be quoted, or to be shown to the model."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Drafted:
    """A sentence that the model wrote; `fault` says why the check refused it, "" where it stands."""

    text: str
    fault: str


@dataclass(frozen=True)
class Partial:
    """The checked text so far; each one extends the last."""

    text: str


Event = Step | Planned | Retrieved | Selected | Drafted | Partial | Answer
