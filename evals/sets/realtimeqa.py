"""RealTimeQA (Kasai et al. 2022): weekly news-quiz questions over the articles of a year.

Measures retrieval only. Every question with `answer_in_articles` is searched for on the day it was
asked, by hybrid, lexical (BM25) and dense search of the same library in the same run. A *hit* is a
passage whose title or text holds one of the answers: the title, a line end and the text as one
string, lower-cased, letters and digits only, whole words. Answer recall@k is the share of questions
with a hit among the first k passages; MRR@10 the mean of 1 / rank of the first hit, 0 beyond 10.

`--data` is a folder with `articles.jsonl[.gz]` (lines that `qa add` takes) and `questions.jsonl[.gz]`
(`id`, `asked` as YYYY/MM/DD, `question`, `answers`, `answer_in_articles`; other fields are passed over).
"""

from __future__ import annotations

import gzip
import json
import time
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from corpus.errors import EvalError
from evals.measures.ranking import first_hit, hit_at, reciprocal_rank
from evals.runs.place import library_folder, open_library
from evals.cases.plan import Desk, Item, Measured, Plan, Request
from qa.retrieve import Retriever

SYSTEMS: tuple[Retriever, ...] = ("hybrid", "lexical", "dense")
_RECALL_AT = (1, 4, 10)
_DEPTH = 10


@dataclass(frozen=True)
class Quiz:
    """One quiz question, the day it was asked and the strings that answer it."""

    id: str
    asked: date
    question: str
    answers: tuple[str, ...]
    in_articles: bool


def plan(request: Request) -> Plan:
    """Add the articles on first use (minutes), and warm the search up so that no question pays for that."""
    articles, questions = files(request.data)
    quizzes = [quiz for quiz in load(questions) if quiz.in_articles][: request.limit]
    if not quizzes:
        raise EvalError(f"{questions} has no question with answer_in_articles: nothing to measure")
    folder = library_folder(request.home, f"realtimeqa-{articles.resolve().parent.name.removeprefix('realtimeqa-')}")
    desk, library = open_library(folder, [articles], model="quotes", progress=request.progress)
    for system in SYSTEMS:
        desk.search("warm up", k=_DEPTH, as_of=quizzes[0].asked, retriever=system)
    items = tuple(Item(q.id, "quiz", q.question, q.asked, partial(measured, q, desk), (q.answers,)) for q in quizzes)
    return Plan("realtimeqa", "hybrid recall@4", "search", library, items, close=desk.close)


def measured(quiz: Quiz, desk: Desk) -> Measured:
    """Search by each system; the clock runs over `Desk.search` only."""
    ranks: dict[str, int | None] = {}
    scores: dict[str, float] = {}
    timings: dict[str, float] = {}
    for system in SYSTEMS:
        began = time.perf_counter()
        passages = desk.search(quiz.question, k=_DEPTH, as_of=quiz.asked, retriever=system)
        timings[system] = 1000 * (time.perf_counter() - began)
        rank = ranks[system] = first_hit([f"{p.title or ''}\n{p.text}" for p in passages], quiz.answers)
        scores.update({f"{system} recall@{k}": hit_at(rank, k) for k in _RECALL_AT})
        scores[f"{system} mrr@{_DEPTH}"] = reciprocal_rank(rank, _DEPTH)
    return Measured(scores, timings, ranks=ranks)


def files(data: Path | None) -> tuple[Path, Path]:
    """The articles and the questions in the folder. Raises EvalError saying what was looked for."""
    looked_for = "a folder with articles.jsonl.gz and questions.jsonl.gz (or .jsonl)"
    if data is None:
        raise EvalError(f"the suite realtimeqa needs --data DIR, {looked_for}")
    found = [next((p for p in (data / f"{n}.jsonl.gz", data / f"{n}.jsonl") if p.is_file()), None)
             for n in ("articles", "questions")]  # fmt: skip
    articles, questions = found
    if articles is None or questions is None:
        raise EvalError(f"{data} is not {looked_for}: {'articles' if articles is None else 'questions'} not found")
    return articles, questions


def load(path: Path) -> list[Quiz]:
    """The questions, in the file's order. Raises EvalError naming the line that cannot be used."""
    try:
        text = (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()).decode()
    except (OSError, EOFError, UnicodeDecodeError) as problem:
        raise EvalError(f"{path} cannot be read: {problem}") from None
    return [_quiz(line, f"{path.name}:{n}") for n, line in enumerate(text.splitlines(), start=1) if line.strip()]


def _quiz(line: str, where: str) -> Quiz:
    try:
        row: dict[str, Any] = json.loads(line)
        answers = tuple(str(answer) for answer in row["answers"])
        asked = date.fromisoformat(row["asked"].replace("/", "-"))
        return Quiz(str(row["id"]), asked, str(row["question"]), answers, row["answer_in_articles"] is True)
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise EvalError(f"{where}: not a RealTimeQA question ({type(problem).__name__}: {problem})") from None
