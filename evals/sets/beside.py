"""Dateline beside llama-index's `CitationQueryEngine`: the same model, passages, vectors and day, in one run.

Sixty questions of RealTimeQA (Kasai et al. 2022), chosen by a hash of their ids: forty that the articles answer, twenty that
they do not. Each is put to both, turn about which is first. A language model is needed; `--parallel 1` for times that can be compared. The
folder of `--data` is that of the suite realtimeqa. The measures, for each system:
  right             an answer string stands in the text, or nothing is answered where the articles do not answer
  token_f1          of the text, marks left out, against the best answer string; silence is the empty answer
  gold_in_text      of the questions that have an answer
  citation_recall, citation_precision   of what was answered, as in the other suites (ALCE, Gao et al. 2023)
  refused           of the questions that the articles do not answer
  answered          of those that they do
"""

from __future__ import annotations

import hashlib
import time
from functools import partial
from itertools import chain, zip_longest
from typing import Any

from corpus.errors import EvalError
from evals.asking import answer_record, ask
from evals.cases.case import Case
from evals.cases.plan import Item, Measured, Plan, Request, item_of
from evals.measures.answers import groups_met
from evals.measures.strings import token_f1
from evals.rival import Rival
from evals.runs.place import asked_once
from evals.runs.replies import listening
from evals.scoring import plain, score_answer
from evals.sets import realtimeqa
from qa.answer import Answer
from qa.desk import Desk
from qa.write import without_insertions

ANSWERABLE, UNANSWERABLE = 40, 20
_SYSTEMS = ("dateline", "citationqueryengine")
_KEPT = ("citation_recall", "citation_precision")


def plan(request: Request) -> Plan:
    """The library of the suite realtimeqa, and the sample of its questions. Raises EvalError without a model."""
    model = asked_once(request.model, request.home)
    if model is None:
        raise EvalError("the suite beside compares what a language model writes: name one with --model or QA_MODEL")
    desk, library, cases = realtimeqa.opened(request, "beside")
    items = [_item(case, desk, Rival(desk, model), n) for n, case in enumerate(sample(cases)[: request.limit])]
    return Plan("beside", "dateline right", model.name, library, tuple(items), close=desk.close)


def sample(cases: list[Case]) -> list[Case]:
    """The sixty, two that are answered and one that is not in turn, in an order that no file decides."""
    by_hash = sorted(cases, key=lambda case: hashlib.sha256(case.id.encode()).hexdigest())
    yes = [case for case in by_hash if case.answerable][:ANSWERABLE]
    no = [case for case in by_hash if not case.answerable][:UNANSWERABLE]
    return [case for case in chain.from_iterable(zip_longest(yes[::2], yes[1::2], no)) if case]


def _item(case: Case, desk: Desk, rival: Rival, number: int) -> Item:
    return item_of(case, partial(_measured, case, desk, rival, number))


def _measured(case: Case, desk: Desk, rival: Rival, number: int) -> Measured:
    answers: dict[str, Answer] = {}
    timings: dict[str, float] = {}
    order = _SYSTEMS if number % 2 == 0 else _SYSTEMS[::-1]
    for system in order:
        with listening() as calls:
            began = time.perf_counter()
            answers[system] = (
                ask(case, desk).answer if system == _SYSTEMS[0] else rival.answer(case.question, case.asked)
            )
            spent = 1000 * (time.perf_counter() - began)
        timings[system] = spent + sum(call.reply.milliseconds for call in calls if call.replayed)
    scores = {
        f"{system} {name}": value for system in _SYSTEMS for name, value in _scores(case, answers[system], desk).items()
    }
    return Measured(scores, {system: timings[system] for system in _SYSTEMS}, _beside(answers))


def _beside(answers: dict[str, Answer]) -> dict[str, Any]:
    """Dateline's answer, with what the rival wrote and the cost of both."""
    ours, theirs = (answers[system] for system in _SYSTEMS)
    return {**answer_record(ours), "beside": answer_record(theirs)}


def _scores(case: Case, answer: Answer, desk: Desk) -> dict[str, float]:
    every = score_answer(case, answer, (), desk)
    found = {name: every[name] for name in _KEPT if name in every}
    text = plain(without_insertions(answer.text)) if answer.answered else ""
    found["token_f1"] = token_f1(text, case.answers[0] if case.answers else ("",))
    if not case.answerable:
        return {"right": float(not answer.answered), **found, "refused": float(not answer.answered)}
    gold = groups_met([text], case.answers, case.matching) or 0.0
    return {"right": gold, **found, "answered": float(answer.answered), "gold_in_text": gold}
