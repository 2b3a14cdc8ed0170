"""A question taken apart, and the days it means."""

from __future__ import annotations

from datetime import date

import pytest

from qa.asked import Window
from qa.plan import plan

AS_OF = date(2025, 9, 15)  # a Monday


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Who struck the quay?", ["Who struck the quay?"]),
        ("Who was hurt, and when did it happen?", ["Who was hurt", "when did it happen?"]),
        ("What does the tram cost and when does it open?", ["What does the tram cost", "when does it open?"]),
        ("What does the tram cost? Who approved it?", ["What does the tram cost?", "Who approved it?"]),
        ("Did Aldana and Reld meet?", ["Did Aldana and Reld meet?"]),
        ("What did it cost, and did it open?", ["What did it cost", "did it open?"]),
        ("How many came, and for how long did they stay?", ["How many came", "for how long did they stay?"]),
        ("What did he sell, how much did he earn?", ["What did he sell", "how much did he earn?"]),
        ("And the tram, what does it cost?", ["And the tram, what does it cost?"]),  # a subject put first asks nothing
        (
            "After the flood, what did he do, and why did he wait?",
            ["After the flood, what did he do", "why did he wait?"],
        ),
        ("Tell me about the tram and who will pay for it", ["Tell me about the tram", "who will pay for it"]),
        ("?", ["?"]),
        ("At what rate and for how long?", ["At what rate and for how long?"]),
        ("Was the ferry, which sank, and the tram lost?", ["Was the ferry, which sank, and the tram lost?"]),
        ("Who was hurt and why?", ["Who was hurt and why?"]),  # "why" alone asks nothing that can be searched
    ],
)
def test_parts(question: str, parts: list[str]) -> None:
    assert [part.text for part in plan(question, (), AS_OF).parts] == parts


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who struck the quay?", "person"),
        ("Whose boat sank?", "person"),
        ("When does the tram open?", "time"),
        ("What year does the tram open?", "time"),
        ("How many people were hurt?", "number"),
        ("How much does the tram cost?", "number"),
        ("What percentage of the ice was lost?", "number"),
        ("Where did the ferry crash?", "place"),
        ("Which city approved the tram?", "place"),
        ("Why did the ferry crash?", "reason"),
        ("What caused the crash?", "reason"),
        ("What did the council approve?", "any"),
        ("What did the mayor say when the ferry sank?", "any"),
        ("Did the mayor say when the tram opens?", "any"),
        ("Can you tell me how many people were hurt?", "number"),
        ("Do you know when the tram opens?", "time"),
        ("Name the captain.", "any"),
    ],
)
def test_kinds(question: str, kind: str) -> None:
    assert plan(question, (), AS_OF).parts[0].kind == kind


@pytest.mark.parametrize(
    ("question", "start", "end"),
    [
        ("What happened on 2025-09-08?", "2025-09-08", "2025-09-08"),
        ("What happened on 8 September?", "2025-09-08", "2025-09-08"),
        ("What happened on the 8th of September 2024?", "2024-09-08", "2024-09-08"),
        ("What happened on Sept. 8, 2025?", "2025-09-08", "2025-09-08"),
        ("What happens on January 3?", "2026-01-03", "2026-01-03"),
        ("What happened on 30 December?", "2025-12-30", "2025-12-30"),
        ("What happened in August?", "2025-08-01", "2025-08-31"),
        ("What happened in February 2024?", "2024-02-01", "2024-02-29"),
        ("What happened in December?", "2024-12-01", "2024-12-31"),
        ("What happened today?", "2025-09-15", "2025-09-15"),
        ("What happened yesterday?", "2025-09-14", "2025-09-14"),
        ("What happens tomorrow?", "2025-09-16", "2025-09-16"),
        ("What happened on Monday?", "2025-09-15", "2025-09-15"),
        ("What happened on Tuesday?", "2025-09-09", "2025-09-09"),
        ("What happened last Monday?", "2025-09-08", "2025-09-08"),
        ("What happens next Monday?", "2025-09-22", "2025-09-22"),
        ("What happened last week?", "2025-09-08", "2025-09-14"),
        ("What happened last weekend?", "2025-09-13", "2025-09-14"),
        ("What happened this month?", "2025-09-01", "2025-09-30"),
        ("What happened last month?", "2025-08-01", "2025-08-31"),
        ("What happens next year?", "2026-01-01", "2026-12-31"),
        ("What happened since Monday?", "2025-09-15", "2025-09-15"),
        ("What happened since Tuesday?", "2025-09-09", "2025-09-15"),  # and up to the day of asking
        ("What must be done by the end of Tuesday?", "2025-09-09", "2025-09-09"),
        ("What happened this September?", "2025-09-01", "2025-09-30"),
        ("What happens this December?", "2025-12-01", "2025-12-31"),
        ("What happened last September?", "2024-09-01", "2024-09-30"),
        ("What happened last August?", "2025-08-01", "2025-08-31"),
        ("What happens next September?", "2026-09-01", "2026-09-30"),
        ("What happened in 2018?", "2018-01-01", "2018-12-31"),
        ("In 2018, who was mayor?", "2018-01-01", "2018-12-31"),
        ("What was built during 2018 and why?", "2018-01-01", "2018-12-31"),
        ("What happened in 2018 in Brenmoor?", "2018-01-01", "2018-12-31"),
    ],
)
def test_windows(question: str, start: str, end: str) -> None:
    window = plan(question, (), AS_OF).window
    assert window is not None
    assert (window.start.isoformat(), window.end.isoformat()) == (start, end)


def test_january_looks_back_over_the_new_year() -> None:
    window = plan("What happened last month?", (), date(2026, 1, 10)).window
    assert window is not None
    assert window.start == date(2025, 12, 1)


@pytest.mark.parametrize(
    "question",
    [
        "Who was hurt?",
        "What happened on 31 February?",
        "What happened on 2025-13-40?",
        "May he stay?",
        "What does it cost in 2050 dollars?",
        "What does it cost, in 2018 pounds?",
        "Who finished in 2018 seconds?",
        "Who won the election of 2018?",
        "Who leaves by Tuesday?",
    ],
)
def test_no_window(question: str) -> None:
    assert plan(question, (), AS_OF).window is None


@pytest.mark.parametrize(
    ("question", "as_of"),
    [
        ("What happened in March 0000?", AS_OF),
        ("What happens tomorrow?", date.max),
        ("What happens next year?", date.max),
        ("What happens next month?", date.max),
        ("What happened yesterday?", date.min),
        ("What happened last year?", date.min),
    ],
)
def test_days_that_no_calendar_has_are_no_window(question: str, as_of: date) -> None:
    assert plan(question, (), as_of).window is None


@pytest.mark.parametrize(
    ("question", "latest"),
    [
        ("What is the latest on the tram?", True),
        ("How many have been hurt so far?", True),
        ("What is the current rate?", True),
        ("What does the tram cost?", False),
        ("Who knows the mayor?", False),
    ],
)
def test_latest(question: str, latest: bool) -> None:
    assert plan(question, (), AS_OF).latest is latest


def test_terms_leave_out_what_only_steers() -> None:
    (part,) = plan("How many people did the articles say were hurt yesterday?", (), AS_OF).parts
    assert part.terms == ("peopl", "hurt")


def test_a_topic_is_searched_with_the_part() -> None:
    (part,) = plan("When does it open?", ("Brenmoor", "tram"), AS_OF).parts
    assert part.query == "When does it open? Brenmoor tram"
    assert part.terms == ("open",)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("the day before yesterday", "2025-09-08", "2025-09-08"),
        ("the week before last", "2025-08-25", "2025-08-31"),
        ("two weeks ago", "2025-08-27", "2025-08-27"),
        ("a month ago", "2025-08-01", "2025-08-31"),
        ("3 years ago", "2022-01-01", "2022-12-31"),
        ("last summer", "2025-06-01", "2025-08-31"),
        ("last autumn", "2024-09-01", "2024-11-30"),
        ("this autumn", "2025-09-01", "2025-11-30"),
        ("next winter", "2025-12-01", "2026-02-28"),
        ("last winter", "2024-12-01", "2025-02-28"),
        ("this September", "2025-09-01", "2025-09-30"),
        ("last March", "2025-03-01", "2025-03-31"),
        ("in 2018", "2018-01-01", "2018-12-31"),
        ("by the end of Tuesday", "2025-09-09", "2025-09-09"),
        ("since Monday", "2025-09-08", "2025-09-10"),
    ],
)
def test_days_that_are_counted_from_the_day_of_asking(words: str, start: str, end: str) -> None:
    found = plan(f"What did the council decide {words}?", (), date(2025, 9, 10)).window
    assert found == Window(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize("words", ["a crowd of 2000 people", "in 2050 dollars"])
def test_a_count_is_no_year(words: str) -> None:
    assert plan(f"What did it cost for {words}?", (), date(2025, 9, 10)).window is None


@pytest.mark.parametrize(
    ("question", "earlier", "start"),
    [
        ("Who was hurt?", ("What happened on Tuesday?",), "2025-09-09"),
        ("Who was hurt on Monday?", ("What happened on Tuesday?",), "2025-09-15"),  # its own day
        ("Who was hurt?", ("What happened on Tuesday?", "What happened in August?"), "2025-09-09"),  # the last one's
        ("Who was hurt?", ("Why?", "What happened in August?"), "2025-08-01"),
    ],
)
def test_a_follow_up_is_about_the_days_of_the_question_it_leans_on(
    question: str, earlier: tuple[str, ...], start: str
) -> None:
    found = plan(question, ("ferry",), AS_OF, earlier)
    assert found.window is not None
    assert found.window.start == date.fromisoformat(start)
    assert found.text == question


def test_a_follow_up_without_any_day_has_no_window() -> None:
    assert plan("Who was hurt?", ("ferry",), AS_OF, ("What happened?", "Why?")).window is None
