"""Runs on disk: what is written is read back, a line cut off is left out, what is no run is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import evals
from corpus.errors import EvalError
from evals.record import CaseResult, Settings
from evals.runs.files import load, save_scores, times_path, writing
from tests.evals.fakes import COST, mixed

SETTINGS = Settings(
    "seeds", "correct", 2, "quotes", {"articles": 2}, {"answer": 1}, {"qa": "f"}, {"python": "3"},
    questions="q", limit=2, model={"server": "s", "max_tokens": 9}, judge="j",
)  # fmt: skip
RICH = CaseResult(
    "ferry/1",
    "follow-up",
    "Wie groß?\nUnd „wann“?",
    "2025-09-30",
    expected=[["14", "fourteen"], ["£64 million"]],
    stale=["£46 million"],
    evidence=[{"article": "tram-2.md", "sentence": COST}],
    asked={"expects": "answer", "filters": {"publisher": "Post"}},
    answer={"answered": True, "text": "🙂\u2028[1]\r\n", "claims": []},
    passages=[{"rank": 1}],
    selected=[{"start": 0}],
    drafted=[{"text": "x", "fault": ""}],
    calls=[{"sent": [], "reply": "", "usage": {"calls": 1}}],
    judged=[{"sent": [], "reply": "VERDICT: RIGHT"}],
    ranks={"hybrid": 3, "dense": None},
    scores={"correct": 1.0, "token_f1": 1 / 3},
    lost="not written",
    broken=["citations misnumbered"],
    timings_ms={"answer": 12.345},
)
FAILED = CaseResult("b", "single", "?", "2025-09-30", failure="ValueError: x")
SHORT = CaseResult("c", "single", "Was it £64 million – or “46”?", "2025-09-30")


def save(path: Path, *results: CaseResult, settings: Settings = SETTINGS) -> Path:
    with writing(path, settings) as writer:
        for result in results:
            writer.write(result)
    return path


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    run = load(save(tmp_path / "new" / "a.jsonl", RICH, FAILED))
    assert (run.settings, run.results) == (SETTINGS, (RICH, FAILED))
    assert run.complete
    assert run.started is not None
    assert run.started.endswith("+00:00")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_text_is_read_back(text: str) -> None:
    # in a folder of its own for each text: hypothesis runs all of them in one test
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        result = replace(RICH, question=text, answer={"text": text})
        assert load(save(Path(folder) / "a.jsonl", result)).results == (result,)


def test_the_file_has_settings_first_and_a_line_a_case_for_people_to_read(tmp_path: Path) -> None:
    lines = mixed(tmp_path).run.path.read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines[1:]] == ["case-0", "case-1", "case-2", "case-3"]
    settings, first, failed = json.loads(lines[0]), json.loads(lines[1]), json.loads(lines[3])
    assert (settings["suite"], settings["cases"], settings["library"]) == ("seeds", 4, {"fingerprint": "f"})
    assert first["answer"]["citations"][0]["quote"] == COST
    assert first["evidence"] == [{"article": "tram-2.md", "sentence": COST}]
    assert (failed["answer"], failed["scores"]) == (None, {})
    assert "£64 million" in lines[1]  # not escaped


def test_the_same_results_are_the_same_bytes_whatever_they_took(tmp_path: Path) -> None:
    quick = save(tmp_path / "quick.jsonl", RICH, FAILED)
    slow = save(tmp_path / "slow.jsonl", replace(RICH, timings_ms={"answer": 99.0}), FAILED)
    assert quick.read_bytes() == slow.read_bytes()
    assert times_path(quick).read_bytes() != times_path(slow).read_bytes()
    assert "timings_ms" not in quick.read_text("utf-8")
    assert "started" not in quick.read_text("utf-8")


def test_times_lie_in_a_second_file(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jsonl", RICH, FAILED)
    assert times_path(path) == tmp_path / "a.times.jsonl"
    started, first, second = (json.loads(line) for line in times_path(path).read_text().splitlines())
    assert list(started) == ["started"]
    assert first == {"id": "ferry/1", "timings_ms": {"answer": 12.345}}
    assert second == {"id": "b", "timings_ms": {}}


def test_without_the_file_of_times_the_run_reads_all_the_same(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jsonl", RICH)
    times_path(path).unlink()
    run = load(path)
    assert (run.started, run.results) == (None, (replace(RICH, timings_ms={}),))


@pytest.mark.parametrize("text", ["", "not json\n", '["a"]\n', '{"id": "ferry/1"}\n', '{"id": "ferry/1", "timi'])
def test_a_faulty_file_of_times_costs_the_times_only(tmp_path: Path, text: str) -> None:
    path = save(tmp_path / "a.jsonl", RICH)
    times_path(path).write_text(text)
    assert load(path).results == (replace(RICH, timings_ms={}),)


def test_a_new_run_forgets_the_times_of_one_that_was_removed(tmp_path: Path) -> None:
    save(tmp_path / "a.jsonl", RICH).unlink()
    path = save(tmp_path / "a.jsonl", FAILED)
    assert [json.loads(line).get("id") for line in times_path(path).read_text().splitlines()] == [None, "b"]


def cuts(whole: bytes) -> list[int]:
    """Places to cut the last line: at its ends, and within and around each of its characters of several bytes."""
    start = whole[:-1].rindex(b"\n") + 1
    within = [at for at in range(start, len(whole)) if whole[at] > 127]
    return [start, start + 1, *within, within[-1] + 1, len(whole) - 1]


def test_a_line_cut_off_anywhere_is_left_out_even_within_a_character(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jsonl", FAILED, SHORT)
    whole = path.read_bytes()
    for end in cuts(whole):
        path.write_bytes(whole[:end])
        assert [result.id for result in load(path).results] == ["b"]
    path.write_bytes(whole)
    assert len(load(path).results) == 2


def test_taking_a_run_up_again_makes_it_as_if_it_had_never_been_cut_off(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jsonl", FAILED, SHORT)
    whole, times = path.read_bytes(), times_path(path).read_bytes()
    for end in cuts(whole):
        path.write_bytes(whole[:end])
        times_path(path).write_bytes(times[:-3])
        with writing(path, SETTINGS, load(path)) as writer:
            writer.write(SHORT)
        assert path.read_bytes() == whole
        assert times_path(path).read_bytes() == times


def test_a_run_that_ends_within_its_settings_is_no_run(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jsonl")
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    with pytest.raises(EvalError, match="line 1 cannot be read"):
        load(path)


@pytest.mark.parametrize("text", ["", "{}\n", "not json\n", '["a"]\n', "{", "5\n", "null\n"])
def test_what_is_no_run_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.jsonl").write_text(text)
    with pytest.raises(EvalError, match=r"x\.jsonl is no run of qa eval run: line 1 [^\n]+$"):
        load(tmp_path / "x.jsonl")


@pytest.mark.parametrize("line", ['{"id": "a"}', "oops", "[]", '"text"'])
def test_a_line_that_is_no_result_is_named(tmp_path: Path, line: str) -> None:
    path = save(tmp_path / "a.jsonl", FAILED)
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    with pytest.raises(EvalError, match="line 3 cannot be read"):
        load(path)


def test_a_run_that_is_not_there_or_is_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"x\.jsonl cannot be read as a run: No such file"):
        load(tmp_path / "x.jsonl")
    (tmp_path / "x.jsonl").write_bytes(b"\xff\xfe\n\x00")
    with pytest.raises(EvalError, match="cannot be read as a run: it is not text"):
        load(tmp_path / "x.jsonl")


@pytest.mark.parametrize("format_", [1, 3])
def test_a_run_of_another_format_is_refused(tmp_path: Path, format_: int) -> None:
    path = save(tmp_path / "a.jsonl", settings=replace(SETTINGS, format=format_))
    with pytest.raises(EvalError, match=f"is a run of format {format_}, and this version reads 2: run it again"):
        load(path)


def test_what_a_later_version_adds_is_passed_over(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jsonl", FAILED)
    lines = [{**json.loads(line), "new": 1} for line in path.read_text("utf-8").splitlines()]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert load(path).results == (FAILED,)


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jsonl", RICH)
    before = path.read_bytes()
    with pytest.raises(EvalError, match="is there already"), writing(path, SETTINGS):
        pytest.fail("it was opened")
    assert path.read_bytes() == before


def test_a_place_that_cannot_be_written_is_an_error_with_the_mend(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EvalError, match=r"cannot be written: .*; name another place with --out"):
        save(tmp_path / "file" / "a.jsonl")


def test_a_case_passes_by_the_headline_score(tmp_path: Path) -> None:
    run = mixed(tmp_path).run
    assert [run.passed(result) for result in run.results] == [True, False, None, True]
    assert run.passed(replace(RICH, scores={"correct": 0.999})) is False
    assert run.passed(replace(RICH, scores={})) is None


# Scores only


def test_saved_scores_load_again_and_compare_as_the_run_itself(tmp_path: Path) -> None:
    run = mixed(tmp_path).run
    save_scores(run, tmp_path / "scores.jsonl")
    scores = load(tmp_path / "scores.jsonl")
    assert scores.settings == run.settings
    assert [(r.id, r.kind, r.scores, r.failure) for r in scores.results] == [
        (r.id, r.kind, r.scores, r.failure) for r in run.results
    ]
    assert [r.answer and set(r.answer) for r in scores.results] == [
        {"answered", "confidence", "usage"} if r.answer else None for r in run.results
    ]
    assert [r.answer["confidence"] for r in scores.results if r.answer] == [0.9, 0.9, 0.1]
    assert not any(r.passages or r.evidence or r.expected for r in scores.results)
    compared = evals.compare(tmp_path / "scores.jsonl", run.path)
    assert (compared.flips, compared.missing, compared.new) == ((), 0, 0)
    assert [fall.reason for fall in compared.falls] == ["1 questions could not be run, case-2 first"]  # in both
    risk = next(change for change in compared.changes if change.score == "aurc")
    assert (risk.a, risk.b, risk.moved) == (0.5, 0.5, 0)
    assert COST not in (tmp_path / "scores.jsonl").read_text("utf-8")


def test_saved_scores_replace_those_before_them(tmp_path: Path) -> None:
    run = mixed(tmp_path).run
    for _ in range(2):
        save_scores(run, tmp_path / "scores.jsonl")
    assert len(load(tmp_path / "scores.jsonl").results) == 4


def test_scores_that_cannot_be_saved_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"cannot be written: .*; name another file"):
        save_scores(mixed(tmp_path).run, tmp_path)
