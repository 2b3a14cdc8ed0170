"""The seam between running and what is run: a suite, made ready, is a `Plan`.

A new public set is a new module that makes a Plan; running, saving, comparing and reporting stay.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from corpus.records import Shown, Stored
from qa.answer import Answer
from qa.passage import Passage

if TYPE_CHECKING:
    from qa.retrieve import Retriever


class Desk(Protocol):
    """What the evals use of `qa.desk.Desk`, so that a test can stand in for it."""

    def answer(self, question: str, *, history: Sequence[dict[str, str]] = (), as_of: date | None = None) -> Answer: ...

    def search(
        self, query: str, *, k: int = 10, as_of: date | None = None, retriever: Retriever = "hybrid"
    ) -> list[Passage]: ...

    def show(self, article_id: str, version: int | None = None) -> Shown: ...

    def articles(self) -> list[Stored]: ...


@dataclass(frozen=True)
class Measured:
    """What one case gave: see `CaseResult` for the fields."""

    scores: dict[str, float]
    timings_ms: dict[str, float]
    answer: dict[str, Any] | None = None
    ranks: dict[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Item:
    """One case to run: what identifies it, what was expected, and how to measure it."""

    id: str
    kind: str
    question: str
    as_of: date
    measure: Callable[[], Measured]
    expected: tuple[tuple[str, ...], ...] = ()
    evidence: tuple[tuple[str, str], ...] = ()  # article, sentence


@dataclass(frozen=True)
class Plan:
    """A suite made ready to run.

    `headline` is the score by which a case passes, `mode` "quotes" or the model's name, `library`
    what is searched, `prompts` the versions that may be sent; `close` releases the library.
    """

    suite: str
    headline: str
    mode: str
    library: dict[str, Any]
    items: tuple[Item, ...]
    prompts: dict[str, int] = field(default_factory=dict)
    close: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Request:
    """What the caller of a suite asked for; None is the default of each."""

    data: Path | None = None
    home: Path | None = None
    model: str | None = None
    limit: int | None = None
    progress: bool = False
