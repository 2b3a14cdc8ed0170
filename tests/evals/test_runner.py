import json
from datetime import date
from pathlib import Path

import pytest

import evals
from corpus.errors import EvalError
from evals.gold import locate
from evals.metrics import Words
from evals.plan import Item, Measured, Plan
from evals.record import Run, load
from evals.runner import RunResult, run_plan
from evals.sets.seeds import item
from qa.answer import Answer
from tests.evals.fakes import FakeDesk, cite, said, silent
from tests.evals.test_suite import CASE

COST = "The tram will cost £64 million."


def run_with(tmp_path: Path, answers: dict[str, Answer | Exception], name: str = "a") -> RunResult:
    """A run of one case for each answer, of the kind that starts its question."""
    desk = FakeDesk(answers)
    items = []
    for n, question in enumerate(answers):
        kind = "unanswerable" if question.startswith("unanswerable") else "single"
        changes = {"id": f"case-{n}", "question": question, "kind": kind}
        blank = {"answers": (), "evidence": ()} if kind == "unanswerable" else {}
        case = type(CASE)(**{**vars(CASE), **changes, **blank})
        items.append(item(case, locate([case], desk)[case.id], desk))
    return run_plan(Plan("seeds", "correct", "quotes", {"fingerprint": "f"}, tuple(items)), tmp_path / f"{name}.jsonl")


def mixed(tmp_path: Path) -> RunResult:
    return run_with(
        tmp_path,
        {
            "right": said("right", cite(COST)),
            "wrong": said("wrong", cite("The council met on Wednesday.")),
            "broken": RuntimeError("the server\nwent away"),
            "unanswerable": silent("unanswerable"),
        },
    )


def test_a_failed_case_is_counted_and_never_averaged_in(tmp_path: Path) -> None:
    result = mixed(tmp_path)
    found = result.as_dict()
    assert (found["cases"], found["failures"]) == (4, 1)
    assert found["failed"] == {"case-2": "RuntimeError: the server went away"} == result.failures
    assert found["scores"]["correct"]["n"] == 3
    assert found["scores"]["correct"]["mean"] == pytest.approx(2 / 3)
    assert found["kinds"]["single"]["failures"] == 1
    assert found["kinds"]["single"]["scores"]["correct"]["mean"] == 0.5
    assert found["kinds"]["unanswerable"]["scores"]["abstention_recall"] == {
        "n": 1,
        "mean": 1.0,
        "low": None,
        "high": None,
    }
    assert found["latency_ms"]["answer"]["n"] == 3
    json.dumps(found, allow_nan=False)


def test_the_text_has_the_figures_the_failure_and_the_place(tmp_path: Path) -> None:
    text = mixed(tmp_path).as_text()
    assert "seeds: 4 questions, mode quotes, failures 1" in text
    assert any(line.split()[:2] == ["correct", "66.7"] for line in text.splitlines())
    assert "failed case-2: RuntimeError: the server went away" in text
    assert str(tmp_path / "a.jsonl") in text


def test_every_case_failing_leaves_no_figures_and_no_nan(tmp_path: Path) -> None:
    found = run_with(tmp_path, {"broken": RuntimeError("x")})
    assert found.as_dict()["scores"] == {}
    assert "failures 1" in found.as_text()
    assert "nan" not in json.dumps(found.as_dict())


def test_the_file_has_settings_first_and_the_answer_of_each_case(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in mixed(tmp_path).run.path.read_text("utf-8").splitlines()]
    assert (lines[0]["suite"], lines[0]["cases"], lines[0]["library"]) == ("seeds", 4, {"fingerprint": "f"})
    assert lines[1]["answer"]["citations"][0]["quote"] == COST
    assert lines[1]["evidence"] == [{"article": "tram-2.md", "sentence": COST}]
    assert (lines[3]["answer"], lines[3]["scores"]) == (None, {})


def test_history_and_day_reach_the_desk() -> None:
    desk = FakeDesk({"right": said("right", cite(COST))})
    case = type(CASE)(**{**vars(CASE), "question": "right", "history": (evals_turn(),)})
    item(case, (Words("tram", 2, 0, 31, COST),), desk).measure()
    assert desk.asked == [("right", ({"question": "a", "answer": "b"},), date(2025, 9, 30))]


def evals_turn() -> object:
    from evals.suite import Turn

    return Turn("a", "b")


def interrupted() -> Measured:
    raise KeyboardInterrupt


def test_ctrl_c_leaves_a_file_that_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = date(2025, 9, 30)
    items = (
        Item("a", "single", "q", day, lambda: Measured({"correct": 1.0}, {})),
        Item("b", "single", "q", day, interrupted),
    )
    with pytest.raises(KeyboardInterrupt):
        run_plan(Plan("seeds", "correct", "quotes", {}, items), tmp_path)
    [path] = tmp_path.glob("seeds-quotes-*.jsonl")
    assert str(path) in capsys.readouterr().err
    run = load(path)
    assert [result.id for result in run.results] == ["a"]
    assert not run.complete
    assert "cut off: 2 were to be run" in RunResult(run).as_text()


def test_a_result_is_on_disk_before_the_next_case_begins(tmp_path: Path) -> None:
    path, seen = tmp_path / "run.jsonl", []

    def looking() -> Measured:
        seen.append([result.id for result in load(path).results])
        return Measured({}, {})

    items = tuple(Item(name, "single", "q", date(2025, 9, 30), looking) for name in "abc")
    run_plan(Plan("seeds", "correct", "quotes", {}, items), path)
    assert seen == [[], ["a"], ["a", "b"]]


def test_a_line_cut_off_halfway_is_left_out(tmp_path: Path) -> None:
    path = mixed(tmp_path).run.path
    path.write_text(path.read_text("utf-8")[:-20], "utf-8")
    assert [result.id for result in load(path).results] == ["case-0", "case-1", "case-2"]


@pytest.mark.parametrize("text", ["", "{}\n", "not json\n", '["a"]\n', "{"])
def test_what_is_no_run_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.jsonl").write_text(text)
    with pytest.raises(EvalError, match=r"x\.jsonl is no run of qa eval run: line 1"):
        load(tmp_path / "x.jsonl")


def test_a_run_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"x\.jsonl cannot be read as a run: No such file"):
        load(tmp_path / "x.jsonl")


def test_runs_of_one_second_get_two_names(tmp_path: Path) -> None:
    plan = Plan("seeds", "correct", "a/model:1b", {}, ())
    assert len({run_plan(plan, tmp_path).run.path for _ in range(3)}) == 3
    assert all(path.name.startswith("seeds-a-model-1b-") for path in tmp_path.iterdir())


def test_an_existing_run_is_never_overwritten(tmp_path: Path) -> None:
    path = mixed(tmp_path).run.path
    before = path.read_bytes()
    with pytest.raises(EvalError, match="is there already"):
        evals.run("seeds", out=path)
    assert path.read_bytes() == before


def test_an_unknown_suite_names_those_there_are() -> None:
    with pytest.raises(EvalError, match="there is no suite seedz: choose from seeds, realtimeqa"):
        evals.run("seedz")


def test_the_list_of_suites_says_which_need_data() -> None:
    assert [(suite.name, suite.data is None) for suite in evals.list_suites()] == [
        ("seeds", True),
        ("realtimeqa", False),
    ]
    assert "needs --data" in evals.list_suites()[1].as_text()


def test_runs_are_found_by_name_under_home(tmp_path: Path) -> None:
    run: Run = mixed(tmp_path / "evals" / "runs").run
    assert evals.compare("a", run.path, home=tmp_path).flips == ()
