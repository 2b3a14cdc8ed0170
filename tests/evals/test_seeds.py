"""The fixed questions that ship: each is winnable, and they run offline to the end."""

from __future__ import annotations

from pathlib import Path

import pytest

import evals
import seeds
from evals.cases.gold import by_name, locate
from evals.cases.plan import Request
from evals.cases.questions import load_cases, questions_folder
from evals.cases.schema import KINDS
from evals.runs.place import library_folder, open_library


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def test_the_shipped_questions_load_and_cover_every_kind() -> None:
    assert {case.kind for case in load_cases(questions_folder())} == {*KINDS, "draft"}


def test_the_seeds_run_offline_and_every_promise_is_kept(home: Path) -> None:
    result = evals.run("seeds", home=home, model="quotes", limit=8)
    found = result.as_dict()
    assert (found["cases"], found["failed"]) == (8, {})
    assert found["scores"]["span_exactness"]["mean"] == 1.0
    assert found["scores"]["promises_kept"]["mean"] == 1.0
    assert found["settings"]["mode"] == "quotes"
    assert set(found["settings"]["prompts"]) >= {"answer", "condense"}
    assert evals.report(result.run.path).stat().st_size > 5_000


def test_the_same_run_again_is_the_same_bytes(home: Path) -> None:
    first, second = (evals.run("seeds", home=home, model="quotes", limit=2).run.path for _ in range(2))
    assert first != second
    assert first.read_bytes() == second.read_bytes()
    assert evals.compare(first, second).falls == []


def test_every_evidence_sentence_stands_in_its_starter_article(home: Path) -> None:
    desk, _ = open_library(library_folder(home, "seeds"), [seeds.folder()], Request(home=home, model="quotes"))
    cases = load_cases(questions_folder())
    located = locate(cases, desk)  # raises where one does not
    assert [len(located[case.id]) for case in cases] == [len(case.evidence) for case in cases]
    for case in cases:
        for words in located[case.id]:
            text = desk.show(words.article_id, words.version).text
            assert text[words.start : words.end] == words.quote
    desk.close()


def test_every_known_copy_is_an_article_there_is(home: Path) -> None:
    import yaml

    listed = yaml.safe_load((Path(evals.__file__).parent / "cases" / "copies.yaml").read_text("utf-8"))
    desk, _ = open_library(library_folder(home, "seeds"), [seeds.folder()], Request(home=home, model="quotes"))
    assert {name for names in listed for name in names} <= set(by_name(desk))
    desk.close()
