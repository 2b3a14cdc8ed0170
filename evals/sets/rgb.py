"""RGB (Chen et al. 2023, arXiv 2309.01431), English: news questions over five documents, most of them noise.

Each question is asked three times: with its documents at each share of noise, and, as the paper's negative
rejection, of those documents that hold no answer string: then silence is right. An answer is right if it
shows a string of every answer group, whole words, letters and digits compared. `own_accuracy` is the paper's looser
measure: the string stands anywhere in what is shown, case aside ("October 11" in "October 11th").

`--data` is a folder with `noise0.4.jsonl[.gz]` and `noise0.8.jsonl[.gz]` (`id`, `question`, `answer_groups`, `docs`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from evals.cases.case import Case
from evals.cases.plan import Plan, Request
from evals.measures.strings import holds_words
from evals.scoring import shown
from evals.sets.files import Row, find, rows
from evals.sets.given import Given, document, plan_given
from qa.answer import Answer

_SETS = ("noise0.4", "noise0.8")
_ASKED = date(2024, 1, 1)  # the documents are undated, of 2021 to 2023


class _Question(Row):
    id: str
    question: str
    answer_groups: list[list[str]]
    docs: list[str]


def plan(request: Request) -> Plan:
    """All questions at both shares of noise, then with no document that answers."""
    paths = find(request.data, "rgb", *(f"{name}.jsonl" for name in _SETS))
    sets = [(name, rows(path, _Question)[: request.limit]) for name, path in zip(_SETS, paths, strict=True)]
    questions = [given for name, read in sets for given in _answerable(name, read)]
    questions += list(_rejection(sets[-1][1]))
    return plan_given("rgb", request, questions)


def _answerable(name: str, read: list[_Question]) -> Iterator[Given]:
    for row in read:
        answers = tuple(tuple(group) for group in row.answer_groups)
        case = Case(f"{name}/{row.id}", name, row.question, _ASKED, answers=answers, matching="words")
        documents = tuple(document(text, f"{name}:{row.id}") for text in row.docs)
        yield Given(case, documents, extra=partial(own_accuracy, answers))


def own_accuracy(groups: Sequence[Sequence[str]], answer: Answer) -> dict[str, float]:
    """1 where a string of every answer group stands anywhere in what is shown."""
    text = " ".join(shown(answer)).lower()
    right = answer.answered and all(any(string.lower() in text for string in group) for group in groups)
    return {"own_accuracy": float(right)}


def _rejection(read: list[_Question]) -> Iterator[Given]:
    for row in read:
        strings = [string for group in row.answer_groups for string in group]
        silent = [text for text in row.docs if not any(holds_words(text, string) for string in strings)]
        case = Case(f"rejection/{row.id}", "rejection", row.question, _ASKED, expects="silence", matching="words")
        yield Given(case, tuple(document(text, f"rejection:{row.id}") for text in silent))
