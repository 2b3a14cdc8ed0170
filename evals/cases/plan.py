"""The seam between running and what is run: a suite, made ready, is a `Plan`.

A new public set is a new module that makes a Plan; running, saving, comparing and reporting stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Unpack

from corpus.records import Shown, Stored
from evals.cases.case import Case
from qa.events import Traced
from qa.passage import Passage
from qa.question import Filters

if TYPE_CHECKING:
    from qa.retrieve import Retriever


class Desk(Protocol):
    """What the evals use of `qa.desk.Desk`, so that a test can stand in for it."""

    def trace(
        self, question: str, *, history: Iterable[object] = (), **filters: Unpack[Filters]
    ) -> Iterator[Traced]: ...

    def search(
        self, query: str, *, k: int = 10, retriever: Retriever = "hybrid", **filters: Unpack[Filters]
    ) -> list[Passage]: ...

    def show(self, article_id: str, version: int | None = None) -> Shown: ...

    def articles(self) -> list[Stored]: ...


@dataclass(frozen=True)
class Measured:
    """What one case gave: see `CaseResult` for the fields."""

    scores: dict[str, float]
    timings_ms: dict[str, float] = field(default_factory=dict)
    answer: dict[str, Any] | None = None
    passages: list[dict[str, Any]] = field(default_factory=list)
    selected: list[dict[str, Any]] = field(default_factory=list)
    drafted: list[dict[str, str]] = field(default_factory=list)
    ranks: dict[str, int | None] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    lost: str | None = None


@dataclass(frozen=True)
class Item:
    """One case to run: what identifies it, how it is asked and judged, what was expected, and how to measure it."""

    id: str
    kind: str
    question: str
    as_of: str
    measure: Callable[[], Measured]
    expected: tuple[tuple[str, ...], ...] = ()
    stale: tuple[str, ...] = ()
    evidence: tuple[tuple[str, str], ...] = ()  # article, sentence
    asked: Mapping[str, Any] = field(default_factory=dict)  # see `Case.as_record`


def item_of(case: Case, measure: Callable[[], Measured], evidence: tuple[tuple[str, str], ...] = ()) -> Item:
    """A case as something to run; `evidence` are the gold sentences with their articles."""
    day = case.as_of.isoformat()
    return Item(case.id, case.kind, case.question, day, measure, case.answers, case.stale, evidence, case.as_record())


@dataclass(frozen=True)
class Plan:
    """A suite made ready to run.

    `headline` is the score by which a case passes, `mode` "quotes" or the model's name, `library`
    what is searched; `close` releases the library.
    """

    suite: str
    headline: str
    mode: str
    library: dict[str, Any]
    items: tuple[Item, ...]
    close: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Request:
    """What the caller of a suite asked for; None is the default of each.

    `parallel` is how many questions are under way at once, `judge` a model that grades the answers.
    """

    data: Path | None = None
    home: Path | None = None
    model: str | None = None
    limit: int | None = None
    progress: bool = False
    parallel: int | None = None
    judge: str | None = None
