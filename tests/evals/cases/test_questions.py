"""The question files: read as written, and every slip refused by file, case and field."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.errors import EvalError
from evals.cases.case import Evidence, Said, Turn
from evals.cases.questions import load_cases
from evals.cases.schema import KINDS
from qa.question import Filters
from tests.evals.fakes import CASE, COST

GOOD: dict[str, Any] = {
    "id": "tram-cost",
    "kind": "single",
    "question": "What will the tram cost?",
    "as_of": date(2025, 9, 30),
    "answers": [["£64 million", "64 million pounds"]],
    "evidence": [{"article": "tram-2.md", "sentence": COST}],
}
DIALOGUE: dict[str, Any] = {
    "id": "talk",
    "as_of": date(2025, 9, 30),
    "turns": [
        {"question": "What is planned?", "answers": [["tram"]], "evidence": GOOD["evidence"], "reply": "A tram."},
        {"question": "What will it cost?", "answers": [["£64 million"]], "evidence": GOOD["evidence"], "reply": "64."},
        {"question": "And who is the mayor?", "kind": "unanswerable"},
    ],
}
DRAFT: dict[str, Any] = {
    "id": "draft-tram",
    "question": "What will the tram cost?",
    "as_of": date(2025, 9, 30),
    "draft": [
        {"say": "It will cost £64 million.", "holds": True},
        {"say": "It will cost £46 million.", "holds": False, "fault": "number"},
    ],
    "evidence": GOOD["evidence"],
}


def write(folder: Path, *cases: object, name: str = "one.yaml") -> Path:
    (folder / name).write_text(yaml.safe_dump(list(cases), allow_unicode=True), "utf-8")
    return folder


def refused(folder: Path) -> str:
    """The one line by which the files of the folder are refused."""
    with pytest.raises(EvalError) as problem:
        load_cases(folder)
    assert "\n" not in str(problem.value)
    return str(problem.value)


def changed(record: dict[str, Any], **fields: object) -> dict[str, Any]:
    """The record with other fields; None leaves one out."""
    return {name: value for name, value in {**record, **fields}.items() if value is not None}


# A question


def test_a_case_is_read_as_written(tmp_path: Path) -> None:
    assert load_cases(write(tmp_path, GOOD)) == (CASE,)


def test_it_is_read_as_a_person_writes_it(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(
        """
- id: tram-cost
  kind: corrected
  question: What will the tram cost?
  as_of: 2025-09-30
  publisher: Courier
  since: 2025-09-01
  answers: [["£64 million"]]
  stale: ["£46 million"]
  evidence:
    - {article: tram-2.md, sentence: "The tram will cost £64 million."}
""",
        "utf-8",
    )
    [case] = load_cases(tmp_path)
    assert (case.kind, case.answers, case.stale) == ("corrected", (("£64 million",),), ("£46 million",))
    assert case.filters == Filters(publisher="Courier", since=date(2025, 9, 1))
    assert case.asked == Filters(publisher="Courier", since=date(2025, 9, 1), as_of=date(2025, 9, 30))


@pytest.mark.parametrize(
    ("kind", "expects", "answerable"),
    [("single", "answer", True), ("conflict", "answer", True), ("unanswerable", "silence", False),
     ("false-premise", "correction", False)],
)  # fmt: skip
def test_the_kind_says_what_is_right(tmp_path: Path, kind: str, expects: str, answerable: bool) -> None:
    answers = GOOD["answers"] if answerable else []
    evidence = [] if expects == "silence" else GOOD["evidence"]
    [case] = load_cases(write(tmp_path, changed(GOOD, kind=kind, answers=answers, evidence=evidence)))
    assert (case.expects, case.answerable) == (expects, answerable)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"anwsers": []}, "anwsers: Extra inputs are not permitted"),
        ({"history": []}, "history: Extra inputs"),  # a conversation is written as turns
        ({"kind": "double"}, "kind: Input should be 'single', 'other-words', 'multi'"),
        ({"kind": None}, "kind: Field required"),
        ({"question": None}, "question: Field required"),
        ({"question": " "}, "question: String should match pattern"),
        ({"question": ""}, "question: String should have at least 1 character"),
        ({"as_of": None}, "as_of: Field required"),
        ({"as_of": "soon"}, "as_of: Input should be a valid date"),
        ({"as_of": "2025-09-30"}, "as_of: Input should be a valid date"),  # quoted in YAML: text, and no day
        ({"since": 2025}, "since: Input should be a valid date"),
        ({"publisher": ""}, "publisher: String should have at least 1 character"),
        ({"answers": []}, "a single case has answers"),
        ({"answers": None}, "a single case has answers"),
        ({"answers": [[]]}, "answers.0: List should have at least 1 item"),
        ({"answers": ["£64 million"]}, "answers.0: Input should be a valid list"),
        ({"answers": [["£64 million", 64]]}, "answers.0.1: Input should be a valid string"),
        ({"answers": [["a"], [" "]]}, "answers.1.0: String should match pattern"),
        ({"stale": "£46 million"}, "stale: Input should be a valid list"),
        ({"stale": [46]}, "stale.0: Input should be a valid string"),
        ({"evidence": []}, "a single case has evidence"),
        ({"evidence": [{"article": "a.md"}]}, "evidence.0.sentence: Field required"),
        ({"evidence": [{"article": "a.md", "sentence": ""}]}, "evidence.0.sentence: String should have"),
        ({"evidence": [{"article": "a.md", "sentence": "x", "page": "1"}]}, "evidence.0.page: Extra inputs"),
        ({"kind": "unanswerable"}, "a unanswerable case has no answers"),
        ({"kind": "unanswerable", "answers": []}, "a unanswerable case has no evidence"),
        ({"kind": "false-premise"}, "a false-premise case has no answers"),
        ({"kind": "false-premise", "answers": [], "evidence": []}, "a false-premise case has evidence"),
    ],
)
def test_a_faulty_case_is_refused_by_file_case_and_field(tmp_path: Path, fields: dict[str, object], fault: str) -> None:
    said = refused(write(tmp_path, changed(GOOD, **fields)))
    assert said.startswith("one.yaml: case tram-cost: ")
    assert fault in said


def test_a_number_that_is_not_in_quotes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(yaml.safe_dump([GOOD]).replace("64 million pounds", "x"), "utf-8")
    load_cases(tmp_path)
    text = (tmp_path / "one.yaml").read_text("utf-8")
    (tmp_path / "one.yaml").write_text(text.replace("- x\n", "- 14\n"), "utf-8")
    assert refused(tmp_path) == "one.yaml: case tram-cost: answers.0.1: Input should be a valid string"


def test_a_case_without_an_id_is_named_by_its_place(tmp_path: Path) -> None:
    assert refused(write(tmp_path, GOOD, changed(GOOD, id=None))) == "one.yaml: case 2: id: Field required"
    assert refused(write(tmp_path, "just text")).startswith("one.yaml: case 1: Input should be a valid dictionary")


# A conversation


def test_each_turn_of_a_conversation_is_a_case_with_the_turns_before_it(tmp_path: Path) -> None:
    first, second, third = load_cases(write(tmp_path, DIALOGUE))
    assert [case.id for case in (first, second, third)] == ["talk/1", "talk/2", "talk/3"]
    assert [case.kind for case in (first, second, third)] == ["single", "follow-up", "unanswerable"]
    assert first.history == ()
    assert second.history == (Turn("What is planned?", "A tram."),)
    assert third.history == (Turn("What is planned?", "A tram."), Turn("What will it cost?", "64."))
    assert [case.expects for case in (first, second, third)] == ["answer", "answer", "silence"]
    assert {case.as_of for case in (first, second, third)} == {date(2025, 9, 30)}
    assert second.evidence == (Evidence("tram-2.md", COST),)


def test_the_first_turn_may_have_a_kind_of_its_own(tmp_path: Path) -> None:
    opening = {**DIALOGUE["turns"][0], "kind": "number"}
    cases = load_cases(write(tmp_path, changed(DIALOGUE, turns=[opening, DIALOGUE["turns"][1]])))
    assert [case.kind for case in cases] == ["number", "follow-up"]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"turns": DIALOGUE["turns"][:1]}, "turns: List should have at least 2 items"),
        ({"turns": DIALOGUE["turns"][:2] * 3}, "turns: List should have at most 4 items"),
        ({"turns": DIALOGUE["turns"][::-1]}, "every turn but the last has a reply"),
        ({"as_of": None}, "as_of: Field required"),
        ({"kind": "follow-up"}, "kind: Extra inputs"),
        ({"draft": DRAFT["draft"]}, "draft: Extra inputs"),
        (
            {"turns": [{**DIALOGUE["turns"][0], "as_of": date(2025, 1, 1)}, DIALOGUE["turns"][1]]},
            "turns.0.as_of: Extra",
        ),
        ({"turns": [DIALOGUE["turns"][0], {"question": "Why?"}]}, "turns.1: Value error, a follow-up case has answers"),
    ],
)
def test_a_faulty_conversation_is_refused(tmp_path: Path, fields: dict[str, object], fault: str) -> None:
    said = refused(write(tmp_path, changed(DIALOGUE, **fields)))
    assert said.startswith("one.yaml: case talk: ")
    assert fault in said


# A draft


def test_a_draft_says_which_of_its_sentences_hold(tmp_path: Path) -> None:
    [case] = load_cases(write(tmp_path, DRAFT))
    assert (case.kind, case.expects, case.answers) == ("draft", "answer", ())
    assert case.draft == (
        Said("It will cost £64 million.", True),
        Said("It will cost £46 million.", False, "number"),
    )
    assert case.evidence == (Evidence("tram-2.md", COST),)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"draft": []}, "draft: List should have at least 1 item"),
        ({"draft": [{"say": "x"}]}, "draft.0.holds: Field required"),
        ({"draft": [{"say": "x", "holds": "true"}]}, "draft.0.holds: Input should be a valid boolean"),
        ({"draft": [{"say": "x", "holds": False}]}, "a sentence that does not hold has a fault"),
        ({"draft": [{"say": "x", "holds": True, "fault": "number"}]}, "one that holds has none"),
        ({"draft": [{"say": "x", "holds": False, "fault": "boring"}]}, "draft.0.fault: Input should be 'number'"),
        ({"draft": [{"say": " ", "holds": True}]}, "draft.0.say: String should match pattern"),
        ({"evidence": []}, "evidence: List should have at least 1 item"),
        ({"kind": "draft"}, "kind: Extra inputs"),
        ({"answers": [["x"]]}, "answers: Extra inputs"),
    ],
)
def test_a_faulty_draft_is_refused(tmp_path: Path, fields: dict[str, object], fault: str) -> None:
    said = refused(write(tmp_path, changed(DRAFT, **fields)))
    assert said.startswith("one.yaml: case draft-tram: ")
    assert fault in said


# Files


def test_files_are_read_by_name_and_cases_as_written(tmp_path: Path) -> None:
    write(tmp_path, changed(GOOD, id="z"), changed(GOOD, id="a"), name="b.yaml")
    write(tmp_path, changed(GOOD, id="m"), DIALOGUE, name="a.yaml")
    found = load_cases(tmp_path)
    assert [case.id for case in found] == ["m", "talk/1", "talk/2", "talk/3", "z", "a"]
    assert [case.file for case in found] == ["a.yaml"] * 4 + ["b.yaml"] * 2


def test_an_id_is_taken_once_over_all_files(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD, name="two.yaml")
    assert refused(tmp_path) == "two.yaml: the id tram-cost is taken in one.yaml: give each case its own"


def test_a_turn_may_not_have_the_id_of_another_case(tmp_path: Path) -> None:
    write(tmp_path, changed(GOOD, id="talk/2"), DIALOGUE)
    assert refused(tmp_path).startswith("one.yaml: the id talk/2 is taken in one.yaml")


@pytest.mark.parametrize("text", ["- [", "kind: single", "just text", "", "- !!python/object:os.system {}"])
def test_what_is_no_list_of_cases_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "one.yaml").write_text(text)
    assert refused(tmp_path).startswith("one.yaml")


def test_what_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_bytes(b"\xff\xfe\x00")
    assert refused(tmp_path).startswith("one.yaml cannot be read as YAML: ")


def test_a_folder_without_questions_is_refused(tmp_path: Path) -> None:
    assert "holds no .yaml files with questions" in refused(tmp_path)


def test_the_kinds_are_those_of_the_schema() -> None:
    assert len(KINDS) == len(set(KINDS)) == 13
    assert "draft" not in KINDS
