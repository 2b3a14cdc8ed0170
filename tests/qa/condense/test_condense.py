"""Follow-ups: known as such, and given the topic of the conversation."""

from __future__ import annotations

import pytest

from prompts import load
from qa.answer import Usage
from qa.condense import condense, rewrite
from qa.model import LanguageModel
from qa.question import Turn
from tests.qa.fakes import FakeLLM

TRAM = Turn("What does the tram in Brenmoor cost?", "The line will cost 64 million pounds, Mayor Tomas Reld said. [1]")


@pytest.mark.parametrize(
    "question",
    [
        "When does it open?",
        "Who approved them?",
        "And the mayor of the city?",
        "What about the opponents of the line?",
        "Why?",
        "When?",
        "What did he say about the route?",
        "How many signatures were there?",
    ],
)
def test_follow_ups_get_the_topic(question: str) -> None:
    alone = condense(question, [TRAM])
    assert alone.focus == question
    assert {"tram", "Brenmoor"} <= set(alone.topic)
    assert alone.text.startswith(f"{question} (")


@pytest.mark.parametrize(
    "question",
    [
        "Which rate did the central bank of Orland keep?",
        "Who measured the Hallen glacier?",
        "How many visitors came to the lantern festival?",
    ],
)
def test_other_questions_are_left_alone(question: str) -> None:
    assert condense(question, [TRAM]).text == question


def test_without_turns_nothing_is_added() -> None:
    assert condense("When does it open?", []).text == "When does it open?"


def test_the_topic_goes_back_over_a_chain_of_follow_ups() -> None:
    chain = [TRAM, Turn("When does it open?", "In 2028."), Turn("Who said so?", "The council.")]
    assert {"tram", "Brenmoor", "open"} <= set(condense("And why?", chain).topic)


def test_names_of_the_last_answer_join_the_topic_and_words_asked_do_not() -> None:
    topic = condense("What did he say about the tram?", [TRAM]).topic
    assert any("Tomas Reld" in word for word in topic)
    assert "tram" not in topic


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        ("When does the tram in Brenmoor open?", True),
        ('"When does the tram open?"', True),
        ("When does the tram in Brenmoor open?\nI hope this helps.", True),
        ("When does the Osterby metro open?", False),  # adds words
        ("The tram opens in 2028.", False),  # answers
        ("", False),
        ("Who?", False),  # says nothing of the conversation
        ("When does the tram open? " * 20 + "?", False),
    ],
)
def test_a_rewriting_is_believed_only_if_it_adds_nothing(reply: str, kept: bool) -> None:
    llm, spent = FakeLLM(replies=[reply]), list[Usage]()
    found = rewrite("When does it open?", [TRAM], LanguageModel(llm), load("condense"), spent)
    assert found == (reply.splitlines()[0].strip('"') if kept else None)
    assert llm.calls == len(spent) == 1
    assert "When does it open?" in llm.told()
    assert TRAM.question in llm.told()
