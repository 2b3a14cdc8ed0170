"""Putting a case to a desk, and what of every stage is kept; a dictated draft through a real one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from evals.asking import answer_record, ask, passage_record, sentence_record
from evals.cases.case import Case, Said, Turn
from evals.dictated import Dictated
from evals.measures.promises import broken_promises
from evals.measuring import measured
from qa.answer import Answer, Partial, Step, Usage
from qa.desk import Desk
from qa.events import Drafted, Retrieved, Selected, Traced
from qa.question import Filters
from tests.evals.fakes import CASE, COST, DAY, HURT, MET, FakeDesk, cite, passage, said, sentence

RIGHT = said(CASE.question, cite(COST))
WAY: list[Traced] = [
    Step("searching the articles"),
    Retrieved((passage("tram"), passage("ferry", 2))),
    Selected((sentence(COST),)),
    Step("writing"),
    Selected((sentence(COST), sentence(HURT, "ferry"))),
    Drafted("It costs £46 million.", "it gives the number 46"),
    Drafted("It costs £64 million.", ""),
    Partial("It costs £64 million. [1]"),
    RIGHT,
]


def test_history_day_and_filters_reach_the_desk() -> None:
    desk = FakeDesk({CASE.question: RIGHT})
    case = replace(CASE, history=(Turn("a", "b"), Turn("c", "d")), filters=Filters(publisher="Post", articles=["tram"]))
    ask(case, desk)
    [asked] = desk.asked
    assert asked.question == CASE.question
    assert asked.history == ({"question": "a", "answer": "b"}, {"question": "c", "answer": "d"})
    assert asked.filters == {"publisher": "Post", "articles": ["tram"], "as_of": DAY}


def test_what_every_stage_handed_on_is_kept() -> None:
    trace = ask(CASE, FakeDesk({CASE.question: WAY}))
    assert trace.answer == RIGHT
    assert [p.article_id for p in trace.passages] == ["tram", "ferry"]
    assert [s.text for s in trace.selected] == [COST, HURT]  # each once, though COST was selected twice
    assert [(d.text, d.fault) for d in trace.drafted] == [
        ("It costs £46 million.", "it gives the number 46"),
        ("It costs £64 million.", ""),
    ]


def test_an_answer_alone_has_an_empty_way() -> None:
    trace = ask(CASE, FakeDesk({CASE.question: RIGHT}))
    assert (trace.passages, trace.selected, trace.drafted) == ((), (), ())


@pytest.mark.parametrize("events", [[], WAY[:-1]])
def test_a_stream_that_ends_without_an_answer_is_a_failure(events: list[Traced]) -> None:
    with pytest.raises(RuntimeError, match="the stream ended without an answer"):
        ask(CASE, FakeDesk({CASE.question: events}))


def test_what_a_desk_raises_is_raised() -> None:
    with pytest.raises(ConnectionError, match="gone"):
        ask(CASE, FakeDesk({CASE.question: ConnectionError("gone")}))


def test_an_answer_is_written_without_its_times() -> None:
    slow = replace(RIGHT, timings_ms={"total": 9.0})
    assert answer_record(slow) == answer_record(RIGHT)
    assert "timings_ms" not in answer_record(slow)
    assert set(answer_record(RIGHT)) == {*RIGHT.as_dict()} - {"timings_ms"}


def test_passages_and_sentences_are_written_with_their_place_and_words() -> None:
    whole = json.loads(json.dumps(passage_record(passage("tram"))))
    assert (whole["article_id"], whole["version"], whole["start"], whole["rank"]) == ("tram", 2, 0, 1)
    assert whole["text"].startswith(COST)
    assert "chunk_id" not in whole
    assert sentence_record(sentence(MET)) == {
        "article_id": "tram", "version": 2, "start": 32, "end": 61, "text": MET,
    }  # fmt: skip


# A dictated draft through a real desk

ASKED = "How many people were hurt when the ferry struck the quay?"
DRAFT = Case(
    "draft-ferry",
    "draft",
    ASKED,
    date(2025, 9, 15),
    draft=(
        Said("Fourteen people were hurt.", True),
        Said("Ninety people were hurt.", False, "number"),
        Said("The owner of the ferry was arrested.", False, "invented"),
    ),
)


def test_a_dictated_model_says_its_draft_and_costs_nothing() -> None:
    spent: list[Usage] = []
    model = Dictated(DRAFT.draft)
    wanted = "Fourteen people were hurt. Ninety people were hurt. The owner of the ferry was arrested."
    assert model.complete([], spent) == model.complete([], spent) == wanted
    assert spent == [Usage(), Usage()]
    assert model.name == "dictated"


def test_the_check_lets_the_true_sentence_through_and_names_the_faults_of_the_others(desk: Desk) -> None:
    trace = ask(DRAFT, Desk(desk.library, Dictated(DRAFT.draft)))
    assert [claim.text for claim in trace.answer.claims] == ["Fourteen people were hurt."]
    assert (trace.answer.mode, trace.answer.usage) == ("dictated", Usage())
    assert [d.text for d in trace.drafted] == [said.say for said in DRAFT.draft] * 2  # asked to mend, it says the same
    faults = {d.text: d.fault for d in trace.drafted}
    assert faults["Fourteen people were hurt."] == ""
    assert "90" in faults["Ninety people were hurt."]
    assert faults["The owner of the ferry was arrested."] != ""
    assert any(s.text.startswith("Fourteen people were hurt") for s in trace.selected)
    assert any("Fourteen people were hurt" in p.text for p in trace.passages)


def test_a_draft_is_measured_by_what_the_check_let_through(desk: Desk) -> None:
    found = measured(DRAFT, Desk(desk.library, Dictated(DRAFT.draft)))
    assert (found.scores["correct"], found.scores["true_kept"], found.scores["false_shown"]) == (1.0, 1.0, 0.0)
    assert (found.scores["promises_kept"], found.broken, found.lost) == (1.0, [], None)
    assert [d["fault"] == "" for d in found.drafted] == [True, False, False] * 2
    assert not any("search" in step for step in found.timings_ms)  # a draft is not searched for


@pytest.mark.parametrize(
    "question", [ASKED, "Who is the mayor of Brenmoor, and how much will the tram cost?", "Who won in Tbilisi?"]
)
def test_a_real_answer_keeps_every_promise_and_all_its_text_is_claimed(desk: Desk, question: str) -> None:
    case = replace(DRAFT, question=question, draft=())
    answer = ask(case, desk).answer
    assert broken_promises(answer, case.asked, desk) == []
    found = measured(replace(case, kind="single", answers=(("x",),)), desk)
    if answer.answered:  # quotes: every sentence is claimed, cited and carried
        assert (found.scores["citation_recall"], found.scores["span_exactness"]) == (1.0, 1.0)
    assert isinstance(answer, Answer)
