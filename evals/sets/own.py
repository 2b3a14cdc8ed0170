"""A user's own questions, on a folder of articles or on the user's own library.

`--data` is a folder with `questions.csv` or `questions.jsonl[.gz]`:

    question,answer,as_of,kind,evidence
    What will the tram cost?,£64 million|64 million pounds,2025-09-30,,The tram will cost £64 million.
    Who opened the bridge and when?,Ada Moss;;7 May|May 7,,,
    Who paid for the bridge?,,,,

`question` is what is asked. `answer` is what a right answer shows: right wordings with "|" between, and where several
parts are needed, ";;" between the parts; empty means that the articles do not say, so that silence is right.
A column that is not needed may be left out: `as_of`, the day of asking as 2025-09-30 (default: the day of the run, which
its file records), `id` (default: the row's number), `kind`, by which the figures are split (default: answerable or
unanswerable), and `evidence`, a sentence of an article, word for word, that the answer should cite.

If the folder has a folder `articles`, with anything that `qa add` takes, the questions are asked of those. Else they
are asked of the library of --home or QA_HOME, which is only read.

    qa eval run own --data my-questions
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from corpus.errors import EvalError
from evals.cases.case import Case, Evidence
from evals.cases.plan import Item, Measured, Plan, Request, item_of
from evals.measures.citations import Words
from evals.measuring import measured
from evals.runs.place import described, desk_on, library_folder, open_library
from evals.sets.files import csv_rows, find, json_lines, parsed
from evals.sets.given import place
from evals.sets.whole import folder_name
from qa.answer import QUOTES
from qa.desk import Desk
from qa.question import today

_FILES = (("questions.csv", "questions.jsonl"),)


class _Question(BaseModel):
    """One row; an unknown column is refused, as a misspelt "answer" would make silence right everywhere."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, str_strip_whitespace=True)

    question: Annotated[str, Field(min_length=1)]
    answer: str
    as_of: date | None = None
    id: str = ""
    kind: str = ""
    evidence: str = ""

    @field_validator("as_of", mode="before")
    @classmethod
    def _is_a_day(cls, value: object) -> date:
        return date.fromisoformat(str(value).strip())  # pydantic would read 2025 as seconds since 1970


def plan(request: Request) -> Plan:
    """The questions in the file's order; every evidence sentence must stand in some article."""
    [path] = find(request.data, "own", *_FILES)
    day = today()
    cases = read_cases(path, day)[: request.limit]
    if not cases:
        raise EvalError(f"{path} has no questions: write one a line, below the names of the columns")
    desk, library = _open(path.parent, request)
    try:
        gold = {case.id: tuple(_found(case, desk)) for case in cases if case.evidence}
    except EvalError:
        desk.close()
        raise
    if any(case.as_of == day for case in cases):  # a run that is taken up another day is another run
        library["asked"] = day.isoformat()
    items = tuple(_item(case, desk, gold.get(case.id, ())) for case in cases)
    return Plan("own", "correct", desk.model_name or QUOTES, library, items, close=desk.close)


def _open(data: Path, request: Request) -> tuple[Desk, dict[str, Any]]:
    from qa.settings import Settings

    articles = data / "articles"
    if articles.is_dir():
        folder = library_folder(request.home, f"own-{folder_name(data)}")
        desk, library = open_library(folder, [articles], request)
    else:
        settings = Settings.from_env(os.environ, request.home)
        if not (settings.home / "manifest.sqlite").is_file():
            raise EvalError(f"there is no library in {settings.home}, and no folder articles in {data}: {_MEND}")
        desk = desk_on(settings, request)
        library = described(desk)
    if not library["articles"]:
        desk.close()
        raise EvalError(f"there are no articles to ask of: {_MEND}")
    return desk, library


_MEND = "add some with qa add, or lay them in a folder articles beside the questions"


def read_cases(path: Path, day: date) -> list[Case]:
    """The questions as cases, asked on `day` unless they say otherwise. Raises EvalError naming the file and the line."""
    records = csv_rows(path, "question", "answer") if ".csv" in path.suffixes else json_lines(path)
    cases: dict[str, Case] = {}
    for number, (line, record) in enumerate(records, start=1):
        where = f"{path.name}:{line}"
        case = _case(parsed(_known(record), _Question, where), number, day, where)
        if case.id in cases:
            raise EvalError(f"{where}: the id {case.id} is taken in {cases[case.id].file}: give each question its own")
        cases[case.id] = case
    return list(cases.values())


def _known(record: Any) -> Any:
    """The record without empty optional fields, which are those left out."""
    if not isinstance(record, dict):
        return record
    return {name: value for name, value in record.items() if name in ("question", "answer") or value not in (None, "")}


def _case(row: _Question, number: int, day: date, where: str) -> Case:
    parts = (tuple(one.strip() for one in part.split("|") if one.strip()) for part in row.answer.split(";;"))
    answers = tuple(part for part in parts if part)
    if row.answer and not answers:
        raise EvalError(f"{where}: answer: there is nothing between the separators; leave it empty if silence is right")
    return Case(
        row.id or str(number),
        row.kind or ("answerable" if answers else "unanswerable"),
        row.question,
        row.as_of or day,
        "answer" if answers else "silence",
        answers=answers,
        evidence=(Evidence("", row.evidence),) if row.evidence else (),
        file=where,
    )


def _found(case: Case, desk: Desk) -> Iterator[Words]:
    """Where the evidence stands. Raises EvalError if it stands nowhere, as the case could never be won."""
    for evidence in case.evidence:
        words = place(evidence.sentence, [stored.article.id for stored in desk.articles()], desk)
        if words is None:
            raise EvalError(f"{case.file}: no article says, word for word: {evidence.sentence}")
        yield words


def _item(case: Case, desk: Desk, gold: tuple[Words, ...]) -> Item:
    measure: partial[Measured] = partial(measured, case, desk, gold)
    evidence = tuple((words.article_id, words.quote) for words in gold)
    return item_of(case, measure, evidence)
