"""Two runs, question by question: what changed and which questions flipped."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import evals
from corpus.errors import EvalError
from evals.cases.plan import Plan
from evals.figures.changes import Change
from evals.figures.comparison import Comparison, Flip, compare_runs
from evals.figures.intervals import Difference
from evals.record import CaseResult, Run
from evals.runs.runner import run_plan
from tests.evals.fakes import COST, MET, cite, mixed, result, run_of, run_with, said, silent


def change(found: Comparison, score: str, kind: str = "all") -> tuple[float | None, float | None, int]:
    one = next(c for c in found.changes if (c.score, c.kind) == (score, kind))
    return one.a, one.b, one.difference.n


def test_a_comparison_of_two_saved_runs_by_hand(tmp_path: Path) -> None:
    same = {"two": said("two", cite(COST))}
    before = run_with(tmp_path, {"one": said("one", cite(MET)), **same, "three": silent("three")})
    after = run_with(tmp_path, {"one": said("one", cite(COST)), **same, "three": RuntimeError("x")}, "b")
    found = evals.compare(before.run.path, after.run.path)
    assert change(found, "correct") == (1 / 3, 1.0, 3)  # each over those that have it: b's is not of the failed one
    assert [(f.id, f.before, f.after) for f in found.flips] == [
        ("case-0", "missed", "passed"),
        ("case-2", "missed", "failed"),
    ]
    assert "missed -> passed  case-0 (single): one" in found.as_text()
    json.dumps(found.as_dict(), allow_nan=False)


A = run_of(
    result("a", correct=1.0, token_f1=0.5),
    result("b", correct=0.0),
    result("c", "time", correct=1.0),
    result("gone", "time", correct=0.0),
)
B = run_of(
    result("c", "time", correct=0.0),
    result("b", correct=0.0, token_f1=0.9),
    result("a", correct=1.0, token_f1=1.0),
    result("new", correct=1.0),
    name="b",
)


def test_cases_are_paired_by_id_whatever_their_order() -> None:
    found = compare_runs(A, B)
    assert change(found, "correct") == (2 / 3, 1 / 3, 3)
    assert change(found, "correct", "single") == (0.5, 0.5, 2)
    assert change(found, "correct", "time") == (1.0, 0.0, 1)
    assert (found.missing, found.new) == (1, 1)


def test_a_case_is_the_same_if_its_id_and_its_question_are() -> None:
    before = run_of(result("a", correct=1.0), result("b", correct=1.0))
    after = run_of(result("a", correct=1.0), replace(result("b", correct=0.0), question="What else?"))
    found = compare_runs(before, after)
    assert change(found, "correct") == (1.0, 1.0, 1)
    assert (found.missing, found.new, found.flips) == (1, 1, ())


def test_each_mean_is_over_the_cases_that_have_the_score() -> None:
    found = compare_runs(A, B)
    assert change(found, "token_f1") == (0.5, pytest.approx(0.95), 2)  # .5 of one case, .9 and 1 of two
    assert change(found, "correct") == (2 / 3, 1 / 3, 3)


def test_what_moved_and_what_fell_is_counted_by_case() -> None:
    def counts(score: str, kind: str = "all") -> tuple[int, int]:
        return next((c.moved, c.fell) for c in compare_runs(A, B).changes if (c.score, c.kind) == (score, kind))

    assert counts("correct") == (1, 1)  # c, from right to wrong
    assert counts("correct", "single") == (0, 0)
    assert counts("token_f1") == (2, 0)  # a rose, and b has it only now: that is moved, and no fall


def test_a_score_that_one_run_has_alone_has_no_difference() -> None:
    found = compare_runs(run_of(result("a", correct=1.0)), run_of(result("a", answered=1.0)))
    assert [(c.score, c.a, c.b, c.difference) for c in found.changes if c.kind == "all"] == [
        ("correct", 1.0, None, Difference(1, None)),
        ("answered", None, 1.0, Difference(1, None)),
    ]
    assert "-" in found.as_text()


def test_within_a_kind_the_guard_is_wider_than_what_is_shown() -> None:
    def of_kinds(*passed: str) -> Run:
        return run_of(
            *(result(f"{kind}{n}", kind, correct=float(c)) for kind, row in zip("xy", passed, strict=True)
              for n, c in enumerate(row))
        )  # fmt: skip

    found = compare_runs(of_kinds("1" * 40, "1" * 40), of_kinds("0" * 12 + "1" * 28, "1" * 40))
    over_all, within = (next(c for c in found.changes if c.kind == kind) for kind in ("all", "x"))
    assert over_all.guard == over_all.difference
    assert within.guard.mean == within.difference.mean == pytest.approx(-0.3)
    assert within.guard.low is not None
    assert within.difference.low is not None
    assert within.guard.low < within.difference.low


# How well confidence tells right from wrong


def sure(id_: str, confidence: float, right: bool, answered: bool = True, kind: str = "single") -> CaseResult:
    return result(id_, kind, correct=float(right), answer={"answered": answered, "confidence": confidence})


def risk(a: Run, b: Run) -> Change | None:
    return next((c for c in compare_runs(a, b).changes if c.score == "aurc"), None)


def test_the_mean_risk_over_coverage_by_hand() -> None:
    # the surer half first: no risk up to .5, then .5; the other way round all is wrong up to .5, then .5
    right_is_sure = run_of(sure("a", 0.9, True), sure("b", 0.5, False), sure("c", 0.1, False, answered=False))
    wrong_is_sure = run_of(sure("a", 0.5, True), sure("b", 0.9, False), sure("c", 0.1, False, answered=False))
    found = risk(right_is_sure, wrong_is_sure)
    assert found is not None
    assert (found.kind, found.a, found.b) == ("all", pytest.approx(0.25), pytest.approx(0.75))
    assert found.difference.mean == pytest.approx(0.5)
    assert found.difference.n == 3
    assert found.guard == found.difference
    assert (found.moved, found.fell) == (2, 0)
    same = risk(right_is_sure, right_is_sure)
    assert same is not None
    assert (same.difference.mean, same.difference.low, same.difference.high, same.moved) == (0.0, 0.0, 0.0, 0)


def test_a_draft_and_a_silence_are_no_risk() -> None:
    base = sure("a", 0.9, True)
    others = (sure("d", 0.9, False, kind="draft"), sure("s", 0.9, False, answered=False))
    found = risk(run_of(base, *others), run_of(base, *others))
    assert found is not None
    assert (found.a, found.b) == (0.0, 0.0)


@pytest.mark.parametrize("other", [result("a", correct=1.0), sure("a", 0.9, False, answered=False)])
def test_without_answers_in_both_runs_there_is_no_risk_to_compare(other: CaseResult) -> None:
    with_answer = run_of(sure("a", 0.9, True))
    assert risk(with_answer, run_of(other)) is None
    assert risk(run_of(other), with_answer) is None


# Outcomes


@pytest.mark.parametrize(
    ("before", "after", "flip"),
    [
        ({"correct": 1.0}, {"correct": 0.5}, ("passed", "missed")),
        ({"correct": 0.0}, {"correct": 1.0}, ("missed", "passed")),
        ({"correct": 1.0}, {"failure": "x"}, ("passed", "failed")),
        ({"failure": "x"}, {"correct": 1.0}, ("failed", "passed")),
        ({"failure": "x"}, {"failure": "y"}, None),
        ({"correct": 0.0}, {"correct": 0.5}, None),
        ({"correct": 1.0}, {"correct": 1.0}, None),
    ],
)
def test_a_flip_is_another_outcome(
    before: dict[str, object], after: dict[str, object], flip: tuple[str, str] | None
) -> None:
    found = compare_runs(run_of(result("a", **before)), run_of(result("a", **after)))  # type: ignore[arg-type]
    assert found.flips == ((Flip("a", "single", "What of a?", *flip),) if flip else ())


def test_a_change_of_one_kind_is_told_from_the_others(tmp_path: Path) -> None:
    quiet = {"unanswerable": silent("unanswerable")}
    before = run_with(tmp_path, {"one": said("one", cite(MET)), **quiet})
    after = run_with(tmp_path, {"one": said("one", cite(COST)), **quiet}, "b")
    changes = {c.kind: c for c in evals.compare(before.run.path, after.run.path).changes if c.score == "correct"}
    assert {kind: (c.a, c.b, c.difference.n) for kind, c in changes.items()} == {
        "all": (0.5, 1.0, 2),
        "single": (0.0, 1.0, 1),
        "unanswerable": (1.0, 1.0, 1),
    }


def test_a_run_compared_with_itself_changes_nothing(tmp_path: Path) -> None:
    run = mixed(tmp_path).run
    found = evals.compare(run.path, run.path)
    assert (found.flips, found.differing(), found.missing, found.new) == ((), [], 0, 0)
    assert all(not change.difference.mean for change in found.changes)
    assert "differ in: nothing" in found.as_text()
    assert "0 questions flipped" in found.as_text()


def test_cases_of_one_run_only_are_counted() -> None:
    found = compare_runs(A, B)
    assert "1 questions are in a only, 1 in b only: left out" in found.as_text()
    assert (found.as_dict()["missing"], found.as_dict()["new"]) == (1, 1)
    assert "left out" not in compare_runs(A, A).as_text()


def test_what_the_runs_differ_in_is_named() -> None:
    other = replace(B, settings=replace(B.settings, mode="gpt", prompts={"answer": 2}))
    found = compare_runs(A, other)
    assert found.differing() == ["mode", "prompts"]
    assert "differ in: mode, prompts" in found.as_text()


def test_the_text_has_a_row_for_all_and_for_each_kind_that_moved() -> None:
    rows = [line.split()[:4] for line in compare_runs(A, B).as_text().splitlines()]
    assert ["correct", "all", "66.7", "33.3"] in rows
    assert ["correct", "time", "100.0", "0.0"] in rows
    assert not any(row[:2] == ["correct", "single"] for row in rows)


def test_the_json_has_the_names_of_the_contract() -> None:
    found = json.loads(json.dumps(compare_runs(A, B).as_dict(), allow_nan=False))
    assert set(found) == {"a", "b", "suite", "missing", "new", "differing", "changes", "flips"}
    assert set(found["changes"][0]) == {"score", "kind", "a", "b", "difference", "guard", "moved", "fell"}
    for name in ("difference", "guard"):
        assert set(found["changes"][0][name]) == {"n", "mean", "low", "high", "p"}
    assert found["flips"][0] == {
        "id": "c", "kind": "time", "question": "What of c?", "before": "passed", "after": "missed",
    }  # fmt: skip


def test_runs_of_two_suites_are_refused(tmp_path: Path) -> None:
    one = mixed(tmp_path).run.path
    other = run_plan(Plan("realtimeqa", "hybrid recall@4", "search", {}, ()), tmp_path).run.path
    with pytest.raises(EvalError, match="give two runs of one suite"):
        evals.compare(one, other)


@pytest.mark.parametrize("other", [run_of(), run_of(result("else", correct=1.0))])
def test_runs_without_a_common_question_are_refused(other: Run) -> None:
    with pytest.raises(EvalError, match=r"a\.jsonl and a\.jsonl have no question in common: nothing to compare"):
        compare_runs(A, other)
