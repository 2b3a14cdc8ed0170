"""A run as text for a terminal: what stands in it, figure by figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.figures.intervals import Interval
from evals.figures.table import bounds, chance, grid, milliseconds, run_text, share
from tests.evals.fakes import mixed, result, run_of


def row(text: str, *starts: str) -> list[str]:
    """The cells of the row that starts with these words."""
    return next(line.split() for line in text.splitlines() if line.split()[: len(starts)] == list(starts))


def test_the_text_has_the_figures_the_failure_and_the_place(tmp_path: Path) -> None:
    text = mixed(tmp_path).as_text()
    assert text.startswith("seeds: 4 questions, mode quotes, failures 1\n")
    assert row(text, "correct")[:2] == ["correct", "66.7"]
    assert row(text, "correct")[-1] == "3"
    assert row(text, "abstention", "recall") == ["abstention", "recall", "100.0", "1"]  # one case has no interval
    assert "failed case-2: RuntimeError: the server went away" in text
    assert "library: fingerprint f" in text
    assert text.endswith(f"saved: {tmp_path / 'a.jsonl'}")


def test_kinds_have_a_row_each_and_one_for_all(tmp_path: Path) -> None:
    text = mixed(tmp_path).as_text()
    assert row(text, "single")[:4] == ["single", "3", "1", "50.0"]
    assert row(text, "unanswerable") == ["unanswerable", "1", "0", "100.0", "-", "-", "-"]
    assert row(text, "all")[:4] == ["all", "4", "1", "66.7"]
    assert "kind " not in run_text(run_of(result("a", correct=1.0)))  # not for one kind alone


def test_where_answers_were_lost_and_the_risk(tmp_path: Path) -> None:
    text = mixed(tmp_path).as_text()
    assert "lost: not retrieved 1" in text
    assert "risk at full coverage 50.0 % of 66.7 % answered; mean risk below it 50.0 %" in text


def test_a_model_is_said_to_have_cost_something_and_none_nothing() -> None:
    usage = {"calls": 2, "prompt_tokens": 150, "completion_tokens": 20}
    answer = {"answered": False, "confidence": 0.1, "usage": usage}
    assert "model: 2 calls, 150 tokens sent, 20 written" in run_text(run_of(result("a", answer=answer)))
    free = {**answer, "usage": dict.fromkeys(usage, 0)}
    assert "calls" not in run_text(run_of(result("a", answer=free)))


def test_the_auroc_of_support_has_its_interval_and_n() -> None:
    rated = [result(str(n), support=n / 4, supported=float(n > 1)) for n in range(4)]
    assert "support, AUROC: 100.0 [100.0, 100.0], n 4" in run_text(run_of(*rated))


def test_systems_stand_beside_each_other_with_their_paired_difference() -> None:
    scores = [{"hybrid mrr@10": 1.0, "dense mrr@10": float(n % 2)} for n in range(20)]
    text = run_text(run_of(*(result(str(n), scores=s) for n, s in enumerate(scores))))
    assert row(text, "system") == ["system", "mrr@10", "n"]
    assert row(text, "hybrid")[:2] == ["hybrid", "100.0"]
    assert row(text, "dense")[1] == "50.0"
    difference = row(text, "hybrid", "-", "dense")
    assert difference[3] == "+50.0"
    assert difference[4].startswith("p=0.00")
    assert difference[-1] == "20"


def test_times_have_their_median_and_tail() -> None:
    text = run_text(run_of(*(result(str(n), timings_ms={"answer": float(n)}) for n in range(1, 101))))
    assert row(text, "answer") == ["answer", "50.0", "95.0", "100"]
    assert "latency" not in run_text(run_of(result("a")))


def test_a_run_that_was_cut_off_says_so() -> None:
    assert "(cut off: 9 were to be run)" in run_text(run_of(result("a"), cases=9))


def test_of_many_failures_the_first_five_are_named() -> None:
    text = run_text(run_of(*(result(f"c{n}", failure="x") for n in range(7))))
    assert [line for line in text.splitlines() if line.startswith("failed")] == [f"failed c{n}: x" for n in range(5)]
    assert "failures 7" in text


def test_a_run_of_nothing_is_a_head_and_a_place() -> None:
    text = run_text(run_of(library={"articles": 3}))
    assert text == "seeds: 0 questions, mode quotes, failures 0\n\nlibrary: articles 3\nsaved: a.jsonl"


def test_columns_line_up() -> None:
    assert grid([["score", "%"], ["f1", "100.0"], ["recall", "5"]]) == "score       %\nf1      100.0\nrecall      5"


@pytest.mark.parametrize(("value", "text"), [(None, "-"), (0.0, "0.0"), (2 / 3, "66.7"), (1.0, "100.0")])
def test_a_share(value: float | None, text: str) -> None:
    assert share(value) == text


@pytest.mark.parametrize(
    ("figure", "text"),
    [(Interval(0, None), ""), (Interval(1, 0.5), ""), (Interval(9, 0.5, 0.25, 0.75), "[25.0, 75.0]")],
)
def test_bounds(figure: Interval, text: str) -> None:
    assert bounds(figure) == text


@pytest.mark.parametrize(("p", "text"), [(0.0002, "<.001"), (0.001, "0.001"), (0.0449, "0.045"), (1.0, "1.000")])
def test_a_p_value_is_never_a_bare_zero(p: float, text: str) -> None:
    assert chance(p) == text


def test_milliseconds() -> None:
    assert [milliseconds(value) for value in (None, 0.04, 12.34)] == ["-", "0.0", "12.3"]
