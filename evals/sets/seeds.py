"""The fixed questions on the starter articles: retrieval, answers, citations, the check, silence. Offline."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import seeds
from evals.cases.case import Case
from evals.cases.gold import by_name, locate
from evals.cases.plan import Item, Measured, Plan, Request, item_of
from evals.cases.questions import load_cases, questions_folder
from evals.checking import score_check, score_copied
from evals.dictated import Dictated
from evals.measures.citations import Words
from evals.measuring import measured
from evals.runs.place import library_folder, open_library
from qa.answer import QUOTES
from qa.desk import Desk
from qa.retrieve import RETRIEVERS


def plan(request: Request) -> Plan:
    """Build the library of the starter articles on first use, and check every case against it."""
    cases = load_cases(questions_folder())
    desk, library = open_library(library_folder(request.home, "seeds"), [seeds.folder()], request)
    gold = locate(cases, desk)
    origins = _origins(desk)
    items = tuple(item(case, desk, gold[case.id], origins) for case in cases[: request.limit])
    return Plan("seeds", "correct", desk.model_name or QUOTES, library, items, desk.close)


def item(case: Case, desk: Desk, gold: tuple[Words, ...], origins: dict[str, str]) -> Item:
    """A case as something to run."""
    measure = partial(_measured, case, desk, gold, origins)
    evidence = tuple((e.article, e.sentence) for e in case.evidence)
    return item_of(case, measure, evidence)


def _measured(case: Case, desk: Desk, gold: tuple[Words, ...], origins: dict[str, str]) -> Measured:
    if not case.draft:
        return measured(case, desk, gold, systems=RETRIEVERS, origins=origins)
    found = measured(case, Desk(desk.library, Dictated(case.draft)), gold, origins=origins)
    return replace(found, scores={**found.scores, **score_check(case, gold, desk), **score_copied(case, desk)})


def _origins(desk: Desk) -> dict[str, str]:
    """By article id, the first of the copies that the story is known to have."""
    import yaml

    listed = yaml.safe_load((Path(__file__).parents[1] / "cases" / "copies.yaml").read_text("utf-8"))
    named = by_name(desk)
    origins = {}
    for names in listed:
        ids = [stored.article.id for name in names for stored in named[name]]
        origins.update(dict.fromkeys(ids, ids[0]))
    return origins
