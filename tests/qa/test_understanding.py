"""A question in the words of the articles, and parts that lean on the parts before."""

from __future__ import annotations

from pathlib import Path

import pytest

import qa
from qa.asked import Plan
from qa.condense import Standalone
from qa.desk import Desk
from qa.question import ask
from qa.select import Weights
from qa.understanding import understand
from tests.qa.articles import AS_OF


def planned(desk: Desk, question: str) -> Plan:
    library = desk.library
    return understand(ask(question, as_of=AS_OF), Standalone(question), library, library.snapshot())[1]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What does the tram line cost, and who approved it?", ("tram", "line", "cost")),
        ("How many were hurt on the ferry, and how many on the tram?", ("hurt", "ferry")),
        ("What did the bank do? How much?", ("bank",)),
        ("When did the ferry crash, and what did the city council of Brenmoor approve?", ()),
        ("What caused the crash, and how many people were hurt?", ("caused", "crash")),
    ],
)
def test_a_part_that_leans_has_the_words_of_those_before(desk: Desk, question: str, topic: tuple[str, ...]) -> None:
    first, second = planned(desk, question).parts
    assert first.topic == ()
    assert second.topic == topic


def test_initials_are_spelled_as_the_articles_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Vote at the port\n\nJune Aldana was chosen on Friday to lead the Free Harbour Party."
    )
    desk = qa.open(tmp_path / "home", "quotes")
    desk.add([str(tmp_path / "a.txt")])
    assert planned(desk, "Who was chosen to lead the FHP?").text == "Who was chosen to lead the Free Harbour Party?"
    answer = desk.answer("Who was chosen to lead the FHP?")
    assert "June Aldana" in answer.text
    assert answer.standalone_question == "Who was chosen to lead the Free Harbour Party?"
    desk.close()


@pytest.mark.parametrize(
    ("question", "known"),
    [("Who measured {}?", "the Hallen glacier"), ("What did the mayor of {} say about the line?", "Brenmoor")],
)
def test_where_no_article_has_the_name_only_what_is_sure_is_shown(desk: Desk, question: str, known: str) -> None:
    assert desk.answer(question.format(known), as_of=AS_OF).answered
    answer = desk.answer(question.format("Zelmek"), as_of=AS_OF)
    assert Weights.load().threshold <= answer.confidence < Weights.load().sure  # without the name it would be shown
    assert not answer.answered
    assert "mentions “Zelmek”" in answer.text
