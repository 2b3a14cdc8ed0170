"""Uploaded files: progress, the outcome, and nothing left behind."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from corpus.article import Rejection
from corpus.errors import LibraryBusy
from corpus.records import Added
from qa.web import adding
from tests.qa.web.fakes import FakeDesk
from tests.qa.web.page_of import read


def add(desk: FakeDesk, *paths: Path) -> list[str]:
    return list(adding.add(cast(Any, desk), [str(p) for p in paths]))


def test_what_came_of_each_file_is_told(tmp_path: Path) -> None:
    upload = tmp_path / "a.jsonl"
    upload.write_text("x")
    outcome = Added(added=2, duplicates=1, rejected=[Rejection(f"{upload}:3", "not <b>JSON</b>")])
    said = add(FakeDesk(outcome=outcome), upload)
    assert read(said[0]).all("progress")
    page = read(said[-1])
    assert page.all("p")[0].text == "2 added, 1 already there, 1 rejected"
    assert page.all("li")[0].text == "a.jsonl:3: not <b>JSON</b>"
    assert str(tmp_path) not in said[-1]
    assert not upload.exists()


def test_a_library_that_is_busy_says_so(tmp_path: Path) -> None:
    said = add(FakeDesk(outcome=LibraryBusy("another process is writing: try again")))
    assert "another process is writing" in read(said[-1]).all("p", "problem")[0].text


def test_a_fault_of_ours_is_one_line() -> None:
    said = add(FakeDesk(outcome=ZeroDivisionError("secret")))
    assert "Something went wrong" in said[-1]
    assert "secret" not in said[-1]
