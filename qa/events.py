"""What a question's path tells on the way, beside its steps and the text so far: what each stage handed on.

For one who asks where an answer was lost: `Desk.trace` yields all of it, `Desk.stream` what a reader who
waits wants. The `Answer` comes last.
"""

from __future__ import annotations

from dataclasses import dataclass

from qa.answer import Answer, Partial, Step
from qa.asked import Plan
from qa.evidence import Sentence
from qa.passage import Passage


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


Event = Step | Partial | Answer
"""What a reader who waits wants."""

Traced = Step | Planned | Retrieved | Selected | Drafted | Partial | Answer
