"""Whether a sentence holds the kind of thing that is asked for: a person, a day, a number, a place, a reason."""

from __future__ import annotations

import re

from corpus.terms import terms
from qa.asked import Kind

_MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
_DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_TIME = re.compile(
    rf"\b(?:{_DAYS})\b|\b(?:{_MONTHS})\b\.?\s+\d|\d\s+(?:{_MONTHS})\b|\b(?:in|since|by|until|of|late|early|mid-?)\s*(?:{_MONTHS})\b|\b(?:1[5-9]|20)\d\d\b"
    r"|\b(?:today|yesterday|tomorrow|tonight|midnight|noon|overnight)\b|\b(?:last|next|this|earlier|coming|following|previous) "
    r"(?:week|month|year|night|spring|summer|autumn|fall|winter|weekend|decade)|\b(?:weeks?|months?|days?|years?|hours?) (?:ago|later|earlier)\b"
    r"|\b\d{1,2}(?::\d\d)?\s*[ap]\.?m\b|\b\d{1,2}:\d\d\b",
    re.I,
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|"
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


def fits(kind: Kind, sentence: str, question_terms: frozenset[str]) -> bool:
    """Whether `sentence` holds an answer of this kind that is not already in the question."""
    if kind == "time":
        return bool(_TIME.search(sentence))
    if kind == "number":
        return any(not set(terms(m.group())) & question_terms for m in _NUMBER.finditer(sentence))
    if kind == "reason":
        return bool(_REASON.search(sentence))
    if kind == "place":
        return bool(_PLACE.search(sentence))
    if kind == "person":
        return any(_new_name(m, question_terms) for m in _NAME.finditer(sentence))
    return True


def _new_name(found: re.Match[str], question_terms: frozenset[str]) -> bool:
    new = set(terms(found.group())) - question_terms
    # A single capital at the head of a sentence is as likely an ordinary word.
    return bool(new) and (found.start() > 0 or " " in found.group())
