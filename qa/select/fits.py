"""Whether a sentence holds the kind of thing that is asked for: a person, a day, a number, a place, a reason."""

from __future__ import annotations

import re

from corpus.terms import terms
from qa.asked import Kind
from qa.datewords import MONTH, WEEKDAY
from qa.select.places import NOT_PERSONS

_TIME = re.compile(
    rf"\b(?:{WEEKDAY})\b|\b(?:{MONTH})\b\.?\s+\d|\d\s+(?:{MONTH})\b|\b(?:in|since|by|until|of|late|early|mid-?)\s*(?:{MONTH})\b|\b(?:1[5-9]|20)\d\d\b"
    r"|\b(?:today|yesterday|tomorrow|tonight|midnight|noon|overnight)\b|\b(?:last|next|this|earlier|coming|following|previous) "
    r"(?:week|month|year|night|spring|summer|autumn|fall|winter|weekend|decade)|\b(?:weeks?|months?|days?|years?|hours?) (?:ago|later|earlier)\b"
    r"|\b\d{1,2}(?::\d\d)?\s*[ap]\.?m\b|\b\d{1,2}:\d\d\b",
    re.I,
)
_NUMBER = re.compile(
    r"\d[\d,]*(?:\.\d+)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|dozens?|hundreds?|thousands?|"
    r"millions?|billions?|trillions?|half|quarter|third|twice|double|once|no|none|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b",
    re.I,
)
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]*\.?|of|de|van|von|bin|al))*")
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|off|outside|across|around|through|into|on)\s+(?:the\s+|central\s+|northern\s+|southern\s+|eastern\s+|western\s+)*[A-Z]"
)
_REASON = re.compile(
    r"\b(?:because|due to|owing to|citing|after|over|amid|caused|blamed|blaming|prompted|in response|following|so that|in order|"
    r"reason|as a result|aim|to (?:avoid|prevent|protect|take|help|make|allow|keep|reduce|give|upgrade|protest)|since|as|for|led to)\b",
    re.I,
)


_HOW_MANY = re.compile(r"\bhow (?:many|much)\s+((?:[\w'’-]+\s*){1,3})", re.I)
_NEAR_NUMBER = 4  # words between a number and what it counts
_SOME = 0.5
_OTHER_COUNT = 0.2  # a number that counts something else


def fits(kind: Kind, sentence: str, question: str) -> float:
    """How far `sentence` holds an answer of this kind that is not already in the question: 0 to 1.

    .5 where any kind will do; little for a number that counts something else than what is asked for.
    """
    asked = frozenset(terms(question))
    if kind == "time":
        return float(bool(_TIME.search(sentence)))
    if kind == "number":
        return _number_fits(sentence, question, asked)
    if kind == "reason":
        return float(bool(_REASON.search(sentence)))
    if kind == "place":
        return float(bool(_PLACE.search(sentence)))
    if kind == "person":
        return _person_fits(sentence, asked)
    return _SOME


def values(kind: Kind, words: str) -> int:
    """How many numbers, or days and times, stand in a few words."""
    return len((_TIME if kind == "time" else _NUMBER).findall(words))


def _number_fits(sentence: str, question: str, asked: frozenset[str]) -> float:
    new = [m for m in _NUMBER.finditer(sentence) if not set(terms(m.group())) & asked]
    if not new:
        return 0.0
    counted = _HOW_MANY.search(question)
    # "How much will it cost" counts nothing that it names; "how many people died" counts people.
    things = set(terms(counted[1])) if counted and terms(counted[1].split()[0]) else set()
    if not things:
        return 1.0
    for found in new:
        after = sentence[found.end() :].split()[:_NEAR_NUMBER]
        if things & set(terms(" ".join(after))):
            return 1.0
    return _OTHER_COUNT


def _person_fits(sentence: str, asked: frozenset[str]) -> float:
    """1 for two capitalised words that can be a person's name, .5 for one, 0 for places and the like alone."""
    best = 0.0
    for found in _NAME.finditer(sentence):
        own = [word for word in found.group().split() if word.strip("’'s.") not in NOT_PERSONS and word[0].isupper()]
        new = set(terms(" ".join(own))) - asked
        if new and len(own) > 1:
            return 1.0
        # A single capital at the head of a sentence is as likely an ordinary word.
        if new and found.start() > 0:
            best = _SOME
    return best
