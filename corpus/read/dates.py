"""Publication dates as metadata writes them, kept as precise as they are and no more.

What is not said is not guessed: `September 2025` is a month, and `03/04/2025`, which is a different day on
either side of the Atlantic, is only a year.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from corpus.article import Origin, Published
from corpus.dates import in_words, settled

_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d{6})(Z?))?$")


def published(value: object, origin: Origin) -> Published | None:
    """The date that `value` (text, or a year or Unix time as a number) states; None if it states none."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(value, origin)
    if not isinstance(value, str) or not 4 <= len(value.strip()) <= 80:
        return None
    text = " ".join(value.split())
    try:
        return _machine_form(text, origin) or _numeric(text, origin) or _in_words(text, origin)
    except (ValueError, OverflowError, TypeError):
        return None


def _from_number(value: float, origin: Origin) -> Published | None:
    if 1800 <= value <= 2200:
        return Published(datetime(int(value), 1, 1, tzinfo=UTC), "year", origin)
    seconds = value / 1000 if value > 1e11 else value
    if not 1e8 < seconds < 7e9:  # 1973 to 2191: smaller numbers are something else
        return None
    return Published(datetime.fromtimestamp(seconds, UTC), "minute", origin)


def _machine_form(text: str, origin: Origin) -> Published | None:
    if match := _COMPACT.match(text):
        year, month, day, time, zone = match.groups()
        text = f"{year}-{month}-{day}" + (f"T{time}{zone}" if time else "")
    if found := Published.parse(text, origin):
        return settled(found.when, found.precision, origin)
    if re.match(r"(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d", text):
        return settled(parsedate_to_datetime(text), "minute", origin)
    return None


def _numeric(text: str, origin: Origin) -> Published | None:
    """Day and month as numbers; dots always mean day first, slashes only where one number is over twelve."""
    match = _NUMERIC.match(text)
    if not match:
        return None
    first, second, year = (int(part) for part in match.groups())
    if first > 12 or first == second or "." in match[0]:
        return Published(datetime(year, second, first, tzinfo=UTC), "day", origin)
    if second > 12:
        return Published(datetime(year, first, second, tzinfo=UTC), "day", origin)
    return Published(datetime(year, 1, 1, tzinfo=UTC), "year", origin)


def _in_words(text: str, origin: Origin) -> Published | None:
    if not re.search(r"\d{4}", text):
        return None
    return in_words(text, origin)
