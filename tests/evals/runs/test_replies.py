"""The model's replies: asked once, replayed at the same stated cost, heard by the case that asked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from corpus.errors import ModelError
from evals.runs.replies import RememberedModel, Replies, Reply, listening
from prompts import Message
from qa.answer import Usage
from qa.model import LanguageModel
from tests.qa.fakes import FakeLLM

ASKED = [Message("system", "Be brief."), Message("user", "Who was hurt?")]
OTHER = [Message("system", "Be brief."), Message("user", "Who was not?")]
COST = {"prompt_tokens": 20, "completion_tokens": 3}


@pytest.fixture
def replies(tmp_path: Path) -> Any:
    replies = Replies(tmp_path / "new" / "replies.sqlite")
    yield replies
    replies.close()


def remembered(replies: Replies, *said: Any, name: str = "fake", server: str = "") -> tuple[RememberedModel, FakeLLM]:
    llm = FakeLLM(replies=list(said), usage=COST)
    return RememberedModel(LanguageModel(llm, name), replies, server), llm


def ask(model: LanguageModel, messages: list[Message] = ASKED) -> tuple[str, list[Usage]]:
    spent: list[Usage] = []
    return model.complete(messages, spent), spent


def test_it_is_asked_once_and_says_the_same_again_at_the_same_cost(replies: Replies) -> None:
    model, llm = remembered(replies, "Fourteen people.")
    first, second = ask(model), ask(model)
    assert first == second == ("Fourteen people.", [Usage(20, 3, 1)])
    assert llm.calls == 1


def test_the_first_time_it_streams_as_the_model_does(replies: Replies) -> None:
    model, _ = remembered(replies, "Fourteen people.")
    assert list(model.stream(ASKED, [])) == ["Fourt", "een p", "eople", "."]
    assert list(model.stream(ASKED, [])) == ["Fourteen people."]


def test_it_says_the_same_again_in_another_process(tmp_path: Path) -> None:
    for said in ("Fourteen people.", None):  # the second model may not be asked: it has nothing to say
        replies = Replies(tmp_path / "replies.sqlite")
        model, llm = remembered(replies, *([said] if said else []))
        assert ask(model) == ("Fourteen people.", [Usage(20, 3, 1)])
        assert llm.calls == (1 if said else 0)
        replies.close()


@pytest.mark.parametrize(
    "changed", [{"name": "other"}, {"server": "http://127.0.0.1:9"}, {"messages": OTHER}, {"messages": ASKED[1:]}]
)
def test_another_model_server_or_message_is_asked_itself(replies: Replies, changed: dict[str, Any]) -> None:
    first, _ = remembered(replies, "Fourteen.")
    ask(first)
    messages = changed.pop("messages", ASKED)
    second, llm = remembered(replies, "Nobody.", **changed)
    assert ask(second, messages)[0] == "Nobody."
    assert llm.calls == 1
    assert ask(first)[0] == "Fourteen."


def test_the_role_of_a_message_counts(replies: Replies) -> None:
    model, llm = remembered(replies, "One.", "Two.")
    assert ask(model, [Message("user", "x")])[0] == "One."
    assert ask(model, [Message("system", "x")])[0] == "Two."
    assert llm.calls == 2


@pytest.mark.parametrize(
    ("failure", "said", "why"),
    [(ConnectionError("gone"), "", "gone"), (("Fourt", ValueError("cut")), "Fourt", "cut")],
)
def test_a_reply_that_failed_is_not_kept_but_its_cost_is_told_and_what_it_said(
    replies: Replies, failure: Any, said: str, why: str
) -> None:
    model, llm = remembered(replies, failure, "Fourteen.")
    spent: list[Usage] = []
    with pytest.raises(ModelError), listening() as calls:
        model.complete(ASKED, spent)
    assert [usage.calls for usage in spent] == [1]
    [call] = calls
    assert (call.reply.text, call.replayed) == (said, False)
    assert why in call.as_dict()["error"]
    with listening() as calls:
        assert ask(model)[0] == "Fourteen."
    assert "error" not in calls[0].as_dict()
    assert llm.calls == 2


def test_a_reply_that_nobody_waited_for_is_not_kept(replies: Replies) -> None:
    model, llm = remembered(replies, "Fourteen people.", "Fourteen.")
    stream = model.stream(ASKED, [])
    assert next(stream) == "Fourt"
    stream.close()  # type: ignore[attr-defined]
    assert ask(model)[0] == "Fourteen."
    assert llm.calls == 2


@pytest.mark.parametrize("nothing", ["", " \n"])
def test_an_empty_reply_is_heard_and_not_kept(replies: Replies, nothing: str) -> None:
    model, llm = remembered(replies, nothing, "Fourteen.")
    with listening() as calls:
        assert ask(model)[0].strip() == ""
    assert [(call.reply.text, call.replayed) for call in calls] == [(nothing, False)]
    assert ask(model)[0] == ask(model)[0] == "Fourteen."
    assert llm.calls == 2


def test_a_kept_reply_has_its_cost_and_its_time(replies: Replies) -> None:
    kept = Reply("£ “14”", Usage(5, 6, 1), 12.5)
    replies.put("key", kept)
    assert replies.get("key") == kept
    assert replies.get("other") is None


def test_it_stands_in_for_the_model(replies: Replies) -> None:
    model, _ = remembered(replies)
    assert (model.name, model.context_window) == ("fake", 4096)


# Listening


def test_who_listens_hears_what_was_sent_and_what_came_back_replayed_or_not(replies: Replies) -> None:
    model, _ = remembered(replies, "Fourteen.", "Nobody.")
    with listening() as first:
        ask(model)
        ask(model, OTHER)
    with listening() as second:
        ask(model)
        ask(model, OTHER)
    assert [call.replayed for call in (*first, *second)] == [False, False, True, True]
    assert [call.as_dict() for call in first] == [call.as_dict() for call in second]
    assert first[0].as_dict() == {
        "sent": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Who was hurt?"}],
        "reply": "Fourteen.",
        "usage": {"prompt_tokens": 20, "completion_tokens": 3, "calls": 1},
    }
    assert second[0].reply.milliseconds == first[0].reply.milliseconds > 0


def test_what_is_said_before_and_after_is_not_heard(replies: Replies) -> None:
    model, _ = remembered(replies, "Fourteen.")
    ask(model)
    with listening() as calls:
        pass
    ask(model)
    assert calls == []


def test_who_listens_outside_hears_what_is_heard_inside_too(replies: Replies) -> None:
    model, _ = remembered(replies, "Fourteen.", "Nobody.")
    with listening() as outer:
        ask(model)
        with listening() as inner:
            ask(model, OTHER)
        ask(model)
    assert [call.messages[-1].text for call in inner] == ["Who was not?"]
    assert [call.messages[-1].text for call in outer] == ["Who was hurt?", "Who was not?", "Who was hurt?"]
    assert [call.replayed for call in outer] == [False, False, True]


def test_what_was_heard_inside_is_heard_outside_even_if_it_ended_badly(replies: Replies) -> None:
    model, _ = remembered(replies, ConnectionError("gone"))
    with listening() as outer, pytest.raises(ModelError), listening():
        ask(model)
    assert [bool(call.error) for call in outer] == [True]


def test_each_thread_hears_its_own_calls_only(replies: Replies) -> None:
    model, _ = remembered(replies, *["Yes."] * 4)
    together = Barrier(4, timeout=30)

    def asking(n: int) -> list[str]:
        with listening() as calls:
            together.wait()
            ask(model, [Message("user", f"Is it {n}?")])
            together.wait()
            return [call.messages[0].text for call in calls]

    with listening() as here, ThreadPoolExecutor(4) as pool:
        heard = list(pool.map(asking, range(4)))
    assert heard == [[f"Is it {n}?"] for n in range(4)]
    assert here == []


def test_many_threads_share_one_file(replies: Replies) -> None:
    def put_and_get(n: int) -> Reply | None:
        replies.put(str(n), Reply(str(n), Usage(), 0.0))
        return replies.get(str(n))

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(put_and_get, range(40)))
    assert [reply.text for reply in found if reply] == [str(n) for n in range(40)]
