from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from corpus.errors import EvalError
from evals.gold import locate
from evals.suite import KINDS, Case, Evidence, Turn, load_cases, questions_folder
from tests.evals.fakes import FakeDesk

GOOD: dict[str, object] = {
    "id": "tram-cost",
    "kind": "single",
    "question": "What will the tram cost?",
    "as_of": date(2025, 9, 30),
    "answers": [["£64 million", "64 million pounds"]],
    "evidence": [{"article": "tram-2.md", "sentence": "The tram will cost £64 million."}],
}
CASE = Case(
    "one.yaml",
    "tram-cost",
    "single",
    "What will the tram cost?",
    date(2025, 9, 30),
    (),
    (("£64 million", "64 million pounds"),),
    (Evidence("tram-2.md", "The tram will cost £64 million."),),
)


def write(folder: Path, *cases: object, name: str = "one.yaml") -> Path:
    (folder / name).write_text(yaml.safe_dump(list(cases), allow_unicode=True), "utf-8")
    return folder


def test_a_case_is_read_as_written(tmp_path: Path) -> None:
    assert load_cases(write(tmp_path, GOOD)) == (CASE,)


def test_a_follow_up_has_its_turns(tmp_path: Path) -> None:
    turn = {"question": "What is it?", "answer": "A tram."}
    [case] = load_cases(write(tmp_path, {**GOOD, "kind": "follow-up", "history": [turn]}))
    assert case.history == (Turn("What is it?", "A tram."),)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"anwsers": []}, "unknown field anwsers"),
        ({"kind": "double"}, "kind is 'double', not one of single, multi"),
        ({"as_of": "soon"}, "as_of is 'soon', not a day"),
        ({"answers": []}, "a single case has at least one group"),
        ({"answers": [[]]}, "none empty"),
        ({"answers": ["£64 million"]}, "a list is expected"),
        ({"answers": [[64]]}, "64 is not text: write it in quotes"),
        ({"question": " "}, "' ' is not text"),
        ({"evidence": []}, "a single case has some evidence"),
        ({"evidence": [{"article": "a.md"}]}, "no field sentence"),
        ({"evidence": [{"article": "a.md", "sentence": "x", "page": "1"}]}, "unknown field page"),
        ({"kind": "unanswerable"}, "a unanswerable case has no answers"),
        ({"kind": "unanswerable", "answers": []}, "a unanswerable case has no evidence"),
        ({"kind": "false-premise", "answers": [], "evidence": []}, "a false-premise case has some evidence"),
        ({"kind": "follow-up"}, "a follow-up case has a history"),
        ({"history": [{"question": "x"}]}, "no field answer"),
    ],
)
def test_a_faulty_case_is_refused_by_name(tmp_path: Path, changed: dict[str, object], fault: str) -> None:
    with pytest.raises(EvalError) as refused:
        load_cases(write(tmp_path, {**GOOD, **changed}))
    assert str(refused.value).startswith("one.yaml: case ")
    assert fault in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_field_is_named_with_the_place_of_the_case(tmp_path: Path) -> None:
    without = {name: value for name, value in GOOD.items() if name != "as_of"}
    with pytest.raises(EvalError, match=r"one\.yaml: case 2: no field as_of"):
        load_cases(write(tmp_path, GOOD, without))


def test_an_id_is_taken_once_over_all_files(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    with pytest.raises(EvalError, match=r"two\.yaml: the id tram-cost is taken in one\.yaml"):
        load_cases(write(tmp_path, GOOD, name="two.yaml"))


@pytest.mark.parametrize("text", ["- [", "kind: single", "- just text"])
def test_what_is_no_list_of_cases_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "one.yaml").write_text(text)
    with pytest.raises(EvalError, match=r"^one\.yaml"):
        load_cases(tmp_path)


def test_a_folder_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="holds no"):
        load_cases(tmp_path)


def test_the_shipped_questions_load_and_cover_every_kind() -> None:
    assert {case.kind for case in load_cases(questions_folder())} == set(KINDS)


def located(article: str, sentence: str) -> tuple[str, int, int, int]:
    case = replace(CASE, evidence=(Evidence(article, sentence),))
    [found] = locate([case], FakeDesk())["tram-cost"]
    assert FakeDesk().show(found.article_id, found.version).text[found.start : found.end] == found.quote == sentence
    return found.article_id, found.version, found.start, found.end


def test_evidence_is_found_by_file_name_and_by_record() -> None:
    assert located("tram-2.md", "The council met on Wednesday.") == ("tram", 2, 32, 61)
    assert located("archive.jsonl#ferry-hit", "Fourteen people were hurt.") == ("ferry", 1, 0, 26)


def test_evidence_of_an_old_version_is_found_there() -> None:
    assert located("tram-1.md", "The tram will cost £46 million.") == ("tram", 1, 0, 31)


@pytest.mark.parametrize(
    ("article", "sentence", "fault"),
    [
        (
            "tram-2.md",
            "The tram will cost £46 million.",
            "tram-2.md does not say, word for word: The tram will cost £46",
        ),
        ("bus.md", "x", "no article bus.md in the library"),
        ("archive.jsonl", "Fourteen people were hurt.", "no article archive.jsonl in the library"),
    ],
)
def test_evidence_that_is_not_in_the_library_is_an_error_by_name(article: str, sentence: str, fault: str) -> None:
    with pytest.raises(EvalError) as refused:
        locate([replace(CASE, evidence=(Evidence(article, sentence),))], FakeDesk())
    assert str(refused.value).startswith("one.yaml: case tram-cost: ")
    assert fault in str(refused.value)
