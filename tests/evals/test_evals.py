"""What a program imports and calls: run, compare, report, accept, baseline, list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import evals
from corpus.errors import EvalError, SettingsError
from evals.cases.plan import Item, Measured, Plan, Request
from evals.prices import Price
from tests.evals.fakes import COST, mixed, sound


@pytest.fixture
def suite(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """A suite of one case in place of every other; holds what it was asked for, and whether it was closed."""
    seen: list[object] = []

    def prepare(name: str, request: Request) -> Plan:
        seen.append((name, request))
        one = Item("a", "single", "Who?", "2025-09-30", lambda: Measured({"correct": 1.0}))
        return Plan(name, "correct", "quotes", {}, (one,), close=lambda: seen.append("closed"))

    monkeypatch.setattr("evals.sets.prepare", prepare)
    return seen


def test_a_suite_is_prepared_run_and_closed(
    suite: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")  # the judge's; nothing is asked of it
    found = evals.run("seeds", data=tmp_path, home=tmp_path, model="quotes", limit=3, parallel=2, judge="gpt")
    assert suite == [("seeds", Request(tmp_path, tmp_path, "quotes", 3, False, 2, "gpt")), "closed"]
    assert found.run.path.parent == tmp_path / "evals" / "runs"
    assert (found.run.settings.judge, found.failures) == ("gpt", {})


def test_a_judge_without_a_server_is_refused_before_anything_is_prepared(suite: list[object], tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="model gpt needs a server"):
        evals.run("seeds", home=tmp_path, judge="gpt")
    assert suite == []


def test_it_is_closed_also_when_the_run_fails(suite: list[object], tmp_path: Path) -> None:
    (tmp_path / "run.jsonl").write_text('{"suite": "other"')
    with pytest.raises(EvalError):
        evals.run("seeds", out=tmp_path / "run.jsonl")
    (tmp_path / "file").touch()
    with pytest.raises(EvalError, match="cannot be written"):
        evals.run("seeds", out=tmp_path / "file" / "run.jsonl")
    assert suite.count("closed") == len(suite) // 2 == 1


def test_an_unknown_suite_names_those_there_are() -> None:
    with pytest.raises(EvalError, match="there is no suite seedz: choose from seeds, realtimeqa"):
        evals.run("seedz")


def test_the_list_of_suites_says_what_data_each_needs() -> None:
    suites = {suite.name: suite for suite in evals.list_suites()}
    assert suites["seeds"].data is None
    assert "--data" not in suites["seeds"].as_text()
    assert suites["realtimeqa"].data is not None
    assert "--data: articles.jsonl" in suites["realtimeqa"].as_text()
    json.dumps([suite.as_dict() for suite in suites.values()])


def test_an_accepted_run_is_a_baseline_that_it_passes_against(tmp_path: Path) -> None:
    run = sound(tmp_path).run
    path = evals.accept(run.path, tmp_path / "baseline.jsonl")
    assert path == tmp_path / "baseline.jsonl"
    assert COST not in path.read_text("utf-8")
    assert evals.compare(path, run.path).falls == []


def test_a_run_is_accepted_by_its_name_too(tmp_path: Path) -> None:
    sound(tmp_path / "evals" / "runs", "mine")
    assert evals.accept("mine", tmp_path / "b.jsonl", home=tmp_path).exists()


def test_only_a_whole_run_without_failures_is_accepted(tmp_path: Path) -> None:
    def refused(path: Path, why: str) -> None:
        with pytest.raises(EvalError, match=why):
            evals.accept(path, tmp_path / "baseline.jsonl")
        assert not (tmp_path / "baseline.jsonl").exists()

    refused(mixed(tmp_path, "failed").run.path, r"failed\.jsonl is no whole run without failures")
    path = sound(tmp_path).run.path
    settings, *lines = path.read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "short.jsonl").write_text("".join([settings, *lines[:-1]]), "utf-8")
    refused(tmp_path / "short.jsonl", r"short\.jsonl was cut off: run the suite again, it goes on with it")
    limited = json.dumps({**json.loads(settings), "limit": 3}) + "\n"
    (tmp_path / "some.jsonl").write_text("".join([limited, *lines]), "utf-8")
    refused(tmp_path / "some.jsonl", r"some\.jsonl is no whole run without failures")


def test_only_a_baseline_is_written_over(tmp_path: Path) -> None:
    path, baseline = sound(tmp_path).run.path, tmp_path / "baseline.jsonl"
    before = path.read_bytes()
    (tmp_path / "notes.txt").write_text("precious")
    for taken in (path, tmp_path / "notes.txt"):
        with pytest.raises(EvalError, match="is there already and no baseline: name another file"):
            evals.accept(path, taken)
    assert (path.read_bytes(), (tmp_path / "notes.txt").read_text()) == (before, "precious")
    assert evals.accept(path, baseline) == evals.accept(path, baseline) == baseline


def test_a_suite_without_questions_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.sets.prepare", lambda name, request: Plan(name, "correct", "quotes", {}, ()))
    with pytest.raises(EvalError, match="seeds has no questions: nothing to measure"):
        evals.run("seeds", home=tmp_path)


def test_a_saved_run_is_found_by_its_path_and_by_its_name(tmp_path: Path) -> None:
    path = mixed(tmp_path / "evals" / "runs", "mine").run.path
    assert evals.saved("mine", home=tmp_path) == evals.saved("mine.jsonl", home=tmp_path) == evals.saved(path) == path
    assert evals.saved(path, suite="seeds") == path
    with pytest.raises(EvalError, match="is a run of seeds, not of realtimeqa: name another"):
        evals.saved(path, suite="realtimeqa")
    with pytest.raises(EvalError, match="other cannot be read as a run"):
        evals.saved("other", home=tmp_path)


def test_what_a_run_cost_is_told_where_the_price_of_its_model_is_known(tmp_path: Path) -> None:
    (tmp_path / "prices.yaml").write_text("quotes: {input: 1, output: 2}\n")
    path = mixed(tmp_path).run.path
    assert evals._load(path, tmp_path).price == Price(1.0, 2.0)
    assert evals._load(path, tmp_path / "elsewhere").price is None


def test_a_suite_without_a_baseline_says_what_to_do() -> None:
    with pytest.raises(
        EvalError, match="there is no baseline of nothing: run it twice and give both to qa eval compare"
    ):
        evals.baseline("nothing")


def test_a_report_lies_beside_its_run(tmp_path: Path) -> None:
    run = mixed(tmp_path).run
    assert evals.report(run.path) == tmp_path / "a.html"
    assert evals.report(run.path, tmp_path / "other.html").read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("name", ["none", "none.jsonl", "deep/none.jsonl"])
def test_a_run_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(EvalError, match=r"none(\.jsonl)? cannot be read as a run: No such file"):
        evals.report(name, home=tmp_path)
