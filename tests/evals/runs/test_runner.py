"""Running: every case measured once, in order, on disk at once; a run that was cut off is taken up where it ended."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Event, current_thread, main_thread
from typing import Any

import pytest

import evals
import prompts
from corpus.errors import EvalError
from evals.cases.plan import Item, Measured, Plan, Request
from evals.runs import naming
from evals.runs.files import being_written, load, times_path, writing
from evals.runs.fingerprints import of_questions
from evals.runs.naming import check_place, out_or_home, settings_of
from evals.runs.replies import Call, Reply, _note
from evals.runs.runner import RunResult, run_plan
from prompts import Message
from qa.answer import Usage
from qa.model import MAX_OUTPUT
from tests.evals.fakes import cite, mixed, run_with, said, silent

NAMES = tuple("abcdefgh")
Measure = Callable[[], Measured]


def item(name: str, measure: Measure | None = None) -> Item:
    """A case that scores by its name, £ and all."""
    known = Measured({"correct": float(name < "e")}, answer={"text": f"£ {name}"} | ANSWER, broken=["–"])
    return Item(name, "single", f"What of {name}?", "2025-09-30", measure or (lambda: known))


ANSWER: dict[str, Any] = {"answered": True, "confidence": 0.5, "usage": vars(Usage())}


def plan_of(changed: Mapping[str, Measure] | None = None, mode: str = "quotes", **settings: Any) -> Plan:
    items = tuple(item(name, (changed or {}).get(name)) for name in NAMES)
    return Plan("seeds", "correct", mode, settings.pop("library", {"fingerprint": "f"}), items, **settings)


def interrupted() -> Measured:
    raise KeyboardInterrupt


def cut_off(out: Path, at: str = "d", parallel: int = 1) -> None:
    """A run that ends with Ctrl-C within the case `at`."""
    with pytest.raises(KeyboardInterrupt):
        run_plan(plan_of({at: interrupted}), out, Request(parallel=parallel))


def whole_bytes(tmp_path: Path) -> bytes:
    """What a run that is never cut off writes."""
    return run_plan(plan_of(), tmp_path / "never-cut-off.jsonl").run.path.read_bytes()


def ids(path: Path) -> list[str]:
    return [result.id for result in load(path).results]


# One run


def test_every_case_is_run_once_and_written_in_its_order(tmp_path: Path) -> None:
    ran: list[str] = []

    def noting(name: str) -> Measure:
        return lambda: ran.append(name) or Measured({"correct": 1.0})  # type: ignore[func-returns-value]

    found = run_plan(plan_of({name: noting(name) for name in NAMES}), tmp_path / "run.jsonl")
    assert ran == ids(found.run.path) == list(NAMES)
    assert found.run.complete


@pytest.mark.parametrize("parallel", [2, 4, 32])
def test_in_parallel_the_order_and_the_bytes_are_the_same(tmp_path: Path, parallel: int) -> None:
    found = run_plan(plan_of(), tmp_path / "run.jsonl", Request(parallel=parallel))
    assert found.run.path.read_bytes() == whole_bytes(tmp_path)


def test_four_cases_are_under_way_at_once_and_the_first_to_end_waits_for_those_before_it(tmp_path: Path) -> None:
    all_four, last_is_done = Barrier(4, timeout=30), Event()

    def first() -> Measured:
        all_four.wait()
        assert last_is_done.wait(30)
        return Measured({"correct": 1.0})

    def last() -> Measured:
        all_four.wait()
        last_is_done.set()
        return Measured({"correct": 1.0})

    def between() -> Measured:
        all_four.wait()
        return Measured({"correct": 1.0})

    changed = {"a": first, "b": between, "c": between, "d": last}
    found = run_plan(plan_of(changed), tmp_path / "run.jsonl", Request(parallel=4))
    assert ids(found.run.path) == list(NAMES)
    assert found.failures == {}


@pytest.mark.parametrize(("mode", "threads"), [("quotes", 0), ("search", 0), ("a-model", 4)])
def test_only_a_model_is_asked_several_things_at_once_unless_told(tmp_path: Path, mode: str, threads: int) -> None:
    together = Barrier(max(threads, 1), timeout=30)
    seen: set[bool] = set()

    def noting() -> Measured:
        together.wait()
        seen.add(current_thread() is main_thread())
        return Measured({})

    run_plan(plan_of(dict.fromkeys(NAMES, noting), mode), tmp_path / "run.jsonl")
    assert seen == {threads == 0}


def test_a_result_is_on_disk_before_the_next_case_begins(tmp_path: Path) -> None:
    path, seen = tmp_path / "run.jsonl", []

    def looking() -> Measured:
        seen.append(ids(path))
        return Measured({}, {})

    run_plan(plan_of({"a": looking, "b": looking, "c": looking}), path)
    assert seen == [[], ["a"], ["a", "b"]]


def test_what_a_model_was_told_and_what_it_took_lie_with_the_case(tmp_path: Path) -> None:
    call = Call((Message("user", "Who?"),), Reply("Aldana.", Usage(10, 2, 1), 250.0), replayed=True)

    def calling() -> Measured:
        _note(call)
        _note(call)
        return Measured({"correct": 1.0}, {"answer": 1.23456})

    found = run_plan(plan_of({"b": calling}), tmp_path / "run.jsonl", Request(parallel=3)).run.results
    assert [len(result.calls) for result in found[:3]] == [0, 2, 0]
    assert found[1].calls[0] == {
        "sent": [{"role": "user", "content": "Who?"}],
        "reply": "Aldana.",
        "usage": {"prompt_tokens": 10, "completion_tokens": 2, "calls": 1},
    }
    assert found[1].timings_ms == {"answer": 1.235, "model": 500.0}
    assert "model" not in found[0].timings_ms


def test_what_a_model_was_told_is_kept_also_of_a_case_that_then_failed(tmp_path: Path) -> None:
    def failing() -> Measured:
        _note(Call((Message("user", "Who?"),), Reply("Nobody.", Usage(10, 2, 1), 250.0), replayed=False))
        raise ValueError("x")

    failed = run_plan(plan_of({"b": failing}), tmp_path / "run.jsonl").run.results[1]
    assert (failed.failure, failed.scores) == ("ValueError: x", {})
    assert [call["reply"] for call in failed.calls] == ["Nobody."]


def test_all_that_was_measured_is_written(tmp_path: Path) -> None:
    measured = Measured(
        {"correct": 0.0}, {"answer": 1.0}, ANSWER, [{"rank": 1}], [{"start": 0}], [{"text": "x", "fault": "y"}],
        {"hybrid": 2, "dense": None}, ["citations misnumbered"], "not written",
    )  # fmt: skip
    result = run_plan(plan_of({"a": lambda: measured}), tmp_path / "run.jsonl").run.results[0]
    assert {name: getattr(result, name) for name in vars(measured)} == vars(measured)


# Failures


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


@pytest.mark.parametrize("parallel", [1, 4])
def test_a_case_that_raises_is_recorded_and_the_run_goes_on(tmp_path: Path, parallel: int) -> None:
    def failing() -> Measured:
        raise ValueError("first line\n   second line " + "x" * 1000)

    found = run_plan(plan_of({"b": failing}), tmp_path / "run.jsonl", Request(parallel=parallel))
    assert list(found.failures) == ["b"]
    assert found.failures["b"].startswith("ValueError: first line second line xxx")
    assert len(found.failures["b"]) == 500
    assert ids(found.run.path) == list(NAMES)
    assert (found.run.results[1].scores, found.run.results[1].answer) == ({}, None)


def test_every_case_failing_leaves_no_figures_and_no_nan(tmp_path: Path) -> None:
    found = run_with(tmp_path, {"broken": RuntimeError("x")})
    assert found.as_dict()["scores"] == {}
    assert "failures 1" in found.as_text()
    assert "nan" not in json.dumps(found.as_dict())


def test_a_run_of_nothing_is_whole(tmp_path: Path) -> None:
    found = run_plan(Plan("seeds", "correct", "quotes", {}, ()), tmp_path / "run.jsonl")
    assert (found.run.complete, found.as_dict()["cases"]) == (True, 0)
    assert "0 questions" in found.as_text()


# Cut off, and taken up again


@pytest.mark.parametrize("parallel", [1, 4])
def test_ctrl_c_leaves_what_was_done_readable_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], parallel: int
) -> None:
    cut_off(tmp_path, "d", parallel)
    [path] = (p for p in tmp_path.glob("seeds-quotes-*.jsonl") if "times" not in p.name)
    assert f"interrupted; what was done is in {path}" in capsys.readouterr().err
    assert ids(path) == ["a", "b", "c"]
    assert not load(path).complete
    assert "cut off: 8 were to be run" in RunResult(load(path)).as_text()


@pytest.mark.parametrize("parallel", [1, 4])
@pytest.mark.parametrize("name", ["run.jsonl", "folder"])
def test_the_same_call_takes_it_up_and_ends_with_the_same_bytes(
    tmp_path: Path, name: str, parallel: int, capsys: pytest.CaptureFixture[str]
) -> None:
    cut_off(tmp_path / name, "d", parallel)
    capsys.readouterr()
    ran: list[str] = []

    def noting() -> Measured:
        ran.append("a")
        return Measured({})

    found = run_plan(plan_of({"a": noting}), tmp_path / name, Request(parallel=parallel))
    assert found.run.path.read_bytes() == whole_bytes(tmp_path)
    assert f"going on with {found.run.path}: 3 of 8 questions are done" in capsys.readouterr().err
    assert ran == []  # what was done is not done again
    assert len(times_path(found.run.path).read_text().splitlines()) == 1 + len(NAMES)


@pytest.mark.parametrize("name", ["run.jsonl", "folder"])
def test_a_half_written_last_line_is_written_anew(tmp_path: Path, name: str) -> None:
    cut_off(tmp_path / name)
    target = tmp_path / name
    path = target if target.is_file() else next(p for p in target.glob("*.jsonl") if "times" not in p.name)
    written = path.read_bytes()
    path.write_bytes(written[: written.index("£ c".encode()) + 1])  # within the character
    found = run_plan(plan_of(), target)
    assert found.run.path == path
    assert path.read_bytes() == whole_bytes(tmp_path)


def test_it_may_be_cut_off_again_and_again(tmp_path: Path) -> None:
    for at in "bdgh":
        cut_off(tmp_path / "run.jsonl", at)
    assert run_plan(plan_of(), tmp_path / "run.jsonl").run.path.read_bytes() == whole_bytes(tmp_path)


def test_a_run_cut_off_before_its_first_case_is_taken_up(tmp_path: Path) -> None:
    cut_off(tmp_path / "run.jsonl", "a")
    assert run_plan(plan_of(), tmp_path / "run.jsonl").run.path.read_bytes() == whole_bytes(tmp_path)


OTHERS = [
    (plan_of(library={"fingerprint": "g"}), Request()),
    (plan_of(mode="search"), Request()),
    (replace(plan_of(), items=plan_of().items[:6]), Request()),
    (replace(plan_of(), items=(*plan_of().items[:7], replace(item("h"), expected=(("a",),)))), Request()),
    (plan_of(), Request(limit=8)),
    (plan_of(), Request(judge="gpt")),
]


@pytest.mark.parametrize(("plan", "request_"), OTHERS, ids=["library", "mode", "cases", "questions", "limit", "judge"])
def test_a_run_of_other_settings_is_not_taken_up(tmp_path: Path, plan: Plan, request_: Request) -> None:
    cut_off(tmp_path / "runs")
    [begun] = (p for p in (tmp_path / "runs").glob("*.jsonl") if "times" not in p.name)
    before = begun.read_bytes()
    found = run_plan(plan, tmp_path / "runs", request_)
    assert (found.run.path != begun, found.run.complete) == (True, True)
    assert begun.read_bytes() == before
    with pytest.raises(EvalError, match="is another run: name another file with --out, or remove it"):
        run_plan(plan, begun, request_)
    assert begun.read_bytes() == before


def test_a_run_of_other_prompts_is_not_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_off(tmp_path / "run.jsonl")
    monkeypatch.setattr(prompts, "names", lambda: ("answer",))
    with pytest.raises(EvalError, match="is another run"):
        run_plan(plan_of(), tmp_path / "run.jsonl")


def test_a_run_of_another_server_is_not_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    with pytest.raises(KeyboardInterrupt):
        run_plan(plan_of({"d": interrupted}, "gpt"), tmp_path / "run.jsonl", Request(parallel=1))
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:8/v1")
    with pytest.raises(EvalError, match="is another run"):
        run_plan(plan_of(mode="gpt"), tmp_path / "run.jsonl")


def test_a_run_of_other_code_is_not_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_off(tmp_path / "run.jsonl")
    monkeypatch.setattr(naming, "of_packages", lambda: {"answers": "changed", "evals": "changed"})
    with pytest.raises(EvalError, match="is another run"):
        run_plan(plan_of(), tmp_path / "run.jsonl")


def test_how_many_at_once_is_no_setting_of_a_run(tmp_path: Path) -> None:
    cut_off(tmp_path / "run.jsonl", parallel=1)
    found = run_plan(plan_of(), tmp_path / "run.jsonl", Request(parallel=4, progress=False))
    assert found.run.path.read_bytes() == whole_bytes(tmp_path)


def test_a_whole_run_is_not_taken_up_but_another_begun(tmp_path: Path) -> None:
    first, second = run_plan(plan_of(), tmp_path), run_plan(plan_of(), tmp_path)
    assert first.run.path != second.run.path
    assert first.run.path.read_bytes() == second.run.path.read_bytes()


def test_a_file_that_is_no_run_does_not_disturb_the_folder(tmp_path: Path) -> None:
    (tmp_path / "seeds-quotes-99999999.jsonl").write_text("precious")
    assert run_plan(plan_of(), tmp_path).run.complete
    assert (tmp_path / "seeds-quotes-99999999.jsonl").read_text() == "precious"


# Places and settings


def test_runs_of_one_second_get_two_names(tmp_path: Path) -> None:
    plan = Plan("seeds", "correct", "a/model:1b", {}, ())
    assert len({run_plan(plan, tmp_path).run.path for _ in range(3)}) == 3
    assert all(path.name.startswith("seeds-a-model-1b-") for path in tmp_path.iterdir())


def test_an_existing_run_is_refused_before_anything_is_prepared(tmp_path: Path) -> None:
    path = mixed(tmp_path).run.path
    before = path.read_bytes()
    with pytest.raises(EvalError, match="is there already, and whole"):
        evals.run("a suite there is not", out=path)
    assert path.read_bytes() == before


def test_a_place_that_cannot_take_a_run_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    with pytest.raises(EvalError, match=r"notes\.txt is a file: --out takes a folder, or a file ending in \.jsonl"):
        check_place(tmp_path / "notes.txt")
    for fine in (None, tmp_path, tmp_path / "new", tmp_path / "new.jsonl"):
        check_place(fine)
    cut_off(tmp_path / "run.jsonl")
    check_place(tmp_path / "run.jsonl")  # one that was cut off may go on


def test_without_a_place_a_run_goes_home(tmp_path: Path) -> None:
    assert out_or_home(None, tmp_path) == tmp_path / "evals" / "runs"
    assert out_or_home(tmp_path / "x.jsonl", tmp_path) == tmp_path / "x.jsonl"


def test_the_settings_say_what_was_measured_with_what() -> None:
    found = settings_of(plan_of(), Request(judge="gpt", limit=8))
    assert (found.suite, found.headline, found.cases, found.mode) == ("seeds", "correct", 8, "quotes")
    assert (found.limit, found.judge) == (8, "gpt")
    assert found.prompts == {name: prompts.load(name).version for name in prompts.names()}  # all of them, in any mode
    assert {"answer", "condense", "judge", "repair"} <= set(found.prompts)
    assert found.questions == of_questions(plan_of().items)
    assert set(found.code) == {"answers", "evals"}
    assert {"python", "inference", "dateline", "chromadb", "numpy"} <= set(found.packages)


@pytest.mark.parametrize("mode", ["quotes", "search", "check"])
def test_without_a_model_there_is_nothing_to_say_of_one(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert settings_of(plan_of(mode=mode), Request()).model == {}


@pytest.mark.parametrize(("address", "server"), [("http://127.0.0.1:9/v1", "http://127.0.0.1:9/v1"), ("", "OpenAI's")])
def test_of_a_model_the_settings_say_how_it_is_called_and_no_key(
    address: str, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    found = settings_of(plan_of(mode="gpt"), Request())
    assert found.model == {"server": server, "max_tokens": MAX_OUTPUT, "temperature": 0.0}
    assert "sk-secret" not in str(found)


def test_a_package_that_is_not_there_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "_PACKAGES", ("no-such-package-of-ours",))
    assert settings_of(plan_of(), Request()).packages["no-such-package-of-ours"] == "not installed"


def test_runs_are_found_by_name_under_home(tmp_path: Path) -> None:
    run = mixed(tmp_path / "evals" / "runs").run
    assert evals.compare("a", run.path, home=tmp_path).flips == ()
    assert evals.compare("a.jsonl", "a", home=tmp_path).flips == ()


def test_a_run_of_answers_and_silences_says_both(tmp_path: Path) -> None:
    found = run_with(tmp_path, {"one": said("one", cite("The council met on Wednesday.")), "two": silent("two")})
    assert [r.answer["answered"] for r in found.run.results if r.answer] == [True, False]
    assert found.as_dict()["scores"]["answered"]["mean"] == 0.5


def test_a_run_that_is_being_written_is_not_taken_up_by_another(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    settings = naming.settings_of(plan_of(), Request())
    with writing(path, settings):
        assert being_written(path)
        assert naming.place_of(tmp_path, settings)[1] is None
        with pytest.raises(EvalError, match=r"is being written by another run: wait for it, or name another file"):
            run_plan(plan_of(), path)
    assert not being_written(path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["run.jsonl", "run.times.jsonl"]
