"""RealTimeQA (Kasai et al. 2022): weekly news-quiz questions over the articles of a year.

Every question is asked on its own day. Those with `answer_in_articles` should be answered; for the others
no article holds the answer, and silence is right. The first are also searched for by hybrid, lexical (BM25) and
dense search of the same library in the same run. A *hit* is a passage whose title or text holds one of the answers: the
title, a line end and the text as one string, lower-cased, letters and digits only, whole words. `recall@k` is answer recall,
the share of questions with a hit among the first k passages, `mrr@10` the mean of 1 / rank of the first hit, 0
beyond 10.

`--data` is a folder with `articles.jsonl[.gz]` (lines that `qa add` takes) and `questions.jsonl[.gz]`
(`id`, `asked` as YYYY/MM/DD, `question`, `answers`, `answer_in_articles`).
"""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import field_validator

from corpus.errors import EvalError
from evals.cases.case import Case
from evals.cases.plan import Item, Measured, Plan, Request, item_of
from evals.measuring import measured
from evals.runs.place import library_folder, open_library
from evals.sets.files import Row, find, rows
from qa.answer import QUOTES
from qa.desk import Desk
from qa.retrieve import RETRIEVERS, Retriever


class _Quiz(Row):
    id: str
    asked: date
    question: str
    answers: list[str]
    answer_in_articles: bool

    @field_validator("asked", mode="before")
    @classmethod
    def _iso(cls, value: object) -> object:
        return value.replace("/", "-") if isinstance(value, str) else value


def plan(request: Request) -> Plan:
    """Add the articles on first use (minutes), and warm the search up so that no question pays for that."""
    desk, library, cases = opened(request)
    items = tuple(_item(case, desk) for case in cases[: request.limit])
    return Plan("realtimeqa", "correct", desk.model_name or QUOTES, library, items, close=desk.close)


def opened(request: Request, suite: str = "realtimeqa") -> tuple[Desk, dict[str, Any], list[Case]]:
    """The library, warm; what a run says of it; and every question. Raises EvalError."""
    articles, questions = find(request.data, suite, "articles.jsonl", "questions.jsonl")
    quizzes = rows(questions, _Quiz)
    if not quizzes:
        raise EvalError(f"{questions} has no questions: nothing to measure")
    desk, library = open_library(library_folder(request.home, _name(articles)), [articles], request)
    for system in RETRIEVERS:
        desk.search("warm up", k=10, as_of=quizzes[0].asked, retriever=system)
    return desk, library, [_case(quiz) for quiz in quizzes]


def _name(articles: Path) -> str:
    return f"realtimeqa-{articles.resolve().parent.name.removeprefix('realtimeqa-')}"


def _item(case: Case, desk: Desk) -> Item:
    systems: tuple[Retriever, ...] = RETRIEVERS if case.answerable else ()
    held = frozenset(chain.from_iterable(case.answers))
    return item_of(case, partial(_measured, case, desk, systems, held))


def _case(quiz: _Quiz) -> Case:
    if quiz.answer_in_articles:
        return Case(quiz.id, "answerable", quiz.question, quiz.asked, answers=(tuple(quiz.answers),), matching="words")
    return Case(quiz.id, "not in the articles", quiz.question, quiz.asked, expects="silence", matching="words")


def _measured(case: Case, desk: Desk, systems: tuple[Retriever, ...], held: frozenset[str]) -> Measured:
    return measured(case, desk, systems=systems, in_corpus=lambda strings: bool(held & set(strings)))
