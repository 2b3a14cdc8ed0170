"""Numbers as values: "3,000", "three thousand" and "3 thousand" are one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from qa.verify.units import unit

_UNITS = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 1_000,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
}
_ROUGHLY = 0.05
_ABOUT = re.compile(r"\b(?:about|around|some|roughly|nearly|almost|approximately|close to)\s+(?:[$£€¥₩]\s?)?$", re.I)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")  # "2,000" and "2 thousand" count something
_PERCENT = re.compile(r"\s*(?:%|per\s?cent\b|percentage points?\b|pct\b)", re.I)
_WORDS = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_ORDINAL_WORDS = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_SCALE_WORDS = "|".join(sorted(_SCALES, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.])(?P<digits>\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?(?:[\s-]?(?P<scale>{_SCALE_WORDS})\b)?"
    rf"(?:(?![\w])|(?=(?:[ap]m|km|kg|ft|kilos|cm|mm|mph|kph|g|t|hrs?|mins?|secs?|lbs?|p|s)\b))"
    rf"|\b(?P<words>(?:{_WORDS})(?:(?:[\s-]+(?:and\s+)?)(?:{_WORDS}|hundred|thousand|million|billion|trillion))*(?:-(?:{_ORDINAL_WORDS}))?|{_ORDINAL_WORDS})\b"
    rf"|\b(?P<article>an?)\s+(?P<article_scale>hundred|thousand|million|billion|trillion|dozen)\b",
    re.I,
)


@dataclass(frozen=True)
class Number:
    """A value in a text, whether it is a percentage, whether digits say it, and whether it reads as a year.

    `about` is whether the text calls it rough ("about 35"); `start` and `end` are its place, without its unit.
    """

    value: float
    percent: bool
    digits: bool
    year: bool = False
    unit: str = ""
    about: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


def numbers(text: str) -> list[Number]:
    """Every number in `text`, in order; ordinals count by their value."""
    found = []
    for match in _NUMBER.finditer(text):
        value = _value(match)
        if value is not None:
            percent = bool(_PERCENT.match(text, match.end()))
            year = bool(_YEAR.fullmatch(match.group())) and not percent and text[match.end() :][:1] != "s"
            measure = "" if percent else unit(text, match.start(), match.end())
            about = bool(_ABOUT.search(text[: match.start()]))
            found.append(Number(value, percent, match["digits"] is not None, year, measure, about, *match.span()))
    return found


def _value(match: re.Match[str]) -> float | None:
    if match["digits"]:
        base = float(match["digits"].replace(",", "").rstrip("."))
        return base * _SCALES.get((match["scale"] or "").casefold(), 1)
    if match["article"]:
        return float({"dozen": 12, **_SCALES}[match["article_scale"].casefold()])
    return _in_words(match["words"])


def _in_words(text: str) -> float:
    total, part = 0.0, 0.0
    for word in re.findall(r"[a-z]+", text.casefold()):
        if word in _SCALES:
            scale = _SCALES[word]
            part = (part or 1) * scale
            if scale >= 1_000:
                total, part = total + part, 0.0
        elif word != "and":
            part += _UNITS.get(word, _TENS.get(word, _ORDINALS.get(word, 0)))
    return total + part


def same(one: Number, other: Number) -> bool:
    """Equal values; a percentage only equals a percentage, and what has a unit nothing that has another.

    A rough number, of `one`, also equals what rounds to it: "about 35" is 34.6.
    """
    if (one.unit and other.unit and one.unit != other.unit) or one.percent != other.percent:
        return False
    if one.about and other.value and one.value:
        return _rounded(other.value, one.value) == one.value and abs(one.value - other.value) <= _ROUGHLY * one.value
    return abs(one.value - other.value) <= 1e-9 * max(abs(one.value), 1)


def _rounded(value: float, like: float) -> float:
    """`value` to as many places as `like` has: 34.6 like 35 is 35, 18,240 like 18,000 is 18,000."""
    for places in range(3, -12, -1):
        if round(like, places) != like:
            return float(round(value, places + 1))
    return value


def counts(number: Number) -> bool:
    """Whether it must be found again: not "one of them", "the two sides", nor a year, which is looked up as such."""
    return not number.year and (number.digits or number.value > 2)
