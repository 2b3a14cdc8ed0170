"""Follow-ups: known as such, and given the topic of the conversation."""

from __future__ import annotations

import pytest

from prompts import load
from qa.answer import Usage
from qa.condense import Standalone, condense, rewrite
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


@pytest.mark.parametrize(
    "question",
    [
        "And who won the Boston Marathon on Monday afternoon?",
        "But why did Germany cut its defence budget?",
        "Also, which films won prizes in Cannes?",
    ],
)
def test_a_change_of_topic_is_seen(question: str) -> None:
    assert condense(question, [TRAM]) == Standalone(question)


@pytest.mark.parametrize(
    "question",
    [
        "And who approved it in Boston?",  # a pronoun
        "And who won in Boston?",  # asks too little by itself
        "And the festival in Osterby?",  # asks nothing by itself
        "And what did Tomas Reld promise the voters?",  # somebody who was spoken of
        "But why did the council approve the route?",  # names nobody
    ],
)
def test_what_only_goes_on_leans_on_the_turns_before(question: str) -> None:
    assert condense(question, [TRAM]).topic


@pytest.mark.parametrize(
    ("question", "leans"),
    [
        ("What did Germany say about its budget?", False),
        ("What did Angela Merz say about her rivals?", False),
        ("What did its mayor say about Germany?", True),  # the name comes after
        ("What did Germany say about it?", True),  # no part of Germany
        ("What did Tomas Reld say about his rivals?", True),  # he was spoken of
    ],
)
def test_a_pronoun_of_a_new_name_stands_for_it(question: str, leans: bool) -> None:
    assert bool(condense(question, [TRAM]).earlier) is leans


@pytest.mark.parametrize(
    ("question", "leans"),
    [
        ("Which films opened this week?", False),
        ("Which films opened that weekend?", False),
        ("Which films opened this?", True),
        ("Is it true that the bank of Orland kept its rate?", False),
        ("Was it clear that the bank of Orland had lost?", False),
        ("Is it true that it costs more?", True),
        ("Who promised that the bank would fail?", False),
        ("Who said that?", True),
        ("Is it true that Germany won the cup?", False),
    ],
)
def test_times_and_empty_words_do_not_point_back(question: str, leans: bool) -> None:
    assert bool(condense(question, [TRAM]).earlier) is leans


@pytest.mark.parametrize(
    ("question", "leans"),
    [
        ("When does the line open?", True),
        ("What did the mayor promise?", True),
        ("Where was the captain born?", False),  # nobody spoke of one
        ("Who opposed the line to Osterby?", False),  # another line
        ("Who approved the line on Monday?", True),
    ],
)
def test_what_was_spoken_of_is_leant_on(question: str, leans: bool) -> None:
    assert bool(condense(question, [TRAM]).earlier) is leans


def test_the_questions_leant_on_are_kept_the_last_one_first() -> None:
    glacier, opens = Turn("Who measured the Hallen glacier?", "Maud Oyelaran."), Turn("When does it open?", "In 2028.")
    assert condense("Why?", [TRAM, opens]).earlier == (opens.question, TRAM.question)
    assert condense("Why?", [glacier, TRAM, opens]).earlier == (opens.question, TRAM.question)
    assert condense("Why?", [TRAM, opens, glacier]).earlier == (glacier.question,)
    assert condense("Who won the chess final in Tbilisi?", [TRAM, opens]).earlier == ()
    assert condense("Why?", []).earlier == ()


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
