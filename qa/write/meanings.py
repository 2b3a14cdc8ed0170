"""What each time word means on the day of writing, in the words to be written beside it; None in doubt."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from qa.datewords import WEEKDAY, WEEKDAYS, month_number
from qa.days import day_of, month_away, take_dates, weekday_near, years
from qa.write.tense import direction
from qa.write.timewords import (
    AGO,
    BARE_DATE,
    COUNTED,
    COUNTS,
    FAMED,
    FUNCTION,
    NAMED_DATE,
    NEAR,
    NO_SPAN_AFTER,
    NO_WEEKDAY_AFTER,
    NOT_TODAY_AFTER,
    ROUGH,
    SPAN,
    TITLE_AFTER,
    WEEKDAY_WORD,
    capital_before,
    elsewhere,
    word_before,
)

_TOLD_OF = 1_500  # characters before a day without a year that may name the year they tell of
# Of days that are only thought of.
_IDLE = re.compile(r"\b(?:if|could|would|might|may|can|example|imagine|suppose)\b", re.I)
_LONG = 5  # days back to a bare weekday, from which it may as well be of an article brought up to date

Meaning = Callable[[re.Match[str], date, str], str | None]
"""(the time word, the day of writing, the article before it) -> what to write."""


def named_date(match: re.Match[str], day: date, before: str) -> str | None:
    """A weekday beside it tells the year: "Monday, 8 September" is of 2025 and of no year near it."""
    for year in (day.year, day.year - 1, day.year + 1):
        found = day_meant(match, year)
        if found and found.weekday() == WEEKDAYS.index(match["name"].casefold()) and abs((found - day).days) < 300:
            return str(year)
    return None


def _bare_date(match: re.Match[str], day: date, before: str) -> str | None:
    """A day and month, of the last such day or of the next, as the verb tells; famed days are left alone."""
    text = match.string
    way = direction(text, *match.span())
    if way is None or years(text) or elsewhere(before) or COUNTED.search(text):
        return None
    told = years(before[-_TOLD_OF:])
    turns = (0, -1) if way == "past" else (0, 1)
    for found in (day_meant(match, day.year + turn) for turn in turns):
        if found and f"{found.month}-{found.day}" in FAMED:
            return None
        if found and (found <= day if way == "past" else found >= day):
            return str(found.year) if abs((found - day).days) < 200 and told <= {found.year, day.year} else None
    return None


def day_meant(match: re.Match[str], year: int) -> date | None:
    month, day = month_number(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def weekday(match: re.Match[str], day: date, before: str, far: bool = False) -> str | None:
    text, start, end = match.string, *match.span()
    word, turn = word_before(text, start), (match["turn"] or "").casefold().strip()
    name = match["name"].casefold()
    if word in NO_WEEKDAY_AFTER or TITLE_AFTER.match(text, match.end("name")) or TITLE_AFTER.match(text, end):
        return None
    if not match["on"] and (not FUNCTION.match(text[end:]) or capital_before(text, start)):
        return None
    if (
        take_dates(text)[0]
        or elsewhere(before)
        or COUNTED.search(text[:start])
        or re.search(rf"(?:{WEEKDAY})\s*(?:and|or|to|through|[-–])\s*$", text[:start], re.I)
    ):
        return None
    if turn:
        told = turn == "this" and direction(text, start, end) == "past"
        found = None if told else _turned(turn, name, day)
    else:
        if not match["on"] and not word:
            return None
        found = by_tense(match, day)
        if found and not far and (found - day).days <= -_LONG:
            return None
    return day_of(found).words if found else None


def by_tense(match: re.Match[str], day: date) -> date | None:
    way = direction(match.string, *match.span())
    return weekday_near(match["name"], day, way == "future") if way else None


def _turned(turn: str, name: str, day: date) -> date | None:
    """The day of "last Friday", only where this week has had no Friday yet; likewise "next" and "this"."""
    shift = WEEKDAYS.index(name) - day.weekday()
    if turn == "last":
        return day + timedelta(shift - 7) if shift >= 0 else None
    if turn == "next":
        return day + timedelta(shift + 7) if shift <= 0 else None
    if turn == "this past":
        return day + timedelta(shift if shift < 0 else shift - 7)
    if turn == "this coming":
        return day + timedelta(shift if shift > 0 else shift + 7)
    return day + timedelta(shift) if shift >= 0 else None


def _near(match: re.Match[str], day: date, before: str) -> str | None:
    text, start, end = match.string, *match.span()
    near, word = match["near"], word_before(text, start)
    if (near[0].isupper() and start > 0) or TITLE_AFTER.match(text, end) or word in NOT_TODAY_AFTER | NO_WEEKDAY_AFTER:
        return None
    near = near.casefold()
    if elsewhere(before) or COUNTED.search(text[:start]) or take_dates(text)[0]:
        return None
    if near in ("yesterday", "today") and _IDLE.search(text[:start]):
        return None
    if near in ("today", "tomorrow"):
        way = direction(text, start, end)
        if way is None or (near == "tomorrow" and way == "past"):
            return None
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(near, 0)
    return day_of(day + timedelta(shift)).words


def _span(match: re.Match[str], day: date, before: str) -> str | None:
    text, (start, end) = match.string, match.span()
    word, turn = word_before(text, start), {"last": -1, "this": 0, "next": 1}[match["turn"].casefold()]
    if word in NO_SPAN_AFTER or re.match(
        r"\s+(?:in|of) (?:19|20)\d\d|\s+alone\b| before\b|,? (?:19|20)\d\d", text[end:]
    ):
        return None
    if match["unit"] == "year":
        return str(day.year + turn)
    if match["unit"] == "month":
        return month_away(day, turn).words
    if day.weekday() == 6 or text[end - 2 : end] in ("'s", "’s"):
        return None  # on a Sunday the week may be the one that ends or the one that begins
    monday = day + timedelta(7 * turn - day.weekday())
    return f"week of {day_of(monday).words}"


def _ago(match: re.Match[str], day: date, before: str) -> str | None:
    said, unit = match["count"].casefold(), match["unit"].casefold()
    if word_before(match.string, match.start()) in ROUGH:
        return None
    count = int(said) if said.isdigit() else 1 if said in ("a", "an", "one") else COUNTS.index(said) + 1
    if unit == "year":
        return f"about {day.year - count}"
    if unit == "month":
        return f"about {month_away(day, -count).words}" if count < 12 else None
    if unit == "week":
        return f"about {day_of(day - timedelta(7 * count)).words}" if count < 9 else None
    return day_of(day - timedelta(count)).words if count < 7 else None


READERS: tuple[tuple[re.Pattern[str], Meaning, bool], ...] = (
    (NAMED_DATE, named_date, True),
    (BARE_DATE, _bare_date, True),
    (WEEKDAY_WORD, weekday, True),
    (NEAR, _near, True),
    (AGO, _ago, True),
    (SPAN, _span, False),
)
