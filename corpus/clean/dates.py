"""Dates in the running form of a page's head: a line that is a date and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from corpus.article import Origin, Published
from corpus.dates import in_words

_MONTH = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?"
)
DAY = (
    rf"(?:(?:{_MONTH})\.? +\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? +(?:{_MONTH})\.?)\b"
    r"(?:,? +(?:19|20)\d\d\b)?"
)
_LABEL = re.compile(
    r"^[\W_]*(?:this (?:article|story) was )?(?:(?P<update>(?:last )?(?:updated|modified)|update)|(?:first |originally )?published"
    r"|posted|created|publication date|date)\b(?: +(?:on|at))?\s*:?\s*",
    re.I,
)
_UPDATE = re.compile(r"[\s|·•;,(/–—-]*\b(?:last )?(?:updated|modified)\b.*$", re.I)
_KNOWN_WORDS = re.compile(
    rf"\b(?:{_MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[ap]\.?m|at|on|st|nd|rd|th|z|t|utc"
    r"|[a-z]{1,3}t)\b\.?",
    re.I,
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_AMERICAN = {
    "E": "America/New_York",
    "C": "America/Chicago",
    "M": "America/Denver",
    "P": "America/Los_Angeles",
}


@dataclass(frozen=True)
class DateLine:
    """A line that only says when; `published` is None where it says when the article was updated."""

    published: Published | None


def date_line(line: str) -> DateLine | None:
    """What `line` says if it is a date, labelled or bare, and nothing else; else None."""
    if len(line) > 100 or not re.search(r"\d", line):
        return None
    label = _LABEL.match(line)
    said = line[label.end() :] if label else line
    if not label or not label["update"]:
        said = _UPDATE.sub("", said)
    digits_only = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", re.sub(r"(?<=\d)(?=[ap]\.?m\b)|(?<=\d)(?=[TZ]\b)", " ", said))
    if re.search(r"[^\W\d_]", _KNOWN_WORDS.sub("", re.sub(r"(?<=\d)T(?=\d)|(?<=\d)Z\b", " ", digits_only))):
        return None
    found = parse(said, "head")
    return DateLine(None if label and label["update"] else found) if found else None


def parse(text: str, origin: Origin, year: int | None = None) -> Published | None:
    """The date in `text`; its year may be known from elsewhere, and without any there is no date."""
    text = re.sub(r"\s*[|·•]\s*", " ", text).strip(" ,.()-–—:|")
    if not _YEAR.search(text):
        if year is None:
            return None
        text = f"{text} {year}"
    if re.fullmatch(r"[\d/.\s-]+", text) and not re.match(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}$", text):
        return None  # 03/04/2025 is two different days
    text = re.sub(r"\b(\d{1,2})\.(\d\d)(?= ?(?:[ap]\.?m\b|[A-Z]{3,4}$))", r"\1:\2", text)  # 10.30 BST
    zone = re.search(r"\b([ECMP])T\b", text)  # `ET` is one of two offsets, which depends on the day
    if zone:
        found = in_words(text.replace(zone[0], ""), origin, ZoneInfo(_AMERICAN[zone[1]]))
    else:
        found = in_words(text, origin)
    return found if found and found.precision != "year" else None
