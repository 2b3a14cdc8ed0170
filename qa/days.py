"""Dates in a text: written out, or what its relative words mean on the day of publication."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.article import Published
from qa.datewords import MONTH, MONTHS, WEEKDAY, WEEKDAYS, month_number

_MONTH = rf"({MONTH})\b\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?\b"
_PATTERNS = (
    (re.compile(rf"\b{_DAY}(?: of)? {_MONTH}(?:,? (\d{{4}})\b)?", re.I), (1, 2, 3)),
    (re.compile(rf"\b{_MONTH} {_DAY}(?:,? (\d{{4}})\b)?", re.I), (2, 1, 3)),
    (re.compile(rf"\b{_MONTH} (\d{{4}})\b", re.I), (None, 1, 2)),
)
_WEEKDAY = re.compile(rf"\b({WEEKDAY})\b", re.I)
_NEAR = re.compile(r"\b(today|tonight|yesterday|tomorrow)\b", re.I)
_SPAN = re.compile(r"\b(last|next|this) (month|year)\b", re.I)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")


@dataclass(frozen=True)
class Day:
    """A date as a text gives it; what is not said is None."""

    day: int | None
    month: int
    year: int | None

    def agrees(self, other: Day) -> bool:
        """Whether both can be the same date, and `other` says at least the day that this one says."""
        return (
            self.month == other.month
            and (self.day is None or self.day == other.day)
            and (self.year is None or other.year is None or self.year == other.year)
        )

    @property
    def words(self) -> str:
        """`8 September 2025`, or as much of it as is said."""
        return " ".join(str(part) for part in (self.day, MONTHS[self.month - 1].capitalize(), self.year) if part)

    def within(self, start: date, end: date) -> bool:
        """Whether it is a day, or a whole month, that shares one with those from `start` to `end`; no without a year."""
        if self.year is None:
            return False
        try:
            first = date(self.year, self.month, self.day or 1)
            last = first if self.day else date(self.year, self.month, monthrange(self.year, self.month)[1])
        except ValueError:  # 31 June, of a text that says so
            return False
        return first <= end and last >= start


def day_of(day: date) -> Day:
    """A day of the calendar as a text would give it in full."""
    return Day(day.day, day.month, day.year)


def month_away(day: date, turn: int) -> Day:
    """The month that is `turn` months after that of `day`."""
    months = day.year * 12 + day.month - 1 + turn
    return Day(None, months % 12 + 1, months // 12)


def weekday_near(name: str, day: date, ahead: bool) -> date:
    """`day` itself if it is that weekday, else the last one before it, or with `ahead` the first one after it."""
    back = (day.weekday() - WEEKDAYS.index(name.casefold())) % 7
    return day + timedelta((7 - back) % 7) if ahead else day - timedelta(back)


def issue_words(published: Published) -> str:
    """The day of publication for a reader, no more precise than it is known: `8 September 2025`, `September 2025`."""
    when = published.when
    return (
        str(when.year)
        if published.precision == "year"
        else (Day(None, when.month, when.year) if published.precision == "month" else day_of(when.date())).words
    )


def take_dates(text: str) -> tuple[list[Day], str]:
    """The dates of `text`, and the text without them."""
    found: list[Day] = []
    for pattern, (day, month, year) in _PATTERNS:
        for match in pattern.finditer(text):
            number = month_number(match[month])
            found.append(Day(int(match[day]) if day else None, number, int(match[year]) if match[year] else None))
        text = pattern.sub(" ", text)
    return found, text


def known_dates(text: str, published: Published | None) -> list[Day]:
    """The dates that `text` gives: written out, or relative to a publication day that is known.

    A weekday means the nearest one not more than six days back or ahead; both are admitted where
    the wording leaves it open.
    """
    found, _ = take_dates(text)
    if published is None:
        return found
    if published.precision in ("day", "minute"):
        found = [Day(d.day, d.month, d.year or published.when.year) for d in found] + _relative(
            text, published.when.date()
        )
    return found


def _relative(text: str, day: date) -> list[Day]:
    found: list[date] = []
    for match in _WEEKDAY.finditer(text):
        found += [weekday_near(match[1], day, ahead) for ahead in (False, True)]
    for match in _NEAR.finditer(text):
        shift = {"yesterday": -1, "tomorrow": 1}.get(match[1].casefold(), 0)
        found.append(day + timedelta(shift))
    days = [day_of(d) for d in found]
    for match in _SPAN.finditer(text):
        turn = {"last": -1, "this": 0, "next": 1}[match[1].casefold()]
        if match[2].casefold() == "month":
            days.append(month_away(day, turn))
    return days


def years(text: str) -> set[int]:
    """Every year that stands in `text`."""
    return {int(match[1]) for match in _YEAR.finditer(text)}


def weekdays(text: str) -> set[str]:
    """Every weekday named in `text`, in lower case."""
    return {match[1].casefold() for match in _WEEKDAY.finditer(text)}
