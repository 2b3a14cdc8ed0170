"""SQuAD 2.0 (Rajpurkar et al. 2018, arXiv 1806.03822): questions on one paragraph, half of them impossible.

Each question is asked of its own paragraph. Right is an answer that shows one of the answer texts, whole words,
letters and digits compared; of an impossible question, silence. Gold are the sentences in which the answers stand.
The set's answers are spans of a few words and ours are sentences, so `exact_match` and `token_f1` are floors.

`--data` is a folder with `dev.jsonl[.gz]`, a line each document (`title`, `paragraphs` of `{context, qas}`, each
question `{id, question, is_impossible, answers}`, an answer `{text, answer_start}`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from corpus.article import Document
from corpus.sentences import sentences
from evals.cases.case import Case
from evals.cases.plan import Plan, Request
from evals.sets.files import Row, find, rows
from evals.sets.given import Given, document, plan_given

_ASKED = date(2018, 6, 11)  # the day the set was published; its paragraphs are undated


class _Answer(Row):
    text: str
    answer_start: int


class _Question(Row):
    id: str
    question: str
    is_impossible: bool = False
    answers: list[_Answer]


class _Paragraph(Row):
    context: str
    qas: list[_Question]


class _Document(Row):
    title: str
    paragraphs: list[_Paragraph]


def plan(request: Request) -> Plan:
    """The questions in the file's order."""
    [path] = find(request.data, "squad2", "dev.jsonl")
    return plan_given("squad2", request, islice(_all(rows(path, _Document)), request.limit))


def _all(read: list[_Document]) -> Iterator[Given]:
    for row in read:
        title = row.title.replace("_", " ")
        for number, paragraph in enumerate(row.paragraphs, start=1):
            given = document(paragraph.context, f"squad2:{title}/{number}", title=title)
            for question in paragraph.qas:
                yield _given(question, paragraph.context, given)


def _given(question: _Question, context: str, paragraph: Document) -> Given:
    if question.is_impossible or not question.answers:
        case = Case(question.id, "impossible", question.question, _ASKED, "silence", matching="words")
        return Given(case, (paragraph,))
    group = tuple(dict.fromkeys(answer.text for answer in question.answers))
    case = Case(question.id, "answerable", question.question, _ASKED, answers=(group,), matching="words")
    return Given(case, (paragraph,), holding(context, [answer.answer_start for answer in question.answers]))


def holding(context: str, places: list[int]) -> tuple[str, ...]:
    """The sentences of `context` that these characters stand in, in its order."""
    spans = [span for span in sentences(context) if any(span.start <= at < span.end for at in places)]
    return tuple(context[span.start : span.end] for span in spans)
