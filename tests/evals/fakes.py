"""A desk of a few short articles and the answers it is told to give; cases, results and runs in one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from corpus.article import Article
from corpus.errors import UnknownArticle
from corpus.records import Shown, Stored
from evals.cases.case import Case, Evidence
from evals.cases.gold import locate
from evals.cases.plan import Plan, Request, item_of
from evals.measuring import measured
from evals.record import CaseResult, Run, Settings
from evals.runs.runner import RunResult, run_plan
from qa.answer import Abstention, Answer, Citation, Claim
from qa.events import Traced
from qa.evidence import Sentence
from qa.passage import Passage

TRAM_OLD = "The tram will cost £46 million. The council met on Wednesday."
TRAM = "The tram will cost £64 million. The council met on Wednesday."
FERRY = "Fourteen people were hurt. She returned to the quay under her own power."
OLD_COST, COST, MET = TRAM_OLD[:31], TRAM[:31], TRAM[32:]
HURT, RETURNED = FERRY[:26], FERRY[27:]

DAY = date(2025, 9, 30)
CASE = Case(
    "tram-cost",
    "single",
    "What will the tram cost?",
    DAY,
    answers=(("£64 million", "64 million pounds"),),
    evidence=(Evidence("tram-2.md", COST),),
    file="one.yaml",
)


def stored(
    article_id: str, text: str, source: str, version: int = 1, current: bool = True, external: str | None = None
) -> Stored:
    article = Article(article_id, text, source, f"hash-{article_id}-{version}", external_id=external, title="A title")
    return Stored(article, version, current, article_id, 1, "2025-09-01")


ARTICLES = (
    stored("tram", TRAM_OLD, "in/tram-1.md", 1, current=False),
    stored("tram", TRAM, "in/tram-2.md", 2),
    stored("ferry", FERRY, "in/archive.jsonl:3", external="ferry-hit"),
)


@dataclass(frozen=True)
class Asked:
    """What a desk was asked."""

    question: str
    history: tuple[object, ...]
    filters: dict[str, Any]


@dataclass
class FakeDesk:
    """Holds ARTICLES; `answers` maps a question to its answer, to all events of its way, or to what it raises."""

    answers: Mapping[str, Answer | Exception | Sequence[Traced]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    searched: list[tuple[str, str]] = field(default_factory=list)
    model_name: str | None = None

    def trace(self, question: str, *, history: Iterable[object] = (), **filters: Any) -> Iterator[Traced]:
        self.asked.append(Asked(question, tuple(history), filters))
        found = self.answers[question]
        if isinstance(found, Exception):
            raise found
        yield from [found] if isinstance(found, Answer) else found

    def search(self, query: str, *, k: int = 10, retriever: str = "hybrid", **_: Any) -> list[Passage]:
        self.searched.append((query, retriever))
        return [passage(s.article.id, n) for n, s in enumerate(self.articles(), start=1)][:k]

    def show(self, article_id: str, version: int | None = None) -> Shown:
        versions = tuple(s for s in ARTICLES if s.article.id == article_id)
        wanted = [s for s in versions if (s.current if version is None else s.version == version)]
        if not wanted:
            raise UnknownArticle(f"there is no article {article_id}")
        return Shown(wanted[0], versions)

    def articles(self) -> list[Stored]:
        return [s for s in ARTICLES if s.current]


def passage(article_id: str, rank: int = 1, text: str | None = None) -> Passage:
    """A whole article as a passage; `text` stands in for its words."""
    head = FakeDesk().show(article_id).stored
    words = head.article.text if text is None else text
    place = {"version": head.version, "cluster": head.cluster, "chunk_id": f"{article_id}-0"}
    return Passage(rank, article_id, 0, len(words), words, "A title", None, 1.0, {}, **place)  # type: ignore[arg-type]


def sentence(quote: str, article_id: str = "tram") -> Sentence:
    """A sentence of the current version of an article."""
    shown = FakeDesk().show(article_id)
    start = shown.text.index(quote)
    return Sentence(shown.stored, start, start + len(quote), quote)


def cite(quote: str, article_id: str = "tram", version: int = 2, shift: int = 0, n: int = 1) -> Citation:
    """A citation of `quote` where it stands, or `shift` characters beside that."""
    text = FakeDesk().show(article_id, version).text
    start = text.index(quote) + shift
    return Citation(n, article_id, version, "A title", None, None, None, start, start + len(quote), quote)


def said(question: str, *citations: Citation, confidence: float = 0.9) -> Answer:
    """An answer in quotes mode that shows these quotes, one claim each."""
    text, claims = "", []
    for n, citation in enumerate(citations, start=1):
        start = len(text) + (2 if text else 0)
        text += f"{'  ' if text else ''}{citation.quote} [{n}]"
        claims.append(Claim(citation.quote, start, start + len(citation.quote), (n,), 1.0))
    return Answer(
        question,
        question,
        True,
        text,
        tuple(claims),
        tuple(replace(c, n=n) for n, c in enumerate(citations, start=1)),
        sources_independent=len({c.article_id for c in citations}),
        confidence=confidence,
        as_of="2025-09-30",
    )


def silent(question: str, *nearest: Citation, confidence: float = 0.1) -> Answer:
    """No answer, with the nearest passages."""
    why = Abstention("not_in_articles", nearest)
    text = "The articles do not say."
    return Answer(question, question, False, text, abstention=why, confidence=confidence, as_of="2025-09-30")


def run_with(folder: Path, answers: Mapping[str, Answer | Exception | Sequence[Traced]], name: str = "a") -> RunResult:
    """A run of one case for each answer, of the kind that starts its question; saved as `folder/NAME.jsonl`."""
    desk = FakeDesk(answers)
    items = []
    for n, question in enumerate(answers):
        case = replace(CASE, id=f"case-{n}", question=question)
        if question.startswith("unanswerable"):
            case = replace(case, kind="unanswerable", expects="silence", answers=(), evidence=())
        evidence = tuple((e.article, e.sentence) for e in case.evidence)
        items.append(item_of(case, partial(measured, case, desk, locate([case], desk)[case.id]), evidence))
    plan = Plan("seeds", "correct", "quotes", {"fingerprint": "f"}, tuple(items))
    return run_plan(plan, folder / f"{name}.jsonl", Request())


def mixed(folder: Path, name: str = "a") -> RunResult:
    """A run with one case right, one wrong, one that could not be run, and one rightly silent."""
    return run_with(
        folder,
        {
            "right": said("right", cite(COST)),
            "wrong": said("wrong", cite(MET)),
            "broken": RuntimeError("the server\nwent away"),
            "unanswerable": silent("unanswerable"),
        },
        name,
    )


def sound(folder: Path, name: str = "a") -> RunResult:
    """A run without a failure: one case right, one wrong, one rightly silent."""
    return run_with(
        folder,
        {
            "right": said("right", cite(COST)),
            "wrong": said("wrong", cite(MET)),
            "unanswerable": silent("unanswerable"),
        },
        name,
    )


def result(id_: str, kind: str = "single", failure: str | None = None, **fields: Any) -> CaseResult:
    """A result; what `CaseResult` has no field for is a score."""
    known = {name: fields.pop(name) for name in list(fields) if name in CaseResult.__dataclass_fields__}
    scores = {**known.pop("scores", {}), **fields}
    return CaseResult(id_, kind, f"What of {id_}?", "2025-09-30", scores=scores, failure=failure, **known)


def run_of(*results: CaseResult, name: str = "a", suite: str = "seeds", **settings: Any) -> Run:
    """A whole run in memory."""
    made = Settings(suite, "correct", **{"cases": len(results), "mode": "quotes", **settings})
    return Run(Path(f"{name}.jsonl"), made, results)
