"""Stretches of the calendar as windows: a day, a month, a season, and units counted from a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from qa.asked import Window
from qa.datewords import WEEKDAYS

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # the first month, north of the equator


def month_of(year: int, month: int) -> Window:
    """A whole month."""
    return Window(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def one(year: int, month: int, day: int) -> Window | None:
    """A day; None for one that no calendar has."""
    try:
        the_day = date(year, month, day)
    except ValueError:
        return None
    return Window(the_day, the_day)


def near(year: str | None, month: int, day: int, as_of: date) -> Window | None:
    """That day of the year given, else the nearest one to `as_of`."""
    if year:
        return one(int(year), month, day)
    near = [w for y in (as_of.year - 1, as_of.year, as_of.year + 1) if (w := one(y, month, day))]
    return min(near, key=lambda w: abs((w.start - as_of).days)) if near else None


def unit(name: str, turn: int, as_of: date) -> Window:
    """The week, weekend, month, year or weekday that is `turn` away from that of `as_of`."""
    monday = as_of - timedelta(as_of.weekday()) + timedelta(7 * turn)
    if name == "week":
        return Window(monday, monday + timedelta(6))
    if name == "weekend":
        return Window(monday + timedelta(5), monday + timedelta(6))
    if name == "month":
        first = date(as_of.year + (as_of.month - 1 + turn) // 12, (as_of.month - 1 + turn) % 12 + 1, 1)
        return month_of(first.year, first.month)
    if name == "year":
        return Window(date(as_of.year + turn, 1, 1), date(as_of.year + turn, 12, 31))
    shift = WEEKDAYS.index(name) - as_of.weekday()
    if turn:
        shift = shift % 7 or 7 if turn > 0 else -(-shift % 7 or 7)
    return Window(as_of + timedelta(shift), as_of + timedelta(shift))


def season(name: str, turn: str, as_of: date) -> Window:
    """The season of that name: this year's, the next to come, or the last one that is over."""
    first = _SEASONS[name]
    starts = [date(year, first, 1) for year in range(as_of.year - 2, as_of.year + 3)]
    if turn == "next":
        start = next(day for day in starts if day > as_of)
    elif turn == "this":
        start = date(as_of.year - (first == 12 and as_of.month < 3), first, 1)
    else:
        start = max(day for day in starts if _end_of_season(day) < as_of)
    return Window(start, _end_of_season(start))


def _end_of_season(start: date) -> date:
    month = (start.month + 1) % 12 + 1
    year = start.year + (start.month == 12)
    return date(year, month, monthrange(year, month)[1])
