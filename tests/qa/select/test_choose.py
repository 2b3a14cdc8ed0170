"""Which sentences are shown, and how the day weighs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.article import Span
from qa.asked import Window
from qa.evidence import Scored
from qa.select import choose, in_time, is_older
from tests.qa.articles import scored, sentence


def test_the_first_reaches_the_threshold_and_the_others_come_near_it() -> None:
    best, close = scored("Fourteen people were hurt.", 0.9), scored("The harbour was shut for hours.", 0.8)
    far = scored("Repairs will take a month.", 0.1)
    assert choose([best, close, far], 0.2, 3) == [best, close]
    assert choose([best, close], 0.85, 3) == [best, close]
    assert choose([far], 0.35, 3) == []
    assert choose([], 0.5, 3) == []


def test_what_says_the_same_is_shown_once() -> None:
    best = scored("Fourteen people were hurt on the ferry.", 0.9)
    same = scored("On the ferry, fourteen people were hurt.", 0.88, article="b")
    other = scored("The captain blamed the engine.", 0.87, article="c")
    assert choose([best, same, other], 0.5, 3) == [best, other]


def test_no_more_than_three() -> None:
    texts = ("Boats burned.", "Trams stopped.", "Lights failed.", "Schools closed.")
    assert len(choose([scored(text, 0.9) for text in texts], 0.5, 3)) == 3


def test_the_day_that_is_asked_for_comes_first() -> None:
    monday = scored("The ferry crashed.", 0.86, published="2025-09-08", article="monday")
    august = scored("The ferry sailed.", 0.9, published="2025-08-01", article="august")
    window = Window(date(2025, 9, 8), date(2025, 9, 8))
    assert [s.sentence.text for s in in_time([august, monday], window, False)] == [
        monday.sentence.text,
        august.sentence.text,
    ]
    assert in_time([august, monday], None, False) == [august, monday]


@pytest.mark.parametrize(
    ("published", "times"),
    [("2025-09-08", 1), ("2025-09-12", 1), ("2025-09-13", 0), ("2025-09-07", 0), ("2025-09", 1)],
)
def test_news_of_a_day_appears_then_or_a_few_days_later(published: str, times: int) -> None:
    (weighed,) = in_time(
        [scored("It crashed.", 0.5, published=published)], Window(date(2025, 9, 8), date(2025, 9, 8)), False
    )
    assert weighed.score == pytest.approx(1.65**times / (1 + 1.65**times))


@pytest.mark.parametrize(("words", "times"), [("It sailed on 8 September.", 1), ("It sailed on 9 September.", 0)])
def test_a_sentence_that_names_the_day_gains(words: str, times: int) -> None:
    asked = Window(date(2025, 9, 8), date(2025, 9, 8))
    (weighed,) = in_time([scored(words, 0.5, published="2025-08-30")], asked, False)
    assert weighed.score == pytest.approx(1.65**times / (1 + 1.65**times))


def test_latest_prefers_the_newer_of_equals() -> None:
    old = scored("It costs 64 million.", 0.8, published="2025-09-01", article="old")
    new = scored("It costs 71 million.", 0.79, published="2025-09-10", article="new")
    assert in_time([old, new], None, True)[0].sentence == new.sentence


def test_different_answers_are_each_shown_once_and_the_later_first() -> None:
    def told(text: str, answer: str, odds: float, day: str) -> Scored:
        found = scored(text, odds, article=text, published=day)
        start = text.index(answer)
        return replace(found, short=Span(start, start + len(answer)))

    old = told("Officials counted 14 hurt passengers.", "14", 0.9, "2025-09-08")
    again = told("Hospitals took in 14 people that night.", "14 people", 0.85, "2025-09-09")
    new = told("The toll of the crash is now 17.", "17", 0.8, "2025-09-10")
    assert choose([old, again, new], 0.2, 3) == [new, old]


def told(text: str, answer: str, odds: float) -> Scored:
    start = text.index(answer)
    return replace(scored(text, odds, article=text), short=Span(start, start + len(answer)))


def test_of_one_answer_the_more_exact_is_shown() -> None:
    month, day = (
        told("It came out in June 2022.", "June 2022", 0.9),
        told("They sell it since 6 June 2022.", "6 June 2022", 0.6),
    )
    assert choose([month, day], 0.2, 3) == [day]
    unlikely = told("They sell it since 6 June 2022.", "6 June 2022", 0.4)
    assert choose([month, unlikely], 0.2, 3) == [month]


def test_a_day_is_another_answer_than_a_weekday_however_alike_they_are_told() -> None:
    vague = told("The race of the year is on Saturday at Churchill.", "Saturday", 0.9)
    exact = told("The race of the year is on May 7 at Churchill.", "May 7", 0.85)
    assert set(choose([vague, exact], 0.2, 3)) == {vague, exact}


def test_what_has_another_figure_does_not_say_the_same() -> None:
    whole = scored("The final of the cup between 32 teams in Qatar was a great event.", 0.9)
    short = scored("The final of the cup is on 18 December.", 0.8, article="b")
    assert choose([whole, short], 0.2, 3) == [whole, short]


def test_what_is_much_less_likely_does_not_come_first_for_being_new() -> None:
    old = scored("Fourteen people were hurt.", 0.9, published="2025-09-08")
    new = scored("The harbour was shut for hours.", 0.3, published="2025-09-10", article="b")
    assert choose([old, new], 0.2, 3) == [old, new]


ASKED = date(2025, 9, 15)
ONE_DAY = Window(date(2025, 9, 8), date(2025, 9, 8))


@pytest.mark.parametrize(
    ("words", "published", "older"),
    [
        ("The ferry crashed.", "2025-08-31", True),
        ("The ferry crashed.", "2025-09-08", False),
        ("The ferry crashed.", "2025-09-12", False),
        ("The ferry crashed.", "2025-08", True),
        ("The ferry crashed.", "2025-09", False),  # it may be of that day, or later
        ("The ferry crashed.", None, False),  # nobody knows
        ("The ferry sails on 8 September.", "2025-09-01", False),  # it names the day
        ("The ferry sails on Monday.", "2025-09-03", False),
        ("The ferry sails on 9 September.", "2025-08-30", True),
    ],
)
def test_what_was_written_before_the_day_and_does_not_name_it_is_older(
    words: str, published: str | None, older: bool
) -> None:
    assert is_older(sentence(words, published=published), ONE_DAY, ASKED) is older


@pytest.mark.parametrize(
    ("start", "end", "older"),
    [
        ("2025-08-01", "2025-08-31", True),
        ("2025-08-01", "2025-09-02", False),  # so many days that what came before may tell of them
        ("2025-09-15", "2025-09-20", True),
        ("2025-09-16", "2025-09-20", False),  # still to come
    ],
)
def test_only_few_days_that_have_come_make_an_article_older(start: str, end: str, older: bool) -> None:
    window = Window(date.fromisoformat(start), date.fromisoformat(end))
    assert is_older(sentence("The ferry crashed.", published="2025-07-01"), window, ASKED) is older


@pytest.mark.parametrize(
    ("text", "odds", "beside"),
    [
        ("Ada Brink won the cup of Osterby.", 0.8, True),  # a name more
        ("Ada Brink won the cup in 2022.", 0.8, True),  # a figure more
        ("Ada Brink won the cup of Osterby.", 0.6, False),  # clearly less likely
        ("Ada Brink won the cup on Monday.", 0.8, False),  # a weekday tells nothing more
        ("Some day Ada Brink won the cup.", 0.8, False),  # nothing more; a first word is capital whatever it is
    ],
)
def test_the_same_answer_with_something_more_is_shown_beside_it(text: str, odds: float, beside: bool) -> None:
    best, other = told("The cup was won by Ada Brink.", "Ada Brink", 0.9), told(text, "Ada Brink", odds)
    assert choose([best, other], 0.5, 3) == ([best, other] if beside else [best])
