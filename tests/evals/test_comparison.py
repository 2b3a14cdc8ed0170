import json
from pathlib import Path

import pytest

import evals
from corpus.errors import EvalError
from evals.plan import Plan
from evals.runner import run_plan
from tests.evals.fakes import cite, said, silent
from tests.evals.test_runner import COST, mixed, run_with

MET = "The council met on Wednesday."


def test_a_comparison_by_hand(tmp_path: Path) -> None:
    before = run_with(
        tmp_path, {"one": said("one", cite(MET)), "two": said("two", cite(COST)), "three": silent("three")}
    )
    after = run_with(
        tmp_path, {"one": said("one", cite(COST)), "two": said("two", cite(COST)), "three": RuntimeError("x")}, "b"
    )
    found = evals.compare(before.run.path, after.run.path)
    change = next(c for c in found.changes if (c.score, c.kind) == ("correct", "all"))
    assert (change.a, change.b, change.difference.mean, change.difference.n) == (0.5, 1.0, 0.5, 2)  # not the failed one
    assert [(f.id, f.before, f.after) for f in found.flips] == [
        ("case-0", "missed", "passed"),
        ("case-2", "missed", "failed"),
    ]
    assert "missed -> passed  case-0 (single): one" in found.as_text()
    json.dumps(found.as_dict(), allow_nan=False)


def test_a_change_of_one_kind_is_told_from_the_others(tmp_path: Path) -> None:
    before = run_with(tmp_path, {"one": said("one", cite(MET)), "unanswerable": silent("unanswerable")})
    after = run_with(tmp_path, {"one": said("one", cite(COST)), "unanswerable": silent("unanswerable")}, "b")
    changes = {c.kind: c for c in evals.compare(before.run.path, after.run.path).changes if c.score == "correct"}
    assert {kind: (c.a, c.b, c.difference.n) for kind, c in changes.items()} == {
        "all": (0.5, 1.0, 2),
        "single": (0.0, 1.0, 1),
        "unanswerable": (1.0, 1.0, 1),
    }


def test_a_run_compared_with_itself_changes_nothing(tmp_path: Path) -> None:
    run = mixed(tmp_path).run
    found = evals.compare(run.path, run.path)
    assert found.flips == ()
    assert found.differing() == []
    assert all(not change.difference.mean for change in found.changes)


def test_cases_of_one_run_only_are_counted(tmp_path: Path) -> None:
    one = run_with(tmp_path, {"one": silent("one")})
    two = run_with(tmp_path, {"one": silent("one"), "two": silent("two")}, "b")
    found = evals.compare(one.run.path, two.run.path)
    assert found.unpaired == 1
    assert found.differing() == ["cases"]
    assert "1 questions are in one run only" in found.as_text()


def test_runs_of_two_suites_are_refused(tmp_path: Path) -> None:
    one = mixed(tmp_path).run.path
    other = run_plan(Plan("realtimeqa", "hybrid recall@4", "search", {}, ()), tmp_path).run.path
    with pytest.raises(EvalError, match="give two runs of one suite"):
        evals.compare(one, other)


def test_runs_without_a_common_question_are_refused(tmp_path: Path) -> None:
    empty = run_plan(Plan("seeds", "correct", "quotes", {}, ()), tmp_path / "e.jsonl").run.path
    with pytest.raises(EvalError, match="no question in common"):
        evals.compare(mixed(tmp_path).run.path, empty)
