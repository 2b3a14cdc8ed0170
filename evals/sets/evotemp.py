"""EvolvTempQA (Pan et al. 2024, "Not All Contexts Are Equal", arXiv 2404.06809): what is true on the day of asking.

Each question was asked on a day and comes with three current documents (`cred` high) and four outdated or otherwise
unreliable ones. It is asked on `q_date` (without one, on the day of its latest document), so a document of
after that day is not used; a document has its `date` where that is one ("3 days ago" is not).

An answer is right if it shows a current answer, whole words, letters and digits compared: any one of `answers`, or
all parts of one that is a list. Kinds: "stated" where a current answer stands in a document of by that day,
"not stated" elsewhere, where nobody who quotes can win (some days and answers of the set are wrong).

`current_first`: where there was an answer, whether what it shows first is current: the first citation quotes a
current answer, or is of a current document. The set lists no outdated answers, so documents stand for them; a text
that is among both is current.

`--data` is a folder with `questions.jsonl[.gz]` (`id`, `question`, `q_date`, `docs` of `{title, text, date, cred}`,
`answers`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from itertools import product
from typing import Annotated

from pydantic import Field

from corpus.article import Document
from corpus.errors import EvalError
from corpus.read.dates import published
from evals.cases.case import Case
from evals.cases.plan import Plan, Request
from evals.measures.answers import groups_met
from evals.sets.files import Row, find, rows
from evals.sets.given import Given, article_id_of, document, plan_given
from qa.answer import Answer

_CURRENT = "high"


class _Doc(Row):
    title: str | None = None
    text: str | None = None
    date: str | None = None
    cred: str


class _Question(Row):
    id: str
    question: str
    q_date: str
    docs: list[_Doc]
    answers: Annotated[list[str | list[str]], Field(min_length=1)]


def plan(request: Request) -> Plan:
    """Every question on its day, of its own seven documents."""
    [path] = find(request.data, "evotemp", "questions.jsonl")
    return plan_given("evotemp", request, [_given(row) for row in rows(path, _Question)[: request.limit]])


def _given(row: _Question) -> Given:
    documents = {
        n: _document(doc, f"evotemp:{row.id}/{n}") for n, doc in enumerate(row.docs) if (doc.text or "").strip()
    }
    asked = _asked(row, documents.values())
    groups = needed(row.answers)
    usable = [d.text for d in documents.values() if not (d.published and d.published.earliest > asked)]
    kind = "stated" if groups_met(usable, groups, "words") == 1.0 else "not stated"
    case = Case(row.id, kind, row.question, asked, answers=groups, matching="words")
    current = {article_id_of(d) for n, d in documents.items() if row.docs[n].cred == _CURRENT}
    return Given(case, tuple(documents.values()), extra=partial(current_first, groups, current))


def _document(doc: _Doc, source: str) -> Document:
    return document(doc.text or "", source, title=doc.title, published=published(doc.date, "metadata"))


def _asked(row: _Question, documents: Iterable[Document]) -> date:
    stated = published(row.q_date, "metadata")
    if stated:
        return stated.latest
    days = [d.published.latest for d in documents if d.published]
    if not days:
        raise EvalError(f"question {row.id} of evotemp has neither a q_date nor a dated document")
    return max(days)


def needed(answers: Iterable[str | list[str]]) -> tuple[tuple[str, ...], ...]:
    """Groups of which each must be shown, of answers of which one must be; of an answer that is a list, every part.

    One of each answer's parts, in every combination, less the groups that another one makes redundant.
    """
    parts = [[answer.strip()] if isinstance(answer, str) else answer for answer in answers]
    picked = {tuple(dict.fromkeys(pick)): None for pick in product(*parts)} if parts else {}
    return tuple(group for group in picked if not any(set(other) < set(group) for other in picked))


def current_first(groups: tuple[tuple[str, ...], ...], current: set[str | None], answer: Answer) -> Mapping[str, float]:
    """`current_first`; citations are numbered as they occur in the text."""
    if not answer.citations:
        return {}
    first = answer.citations[0]
    quotes = any(groups_met([first.quote], [group], "words") for group in groups)
    return {"current_first": float(quotes or first.article_id in current)}
