"""Fingerprints: the same for the same thing, another for another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Document
from evals.cases.plan import Item, Measured
from evals.runs import fingerprints
from evals.runs.fingerprints import of_articles, of_ingest, of_packages, of_questions

STORY = Document("a:1", "The tram will cost £64 million.", title="Tram")


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def test_articles_are_known_by_their_names_and_bytes_wherever_they_lie(tmp_path: Path) -> None:
    here = of_articles([write(tmp_path / "a", one="1", two="2")])
    assert here == of_articles([write(tmp_path / "b", one="1", two="2")])
    assert here != of_articles([write(tmp_path / "c", one="1", two="3")])
    assert here != of_articles([write(tmp_path / "d", one="1", three="2")])
    assert here != of_articles([write(tmp_path / "e", one="1")])
    assert of_articles([tmp_path / "a" / "one.txt"]) == of_articles([tmp_path / "b" / "one.txt"])
    assert len(here) == 16


def test_documents_are_known_by_every_field() -> None:
    assert of_articles([STORY]) == of_articles([replace(STORY)])
    assert of_articles([STORY]) != of_articles([replace(STORY, title="Tram line")])
    assert of_articles([STORY]) != of_articles([STORY, STORY])


ASKED = Item("a", "single", "What will it cost?", "2025-09-30", lambda: Measured({}))


def test_questions_are_known_by_what_is_asked_and_expected_and_not_by_how_they_are_measured() -> None:
    first = of_questions([ASKED])
    assert len(first) == 16
    assert of_questions([replace(ASKED, measure=lambda: Measured({"correct": 1.0}))]) == first
    changes: list[dict[str, Any]] = [
        {"id": "b"}, {"kind": "time"}, {"question": "What did it cost?"}, {"as_of": "2025-10-01"},
        {"expected": (("£64 million",),)}, {"stale": ("£46 million",)}, {"evidence": (("tram.md", "It will."),)},
        {"asked": {"expects": "silence"}},
    ]  # fmt: skip
    others = {of_questions([replace(ASKED, **change)]) for change in changes}
    others |= {of_questions([]), of_questions([ASKED, ASKED])}
    assert len(others - {first}) == len(changes) + 2


def fake_package(root: Path, code: str, prompt: str = "Be brief.") -> None:
    (root / "qa" / "baselines").mkdir(parents=True, exist_ok=True)
    (root / "qa" / "module.py").write_text(code)
    (root / "qa" / "prompt.md").write_text(prompt)


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(fingerprints, "_folder", lambda package: tmp_path / package)
    return tmp_path


def test_code_is_known_by_what_it_does_and_not_by_its_layout(answers: Path) -> None:
    fake_package(answers, "x = 1\n")
    first = of_packages()["answers"]
    fake_package(answers, "# a comment\n\nx   =   1  # one\n")
    assert of_packages()["answers"] == first
    fake_package(answers, "x = 2\n")
    assert of_packages()["answers"] != first


def test_a_changed_prompt_is_a_changed_package(answers: Path) -> None:
    fake_package(answers, "x = 1\n")
    first = of_packages()["answers"]
    fake_package(answers, "x = 1\n", "Be long.")
    assert of_packages()["answers"] != first


def test_accepting_a_baseline_and_writing_of_results_do_not_change_the_code(answers: Path) -> None:
    fake_package(answers, "x = 1\n")
    first = of_packages()
    for name in ("baselines/seeds.jsonl", "RESULTS.md"):
        path = answers / "evals" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
        assert of_packages() == first


def test_the_packages_that_answer_and_the_one_that_measures_are_told_apart() -> None:
    found = of_packages()
    assert set(found) == {"answers", "evals"}
    assert len({*found.values(), of_ingest()}) == 3
    assert found == of_packages()
