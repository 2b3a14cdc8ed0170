"""Time words of a question, resolved against the day it is asked."""

from __future__ import annotations

import re
from datetime import date, timedelta

from qa.asked import Window
from qa.datewords import MONTH, WEEKDAY, WEEKDAYS, month_number
from qa.plan.spans import month_of, near, one, season, unit

_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTH})\b\.?,?(?: (\d{{4}}))?", re.I)
_MONTH_DAY = re.compile(rf"\b({MONTH})\b\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}}))?", re.I)
_MONTH_YEAR = re.compile(rf"\b(?:in|of|during|since|by) ({MONTH})\b\.?(?: (\d{{4}}))?", re.I)
_BEYOND = re.compile(r"\bday (before yesterday|after tomorrow)\b", re.I)
_BEFORE_LAST = re.compile(r"\b(week|weekend|month|year) before last\b", re.I)
_AGO = re.compile(
    r"\b(an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (day|week|month|year)s? ago\b", re.I
)
_COUNTS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SEASON = re.compile(r"\b(last|this|next) (spring|summer|autumn|fall|winter)\b", re.I)
_TURN_MONTH = re.compile(rf"\b(last|this|next) ({MONTH})\b", re.I)
_YEAR = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Tt]hroughout) ((?:19|20)\d\d)\b(?!\s+(?!(?:and|or|to|but|did|was|were|when|in|at|on|for|by|from|with|over|after|before|as|that|which|who|how|what|why)\b)[a-z])"
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_LATEST = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|so far|now|currently|current|at the moment|to date)\b", re.I
)
_RELATIVE = re.compile(
    rf"\b(?:(today|yesterday|tomorrow)|(last|this|next|past) (week|weekend|month|year|{WEEKDAY})|(?:on|end of) ({WEEKDAY})|since ({WEEKDAY}))\b",
    re.I,
)


def latest(text: str) -> bool:
    """Whether the question asks for the newest state of a thing."""
    return bool(_LATEST.search(text))


def without_time_words(text: str) -> str:
    """`text` without the relative time words, which an article writes differently or not at all."""
    return _LATEST.sub(" ", _RELATIVE.sub(" ", text))


def without_days(text: str) -> str:
    """`text` without any of its time expressions, though not without "latest"."""
    for pattern, _ in _READERS:
        text = pattern.sub(" ", text)
    return _RELATIVE.sub(" ", text)


def window(text: str, as_of: date) -> Window | None:
    """The days that the first time expression in `text` means on the day `as_of`; None without one."""
    try:
        return _window(text, as_of)
    except (ValueError, OverflowError):  # a day that no calendar has: in the year 0000, or after 9999
        return None


def _window(text: str, as_of: date) -> Window | None:
    for pattern, read in _READERS:
        found = pattern.search(text)
        if found and (days := read(found, as_of)):
            return days
    found = _RELATIVE.search(text)
    return _relative(found, as_of) if found else None


def _iso(found: re.Match[str], as_of: date) -> Window | None:
    return one(int(found[1]), int(found[2]), int(found[3]))


def _day_month(found: re.Match[str], as_of: date) -> Window | None:
    return near(found[3], month_number(found[2]), int(found[1]), as_of)


def _month_day(found: re.Match[str], as_of: date) -> Window | None:
    return near(found[3], month_number(found[1]), int(found[2]), as_of)


def _month(found: re.Match[str], as_of: date) -> Window | None:
    month = month_number(found[1])
    year = int(found[2]) if found[2] else as_of.year - (month > as_of.month)
    whole = month_of(year, month)
    return Window(whole.start, max(whole.start, as_of)) if found[0].lower().startswith("since") else whole


def _beyond(found: re.Match[str], as_of: date) -> Window:
    day = as_of + timedelta(-2 if "before" in found[1].casefold() else 2)
    return Window(day, day)


def _before_last(found: re.Match[str], as_of: date) -> Window:
    return unit(found[1].casefold(), -2, as_of)


def _ago(found: re.Match[str], as_of: date) -> Window:
    said, name = found[1].casefold(), found[2].casefold()
    count = int(said) if said.isdigit() else _COUNTS.index("a" if said == "an" else said) or 1
    if name in ("month", "year"):
        return unit(name, -count, as_of)
    day = as_of - timedelta(count * (7 if name == "week" else 1))
    return Window(day, day)


def _season(found: re.Match[str], as_of: date) -> Window:
    return season(found[2].casefold(), found[1].casefold(), as_of)


def _turn_month(found: re.Match[str], as_of: date) -> Window | None:
    month = month_number(found[2])
    year = (
        as_of.year
        + {"last": -(month >= as_of.month), "this": 0, "next": int(month <= as_of.month)}[found[1].casefold()]
    )
    return month_of(year, month)


def _year(found: re.Match[str], as_of: date) -> Window | None:
    return Window(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31))


def _relative(found: re.Match[str], as_of: date) -> Window:
    if found[1]:
        shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[found[1].casefold()]
        return Window(as_of + timedelta(shift), as_of + timedelta(shift))
    if found[5]:
        back = (as_of.weekday() - WEEKDAYS.index(found[5].casefold())) % 7
        return Window(as_of - timedelta(back), as_of)
    if found[4]:
        back = (as_of.weekday() - WEEKDAYS.index(found[4].casefold())) % 7
        return Window(as_of - timedelta(back), as_of - timedelta(back))
    turn = {"last": -1, "past": -1, "this": 0, "next": 1}[found[2].casefold()]
    return unit(found[3].casefold(), turn, as_of)


_READERS = (
    (_BEYOND, _beyond),
    (_BEFORE_LAST, _before_last),
    (_AGO, _ago),
    (_SEASON, _season),
    (_ISO, _iso),
    (_DAY_MONTH, _day_month),
    (_MONTH_DAY, _month_day),
    (_TURN_MONTH, _turn_month),
    (_MONTH_YEAR, _month),
    (_YEAR, _year),
)
