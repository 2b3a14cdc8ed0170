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
from pathlib import Path

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
    articles, questions = find(request.data, "realtimeqa", "articles.jsonl", "questions.jsonl")
    quizzes = rows(questions, _Quiz)[: request.limit]
    if not quizzes:
        raise EvalError(f"{questions} has no questions: nothing to measure")
    desk, library = open_library(library_folder(request.home, _name(articles)), [articles], request)
    for system in RETRIEVERS:
        desk.search("warm up", k=10, as_of=quizzes[0].asked, retriever=system)
    items = tuple(_item(quiz, desk) for quiz in quizzes)
    return Plan("realtimeqa", "correct", desk.model_name or QUOTES, library, items, close=desk.close)


def _name(articles: Path) -> str:
    return f"realtimeqa-{articles.resolve().parent.name.removeprefix('realtimeqa-')}"


def _item(quiz: _Quiz, desk: Desk) -> Item:
    case = _case(quiz)
    systems: tuple[Retriever, ...] = RETRIEVERS if case.answerable else ()
    measure = partial(_measured, case, desk, systems, frozenset(quiz.answers if case.answerable else ()))
    return item_of(case, measure)


def _case(quiz: _Quiz) -> Case:
    if quiz.answer_in_articles:
        return Case(quiz.id, "answerable", quiz.question, quiz.asked, answers=(tuple(quiz.answers),), matching="words")
    return Case(quiz.id, "not in the articles", quiz.question, quiz.asked, expects="silence", matching="words")


def _measured(case: Case, desk: Desk, systems: tuple[Retriever, ...], held: frozenset[str]) -> Measured:
    return measured(case, desk, systems=systems, in_corpus=lambda strings: bool(held & set(strings)))
