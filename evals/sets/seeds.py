"""The fixed questions on the starter articles: retrieval, answers, citations, silence. Offline."""

from __future__ import annotations

import time
from functools import partial

import prompts
import seeds
from evals.gold import locate
from evals.metrics import Words
from evals.place import library_folder, open_library
from evals.plan import Desk, Item, Measured, Plan, Request
from evals.score import RECALL_AT, score_answer, score_search
from evals.suite import Case, load_cases, questions_folder
from qa.answer import QUOTES


def plan(request: Request) -> Plan:
    """Build the library of the starter articles on first use, and check every case against it."""
    cases = load_cases(questions_folder())
    folder = library_folder(request.home, "seeds")
    desk, library = open_library(folder, [seeds.folder()], model=request.model, progress=request.progress)
    gold = locate(cases, desk)
    items = tuple(item(case, gold[case.id], desk) for case in cases[: request.limit])
    versions = {name: prompts.load(name).version for name in prompts.names()}
    return Plan("seeds", "correct", desk.model_name or QUOTES, library, items, versions, desk.close)


def item(case: Case, gold: tuple[Words, ...], desk: Desk) -> Item:
    """A case as something to run."""
    evidence = tuple((e.article, e.sentence) for e in case.evidence)
    measure = partial(measured, case, gold, desk)
    return Item(case.id, case.kind, case.question, case.as_of, measure, case.answers, evidence)


def measured(case: Case, gold: tuple[Words, ...], desk: Desk) -> Measured:
    """Ask, search, score. The search is for the question that the desk made of a follow-up."""
    history = [{"question": turn.question, "answer": turn.answer} for turn in case.history]
    began = time.perf_counter()
    answer = desk.answer(case.question, history=history, as_of=case.as_of)
    answered = time.perf_counter()
    passages = desk.search(answer.standalone_question, k=max(RECALL_AT), as_of=case.as_of)
    searched = time.perf_counter()
    scores = score_answer(case, answer, gold, lambda article, version: desk.show(article, version).text)
    return Measured(
        {**scores, **score_search(passages, gold)},
        {"answer": 1000 * (answered - began), "search": 1000 * (searched - answered)},
        answer.as_dict(),
    )
