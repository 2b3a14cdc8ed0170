"""Dates written in words, in any of the languages that news comes in; no part that is not there is guessed."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from functools import cache

from dateparser.date import DateDataParser

from corpus.article import Origin, Precision, Published

_LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "ja", "ko", "zh", "ru"]
_PRECISIONS: dict[str, Precision] = {"year": "year", "month": "month", "day": "day", "time": "minute"}


def in_words(text: str, origin: Origin, zone: tzinfo | None = None) -> Published | None:
    """The date that `text` is, as precise as it is given; None if it is none or has no year.

    A time without a zone of its own is in `zone`, or in UTC.
    """
    try:
        data = _parser().get_date_data(text.strip())
    except (ValueError, OverflowError, TypeError):
        return None
    if data.date_obj is None or data.period not in _PRECISIONS:
        return None
    when: datetime = data.date_obj
    if when.tzinfo is None and data.period == "time":
        when = when.replace(tzinfo=zone)
    return settled(when, _PRECISIONS[data.period], origin)


def settled(when: datetime, precision: Precision, origin: Origin) -> Published:
    """With the zone that was given, or UTC; dateparser's own zones do not all pickle or compare."""
    when = when.replace(tzinfo=when.tzinfo or UTC)
    return Published(when if when.tzinfo is UTC else datetime.fromisoformat(when.isoformat()), precision, origin)


@cache
def _parser() -> DateDataParser:
    return DateDataParser(
        languages=_LANGUAGES,
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["year"],
            "RETURN_TIME_AS_PERIOD": True,
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first",
        },
    )
