"""What a question asks for: its parts, the kind of answer each wants, and the days it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from corpus.article import Published
from corpus.terms import terms

_TOLD_WITHIN = 4  # days
_AMOUNTS = frozenset(terms("hundred thousand million billion trillion dozen percent"))

Caution = Literal["low", "normal", "high"]
"""How sure an answer must be to be shown; see `qa/select/weights.json`."""
CAUTIONS: tuple[Caution, ...] = get_args(Caution)

Kind = Literal["person", "time", "number", "place", "reason", "overview", "any"]


@dataclass(frozen=True)
class Window:
    """The days a question is about, both included."""

    start: date
    end: date

    def covers(self, published: Published) -> bool:
        """Whether an article appeared in these days, or in the few after them in which their news is told."""
        return published.latest >= self.start and (published.earliest - self.end).days <= _TOLD_WITHIN


@dataclass(frozen=True)
class Part:
    """One thing that is asked.

    `terms` are its content words, folded and stemmed, each once; `topic` words that a follow-up
    takes over from the conversation, as written; `subject` what an overview is wanted of, "" for the news in general.
    """

    text: str
    kind: Kind
    terms: tuple[str, ...]
    topic: tuple[str, ...] = ()
    subject: str = ""

    @property
    def in_words(self) -> bool:
        """Whether it names anything at all; bare numbers stand in every article."""
        return any(term[0].isalpha() and term not in _AMOUNTS for term in (*self.terms, *self.topic))

    @property
    def query(self) -> str:
        """What to search for: the words of the part, and what they are about."""
        text = self.subject or self.text
        return f"{text} {' '.join(self.topic)}" if self.topic else text


@dataclass(frozen=True)
class Plan:
    """What to look for: the parts, the days meant, and whether only the newest will do."""

    text: str
    parts: tuple[Part, ...]
    window: Window | None
    latest: bool
