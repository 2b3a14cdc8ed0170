"""Numbers that name: a sentence on the 2023 gala, Q3 or Windows 10 does not answer for 2022, Q2 or Windows 11."""

from __future__ import annotations

import re

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NAMED = re.compile(r"\b([A-Za-z][\w'’-]*?)[ -]?(\d{1,3})\b(?![.,:]\d|\s*(?:%|per|percent|million|billion|thousand))")
_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\s+([a-z]{4,})", re.I
)
_NO_NAMES = frozenset(
    "a about after all an and are as at before by down for from had has in into is last least most next no of off on only or "
    "over past some than that the their these this to under until up was were with".split()
)


def clashes(question: str, sentence: str) -> bool:
    """Whether the question names something by a year, number or ordinal where the sentence has another."""
    asked, said = set(_YEAR.findall(question)), set(_YEAR.findall(sentence))
    if asked and said and not asked & said:
        return True
    return any(_differ(_named(question, pattern), _named(sentence, pattern)) for pattern in (_NAMED, _ORDINAL))


def _named(text: str, pattern: re.Pattern[str]) -> dict[str, set[str]]:
    """What is named in `text`, and the numbers it has: {"windows": {"11"}}."""
    found: dict[str, set[str]] = {}
    for match in pattern.finditer(text):
        word, number = (match[1], match[2]) if pattern is _NAMED else (match[2], match[1])
        if word.casefold() not in _NO_NAMES:
            found.setdefault(word.casefold(), set()).add(number.casefold())
    return found


def _differ(asked: dict[str, set[str]], said: dict[str, set[str]]) -> bool:
    return any(word in said and not numbers & said[word] for word, numbers in asked.items())
