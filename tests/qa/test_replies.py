"""Replies kept in the library's folder: said again at no cost, and never in the way."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import ModelError
from prompts import Message, load
from qa.answer import Usage
from qa.desk import Desk
from qa.model import LanguageModel
from qa.replies import HomeReplies, RememberedModel, Replies, Reply, remembered
from qa.settings import ModelSettings
from tests.qa.fakes import FakeLLM
from tests.qa.server import CutOff, Refusal, Server, Silence, serving

ASKED = [Message("system", "Be brief."), Message("user", "Who was hurt?")]
SAID = "Fourteen people were hurt [1]."
REPLY = Reply("Fourteen.", Usage(5, 6, 1), 12.5)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "replies.sqlite"


def model(server: Server, file: Path | None, name: str = "m", **settings: Any) -> LanguageModel:
    return remembered(ModelSettings(name, server.url, timeout=1, retries=0, replies=file, **settings))


def ask(asked: LanguageModel, messages: list[Message] = ASKED) -> tuple[str, list[Usage]]:
    spent: list[Usage] = []
    return "".join(asked.draft(messages, spent)), spent


def test_it_is_asked_once_and_says_the_same_again_at_no_cost(file: Path) -> None:
    with serving(SAID) as server:
        assert ask(model(server, file)) == (SAID, [Usage(20, 3, 1)])
        assert ask(model(server, file)) == (SAID, [])  # as another process would
        assert len(server.sent) == 1


def test_the_first_time_it_streams(file: Path) -> None:
    with serving(SAID) as server:
        assert len(list(model(server, file).stream(ASKED, []))) > 3
        assert list(model(server, file).stream(ASKED, [])) == [SAID]


@pytest.mark.parametrize(
    "changed", [{"name": "n"}, {"structured": True}, {"messages": ASKED[1:]}, {"messages": ASKED[::-1]}]
)
def test_what_is_asked_otherwise_is_asked(file: Path, changed: dict[str, Any]) -> None:
    with serving(SAID, "Nobody.") as server:
        ask(model(server, file))
        messages = changed.pop("messages", ASKED)
        assert ask(model(server, file, **changed), messages)[0] == "Nobody."
        assert ask(model(server, file, **changed), messages) == ("Nobody.", [])


def test_another_server_is_asked_itself(file: Path) -> None:
    for said in (SAID, "Nobody."):
        with serving(said) as server:
            assert ask(model(server, file))[0] == said


def test_a_structured_draft_is_kept_in_its_plain_form(file: Path) -> None:
    with serving('{"sentences": [{"cites": [1], "sentence": "Fourteen were hurt."}]}') as server:
        first = ask(model(server, file, structured=True))
        assert first == ("Fourteen were hurt. [1]\n", [Usage(20, 3, 1)])
        assert ask(model(server, file, structured=True)) == (first[0], [])


def test_the_prompt_of_the_form_is_noted_though_it_is_not_sent(file: Path) -> None:
    with serving('{"sentences": [{"cites": [1], "sentence": "Fourteen were hurt."}]}') as server:
        for _ in range(2):
            noted: list[str] = []
            asked = model(server, file, structured=True)
            list(asked.draft(ASKED, [], lambda name, noted=noted: noted.append(name) or load(name)))  # type: ignore[misc, func-returns-value]
            assert set(noted) == {"object"}


@pytest.mark.parametrize("fault", [Refusal(503), Silence(), Silence(after="Fourt"), CutOff("Fourt"), "", " \n"])
def test_what_did_not_end_well_is_not_kept(file: Path, fault: Any) -> None:
    with serving(fault, SAID) as server:
        asked = model(server, file)
        try:
            ask(asked)
        except ModelError:
            assert not isinstance(fault, str | CutOff)
        assert ask(asked)[0] == SAID
        assert len(server.sent) == 2


def test_what_nobody_waited_for_is_not_kept(file: Path) -> None:
    with serving(SAID, SAID) as server:
        stream = model(server, file).stream(ASKED, [])
        next(stream)
        stream.close()  # type: ignore[attr-defined]
        assert ask(model(server, file))[1] == [Usage(20, 3, 1)]


def test_it_is_off_where_the_settings_say_so_and_for_a_model_that_varies(tmp_path: Path) -> None:
    with serving(SAID, SAID) as server:
        assert [ask(model(server, None))[1] for _ in range(2)] == [[Usage(20, 3, 1)]] * 2
        assert not isinstance(model(server, tmp_path / "r", name="o3"), RememberedModel)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_made_before_there_is_something_to_keep(file: Path) -> None:
    with serving() as server:
        model(server, file)
        assert HomeReplies(file).get("key") is None
    assert not file.parent.exists()


def test_the_oldest_are_dropped(file: Path) -> None:
    replies = HomeReplies(file, most=3)
    for n in (1, 2, 3, 1, 4):  # the first, said anew, is young again
        replies.put(str(n), REPLY)
    assert [n for n in range(1, 5) if replies.get(str(n))] == [1, 3, 4]
    with closing(Replies(file)) as unbounded:
        for n in range(10):
            unbounded.put(f"x{n}", REPLY)
        assert all(unbounded.get(key) == REPLY for key in ("4", "x0", "x9"))


def _garbage(file: Path) -> None:
    file.write_bytes(b"no database " * 200)


def _other_table(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("CREATE TABLE replies (id INTEGER)")


def _other_reply(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("CREATE TABLE replies (key TEXT PRIMARY KEY, reply TEXT NOT NULL)")
        db.execute("INSERT INTO replies VALUES ('key', '{\"text\": 1}')")


@pytest.mark.parametrize("harm", [_garbage, _other_table, _other_reply, Path.mkdir])
def test_a_file_that_cannot_be_used_costs_a_call_and_no_answer(tmp_path: Path, harm: Any) -> None:
    file = tmp_path / "replies.sqlite"
    harm(file)
    assert HomeReplies(file).get("key") is None
    with serving(SAID, SAID) as server:
        assert ask(model(server, file))[0] == SAID
        assert ask(model(server, file))[0] == SAID


def test_a_library_of_which_nothing_can_be_written_costs_no_answer(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with serving(SAID) as server:
        assert ask(model(server, tmp_path / "file" / "replies.sqlite"))[0] == SAID


def test_it_stands_in_for_the_model() -> None:
    inner = LanguageModel(FakeLLM(), structured=True)
    outer = RememberedModel(inner, HomeReplies(Path("/nowhere")))
    assert (outer.name, outer.context_window, outer.structured) == ("fake", 4096, True)
    assert outer.room(ASKED) == inner.room(ASKED)
    assert outer.ended


def test_an_answer_from_it_is_the_same_and_costs_no_call(desk: Desk, tmp_path: Path) -> None:
    question, as_of = "How many people were hurt when the ferry struck the quay?", "2025-09-15"
    with serving(SAID) as server:
        first, second = (
            Desk(desk.library, model(server, tmp_path / "replies.sqlite")).answer(question, as_of=as_of)
            for _ in range(2)
        )
        assert len(server.sent) == 1
    assert (first.text, first.mode) == (second.text, second.mode)
    assert "ourteen" in first.text
    assert (first.mode, first.usage, second.usage) == ("m", Usage(20, 3, 1), Usage())
