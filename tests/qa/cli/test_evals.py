"""`qa eval`: exit codes, one JSON document, the gate; with a suite of two cases in place of the true ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import evals
from evals.cases.plan import Item, Measured, Plan, Request
from qa.cli import main
from tests.evals.fakes import mixed, sound
from tests.qa.cli.test_cli import Ran, Run


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        try:
            code = main(["--home", str(tmp_path), "eval", *(str(argument) for argument in arguments)])
        except SystemExit as stop:  # argparse
            code = stop.code if isinstance(stop.code, int) else 1
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return call


Give = Callable[[float, float], None]


@pytest.fixture
def suite(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The suite of two cases; `scores` says how often each keeps the promises, `request` what was asked for."""
    state: dict[str, Any] = {"scores": [1.0, 1.0], "request": None}

    def case(n: int) -> Item:
        def measure() -> Measured:
            if state["scores"][n] is None:
                raise RuntimeError("the server went away")
            return Measured({"correct": 1.0, "promises_kept": state["scores"][n]})

        return Item(f"case-{n}", "single", "Who?", "2025-09-30", measure)

    def prepare(name: str, request: Request) -> Plan:
        state["request"] = request
        return Plan(name, "correct", "quotes", {}, (case(0), case(1)))

    monkeypatch.setattr("evals.sets.prepare", prepare)
    return state


def test_a_run_prints_its_figures_and_where_it_is_saved(run: Run, suite: dict[str, Any]) -> None:
    ran = run("run", "seeds")
    assert ran.code == 0
    assert ran.out.startswith("seeds: 2 questions, mode quotes, failures 0")
    assert "gate" not in ran.out


def test_its_options_reach_the_suite(
    run: Run, suite: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")  # the judge's; nothing is asked of it
    out = tmp_path / "mine.jsonl"
    ran = run("run", "seeds", "--parallel", 3, "--judge", "gpt", "--limit", 5, "--data", tmp_path, "--model", "x",
              "--out", out, "--json")  # fmt: skip
    assert ran.code == 0
    assert suite["request"] == Request(tmp_path, tmp_path, "x", 5, True, 3, "gpt")
    assert (ran.json["path"], ran.json["settings"]["judge"]) == (str(out), "gpt")
    assert "gate" not in ran.json


def test_a_judge_without_a_server_is_one_line(run: Run, suite: dict[str, Any]) -> None:
    run("run", "seeds", "--judge", "gpt").is_refused("the model gpt needs a server", "OPENAI_API_KEY")


def test_a_question_that_could_not_be_run_is_exit_code_1(run: Run, suite: dict[str, Any]) -> None:
    suite["scores"] = [1.0, None]
    ran = run("run", "seeds", "--json")
    assert (ran.code, ran.json["failed"]) == (1, {"case-1": "RuntimeError: the server went away"})


@pytest.mark.parametrize(
    "arguments",
    [("--parallel", "0"), ("--parallel", "some"), ("--limit", "0"), ("--parallel",), ("--judge",), ("--colour",)],
)
def test_options_that_cannot_be_used_are_one_line(run: Run, arguments: tuple[str, ...]) -> None:
    run("run", "seeds", *arguments).is_refused("--help")


# The gate


def test_a_run_is_gated_on_another(run: Run, suite: dict[str, Any], tmp_path: Path) -> None:
    before = run("run", "seeds", "--json").json["path"]
    same = run("run", "seeds", "--gate", before)
    assert same.code == 0
    assert same.out.splitlines()[-2:] == [
        f"gate: passed; nothing fell below {Path(before).name} by more than chance",
        "the runs differ in: nothing",
    ]
    suite["scores"] = [1.0, 0.0]
    worse = run("run", "seeds", "--gate", before, "--json")
    assert worse.code == 1
    assert worse.json["gate"]["passed"] is False
    assert worse.json["gate"]["falls"][0]["score"] == "promises_kept"
    by_name = run("run", "seeds", "--gate", Path(before).stem)
    assert (by_name.code, "gate: SHUT" in by_name.out) == (1, True)


def test_without_a_name_the_gate_is_the_baseline_that_ships(
    run: Run, suite: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    accepted = Path(
        run("accept", run("run", "seeds", "--json").json["path"], "--out", tmp_path / "b.jsonl").out.strip()
    )
    monkeypatch.setattr(evals, "baseline", lambda suite: asked.append(suite) or accepted)  # type: ignore[func-returns-value]
    monkeypatch.setenv("QA_MODEL", "gpt")  # the baseline is of quotes mode, and so is what is held against it
    assert run("run", "seeds", "--gate", "--json").json["gate"] == {"passed": True, "falls": []}
    assert (asked, suite["request"].model) == (["seeds"], "quotes")
    assert run("run", "seeds", "--model", "quotes", "--gate").code == 0
    run("run", "seeds", "--gate", accepted)
    assert suite["request"].model is None  # on a run that is named, what is asked for counts


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--gate", "--model", "gpt"), ["quotes mode", "--gate RUN"]),
        (("--gate", "--limit", 5), ["needs the whole suite", "--limit"]),
        (("--gate", "some-run", "--limit", 5), ["needs the whole suite", "--limit"]),
    ],
)
def test_what_cannot_be_gated_is_refused_before_anything_is_run(
    run: Run, suite: dict[str, Any], arguments: tuple[object, ...], words: list[str]
) -> None:
    run("run", "seeds", *arguments).is_refused(*words)
    assert suite["request"] is None


def test_a_gate_without_a_baseline_is_refused_before_anything_is_run(run: Run, suite: dict[str, Any]) -> None:
    run("run", "nothing", "--gate").is_refused("there is no baseline of nothing", "qa eval compare")
    assert suite["request"] is None


def test_a_gate_on_a_run_that_is_not_there_is_refused_before_anything_is_run(run: Run, suite: dict[str, Any]) -> None:
    run("run", "seeds", "--gate", "none").is_refused("none cannot be read as a run")
    assert suite["request"] is None


def test_a_gate_on_a_run_of_another_suite_is_refused_before_anything_is_run(run: Run, suite: dict[str, Any]) -> None:
    before = run("run", "seeds", "--json").json["path"]
    suite["request"] = None
    run("run", "realtimeqa", "--gate", before).is_refused("is a run of seeds, not of realtimeqa")
    assert suite["request"] is None


@pytest.mark.parametrize(("gate", "code"), [((), 0), (("--gate",), 1)])
def test_a_comparison_is_exit_code_1_only_if_asked_to_gate(
    run: Run, suite: dict[str, Any], gate: tuple[str, ...], code: int
) -> None:
    before = run("run", "seeds", "--json").json["path"]
    suite["scores"] = [0.0, 1.0]
    after = run("run", "seeds", "--json").json["path"]
    ran = run("compare", before, after, *gate)
    assert (ran.code, "gate: SHUT" in ran.out) == (code, bool(gate))
    assert "promises kept" in ran.out
    found = run("compare", before, after, *gate, "--json")
    assert (found.code, "gate" in found.json) == (code, bool(gate))
    assert run("compare", after, before, *gate).code == 0


# The rest


def test_accept_and_report_say_which_file_they_wrote(run: Run, tmp_path: Path) -> None:
    path = sound(tmp_path).run.path
    baseline, page = tmp_path / "baseline.jsonl", tmp_path / "page.html"
    assert run("accept", path, "--out", baseline, "--json").json == {"baseline": str(baseline)}
    assert run("report", path, "--out", page, "--json").json == {"report": str(page)}
    assert run("report", path).out == f"{tmp_path / 'a.html'}\n"
    assert baseline.exists()
    assert page.exists()


def test_the_suites_are_listed(run: Run) -> None:
    listed = run("list", "--json").json
    assert {"name", "about", "data"} == set(listed[0])
    assert "seeds" in run("list").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("run", "seedz"), ["there is no suite seedz", "seeds"]),
        (("run", "realtimeqa"), ["needs --data DIR"]),
        (("compare", "a"), ["B", "--help"]),
        (("compare", "no", "such"), ["no", "cannot be read"]),
        (("report", "none"), ["none", "cannot be read"]),
        (("accept", "none"), ["none", "cannot be read"]),
        (("accept",), ["RUN", "--help"]),
        ((), ["STEP", "--help"]),
    ],
)
def test_what_cannot_be_done_is_one_line(run: Run, arguments: tuple[str, ...], words: list[str]) -> None:
    run(*arguments).is_refused(*words)


def test_the_runs_of_a_home_are_found_by_name(run: Run, tmp_path: Path) -> None:
    mixed(tmp_path / "evals" / "runs", "mine")
    assert json.loads(run("compare", "mine", "mine", "--json").out)["flips"] == []
