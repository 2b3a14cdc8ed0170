"""Time words of a question, resolved against the day it is asked."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from qa.asked import Window
from qa.datewords import MONTH, WEEKDAY, WEEKDAYS, month_number

_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTH})\b\.?,?(?: (\d{{4}}))?", re.I)
_MONTH_DAY = re.compile(rf"\b({MONTH})\b\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}}))?", re.I)
_MONTH_YEAR = re.compile(rf"\b(?:in|of|during|since|by) ({MONTH})\b\.?(?: (\d{{4}}))?", re.I)
_TURN_MONTH = re.compile(rf"\b(last|this|next) ({MONTH})\b", re.I)
_YEAR = re.compile(r"\b(?:in|of|during|throughout) ((?:19|20)\d\d)\b", re.I)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_LATEST = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|so far|now|currently|current|at the moment|to date)\b", re.I
)
_RELATIVE = re.compile(
    rf"\b(?:(today|yesterday|tomorrow)|(last|this|next|past) (week|weekend|month|year|{WEEKDAY})|(?:on|by|since|until|end of) ({WEEKDAY}))\b",
    re.I,
)


def latest(text: str) -> bool:
    """Whether the question asks for the newest state of a thing."""
    return bool(_LATEST.search(text))


def without_time_words(text: str) -> str:
    """`text` without the relative time words, which an article writes differently or not at all."""
    return _LATEST.sub(" ", _RELATIVE.sub(" ", text))


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
    return _one(int(found[1]), int(found[2]), int(found[3]))


def _day_month(found: re.Match[str], as_of: date) -> Window | None:
    return _near(found[3], month_number(found[2]), int(found[1]), as_of)


def _month_day(found: re.Match[str], as_of: date) -> Window | None:
    return _near(found[3], month_number(found[1]), int(found[2]), as_of)


def _month(found: re.Match[str], as_of: date) -> Window | None:
    month = month_number(found[1])
    year = int(found[2]) if found[2] else as_of.year - (month > as_of.month)
    return Window(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _turn_month(found: re.Match[str], as_of: date) -> Window | None:
    month = month_number(found[2])
    year = (
        as_of.year
        + {"last": -(month >= as_of.month), "this": 0, "next": int(month <= as_of.month)}[found[1].casefold()]
    )
    return Window(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _year(found: re.Match[str], as_of: date) -> Window | None:
    return Window(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31))


def _near(year: str | None, month: int, day: int, as_of: date) -> Window | None:
    if year:
        return _one(int(year), month, day)
    near = [w for y in (as_of.year - 1, as_of.year, as_of.year + 1) if (w := _one(y, month, day))]
    return min(near, key=lambda w: abs((w.start - as_of).days)) if near else None


def _one(year: int, month: int, day: int) -> Window | None:
    try:
        the_day = date(year, month, day)
    except ValueError:
        return None
    return Window(the_day, the_day)


def _relative(found: re.Match[str], as_of: date) -> Window:
    if found[1]:
        shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[found[1].casefold()]
        return Window(as_of + timedelta(shift), as_of + timedelta(shift))
    if found[4]:
        back = (as_of.weekday() - WEEKDAYS.index(found[4].casefold())) % 7
        return Window(as_of - timedelta(back), as_of - timedelta(back))
    turn = {"last": -1, "past": -1, "this": 0, "next": 1}[found[2].casefold()]
    return _unit(found[3].casefold(), turn, as_of)


def _unit(unit: str, turn: int, as_of: date) -> Window:
    monday = as_of - timedelta(as_of.weekday()) + timedelta(7 * turn)
    if unit == "week":
        return Window(monday, monday + timedelta(6))
    if unit == "weekend":
        return Window(monday + timedelta(5), monday + timedelta(6))
    if unit == "month":
        first = date(as_of.year + (as_of.month - 1 + turn) // 12, (as_of.month - 1 + turn) % 12 + 1, 1)
        return Window(first, date(first.year, first.month, monthrange(first.year, first.month)[1]))
    if unit == "year":
        return Window(date(as_of.year + turn, 1, 1), date(as_of.year + turn, 12, 31))
    shift = WEEKDAYS.index(unit) - as_of.weekday()
    if turn:
        shift = shift % 7 or 7 if turn > 0 else -(-shift % 7 or 7)
    return Window(as_of + timedelta(shift), as_of + timedelta(shift))


_READERS = (
    (_ISO, _iso),
    (_DAY_MONTH, _day_month),
    (_MONTH_DAY, _month_day),
    (_TURN_MONTH, _turn_month),
    (_MONTH_YEAR, _month),
    (_YEAR, _year),
)
