"""An overview: what the articles on a subject, or of some days, report."""

from __future__ import annotations

from datetime import date

import pytest

from qa.answer import Answer
from qa.desk import Desk
from qa.plan import plan
from qa.select import gather, overview
from tests.qa.articles import AS_OF
from tests.qa.test_pipeline import check_invariants


def ask(desk: Desk, question: str, as_of: str = AS_OF, **more: object) -> Answer:
    answer = desk.answer(question, as_of=as_of, **more)
    check_invariants(answer, desk)
    return answer


def articles(answer: Answer) -> list[str]:
    urls = [answer.citations[claim.citations[0] - 1].url for claim in answer.claims]
    return [(url or "").rpartition("/")[2] for url in urls]


def test_the_articles_on_a_subject_the_newest_first(desk: Desk) -> None:
    answer = ask(desk, "What is the latest on the tram line of Brenmoor?", "2025-10-12")
    assert articles(answer) == ["tram-later", "tram"]
    assert answer.citations[0].quote.startswith("The tram line of Brenmoor will cost 71 million")
    assert answer.citations[1].quote.startswith("The city council of Brenmoor approved")


def test_only_what_had_appeared_then(desk: Desk) -> None:
    assert set(articles(ask(desk, "What is the latest on the tram line of Brenmoor?"))) == {"tram"}


def test_more_of_the_only_article_on_it(desk: Desk) -> None:
    answer = ask(desk, "Tell me about the Hallen glacier")
    assert articles(answer) == ["glacier"] * 3
    assert [c.start for c in answer.citations] == sorted(c.start for c in answer.citations)


def test_a_planted_instruction_is_no_part_of_it(desk: Desk) -> None:
    answer = ask(desk, "Summarise the lantern festival in Osterby")
    assert articles(answer) == ["lanterns"] * 3


def test_the_news_in_general_is_what_the_last_days_brought(desk: Desk) -> None:
    assert articles(ask(desk, "What's the latest?")) == ["bank", "tram", "ferry", "lanterns"]


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("What happened on 11 September?", {"bank"}),
        ("What was in the news last week?", {"bank", "tram", "ferry"}),
        ("What happened on 9 September?", {"bank", "tram"}),  # told of in the days after
        ("What was new about the ferry last week?", {"ferry"}),
    ],
)
def test_the_days_asked_about(desk: Desk, question: str, shown: set[str]) -> None:
    assert set(articles(ask(desk, question))) == shown


def test_the_newest_of_before_is_the_reason_where_there_is_nothing_of_those_days(desk: Desk) -> None:
    answer = ask(desk, "What was new about the Hallen glacier this week?")
    assert answer.abstention is not None
    assert answer.abstention.reason == "only_older"


@pytest.mark.parametrize(
    "question",
    [
        "Any news about the chess final in Tbilisi?",
        "What is the latest on the Tbilisi tram?",
        "What happened on 1 January 2020?",
    ],
)
def test_nothing_where_no_article_is_on_it(desk: Desk, question: str) -> None:
    assert not ask(desk, question).answered


def test_it_is_said_where_the_newest_is_of_before(desk: Desk) -> None:
    answer = ask(desk, "What's new today?", "2025-09-14")
    assert articles(answer)[0] == "bank"
    assert "the newest of before is of 11 September 2025" in " ".join(answer.notes)
    later = ask(desk, "What's new today?", "2025-12-01")
    assert later.abstention is not None
    assert later.abstention.reason == "only_older"


def test_since_a_month_is_up_to_now(desk: Desk) -> None:
    assert articles(ask(desk, "Any news since August?"))[0] == "bank"


def test_what_appeared_after_the_days_is_not_of_them(desk: Desk) -> None:
    assert not ask(desk, "Any news about Sami Koskela in August 2025?").answered


def test_it_begins_where_the_subject_is_named(desk: Desk) -> None:
    answer = ask(desk, "Tell me about Sami Koskela")
    assert articles(answer) == ["bank"] * 3
    assert answer.citations[0].quote.startswith("Governor Sami Koskela said")


def test_a_subject_that_no_article_begins_with_is_looked_for_in_sentences(desk: Desk) -> None:
    snapshot = desk.library.snapshot()
    planned = plan("Tell me about the anchor of the Morning Star", (), date(2025, 9, 15))
    gathered = gather(snapshot, desk.search("ferry crew dropped an anchor", as_of=AS_OF))
    told = overview(planned.parts[0], planned, [], gathered, snapshot, 5)
    assert told == []
    planned = plan("Tell me about the anchor", (), date(2025, 9, 15))
    [found] = overview(planned.parts[0], planned, [], gathered, snapshot, 5)
    assert found.sentence.text == "She said the crew dropped an anchor to slow the ship."
    assert found.score >= 0.55  # sure enough to be said without a warning


def test_a_follow_up_is_about_what_was_talked_of(desk: Desk) -> None:
    history = [("What will the tram line of Brenmoor cost?", "It will cost 64 million pounds.")]
    assert articles(ask(desk, "And what is the latest on that?", "2025-10-12", history=history))[0] == "tram-later"
    assert set(articles(ask(desk, "And what's the latest?", "2025-10-12", history=history))) == {"tram-later", "tram"}


def test_beside_something_else_that_is_asked(desk: Desk) -> None:
    answer = ask(desk, "What is the latest on the Hallen glacier, and how many people were hurt on the ferry?")
    assert {"glacier", "ferry"} <= set(articles(answer))
