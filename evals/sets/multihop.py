"""MultiHop-RAG (Tang and Yang 2024, arXiv 2401.15391): questions that take two to four news articles to answer.

All articles are one library and every question is asked of it on the day of the latest article. The evidence of a
question names its articles, which are the relevant ones for the rankings of every retriever, and quotes their
facts: a fact that stands in its article word for word is a gold sentence. A right answer shows the answer string,
whole words, letters and digits compared; so for "Yes", "Before" and the like a model has to write, and quotes
alone seldom win. Of a null query silence is right. Kinds are the set's: inference, comparison, temporal, null.

`--data` is a folder with `corpus.json` or `corpus.jsonl[.gz]` (`title`, `author`, `source`, `published_at`, `url`,
`body`) and `MultiHopRAG.json` or `questions.jsonl[.gz]` (`query`, `answer`, `question_type`, `evidence_list` of
`{title, url, fact}`), as published: a `.json` is one list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Literal

from corpus.article import Document
from corpus.errors import EvalError
from corpus.read.dates import published
from evals.cases.case import Case
from evals.cases.plan import Item, Measured, Plan, Request, item_of
from evals.losses import InCorpus
from evals.measuring import measured
from evals.sets.files import Row, find, rows
from evals.sets.given import document, place
from evals.sets.whole import held, open_whole, stated_in
from qa.answer import QUOTES
from qa.desk import Desk
from qa.retrieve import RETRIEVERS

_FILES = (("corpus.json", "corpus.jsonl"), ("MultiHopRAG.json", "questions.jsonl"))


class _Article(Row):
    title: str
    author: str | None = None
    source: str | None = None
    published_at: str | None = None
    url: str | None = None
    body: str


class _Evidence(Row):
    title: str
    url: str | None = None
    fact: str


class _Question(Row):
    query: str
    answer: str
    question_type: Literal["inference_query", "comparison_query", "temporal_query", "null_query"]
    evidence_list: tuple[_Evidence, ...] = ()


def plan(request: Request) -> Plan:
    """All articles as one library, and the questions in the file's order."""
    corpus, questions = find(request.data, "multihop", *_FILES)
    articles, read = rows(corpus, _Article), rows(questions, _Question)[: request.limit]
    documents = [_document(row, f"{corpus.name}:{n}") for n, row in enumerate(articles, start=1)]
    days = [d.published.latest for d in documents if d.published]
    if not days:
        raise EvalError(f"{corpus} has no article with a published_at: there is no day to ask on")
    desk, library = open_whole("multihop", documents, request)
    ids = _named(articles, documents, held(documents, desk))
    said = stated_in(documents)
    items = tuple(_item(row, n, max(days), desk, ids, said) for n, row in enumerate(read, start=1))
    return Plan("multihop", "correct", desk.model_name or QUOTES, library, items, close=desk.close)


def _document(row: _Article, source: str) -> Document:
    when = published(row.published_at, "metadata")
    return document(
        row.body, source, title=row.title, url=row.url, byline=row.author, publisher=row.source, published=when
    )


def _named(rows: Sequence[_Article], documents: Sequence[Document], ids: Mapping[Document, str]) -> dict[str, str]:
    """Article ids by address, and by title where no address says otherwise."""
    known = [(row, ids[document]) for row, document in zip(rows, documents, strict=True) if document in ids]
    return {row.title: id_ for row, id_ in known} | {row.url: id_ for row, id_ in known if row.url}


def _item(row: _Question, number: int, asked: date, desk: Desk, ids: Mapping[str, str], said: InCorpus) -> Item:
    kind = row.question_type.removesuffix("_query")
    silent = kind == "null"
    answers = () if silent else ((row.answer,),)
    expects: Literal["silence", "answer"] = "silence" if silent else "answer"
    case = Case(str(number), kind, row.query, asked, expects, answers=answers, matching="words")
    evidence = () if silent else row.evidence_list
    measure: Callable[[], Measured] = partial(_measured, case, evidence, desk, ids, said)
    stands = tuple((one.title, one.fact) for one in evidence)
    return item_of(case, measure, stands)


def _measured(
    case: Case, evidence: Sequence[_Evidence], desk: Desk, ids: Mapping[str, str], said: InCorpus
) -> Measured:
    stands = [(one.fact, ids.get(one.url or "") or ids.get(one.title)) for one in evidence]
    gold = [words for fact, id_ in stands if id_ and (words := place(fact, [id_], desk))]
    relevant = [id_ for _, id_ in stands if id_]
    return measured(case, desk, gold, systems=RETRIEVERS, in_corpus=said, relevant=relevant)
