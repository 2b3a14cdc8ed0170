"""A question in the words of the articles, and parts that lean on the parts before."""

from __future__ import annotations

from pathlib import Path

import pytest

import qa
from qa.asked import Plan
from qa.condense import Standalone
from qa.desk import Desk
from qa.question import ask
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
    assert "June Aldana" in desk.answer("Who was chosen to lead the FHP?").text
    desk.close()


def test_a_name_that_no_article_has_must_be_sure(desk: Desk) -> None:
    answer = desk.answer("What did Ostrow Zelmek approve?", as_of=AS_OF)
    assert not answer.answered
    assert "mentions “Ostrow” or “Zelmek”" in answer.text
