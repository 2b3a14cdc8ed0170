from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import evals
from corpus.errors import EvalError
from tests.evals.fakes import cite, said
from tests.evals.test_runner import COST, mixed, run_with

_VOID = {"meta", "input"}


class Page(HTMLParser):
    """Reads a page strictly: every tag closed in its turn; collects tags, attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.classes: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.classes += [value or "" for name, value in attrs if name == "class" and tag == "details"]
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_shows_every_question_with_its_verdict_and_needs_nothing_else(tmp_path: Path) -> None:
    path = evals.report(mixed(tmp_path).run.path)
    assert path == tmp_path / "a.html"
    text = path.read_text("utf-8")
    page = Page(text)
    assert page.classes == ["passed", "missed", "failed", "passed"]
    assert page.links == []
    assert "script" not in page.tags
    assert "url(" not in text
    assert "@import" not in text
    for shown in ("66.7", COST, "Expected:", "£64 million or 64 million pounds", "RuntimeError: the server went away"):
        assert shown in page.words
    assert 'name="viewport"' in text
    assert "details.passed { display: none; }" in text


def test_text_of_a_run_cannot_become_markup(tmp_path: Path) -> None:
    nasty = "<script>alert('x')</script><img src=x onerror=y>\"&amp;"
    quoted = replace(cite(COST), quote=f"quote {nasty}", title=f"title {nasty}")
    answer = replace(said(nasty, quoted), text=f"answer {nasty}", standalone_question=f"alone {nasty}")
    run = run_with(tmp_path, {nasty: answer, "broken": RuntimeError("</details><script>")}).run
    page = Page(evals.report(run.path, tmp_path / "deep" / "page.html").read_text("utf-8"))
    assert "script" not in page.tags
    assert "img" not in page.tags
    for shown in (f"missed {nasty}", f"answer {nasty}", f"quote {nasty}", f"title {nasty}", f"alone {nasty}"):
        assert shown in page.words


def test_a_page_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="cannot be written"):
        evals.report(mixed(tmp_path).run.path, tmp_path)
