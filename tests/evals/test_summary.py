from evals.intervals import Interval
from evals.record import CaseResult
from evals.summary import Latency, summarise


def result(id_: str, kind: str, failure: str | None = None, **scores: float) -> CaseResult:
    return CaseResult(id_, kind, "q", "2025-09-30", scores=scores, timings_ms={"answer": 10.0}, failure=failure)


def test_figures_by_hand() -> None:
    found = summarise(
        [
            result("a", "single", correct=1.0, answer_shown=1.0),
            result("b", "single", correct=0.0, answer_shown=0.5),
            result("c", "unanswerable", correct=1.0),
            result("d", "single", failure="ValueError: x", correct=0.0, answer_shown=0.0),
        ]
    )
    assert (found.overall.cases, found.overall.failures, found.failures) == (4, 1, {"d": "ValueError: x"})
    correct, shown = found.overall.figures["correct"], found.overall.figures["answer_shown"]
    assert (correct.n, correct.mean) == (3, 2 / 3)
    assert (shown.n, shown.mean) == (2, 0.75)
    assert [(g.name, g.cases, g.failures) for g in found.kinds] == [("single", 3, 1), ("unanswerable", 1, 0)]
    assert found.kinds[1].figures == {"correct": Interval(1, 1.0)}
    assert found.latency == {"answer": Latency(4, 10.0, 10.0)}


def test_nothing_gives_nothing() -> None:
    found = summarise([])
    assert (found.overall.cases, found.overall.figures, found.kinds, found.latency) == (0, {}, (), {})
