"""The engine that Dateline is measured beside: what it wrote, in the form that is scored."""

from __future__ import annotations

from datetime import date

import pytest

from evals.rival import Rival, as_answer
from qa.answer import Answer, Citation, Usage
from qa.desk import Desk
from qa.model import LanguageModel
from qa.question import Filters
from tests.evals.fakes import COST, cite
from tests.qa.fakes import FakeLLM

SOURCES = [cite(COST, n=n) for n in (1, 2, 5)]
COSTS = Usage(20, 3, 1)
HURT = "How many people were hurt on the ferry?"


def wrote(text: str, sources: list[Citation] = SOURCES) -> Answer:
    """Its answer, every claim of which stands where it says."""
    answer = as_answer("Who was hurt?", text, sources, "fake", COSTS)
    assert [answer.text[claim.start : claim.end] for claim in answer.claims] == [c.text for c in answer.claims]
    return answer


@pytest.mark.parametrize(
    ("text", "read", "marks"),
    [
        ("Fourteen were hurt [1].", "Fourteen were hurt. [1]", [(1,)]),
        ("Fourteen were hurt. [1]", "Fourteen were hurt. [1]", [(1,)]),
        ("Fourteen were hurt.[1] Two died.[2]", "Fourteen were hurt. [1] Two died. [2]", [(1,), (2,)]),
        ("Fourteen were hurt. [1] Two died. [2]", "Fourteen were hurt. [1] Two died. [2]", [(1,), (2,)]),
        ("Fourteen were hurt. [1][2]", "Fourteen were hurt. [1] [2]", [(1, 2)]),
        ("Fourteen were hurt [1, 2].", "Fourteen were hurt. [1] [2]", [(1, 2)]),
        ("Fourteen were hurt [Source 5].", "Fourteen were hurt. [5]", [(5,)]),
        ("Fourteen were hurt. (Source 5)", "Fourteen were hurt. [5]", [(5,)]),
        ("Fourteen were hurt [1][9]. Two died [9].", "Fourteen were hurt. [1] Two died.", [(1,)]),  # there is no 9
        ("Fourteen were hurt.", "Fourteen were hurt.", []),
    ],
)
def test_marks_belong_to_the_sentence_before_them(text: str, read: str, marks: list[tuple[int, ...]]) -> None:
    answer = wrote(text)
    assert answer.answered
    assert answer.text == read
    assert [claim.citations for claim in answer.claims] == marks
    assert [citation.n for citation in answer.citations] == sorted({n for own in marks for n in own})


@pytest.mark.parametrize(
    "text",
    [
        "The sources do not mention it.",
        "None of the sources is helpful. [1]",
        "There is no information on it. The answer cannot be given.",
        "The provided sources don't say who was hurt.",
        "",
        "Empty Response",
    ],
)
def test_what_only_refuses_is_no_answer(text: str) -> None:
    answer = wrote(text)
    assert (answer.answered, answer.claims, answer.citations) == (False, (), ())


def test_what_refuses_in_part_answers() -> None:
    answer = wrote("The sources do not mention the cause. Fourteen were hurt [1].")
    assert answer.answered
    assert [claim.text for claim in answer.claims] == ["Fourteen were hurt."]


def test_what_it_was_asked_and_what_it_cost_are_told() -> None:
    answer = wrote("Fourteen were hurt [1].")
    assert (answer.question, answer.mode, answer.usage) == ("Who was hurt?", "fake", COSTS)


# Over a library


def rival(desk: Desk, *replies: str) -> tuple[Rival, FakeLLM]:
    llm = FakeLLM(replies=list(replies), usage={"prompt_tokens": 20, "completion_tokens": 3})
    return Rival(desk, LanguageModel(llm)), llm


def test_it_gets_our_passages_and_cites_their_exact_words(desk: Desk) -> None:
    asked, llm = rival(desk, "Fourteen people were hurt [1].")
    answer = asked.answer(HURT, Filters(as_of=date(2025, 9, 15)))
    assert (answer.answered, answer.text) == (True, "Fourteen people were hurt. [1]")
    assert (answer.mode, answer.usage, llm.calls) == ("fake", COSTS, 1)
    [cited] = answer.citations
    assert (cited.title, cited.published) == ("Ferry strikes the quay at Port Alden", "2025-09-08")
    assert "Fourteen people were hurt" in cited.quote
    assert desk.show(cited.article_id).text[cited.start : cited.end] == cited.quote
    assert f"Source 1:\n{cited.quote}" in llm.told()
    assert HURT in llm.told()


def test_it_reads_nothing_of_after_the_day_of_asking(desk: Desk) -> None:
    asked, llm = rival(desk, "64 million pounds [1].", "71 million pounds [1].")
    for day in (date(2025, 9, 15), date(2025, 10, 15)):
        asked.answer("What will the Brenmoor tram line cost?", Filters(as_of=day))
    assert ["71 million" in llm.told(call) for call in (0, 1)] == [False, True]


def test_without_passages_it_does_not_answer(desk: Desk) -> None:
    asked, llm = rival(desk)
    assert not asked.answer(HURT, Filters(as_of=date(2020, 1, 1))).answered
    assert llm.calls == 0
