"""The dates that the time words of a news sentence mean, where that is certain: "on Monday [8 September 2025]".

Certain needs the day of publication, words outside quotation marks, a verb whose tense shows the direction,
and no other date near by that the words could be counted from. In doubt nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from corpus.article import Published
from corpus.sentences import sentences
from qa.write.insert import Insertion, speech
from qa.write.meanings import READERS, by_tense, day_meant, named_date, weekday
from qa.write.tense import direction
from qa.write.timewords import NAMED_DATE, WEEKDAY_WORD, paragraph_of

_OWN_VOICE = re.compile(r"\b(?:I|I['’]\w+|[Ww]e|[Ww]e['’]\w+|[Mm]y|[Oo]ur)\b")


def date_insertions(text: str, published: Published | None, before: str = "") -> list[Insertion]:
    """What to write after which time words of `text`, in order; `before` is its article up to it.

    Each date is written once. Where the hour is known in UTC only, the day must not depend on the zone.
    """
    if published is None or published.precision == "year" or not _in_reach(published):
        return []
    quoted = speech(text, paragraph_of(before))
    if _OWN_VOICE.search(_outside(text, quoted)):
        return []
    found: dict[str, Insertion] = {}
    taken: list[tuple[int, int]] = []
    for pattern, meaning, needs_day in READERS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(a < end and start < b for a, b in (*quoted, *taken)) or (
                needs_day and published.precision == "month"
            ):
                continue
            said = {meaning(match, day, before) for day in _days(published)}
            words = said.pop() if len(said) == 1 else None
            taken.append((start, end))
            if words and words not in found:
                found[words] = Insertion(end, words, match.group())
    return sorted(found.values(), key=lambda one: one.at)


def well_dated(text: str, published: Published | None) -> bool:
    """Whether nothing in the article `text` tells that it was changed after its day of publication.

    Such are dates in the past tense that had not come yet, and weekdays six days ago: an article of
    Wednesday that tells what happened "on Thursday" was most often brought up to date on that Thursday.
    """
    if published is None or not _in_reach(published):
        return False
    day = published.when.date()
    return not any(_later(text[span.start : span.end], day) for span in sentences(text))


def _later(sentence: str, day: date) -> bool:
    for match in NAMED_DATE.finditer(sentence):
        year = named_date(match, day, "")
        found = day_meant(match, int(year)) if year else None
        if found and found > day and direction(sentence, *match.span()) == "past":
            return True
    return any(
        weekday(match, day, "", far=True) and (found := by_tense(match, day)) and (found - day).days == -6
        for match in WEEKDAY_WORD.finditer(sentence)
        if not match["turn"]
    )


def _in_reach(published: Published) -> bool:
    """Whether the calendar goes on for a while on either side."""
    return date.min.year + 200 < published.when.year < date.max.year - 200


def _days(published: Published) -> Iterator[date]:
    """The days on which it may have been where the article was written."""
    yield published.when.date()
    if published.precision == "minute" and not published.when.utcoffset():
        yield (published.when - timedelta(hours=8)).date()
        yield (published.when + timedelta(hours=10)).date()


def _outside(text: str, quoted: list[tuple[int, int]]) -> str:
    return "".join(c for i, c in enumerate(text) if not any(a <= i < b for a, b in quoted))
