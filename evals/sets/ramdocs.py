"""RAMDocs (Wang et al. 2025, arXiv 2504.13079): ambiguous questions over documents that differ, err or say nothing.

A question has one or more gold answers, one for each thing that it can mean, and documents that give them, others
that give a planted wrong answer, and noise. Right is an answer that shows every gold answer. Kinds: "conflict"
with several gold answers, else "noise".

Strings are compared as whole words, letters and digits only, in the answer and the quotes that it cites. A wrong
answer counts where it stands outside of a gold one ("Football" is not shown by "American football"), and one
that is a gold answer too is none. Of the set's own:
`strict_match`       every gold answer shown and no wrong one, the paper's measure;
`wrong_undisputed`   a wrong answer shown while some gold one is not, so that it stands as fact; of the questions
                     that have a wrong answer, silence counted as 0.

`--data` is a folder with `first250.jsonl[.gz]` (`question`, `documents` of `{text, type, answer}`, `gold_answers`,
`wrong_answers`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Annotated

from pydantic import Field

from evals.cases.case import Case
from evals.cases.plan import Plan, Request
from evals.measures.answers import groups_met
from evals.measures.strings import bare_words
from evals.scoring import shown
from evals.sets.files import Row, find, rows
from evals.sets.given import Given, document, plan_given
from qa.answer import Answer

_ASKED = date(2025, 7, 1)  # the documents are undated; the set was published in April 2025


class _Doc(Row):
    text: str


class _Question(Row):
    question: str
    documents: list[_Doc]
    gold_answers: Annotated[list[str], Field(min_length=1)]
    wrong_answers: list[str]


def plan(request: Request) -> Plan:
    """Every question, of its own documents."""
    [path] = find(request.data, "ramdocs", "first250.jsonl")
    read = rows(path, _Question)[: request.limit]
    return plan_given("ramdocs", request, [_given(row, n) for n, row in enumerate(read, start=1)])


def _given(row: _Question, number: int) -> Given:
    kind = "conflict" if len(row.gold_answers) > 1 else "noise"
    groups = tuple((answer,) for answer in row.gold_answers)
    case = Case(str(number), kind, row.question, _ASKED, answers=groups, matching="words")
    documents = tuple(document(doc.text, f"ramdocs:{number}") for doc in row.documents)
    return Given(case, documents, extra=partial(own_scores, row.gold_answers, row.wrong_answers))


def own_scores(gold: Sequence[str], wrong: Sequence[str], answer: Answer) -> dict[str, float]:
    """`strict_match`, and where there are wrong answers `wrong_undisputed`."""
    texts = shown(answer) if answer.answered else []
    whole = groups_met(texts, [(one,) for one in gold], "words") == 1.0
    right = {bare_words(one) for one in gold}
    false = {bare_words(one) for one in wrong} - right - {""}
    misled = any(f" {one} " in _without(right, text) for one in false for text in texts)
    found = {"strict_match": float(whole and not misled)}
    if false:
        found["wrong_undisputed"] = float(misled and not whole)
    return found


def _without(right: set[str], text: str) -> str:
    """The bare words of `text` with the gold answers struck out, the longest first."""
    words = f" {bare_words(text)} "
    for answer in sorted(right - {""}, key=lambda one: (-len(one), one)):
        while f" {answer} " in words:
            words = words.replace(f" {answer} ", " | ")
    return words
