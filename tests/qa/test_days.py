"""Days: what a text says of them, and how they are counted and written."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.article import Published
from qa.days import Day, day_of, issue_words, known_dates, month_away, weekday_near

WEDNESDAY = date(2025, 9, 10)


@pytest.mark.parametrize(
    ("name", "ahead", "day"),
    [
        ("Monday", False, 8),
        ("Monday", True, 15),
        ("Wednesday", False, 10),  # on a Wednesday, "Wednesday" is that day
        ("wednesday", True, 10),
        ("Thursday", False, 4),
        ("Thursday", True, 11),
    ],
)
def test_the_weekday_nearest_to_a_day(name: str, ahead: bool, day: int) -> None:
    assert weekday_near(name, WEDNESDAY, ahead) == date(2025, 9, day)


@pytest.mark.parametrize(
    ("turn", "words"), [(-1, "August 2025"), (0, "September 2025"), (4, "January 2026"), (-9, "December 2024")]
)
def test_months_are_counted_over_the_turn_of_the_year(turn: int, words: str) -> None:
    assert month_away(WEDNESDAY, turn).words == words


def test_a_day_in_words() -> None:
    assert day_of(WEDNESDAY).words == "10 September 2025"
    assert Day(8, 9, None).words == "8 September"


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ("2025", "2025"),
        ("2025-09", "September 2025"),
        ("2025-09-08", "8 September 2025"),
        ("2025-09-08T19:42+09:00", "8 September 2025"),
    ],
)
def test_a_day_of_publication_is_no_more_precise_than_it_is_known(known: str, words: str) -> None:
    published = Published.parse(known, "metadata")
    assert published
    assert issue_words(published) == words


def test_relative_words_are_the_days_they_mean_when_published() -> None:
    published = Published.parse("2025-09-10", "metadata")
    found = known_dates("It closed yesterday, on Monday or last month.", published)
    assert {day.words for day in found} == {"9 September 2025", "8 September 2025", "15 September 2025", "August 2025"}
