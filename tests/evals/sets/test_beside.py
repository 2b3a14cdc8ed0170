"""Which questions are put to both systems, and what is measured of each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.errors import EvalError
from evals.cases.case import Case
from evals.sets.beside import sample
from qa.model import LanguageModel
from tests.evals.sets.test_realtimeqa import ABSENT, QUIZ, folder
from tests.evals.sets.tiny import by_id, run
from tests.qa.fakes import FakeLLM


def cases(answerable: int, unanswerable: int) -> list[Case]:
    day = date(2022, 6, 16)
    yes = [Case(f"yes{n}", "answerable", "Who?", day, answers=(("Reld",),)) for n in range(answerable)]
    return yes + [Case(f"no{n}", "not in the articles", "Who?", day, expects="silence") for n in range(unanswerable)]


def test_forty_that_are_answered_and_twenty_that_are_not_in_turn() -> None:
    found = sample(cases(90, 50))
    assert [case.answerable for case in found] == [True, True, False] * 20
    assert len({case.id for case in found}) == 60


def test_the_order_of_the_file_does_not_matter() -> None:
    every = cases(90, 50)
    assert sample(every) == sample(every[::-1]) == sample(every[70:] + every[:70])
    assert [case.id for case in sample(every)][:2] != ["yes0", "yes1"]


@pytest.mark.parametrize(("answerable", "unanswerable"), [(3, 1), (1, 3), (5, 0), (0, 2), (0, 0)])
def test_of_a_small_set_all_are_asked(answerable: int, unanswerable: int) -> None:
    every = cases(answerable, unanswerable)
    found = sample(every)
    assert len(found) == len(every)
    assert {case.id for case in found} == {case.id for case in every}


def test_it_cannot_be_done_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="name one with --model or QA_MODEL"):
        run("beside", folder(tmp_path / "tiny", QUIZ), tmp_path / "home")


def test_with_a_model_it_says_what_data_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.sets.beside.asked_once", lambda *_: LanguageModel(FakeLLM(), "rival"))
    with pytest.raises(EvalError, match=r"needs --data DIR, a folder with articles\.jsonl"):
        run("beside", None, tmp_path)


def test_each_question_is_put_to_both_and_each_is_scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dateline quotes here; the rival says the same to everything."""
    rival = LanguageModel(FakeLLM(replies=["Fourteen were hurt [1]."] * 2), "rival")
    monkeypatch.setattr("evals.sets.beside.asked_once", lambda *_: rival)
    found = by_id(run("beside", folder(tmp_path / "tiny", QUIZ, ABSENT), tmp_path / "home"))
    answered, absent = found["q1"].scores, found["q4"].scores
    for system, silent in (("dateline", 1.0), ("citationqueryengine", 0.0)):
        assert answered[f"{system} right"] == answered[f"{system} answered"] == answered[f"{system} gold_in_text"] == 1
        assert absent[f"{system} right"] == absent[f"{system} refused"] == absent[f"{system} token_f1"] == silent
        assert f"{system} refused" not in answered
        assert f"{system} answered" not in absent
    assert answered["citationqueryengine token_f1"] == pytest.approx(0.5)  # one of three words
    assert answered["citationqueryengine citation_recall"] == 1.0
    for result in found.values():
        assert set(result.timings_ms) >= {"dateline", "citationqueryengine"}
        assert result.answer is not None
        assert (result.answer["mode"], result.answer["beside"]["mode"]) == ("quotes", "rival")
