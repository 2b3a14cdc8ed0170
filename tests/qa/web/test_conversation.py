"""How a turn grows, and how it ends."""

from __future__ import annotations

import logging
from typing import Any, cast

import pytest

from corpus.errors import QuestionError
from qa.answer import Partial, Step
from qa.web import conversation, welcome
from qa.web.conversation import Filters, Turn
from tests.qa.web.fakes import FakeDesk
from tests.qa.web.made import EVIL, answer
from tests.qa.web.page_of import read


def ask(
    desk: FakeDesk, turns: conversation.Turns = (), question: str = "How many?", filters: Filters | None = None
) -> Any:
    return list(conversation.ask(cast(Any, desk), turns, question, filters or Filters()))


def test_an_answer_grows_by_checked_text() -> None:
    grown = ask(FakeDesk([Step("writing"), Partial("A. [1]"), Partial("A. [1] B. [1]"), answer()]))
    said = [read(conversation.thread(turns)).all("div", "answer")[0].text for turns in grown]
    assert said[:4] == ["Reading the question…", "Writing…", "A.1Writing…", "A.1 B.1Writing…"]
    assert said[-1].startswith("Fourteen people were hurt.1Sources")
    busy = [read(conversation.thread(turns)).all("section")[0].attributes["aria-busy"] for turns in grown]
    assert busy == ["true"] * 4 + ["false"]


def test_earlier_turns_and_filters_reach_the_desk() -> None:
    desk = FakeDesk([answer()])
    before = (Turn("First?", answer=answer("One. [1]")), Turn("Bad?", problem="No."))
    ask(desk, before, "Second?", Filters("2025-09-10", "Courier"))
    assert desk.asked == [
        {
            "question": "Second?",
            "history": [{"question": "First?", "answer": "One. [1]"}],
            "as_of": "2025-09-10",
            "publisher": "Courier",
        }
    ]


def test_a_question_that_cannot_be_used_ends_in_one_line() -> None:
    turns = ask(FakeDesk([QuestionError("the question is empty: ask something")]))[-1]
    assert turns[-1].problem == "The question is empty: ask something"
    assert not turns[-1].busy


def test_a_fault_of_ours_is_one_line_and_goes_to_the_terminal(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        turns = ask(FakeDesk([Partial("A. [1]"), ZeroDivisionError("secret detail")]))[-1]
    html = conversation.thread(turns)
    assert "Something went wrong" in html
    assert "secret" not in html
    assert "secret detail" in caplog.text


def test_a_stream_that_ends_without_an_answer_is_an_error() -> None:
    assert ask(FakeDesk([Partial("A. [1]")]))[-1][-1].problem


def test_stopping_keeps_the_checked_text() -> None:
    stopped = conversation.stop((Turn("Q?", so_far="A. [1]"),))
    assert read(conversation.thread(stopped)).all("div", "answer")[0].text == "A.1Stopped."
    assert conversation.stop(stopped) == stopped
    assert conversation.stop(()) == ()


def test_a_question_is_text() -> None:
    assert EVIL in read(conversation.thread((Turn(EVIL, step=EVIL),))).text


@pytest.mark.parametrize(
    ("sent", "filters"),
    [
        (None, Filters()),
        ("", Filters()),
        ('{"as_of": "2025-09-10", "publisher": ""}', Filters("2025-09-10", None)),
        ('{"publisher": ["x"]}', Filters(None, "['x']")),
        ("[1]", Filters()),
        ("{", Filters()),
    ],
)
def test_filters_as_a_browser_sends_them(sent: str | None, filters: Filters) -> None:
    assert Filters.read(sent) == filters


def test_the_first_page_says_who_answers_and_what_to_do() -> None:
    desk = FakeDesk(model_name="<qwen>")
    header = read(welcome.header(cast(Any, desk), desk.articles(), False))
    assert "Answers written by <qwen>, every sentence checked" in header.text
    assert header.text.endswith("1 article")
    assert "Quotes mode" in welcome.header(cast(Any, FakeDesk()), [], True)
    assert "There are no articles yet" in read(welcome.empty([], True)).text
    assert len(read(welcome.empty(desk.articles(), True)).all("button")) == 4
    assert not read(welcome.empty(desk.articles(), False)).all("button")
