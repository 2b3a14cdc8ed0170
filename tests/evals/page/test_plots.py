"""The plots at their edges: nothing, one point, all the same, no interval."""

import math
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from evals.figures.intervals import Interval
from evals.figures.summary import Summary, summarise
from evals.page.charts import recall_chart, risk_chart, systems_chart
from evals.page.filters import keys_of
from evals.page.path import path_chart
from evals.page.plots import Axis, Frame, bar, linear, powers, track
from evals.page.times import steps_chart, waiting_chart
from evals.record import Run
from tests.evals.page.fakes import FAILED, RIGHT, WRONG, answer, run


def drawn(markup: str) -> list[float]:
    """Every number of a drawing, which must be well-formed; all must be finite and within it."""
    numbers = []
    for node in ElementTree.fromstring(markup).iter():
        for name in ("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "d"):
            numbers += [float(n) for n in re.findall(r"-?[\d.]+|nan|inf", node.get(name, ""))]
    assert all(math.isfinite(n) and -10 <= n <= 410 for n in numbers)
    return numbers


def charts(made: Run) -> list[str]:
    summary = summarise(made)
    own = [
        risk_chart(summary),
        recall_chart(summary),
        systems_chart(summary),
        steps_chart(summary),
        waiting_chart(made),
    ]
    return [*own, path_chart(made, summary, keys_of(made))]


def of_systems(**means: Interval) -> Summary:
    summary = summarise(run(RIGHT))
    named = {name.replace("__", " ").replace("_at_", "@"): figure for name, figure in means.items()}
    return replace(summary, overall=replace(summary.overall, figures=named))


@pytest.mark.parametrize("made", [run(), run(FAILED), run(FAILED, FAILED, cases=9)])
def test_nothing_to_draw_is_no_plot(made: Run) -> None:
    assert charts(made) == [""] * 6


def test_one_question_is_one_point() -> None:
    risk, recall, systems, steps, waiting, path = charts(run(RIGHT))
    assert "AURC 0.0 %" in risk
    assert drawn(risk)
    assert drawn(recall)
    assert drawn(steps)
    assert systems == waiting == path == ""  # one time has no distribution


def test_the_risk_curve_ends_at_the_coverage_that_was_reached() -> None:
    sure, unsure = RIGHT, replace(RIGHT, id="b", answer=answer(confidence=0.1), scores={"correct": 0.0})
    risk = risk_chart(summarise(run(sure, unsure, WRONG, WRONG)))
    assert "50.0 % wrong when 50.0 % of the questions are answered; mean risk 25.0 %" in risk
    assert "confidence 0.10 or more: 50.0 % answered, 50.0 % of them wrong" in risk
    assert drawn(risk)


@pytest.mark.parametrize("mean", [0.0, 0.5, 1.0])
def test_systems_that_are_all_equal_stay_within_the_field(mean: float) -> None:
    same = Interval(9, mean, mean, mean)
    systems = systems_chart(of_systems(hybrid__ndcg_at_10=same, dense__ndcg_at_10=same))
    assert drawn(systems)
    assert "105" not in systems


def test_a_mean_without_an_interval_is_a_dot_without_a_line() -> None:
    bare, none = Interval(1, 0.5), Interval(0, None)
    systems = systems_chart(of_systems(hybrid__ndcg_at_10=bare, dense__ndcg_at_10=bare, lexical__ndcg_at_10=none))
    assert drawn(systems)
    assert "whisker" not in systems
    assert systems.count("<circle") == 2
    assert "whisker" not in track(bare)
    assert "circle" in track(bare)
    assert "circle" not in track(none)


def test_recall_has_a_line_for_each_series() -> None:
    figures = {
        f"{s}__recall_at_{k}": Interval(9, 0.1 * k, 0.05 * k, 0.1 * k) for s in ("hybrid", "dense") for k in (1, 4, 10)
    }
    recall = recall_chart(of_systems(**figures))
    assert recall.count('class="line') == 2
    assert recall.count('class="key') == 2


def test_times_that_are_all_equal_or_very_long_can_be_drawn() -> None:
    same = [replace(RIGHT, id=str(n), timings_ms={"answer": 100.0}) for n in range(4)]
    slow = replace(RIGHT, id="slow", timings_ms={"answer": 90_000.0, "write": 0.02})
    for made in (run(*same), run(*same * 10, slow), run(slow, slow)):
        assert drawn(steps_chart(summarise(made)))
        assert drawn(waiting_chart(made))
    assert "write" not in steps_chart(summarise(run(slow)))  # nobody sees a fiftieth of a millisecond


def test_the_path_counts_down_from_all_questions_to_the_right_ones() -> None:
    made = run(RIGHT, WRONG, WRONG, replace(WRONG, lost="wrongly let through"), FAILED, replace(RIGHT, kind="draft"))
    path = path_chart(made, summarise(made), keys_of(made))
    ElementTree.fromstring(path)
    assert re.findall(r"<b>(\d+)</b>", path) == ["4", "0", "0", "2", "0", "0", "1", "1"]
    assert '<label for="lost-0">not selected</label>' in path
    assert 'x="50.00%" y="0" width="50.00%"' in path  # the two of four that were not selected


def test_every_drawing_has_a_name_and_its_figures_in_words() -> None:
    for markup in filter(None, charts(run(RIGHT, WRONG))):
        for svg in ElementTree.fromstring(markup).iter("svg"):
            named = svg.find("title") is not None and svg.find("desc") is not None and svg.get("role") == "img"
            assert named or svg.get("aria-hidden") == "true"


@pytest.mark.parametrize(
    ("low", "high", "names"),
    [
        (0, 100, ["0", "20", "40", "60", "80", "100"]),
        (0, 0, ["0", "0.2"]),
        (0, 409, ["0", "100", "200", "300", "400", "500"]),
        (77.4, 98.1, ["75", "80", "85", "90", "95", "100"]),
        (0, 0.3, ["0", "0.1", "0.2", "0.3"]),
        (3, 3, ["3", "4"]),
    ],
)
def test_ticks_are_round_and_hold_the_values(low: float, high: float, names: list[str]) -> None:
    axis = linear(low, high)
    assert [name for _, name in axis.ticks] == names
    assert axis.low <= low <= high <= axis.high


def test_a_log_axis_is_of_powers_of_ten_and_keeps_what_is_outside_at_its_edge() -> None:
    axis = powers(0.5, 1200, ((1000.0, "s"), (1.0, "ms")))
    assert [name for _, name in axis.ticks] == ["0.1 ms", "1 ms", "10 ms", "100 ms", "1 s", "10 s"]
    assert (axis.share(0.0), axis.share(1e9)) == (0.0, 1.0)
    assert axis.share(1000) == pytest.approx(0.8)


def test_an_axis_without_length_puts_everything_in_its_middle() -> None:
    flat = Axis(1, 1, ())
    assert flat.share(1) == 0.5
    assert Frame(flat, flat).path([], "line") == ""


def test_a_bar_of_next_to_nothing_can_still_be_seen() -> None:
    assert 'width="0.40%"' in bar(0.5, 0.5, "lost")
