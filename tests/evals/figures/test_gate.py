"""The gate: shut by what is worse than chance allows, and by nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from evals.figures.comparison import Comparison, compare_runs
from evals.figures.gate import Fall
from evals.figures.names import LABELS, LOWER_IS_BETTER, MUST_HOLD, label, sign
from evals.record import Run
from tests.evals.fakes import result, run_of


def run(passed: str, score: str = "correct", kinds: int = 1, **scores: float) -> Run:
    """A run of one case a character, 1 or 0, its kinds in equal blocks."""
    block = len(passed) // kinds
    return run_of(
        *(result(f"c{n}", f"kind-{n // block}", scores={score: float(c), **scores}) for n, c in enumerate(passed))
    )


def falls(a: Run, b: Run) -> list[Fall]:
    return compare_runs(a, b).falls


def fallen(a: Run, b: Run) -> set[tuple[str, str]]:
    return {(fall.score, fall.kind) for fall in falls(a, b)}


ALL_RIGHT = "1" * 50


def worse(by: int) -> str:
    """50 cases of which the first `by` are wrong."""
    return "0" * by + "1" * (50 - by)


@pytest.mark.parametrize("passed", [ALL_RIGHT, "0" * 50, "10" * 25, "1", "0"])
def test_a_run_passes_against_itself(passed: str) -> None:
    assert falls(run(passed, promises_kept=1.0), run(passed, promises_kept=1.0)) == []


@pytest.mark.parametrize(("flips", "shut"), [(0, False), (1, False), (2, False), (3, False), (4, True), (10, True)])
def test_four_one_way_flips_of_fifty_are_the_least_that_shuts_it(flips: int, shut: bool) -> None:
    # k flips are missing from a draw with odds (1 - k / 50) ^ 50: .045 for 3, .016 for 4; the tail is .025
    assert bool(falls(run(ALL_RIGHT), run(worse(flips)))) is shut


def test_the_fall_says_how_far_and_how_sure() -> None:
    fall = next(fall for fall in falls(run(ALL_RIGHT), run(worse(10))) if fall.kind == "all")
    assert fall.score == "correct"
    assert fall.reason.startswith("-20.0 points [-3")
    assert fall.reason.endswith("n 50")
    assert fall.as_text().startswith("correct, all kinds: -20.0 points")


def test_improvements_pass() -> None:
    assert falls(run(worse(20)), run(ALL_RIGHT)) == []


def test_as_many_gains_as_losses_pass() -> None:
    assert falls(run("10" * 25), run("01" * 25)) == []


@pytest.mark.parametrize("score", sorted(LOWER_IS_BETTER))
def test_where_less_is_better_a_rise_shuts_it_and_a_fall_does_not(score: str) -> None:
    few, many = run(worse(50), score), run(worse(40), score)
    assert fallen(few, many) == {(score, "all"), (score, "kind-0")}
    assert falls(many, few) == []
    assert sign(score) == -1


@pytest.mark.parametrize("score", sorted(MUST_HOLD))
def test_a_promise_broken_once_shuts_it(score: str) -> None:
    found = falls(run(ALL_RIGHT, score), run(worse(1), score))
    assert [(fall.score, fall.kind) for fall in found] == [(score, "all")]
    assert found[0].reason == "broken in 1 cases; it may in none"
    assert fallen(run("11", score), run("01", score)) == {(score, "all")}
    assert fallen(run("1", score), run("0", score)) == {(score, "all")}  # here a single case is proof


def test_one_promise_kept_more_does_not_make_up_for_one_broken() -> None:
    assert fallen(run("10", "promises_kept"), run("01", "promises_kept")) == {("promises_kept", "all")}


def test_a_promise_that_was_broken_already_is_no_fall() -> None:
    assert falls(run("01", "promises_kept"), run("01", "promises_kept")) == []


def test_a_single_case_of_a_score_proves_nothing() -> None:
    assert falls(run("1"), run("0")) == []
    both = [
        run_of(*(result(f"c{n}", scores={"answered": 1.0}) for n in range(9)), result("x", correct=c))
        for c in (1.0, 0.0)
    ]
    assert falls(*both) == []


@pytest.mark.parametrize(("cases", "shut"), [(2, False), (3, False), (4, True), (5, True)])
def test_where_all_cases_fall_four_are_the_least_that_is_proof(cases: int, shut: bool) -> None:
    found = fallen(run("1" * cases), run("0" * cases))  # the interval has no width, however few they are
    assert found == ({("correct", "all"), ("correct", "kind-0")} if shut else set())


def test_a_score_that_applies_to_other_cases_has_moved_there_too() -> None:
    # silent on the same two right cases, and now on four wrong ones as well: precision 1.0, then 1/3
    def silences(wrong: int) -> Run:
        silent_on = {"c0": 1.0, "c1": 1.0, **{f"c{n}": 0.0 for n in range(2, 2 + wrong)}}
        return run_of(
            *(result(f"c{n}", scores={"abstention_precision": silent_on[f"c{n}"]} if f"c{n}" in silent_on else {})
              for n in range(12))
        )  # fmt: skip

    assert falls(silences(0), silences(3)) == []  # three have moved
    assert ("abstention_precision", "all") in fallen(silences(0), silences(10))


def test_confidence_that_no_longer_tells_right_from_wrong_shuts_it() -> None:
    def answers(right: float, wrong: float) -> Run:
        return run_of(
            *(result(f"c{n}", correct=float(n % 2), answer={"answered": True, "confidence": right if n % 2 else wrong})
              for n in range(40))
        )  # fmt: skip

    assert fallen(answers(0.9, 0.2), answers(0.2, 0.9)) == {("aurc", "all")}
    assert falls(answers(0.2, 0.9), answers(0.9, 0.2)) == []
    assert falls(answers(0.9, 0.2), answers(0.8, 0.3)) == []  # other odds in the same order


def test_a_missing_question_shuts_it_and_a_new_one_does_not() -> None:
    [fall] = falls(run("111"), run("11"))
    assert "1 questions of the first run are not in the second; accept a new baseline if so meant" in fall.reason
    assert falls(run("11"), run("111")) == []


def test_a_question_that_could_not_be_run_shuts_it() -> None:
    whole = run("111")
    broken = run_of(*whole.results[:2], result("c2", "kind-0", failure="RuntimeError: x"))
    [fall] = falls(whole, broken)
    assert fall.reason == "1 questions could not be run, c2 first"
    assert falls(broken, whole) == []
    assert falls(broken, broken) == [fall]  # also where it could not be before


def test_a_new_question_that_could_not_be_run_shuts_it() -> None:
    new = run_of(*run("111").results, result("new", failure="RuntimeError: x"))
    assert [fall.reason for fall in falls(run("111"), new)] == ["1 questions could not be run, new first"]


# Kinds: 10 cases each; what one kind loses the others win, so that over all nothing moves


def one_kind_loses(flips: int, kinds: int) -> Comparison:
    """The first kind of `kinds` loses `flips` of its 10 cases, the last wins as many."""
    middle = "1" * 10 * (kinds - 2)
    before = "1" * 10 + middle + "0" * flips + "1" * (10 - flips)
    after = "0" * flips + "1" * (10 - flips) + middle + "1" * 10
    return compare_runs(run(before, kinds=kinds), run(after, kinds=kinds))


@pytest.mark.parametrize(
    ("flips", "kinds", "shut"),
    [
        (3, 2, False),  # missing from a draw of 10 with odds .028; the tail is .05 / 2 kinds / 2 sides = .0125
        (4, 2, True),  # .006 < .0125
        (4, 5, False),  # .006 > .05 / 5 / 2 = .005: among more kinds the same is more likely chance
        (5, 5, True),  # .001 < .005
    ],
)
def test_within_a_kind_the_confidence_is_shared_out_among_the_kinds(flips: int, kinds: int, shut: bool) -> None:
    found = one_kind_loses(flips, kinds).falls
    assert [(fall.score, fall.kind) for fall in found] == ([("correct", "kind-0")] if shut else [])


def test_a_kind_is_named_in_words() -> None:
    [fall] = one_kind_loses(8, 2).falls
    assert fall.as_text().startswith("correct, kind-0: -80.0 points [")


def test_of_compared_systems_only_the_whole_is_gated() -> None:
    before, after = ("1" * 20 + "0" * 20, "0" * 20 + "1" * 20)
    assert fallen(run(before, "dense recall@4", 2), run(after, "dense recall@4", 2)) == set()
    assert fallen(run("1" * 40, "dense recall@4", 2), run(after, "dense recall@4", 2)) == {("dense recall@4", "all")}


# What it says


def test_times_are_not_gated() -> None:
    slow, quick = (run_of(result("a", correct=1.0, timings_ms={"answer": ms})) for ms in (9e9, 1.0))
    assert falls(quick, slow) == []


def verdict(a: Run, b: Run) -> tuple[dict[str, Any], str]:
    comparison = compare_runs(a, b)
    return json.loads(json.dumps(comparison.gate_as_dict())), comparison.gate_as_text()


def test_the_verdict_in_words_and_as_json() -> None:
    found, text = verdict(run(ALL_RIGHT), run(ALL_RIGHT))
    assert found == {"passed": True, "falls": []}
    assert text.splitlines() == [
        "gate: passed; nothing fell below a.jsonl by more than chance",
        "the runs differ in: nothing",
    ]
    found, text = verdict(run("11", "promises_kept"), run("10", "promises_kept"))
    assert found == {
        "passed": False,
        "falls": [{"score": "promises_kept", "kind": "all", "reason": "broken in 1 cases; it may in none"}],
    }
    assert text.splitlines() == [
        "gate: SHUT; worse than a.jsonl",
        "  promises kept, all kinds: broken in 1 cases; it may in none",
        "the runs differ in: nothing",
    ]


def test_the_verdict_ends_with_what_the_runs_differ_in() -> None:
    after = replace(run("11"), settings=replace(run("11").settings, mode="gpt", questions="q"))
    assert verdict(run("11"), after)[1].splitlines()[-1] == "the runs differ in: mode, questions"


def test_every_score_that_has_a_direction_or_must_hold_has_a_label() -> None:
    assert set(LABELS) >= LOWER_IS_BETTER | MUST_HOLD
    assert len(set(LABELS.values())) == len(LABELS)
    assert (label("correct"), label("dense recall@4"), sign("correct")) == ("correct", "dense recall@4", 1)
