"""A case: what is right, how it is asked, and what a run says of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from evals.cases.case import Case, Expects, Said, Turn
from evals.cases.plan import Measured, Plan, item_of
from evals.runs.runner import run_plan
from qa.question import Filters
from tests.evals.fakes import CASE, COST, DAY


def test_a_case_needs_no_more_than_a_question_and_a_day() -> None:
    case = Case("a", "single", "Who?", DAY)
    assert (case.answerable, case.asked, case.matching) == (True, Filters(as_of=DAY), "phrase")


@pytest.mark.parametrize(("expects", "answerable"), [("answer", True), ("silence", False), ("correction", False)])
def test_only_where_an_answer_is_expected_silence_is_wrong(expects: Expects, answerable: bool) -> None:
    assert replace(CASE, expects=expects).answerable is answerable


def test_the_day_of_a_case_is_the_day_it_is_asked_whatever_its_filters_say() -> None:
    case = replace(CASE, filters=Filters(as_of=date(2020, 1, 1), publisher="Post"))
    assert case.asked == Filters(as_of=DAY, publisher="Post")


def test_how_it_is_asked_is_told_as_plain_json() -> None:
    filters = Filters(since=date(2025, 9, 1), publisher="Post", articles=["a"], until=None)
    days = (date(2025, 9, 8), date(2025, 9, 14))
    case = replace(CASE, days=days, history=(Turn("a", "b"),), filters=filters, draft=(Said("x", False, "number"),))
    assert json.loads(json.dumps(case.as_record())) == {
        "expects": "answer",
        "matching": "phrase",
        "days": ["2025-09-08", "2025-09-14"],
        "history": [{"question": "a", "answer": "b"}],
        "filters": {"since": "2025-09-01", "publisher": "Post", "articles": ["a"]},
        "draft": [{"say": "x", "holds": False, "fault": "number"}],
    }


def test_a_run_says_how_each_case_was_asked_and_what_was_expected(tmp_path: Path) -> None:
    made = item_of(replace(CASE, stale=("£46 million",)), lambda: Measured({}), (("tram-2.md", COST),))
    [result] = run_plan(Plan("seeds", "correct", "quotes", {}, (made,)), tmp_path / "run.jsonl").run.results
    assert (result.id, result.kind, result.question, result.as_of) == (CASE.id, CASE.kind, CASE.question, "2025-09-30")
    assert result.expected == [["£64 million", "64 million pounds"]]
    assert result.stale == ["£46 million"]
    assert result.evidence == [{"article": "tram-2.md", "sentence": COST}]
    assert result.asked == CASE.as_record()
