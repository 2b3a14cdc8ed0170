"""From cases to figures: every number of a small run by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals.figures.intervals import Interval
from evals.figures.summary import Latency, Tokens, summarise, values
from evals.losses import LOSSES
from evals.measures.silence import Point
from evals.prices import Price
from tests.evals.fakes import cite, mixed, result, run_of, run_with, said, silent


def answer(
    answered: bool, confidence: float = 0.5, calls: int = 0, sent: int = 0, written: int = 0
) -> dict[str, object]:
    usage = {"calls": calls, "prompt_tokens": sent, "completion_tokens": written}
    return {"answered": answered, "confidence": confidence, "usage": usage}


def test_figures_by_hand() -> None:
    run = run_of(
        result("a", correct=1.0, answer_shown=1.0, timings_ms={"answer": 10.0}),
        result("b", correct=0.0, answer_shown=0.5, timings_ms={"answer": 20.0, "write": 7.0}),
        result("c", "unanswerable", correct=1.0, timings_ms={"answer": 30.0}),
        result("d", failure="ValueError: x"),
    )
    found = summarise(run)
    assert (found.overall.cases, found.overall.failures, found.failures) == (4, 1, {"d": "ValueError: x"})
    correct, shown = found.overall.figures["correct"], found.overall.figures["answer_shown"]
    assert (correct.n, correct.mean) == (3, pytest.approx(2 / 3))
    assert (shown.n, shown.mean) == (2, 0.75)
    assert [(g.name, g.cases, g.failures) for g in found.kinds] == [("single", 3, 1), ("unanswerable", 1, 0)]
    assert found.kinds[1].figures == {"correct": Interval(1, 1.0)}
    assert found.latency == {"answer": Latency(3, 20.0, 30.0), "write": Latency(1, 7.0, 7.0)}


def test_a_failed_case_adds_no_value_even_if_it_has_one() -> None:
    results = [result("a", correct=1.0), result("b", failure="x", correct=0.0)]
    assert values(results, "correct") == [1.0]
    assert summarise(run_of(*results)).overall.figures["correct"] == Interval(1, 1.0)


def test_nothing_gives_nothing() -> None:
    found = summarise(run_of())
    assert (found.overall.cases, found.overall.figures, found.kinds, found.latency) == (0, {}, (), {})
    assert (found.lost, found.risk, found.aurc, found.auroc, found.tokens) == ({}, (), None, None, Tokens(0, 0, 0))


def test_all_failed_gives_no_figures() -> None:
    found = summarise(run_of(result("a", failure="x"), result("b", failure="y")))
    assert (found.overall.cases, found.overall.failures, found.overall.figures) == (2, 2, {})
    assert (found.failures, found.risk, found.aurc) == ({"a": "x", "b": "y"}, (), None)


def test_wrong_answers_are_counted_by_where_they_were_lost_in_the_order_of_the_path() -> None:
    lost = ["wrongly let through", "not retrieved", "not retrieved", None]
    found = summarise(run_of(*(result(str(n), lost=loss) for n, loss in enumerate(lost))))
    assert list(found.lost.items()) == [("not retrieved", 2), ("wrongly let through", 1)]
    assert set(found.lost) <= set(LOSSES)


def test_risk_over_coverage_is_of_the_questions_that_were_asked() -> None:
    run = run_of(
        result("a", correct=1.0, answer=answer(True, 0.9)),
        result("b", correct=0.0, answer=answer(True, 0.4)),
        result("c", correct=0.0, answer=answer(False, 0.95)),  # silent: asked, and not answered
        result("d", correct=1.0, answer=answer(False, 0.1)),
        result("e", failure="x"),  # neither
        result("f", "draft", correct=0.0, answer=answer(True, 1.0)),  # no question
    )
    found = summarise(run)
    assert found.risk == (Point(0.25, 0.0, 0.9), Point(0.5, 0.5, 0.4))
    assert found.aurc == pytest.approx(0.25)


def test_all_abstained_has_no_risk() -> None:
    found = summarise(run_of(result("a", correct=1.0, answer=answer(False)), result("b", answer=answer(False))))
    assert (found.risk, found.aurc) == ((), None)


def test_equal_confidence_is_one_step_of_risk() -> None:
    found = summarise(run_of(*(result(str(n), correct=float(n), answer=answer(True, 0.5)) for n in (0, 1))))
    assert found.risk == (Point(1.0, 0.5, 0.5),)


def test_auroc_is_of_the_cases_that_are_rated() -> None:
    rated = [(0.9, 1.0), (0.8, 0.0), (0.7, 1.0), (0.2, 0.0)]  # three of the four pairs are in order
    run = run_of(
        *(result(f"r{n}", scores={"support": s, "supported": y}) for n, (s, y) in enumerate(rated)),
        result("unrated", support=0.1),
    )
    found = summarise(run).auroc
    assert found is not None
    assert (found.n, found.mean) == (4, 0.75)


def test_auroc_of_one_class_is_unknown() -> None:
    found = summarise(run_of(result("a", support=0.9, supported=1.0), result("b", support=0.8, supported=1.0))).auroc
    assert found == Interval(2, None)


def test_tokens_are_added_up_over_all_answers() -> None:
    run = run_of(
        result("a", answer=answer(True, calls=2, sent=100, written=20)),
        result("b", answer=answer(False, calls=1, sent=50)),
        result("c", failure="x"),
    )
    assert summarise(run).tokens == Tokens(3, 150, 20)


def test_what_they_cost_is_told_where_the_price_is_known_and_a_model_was_called() -> None:
    asked = result("a", answer=answer(True, calls=2, sent=1_000_000, written=500_000))
    assert summarise(replace(run_of(asked), price=Price(0.5, 2.0))).tokens.dollars == 1.5
    assert summarise(run_of(asked)).tokens.dollars is None
    assert summarise(replace(run_of(result("b", answer=answer(True))), price=Price(0.5, 2.0))).tokens.dollars is None


def test_tokens_in_a_line() -> None:
    assert Tokens(3, 1_500, 20).as_text() == "3 calls, 1,500 tokens sent, 20 written"
    assert Tokens(3, 1_500, 20, 0.00123).as_text() == "3 calls, 1,500 tokens sent, 20 written, $0.0012"


def test_kinds_come_in_the_order_they_first_occur() -> None:
    kinds = ["time", "single", "time", "multi"]
    found = summarise(run_of(*(result(str(n), kind) for n, kind in enumerate(kinds))))
    assert [group.name for group in found.kinds] == ["time", "single", "multi"]


def test_the_summary_is_json_by_the_names_of_the_contract(tmp_path: Path) -> None:
    found = json.loads(json.dumps(summarise(mixed(tmp_path).run).as_dict(), allow_nan=False))
    assert set(found) == {
        "cases", "failures", "scores", "failed", "kinds", "lost", "risk_coverage", "aurc", "auroc", "tokens",
        "latency_ms",
    }  # fmt: skip
    assert set(found["scores"]["correct"]) == {"n", "mean", "low", "high"}
    assert found["risk_coverage"] == [{"coverage": 2 / 3, "risk": 0.5, "confidence": 0.9}]
    assert set(found["kinds"]) == {"single", "unanswerable"}


def test_a_run_of_real_answers_has_its_risk_by_their_confidence(tmp_path: Path) -> None:
    right, wrong = "The tram will cost £64 million.", "The council met on Wednesday."
    run = run_with(
        tmp_path,
        {
            "a": said("a", cite(right), confidence=0.95),
            "b": said("b", cite(wrong), confidence=0.3),
            "c": silent("c"),
        },
    ).run
    assert [(p.risk, p.confidence) for p in summarise(run).risk] == [(0.0, 0.95), (0.5, 0.3)]
