"""Silence: abstention by case and over cases, risk over coverage, and AUROC against brute force."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.cases.case import Expects
from evals.figures.summary import summarise
from evals.measures.silence import Point, abstention, area_under_risk, auroc, risk_coverage
from tests.evals.fakes import result, run_of


@pytest.mark.parametrize(
    ("answered", "expects", "scores"),
    [
        (True, "answer", {}),
        (False, "answer", {"abstention_precision": 0.0}),
        (False, "correction", {"abstention_precision": 1.0}),
        (True, "correction", {}),
        (False, "silence", {"abstention_precision": 1.0, "abstention_recall": 1.0, "answered_unanswerable": 0.0}),
        (True, "silence", {"abstention_recall": 0.0, "answered_unanswerable": 1.0}),
    ],
)
def test_what_a_case_adds_to_the_measures_of_silence(
    answered: bool, expects: Expects, scores: dict[str, float]
) -> None:
    assert abstention(answered, expects) == scores


@pytest.mark.parametrize(
    ("answered", "precision", "recall", "wrongly"),
    [
        ([False, False, False, False], 0.75, 1.0, 0.0),  # all silent: three of four rightly
        ([True, True, True, True], None, 0.0, 1.0),  # none silent: precision says nothing
        ([True, False, True, False], 1.0, 0.5, 0.5),  # the ones silent are an unanswerable one and the premise
        ([False, True, True, True], 0.0, 0.0, 1.0),  # silent on the answerable one only
    ],
)
def test_abstention_over_a_run_by_hand(
    answered: list[bool], precision: float | None, recall: float, wrongly: float
) -> None:
    expected: tuple[Expects, ...] = ("answer", "silence", "silence", "correction")
    results = [result(str(n), scores=abstention(a, e)) for n, (a, e) in enumerate(zip(answered, expected, strict=True))]
    figures = summarise(run_of(*results)).overall.figures
    found = figures.get("abstention_precision")
    assert (found.mean if found else None) == precision
    assert (figures["abstention_recall"].mean, figures["answered_unanswerable"].mean) == (recall, wrongly)


# Risk over coverage


def test_risk_over_coverage_by_hand() -> None:
    answers = [(0.9, True), (0.5, False), (0.7, True), (0.3, False)]
    assert risk_coverage(answers, 8) == [
        Point(1 / 8, 0.0, 0.9),
        Point(2 / 8, 0.0, 0.7),
        Point(3 / 8, 1 / 3, 0.5),
        Point(4 / 8, 2 / 4, 0.3),
    ]


def test_ties_are_answered_together_in_whatever_order_they_come() -> None:
    answers = [(0.9, True), (0.5, False), (0.5, True), (0.5, True)]
    expected = [Point(0.25, 0.0, 0.9), Point(1.0, 0.25, 0.5)]
    assert risk_coverage(answers, 4) == expected == risk_coverage(answers[::-1], 4)


def test_one_confidence_for_all_is_one_point() -> None:
    assert risk_coverage([(1.0, True), (1.0, False)], 2) == [Point(1.0, 0.5, 1.0)]


def test_nothing_answered_has_no_curve_and_no_area() -> None:
    assert risk_coverage([], 0) == []
    assert risk_coverage([], 5) == []
    assert area_under_risk([]) is None


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.5, 0.9]), st.booleans()), min_size=1), st.integers(0, 5))
def test_the_curve_rises_to_what_was_answered_and_to_its_risk(answers: list[tuple[float, bool]], silent: int) -> None:
    points = risk_coverage(answers, len(answers) + silent)
    coverages = [point.coverage for point in points]
    assert coverages == sorted(set(coverages))
    assert points[-1].coverage == len(answers) / (len(answers) + silent)
    assert points[-1].risk == sum(not right for _, right in answers) / len(answers)


def test_the_area_by_hand() -> None:
    # a step curve: risk 0 up to .2, then .5 up to .6, over the coverage of .6 that was reached
    points = [Point(0.2, 0.0, 0.9), Point(0.6, 0.5, 0.4)]
    assert area_under_risk(points) == pytest.approx(0.4 * 0.5 / 0.6)


@pytest.mark.parametrize("right", [True, False])
def test_the_area_of_all_right_and_of_all_wrong(right: bool) -> None:
    points = risk_coverage([(0.9, right), (0.8, right), (0.1, right)], 7)
    assert area_under_risk(points) == pytest.approx(0.0 if right else 1.0)


def test_being_sure_of_the_right_ones_makes_the_area_smaller() -> None:
    well = risk_coverage([(0.9, True), (0.8, True), (0.2, False)], 3)
    badly = risk_coverage([(0.9, False), (0.8, True), (0.2, True)], 3)
    assert area_under_risk(well) == pytest.approx((0 + 0 + 1 / 3) / 3)
    assert area_under_risk(badly) == pytest.approx((1 + 1 / 2 + 1 / 3) / 3)


# AUROC


def by_pairs(positive: list[float], negative: list[float]) -> float:
    """Every positive case against every negative one; a tie is half a win."""
    won = sum(1.0 if p > n else 0.5 if p == n else 0.0 for p in positive for n in negative)
    return won / (len(positive) * len(negative))


@given(
    st.lists(st.sampled_from([0.0, 0.2, 0.5, 0.5, 0.9, 1.0]), min_size=1),
    st.lists(st.sampled_from([0.0, 0.2, 0.5, 0.8, 1.0]), min_size=1),
)
def test_auroc_is_the_share_of_pairs_won(positive: list[float], negative: list[float]) -> None:
    assert auroc(positive, negative) == pytest.approx(by_pairs(positive, negative))


@pytest.mark.parametrize(
    ("positive", "negative", "area"),
    [
        ([0.9, 0.8], [0.1], 1.0),
        ([0.1], [0.9, 0.8], 0.0),
        ([0.5, 0.5], [0.5], 0.5),
        ([0.9, 0.5], [0.5, 0.1], 0.875),
        ([], [0.5], None),
        ([0.5], [], None),
        ([], [], None),
    ],
)
def test_auroc_by_hand(positive: list[float], negative: list[float], area: float | None) -> None:
    assert auroc(positive, negative) == area
