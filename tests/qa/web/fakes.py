"""A desk that says what it is told to, and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.errors import UnknownArticle
from corpus.records import Added, Shown, Stored
from qa.events import Event
from tests.qa.web.made import shown


@dataclass
class FakeDesk:
    """Streams `events`, raising those that are errors; holds one article."""

    events: Sequence[Event | Exception] = ()
    outcome: Added | Exception = field(default_factory=Added)
    asked: list[dict[str, Any]] = field(default_factory=list)
    model_name: str | None = None
    empty: bool = False

    def stream(self, question: str, **given: Any) -> Iterator[Event]:
        self.asked.append({"question": question, **given})
        for event in self.events:
            if isinstance(event, Exception):
                raise event
            yield event

    def articles(self) -> list[Stored]:
        return [] if self.empty else [shown().stored]

    def show(self, article_id: str, version: int | None = None) -> Shown:
        if article_id != "ferry1" or version not in (None, 1):
            raise UnknownArticle(f"there is no article {article_id} in this library")
        return shown()

    def add(self, sources: Sequence[str], progress: Callable[[int, int, int], None] | None = None) -> Added:
        for done in (1, 2) if progress else ():
            assert progress
            progress(done, 2, 0)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome
