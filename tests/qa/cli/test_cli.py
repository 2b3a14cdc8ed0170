"""The command line, run in this process: exit codes, one line for what is wrong, one JSON document."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from qa.cli import main
from tests.qa.articles import ARTICLES, AS_OF, write_articles
from tests.qa.test_api import ANSWER_KEYS, SEARCH_KEYS
from tests.qa.test_pipeline import HURT

ARTICLE_KEYS = {"id", "title", "publisher", "agency", "published", "url", "language", "version", "cluster", "chunks"}


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout; anything beside it is an error."""
        return json.loads(self.out)

    def is_refused(self, *words: str) -> None:
        """Exit 2, nothing on stdout, and one line that has these words."""
        assert self.code == 2, self
        assert self.out == ""
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        for word in words:
            assert word in self.err


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("QA_HOME", str(tmp_path / "unset-home"))

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse
            code = stop.code if isinstance(stop.code, int) else 1
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return call


# Usage


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", ""], ["empty"]),
        (["ask", "  ?! "], ["empty"]),
        (["search", ""], ["empty"]),
        (["ask", "x" * 100_000], ["100,000 characters"]),
        (["ask", "Who?", "--as-of", "tomorrow"], ["as_of", "tomorrow", "2025-09-08"]),
        (["ask", "Who?", "--since", "2025-13-01"], ["since", "2025-13-01"]),
        (["search", "Who?", "--until", "x"], ["until"]),
        (["articles", "--since", "x"], ["since"]),
        (["ask", "Who?", "--since", "2025-09-09", "--until", "2025-09-08"], ["since", "until", "exchange"]),
        (["articles", "--since", "2025-09-09", "--until", "2025-09-08"], ["exchange"]),
        (["show", "nobody"], ["nobody", "qa articles"]),
        (["remove", "nobody"], ["nobody", "qa articles"]),
        (["search", "ferry", "-k", "0"], ["-k", "at least 1", "--help"]),
        (["search", "ferry", "-k", "some"], ["-k", "at least 1", "--help"]),
        (["serve"], ["serve", "--help"]),
        (["ask", "Who?", "--colour"], ["--colour", "--help"]),
        (["ask"], ["QUESTION", "--help"]),
        (["add"], ["SOURCE", "--help"]),
        ([], ["COMMAND", "--help"]),
        (["ui", "--auth", "nobody"], ["USER:PASSWORD"]),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None,
)
def test_what_cannot_be_done_is_one_line(run: Run, arguments: list[str], words: list[str]) -> None:
    run(*arguments).is_refused(*words)


def test_a_home_that_is_a_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("QA_HOME", str(tmp_path / "file"))
    for arguments in (["ask", "Who?"], ["articles"], ["search", "x"], ["--home", tmp_path / "file", "articles"]):
        run(*arguments).is_refused(str(tmp_path / "file"), "--home")


def test_a_bad_setting(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QA_TIMEOUT", "soon")
    run("ask", "Who?").is_refused("QA_TIMEOUT", "soon")


def test_home_before_and_after_the_command(run: Run, home: Path) -> None:
    before, after = run("--home", home, "--json", "articles"), run("articles", "--json", "--home", home)
    assert before == after
    assert len(before.json) == len(ARTICLES)
    assert run("articles", "--json").json == []  # QA_HOME


def test_help_is_no_error(run: Run) -> None:
    for arguments in (["--help"], ["ask", "--help"]):
        ran = run(*arguments)
        assert ran.code == 0
        assert ran.out.startswith("usage: qa")


# What is printed


def test_ask_search_articles_show_and_doctor_print_one_json_document(run: Run, home: Path) -> None:
    asked = run("ask", HURT, "--as-of", AS_OF, "--json", "--home", home)
    assert (asked.code, asked.err) == (0, "")
    assert set(asked.json) == ANSWER_KEYS
    assert asked.json["answered"] is True

    found = run("search", "ferry", "-k", 3, "--as-of", AS_OF, "--json", "--home", home)
    assert (found.code, len(found.json)) == (0, 3)
    assert set(found.json[0]) >= SEARCH_KEYS

    listed = run("articles", "--publisher", "valley", "--until", AS_OF, "--json", "--home", home)
    assert listed.code == 0
    assert [row["title"] for row in listed.json] == [
        "Brenmoor council approves tram line",
        "Lantern festival draws thousands",
    ]
    assert set(listed.json[0]) >= ARTICLE_KEYS
    assert run("articles", "--match", "GLACIER", "--json", "--home", home).json[0]["published"] == "2025-08-19"

    citation = asked.json["citations"][0]
    shown = run("show", citation["article_id"], "--json", "--home", home)
    assert set(shown.json) >= ARTICLE_KEYS | {"text", "versions"}
    assert shown.json["text"][citation["start"] : citation["end"]] == citation["quote"]

    seen = run("doctor", "--json", "--home", home)
    assert seen.code == 0, seen
    assert set(seen.json) == {"ok", "checks"}
    assert {check["check"] for check in seen.json["checks"]} >= {"library", "embedding", "model"}


def test_for_people(run: Run, home: Path) -> None:
    asked = run("ask", HURT, "--as-of", AS_OF, "--home", home)
    assert asked.code == 0
    assert "“Fourteen people were hurt, two of them seriously.” [1]" in asked.out
    assert "[1] Pacific Ledger, 8 Sep 2025: Ferry strikes the quay at Port Alden" in asked.out
    assert "Quotes mode" in asked.err
    escaped = run("ask", "What did Governor Sami Koskela say about prices?", "--as-of", AS_OF, "--home", home)
    assert "prices_index [core]" in escaped.out
    silent = run("ask", "Who won the chess final in Tbilisi?", "--as-of", AS_OF, "--home", home)
    assert silent.code == 0
    assert "do not answer" in silent.out
    assert "1. Ferry strikes the quay" in run("search", "ferry quay", "--as-of", AS_OF, "--home", home).out
    assert run("search", "ferry", "--as-of", "2020-01-01", "--home", home).err == "Nothing found.\n"
    assert "9 Sep" not in run("articles", "--home", home).out
    assert "published: 8 Sep 2025" in run("show", "ferry", "--home", home).out
    assert "ok   model" in run("doctor", "--home", home).out


def test_add_show_remove(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write_articles(folder)
    (folder / "broken.json").write_text('{"text": ')
    (folder / "empty.txt").write_text("")
    added = run("add", folder, "--json", "--home", tmp_path / "home")
    assert added.code == 1
    made = added.json
    assert set(made) == {"added", "updated", "unchanged", "duplicates", "rejected", "articles", "chunks", "seconds"}
    assert (made["added"], made["articles"]) == (len(ARTICLES), len(ARTICLES))
    assert {Path(r["source"]).name.split(":")[0] for r in made["rejected"]} == {"broken.json", "empty.txt"}
    assert all(r["reason"] for r in made["rejected"])

    again = run("add", folder / "articles.jsonl", "--home", tmp_path / "home")
    assert again.code == 0
    assert "0 added, 0 updated, 6 unchanged" in again.out
    broken = run("add", folder / "empty.txt", tmp_path / "missing.txt", "--home", tmp_path / "home")
    assert broken.code == 1
    assert "empty.txt" in broken.err
    assert "missing.txt" in broken.err

    gone = run("remove", "ferry", "tram", "--json", "--home", tmp_path / "home")
    assert (gone.code, gone.json) == (0, {"removed": 2})
    run("show", "ferry", "--home", tmp_path / "home").is_refused("ferry")


def test_add_from_standard_input(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_articles(tmp_path)
    with source.open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        added = run("add", "-", "--json", "--home", tmp_path / "home")
    assert (added.code, added.json["added"]) == (0, len(ARTICLES))


# The model


def test_a_model_server_that_is_down_leaves_quotes(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("QA_MODEL", "x")
    asked = run("ask", HURT, "--as-of", AS_OF, "--json", "--home", home)
    assert asked.code == 0
    assert (asked.json["mode"], asked.json["answered"]) == ("quotes", True)
    assert "The model x cannot be reached" in asked.json["notes"][0]
    doctor = run("doctor", "--json", "--home", home)
    assert doctor.code == 2
    assert [check["check"] for check in doctor.json["checks"] if not check["ok"]] == ["model"]


def test_a_model_without_a_server(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("ask", HURT, "--model", "x", "--home", home).is_refused("model x needs a server", "OPENAI_API_KEY")
    monkeypatch.setenv("QA_MODEL", "x")
    run("ask", HURT, "--home", home).is_refused("model x needs a server", "OPENAI_API_KEY")
    assert run("ask", HURT, "--model", "quotes", "--as-of", AS_OF, "--home", home).code == 0
    assert run("search", "ferry", "--as-of", AS_OF, "--home", home).code == 0


# What goes wrong inside


def test_ctrl_c(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qa.desk.Desk.stream", stop)
    ran = run("ask", HURT, "--json", "--home", home)
    assert (ran.code, ran.out) == (130, "")
    assert ran.err == "qa: stopped; what was done so far is kept\n"


def test_a_fault_of_ours_is_one_line_unless_asked_for(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("first line\nsecond line")

    monkeypatch.setattr("qa.desk.Desk.stream", fail)
    run("ask", HURT, "--json", "--home", home).is_refused("unexpected RuntimeError: first line", "QA_DEBUG")
    monkeypatch.setenv("QA_DEBUG", "1")
    with pytest.raises(RuntimeError):
        run("ask", HURT, "--json", "--home", home)


# A conversation


def test_chat_remembers_until_told_to_start_afresh(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = iter(
        [
            "Who is the mayor of Brenmoor?",
            "How many votes did the tram line get there?",
            "?!",
            "/new",
            "Who won the chess final in Tbilisi?",
            "",
        ]
    )
    monkeypatch.setattr("builtins.input", lambda _: next(lines))
    ran = run("chat", "--as-of", AS_OF, "--home", home)
    assert ran.code == 0
    assert "Tomas Reld" in ran.out
    assert "31 votes" in ran.out
    assert "Tbilisi" in ran.out
    assert "qa: the question is empty" in ran.err
    assert list(lines) == []
