import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import EvalError
from evals.sets.evotemp import current_first, needed
from tests.evals.sets.tiny import by_id, lay, quoting, run, run_real

OLD = {"title": "", "text": "Ruth Penhale is the mayor of Saltmarsh, the council said.", "date": "2021/05/06"}
NEW = {"title": "", "text": "Owen Tarrant is the mayor of Saltmarsh, the council said.", "date": "2023/05/08"}
LATE = {"title": "", "text": "Ida Voss is the mayor of Saltmarsh, the council said.", "date": "2023/11/02"}
VAGUE = {"title": None, "text": "The quay at Saltmarsh was closed by a storm for two days.", "date": "3 days ago"}
MAYOR: dict[str, Any] = {
    "id": 7,
    "question": "Who is the mayor of Saltmarsh?",
    "q_date": "2023/06/01",
    "docs": [{**NEW, "cred": "high"}, {**OLD, "cred": "low"}, {**LATE, "cred": "low"}, {**VAGUE, "cred": "low"}],
    "answers": ["Owen Tarrant", "Tarrant\n"],
}
NO_DAY = {**MAYOR, "id": 8, "q_date": "", "answers": ["Ida Voss"]}
TOO_EARLY = {**MAYOR, "id": 9, "q_date": "2022/01/10"}
NO_TEXT = {
    **MAYOR,
    "id": 10,
    "docs": [*MAYOR["docs"], {"title": "", "text": None, "date": float("nan"), "cred": "low"}],
}


def test_each_question_is_asked_on_its_day(tmp_path: Path) -> None:
    data = lay(tmp_path / "data", "questions.jsonl.gz", [MAYOR, NO_DAY, TOO_EARLY, NO_TEXT])
    found = by_id(run("evotemp", data, tmp_path / "home"))
    assert {id_: result.as_of for id_, result in found.items()} == {
        "7": "2023-06-01",
        "8": "2023-11-02",  # no day of its own: that of the latest document
        "9": "2022-01-10",
        "10": "2023-06-01",
    }
    assert [found[id_].kind for id_ in ("7", "8", "9")] == ["stated", "stated", "not stated"]
    assert found["7"].expected == [["Owen Tarrant", "Tarrant"]]
    assert found["7"].scores["promises_kept"] == 1.0
    read = {passage["text"]: passage["published"] for passage in found["7"].passages}
    assert read[NEW["text"]] == "2023-05-08"
    assert read.get(VAGUE["text"]) is None
    assert LATE["text"] not in read
    assert {passage["text"] for passage in found["9"].passages} <= {OLD["text"], VAGUE["text"]}
    assert found["9"].lost == "not in the corpus"  # the current document is of after that day
    assert found["8"].scores["correct"] == float("Ida Voss" in str(found["8"].answer))


@pytest.mark.parametrize(
    ("answers", "groups"),
    [
        (["a", "b"], (("a", "b"),)),
        ([["a", "b"]], (("a",), ("b",))),
        (["x", ["y", "z"]], (("x", "y"), ("x", "z"))),
        ([["bar", "attack", "court"], ["bar", "attack", "jury"]], (("bar",), ("attack",), ("court", "jury"))),
    ],
)
def test_answers_of_which_one_must_be_shown_are_groups_that_all_must(
    answers: list[str | list[str]], groups: tuple[tuple[str, ...], ...]
) -> None:
    assert needed(answers) == groups


@pytest.mark.parametrize(
    ("quotes", "score"),
    [
        ([("new", "The mayor spoke."), ("old", "Penhale is mayor.")], 1.0),  # of a current document
        ([("old", "Penhale is mayor."), ("new", "Tarrant is mayor.")], 0.0),
        ([("old", "Tarrant will be mayor.")], 1.0),  # it says what is current, whoever says so
        ([("other", "Tarrants are many.")], 0.0),  # whole words
    ],
)
def test_current_first_by_hand(quotes: list[tuple[str, str]], score: float) -> None:
    assert current_first((("Tarrant",),), {"new"}, quoting(*quotes)) == {"current_first": score}


def test_silence_shows_nothing_first() -> None:
    assert current_first((("Tarrant",),), {"new"}, quoting()) == {}


def test_what_is_wrong_with_the_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"the suite evotemp needs --data DIR, a folder with questions\.jsonl"):
        run("evotemp", None, tmp_path)
    with pytest.raises(EvalError, match=r"questions\.jsonl \(or questions\.jsonl\.gz\) not found"):
        run("evotemp", tmp_path, tmp_path)
    for changed, said in (({"answers": []}, "answers"), ({"docs": [{"text": "x"}]}, r"docs\.0\.cred")):
        lay(tmp_path, "questions.jsonl", [MAYOR, {**MAYOR, **changed}])
        with pytest.raises(EvalError, match=rf"^questions\.jsonl:2: {said}"):
            run("evotemp", tmp_path, tmp_path)
    lay(tmp_path, "questions.jsonl", [{**MAYOR, "q_date": "", "docs": []}])
    with pytest.raises(EvalError, match="question 7 of evotemp has neither"):
        run("evotemp", tmp_path, tmp_path)
    (tmp_path / "questions.jsonl").write_text(json.dumps(MAYOR) + "\n{")
    with pytest.raises(EvalError, match=r"^questions\.jsonl:2: not JSON"):
        run("evotemp", tmp_path, tmp_path)


@pytest.mark.slow
def test_the_real_set(tmp_path: Path) -> None:
    found = run_real("evotemp", "evotemp", tmp_path, 6)
    assert any("current_first" in result.scores for result in found.results)
