"""Questions that name a subject and ask nothing in particular of it."""

from __future__ import annotations

from datetime import date

import pytest

from qa.plan import plan
from qa.plan.overview import subject


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("What is the latest on Weavers' Bridge?", "Weavers' Bridge"),
        ("What's the latest news from Lanmoor?", "Lanmoor"),
        ("And what is the latest on the tram?", "the tram"),
        ("Tell me about Typhoon Corella", "Typhoon Corella"),
        ("Could you please tell me about the ferry accident?", "the ferry accident"),
        ("Summarise the Brackwell Homes fraud case.", "the Brackwell Homes fraud case"),
        ("What do we know so far about the flood?", "the flood"),
        ("What do we know about the flood?", "the flood"),
        ("Any news on the tram?", "the tram"),
        ("News about Brexit", "Brexit"),
        ("Give me a quick overview of the strike", "the strike"),
        ("What's going on in Port Ellery?", "Port Ellery"),
        ("What was new in Northgate in June 2025?", "Northgate"),
        ("What's new in Northgate this week?", "Northgate"),
        ("What's the latest?", ""),
        ("What happened yesterday?", ""),
        ("What happened on 8 September 2025?", ""),
        ("What's in the news today?", ""),
        ("What are the main stories this week?", ""),
        ("Summarize this week's news", ""),
        ("What's going on?", ""),
        ("What is the latest death toll?", None),
        ("What is the latest iPhone?", None),
        ("What happened in Lanmoor?", None),  # some sentence tells it
        ("What was the most recent earthquake in Japan?", None),
        ("Tell me who won", None),
        ("Tell me about how many people were hurt", None),
        ("What does the news say about when the election is?", None),
        ("Tell me about the man who stole the hoard", None),
        ("Tell me about Duplantis, please", "Duplantis"),
        ("What did the report say?", None),
        ("What is the news value of gold?", None),
        ("Who won?", None),
        ("", None),
    ],
)
def test_what_an_overview_is_wanted_of(question: str, about: str | None) -> None:
    assert subject(question) == about


def test_the_subject_is_what_is_searched_for() -> None:
    (part,) = plan("What is the latest on the tram to Quarry Hill?", (), date(2025, 9, 15)).parts
    assert (part.kind, part.query) == ("overview", "the tram to Quarry Hill")
    assert "latest" not in part.terms
    assert part.in_words


def test_what_a_follow_up_takes_over_is_its_subject() -> None:
    (part,) = plan("And what is the latest on that?", ("Quarry", "Hill", "tram"), date(2025, 9, 15)).parts
    assert (part.kind, part.in_words) == ("overview", True)
    assert part.query == "that Quarry Hill tram"
