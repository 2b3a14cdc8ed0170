"""The few words that answer, where they can be put first: only what is sure, exact, and the only answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.terms import terms
from qa.asked import Part
from qa.evidence import Scored
from qa.select.differ import is_value

_SURE = 0.7  # odds of a sentence from which its few words are put first
_OTHERS = 0.6  # of the best one's odds, for another answer to be as good
_SHORTEST, _SHARE = 10, 0.6  # words of a short answer, and how much of its sentence it may be
_EXACT = re.compile(r"\d|[^\W\d_]")
_NUMBER_WORD = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|none|twice)\b",
    re.I,
)
_OPEN = re.compile(r"\bwhat (?:has|have|had|did|does|do|will|would|can|could|should|else|happen\w*)\b", re.I)
_TWO = re.compile(r"\d\D*\b(?:and|but|while|with)\b\D*\d")
_NAME = re.compile(r"(?:(?:the|a|an) )?[^\W\d_a-z]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOBODY = re.compile(  # what has a name and is nobody
    r"\b(?:award|club|competition|contest|cup|festival|games?|league|olympics|prize|series|tour|tournament|university)s?$|\d",
    re.I,
)
_WINS = re.compile(r"\b(?:w[io]n|wins|winner|champion|beat|beats|defeat\w*|crowned)\b", re.I)
_BEATEN = re.compile(r"\b(?:beat|beats|beating|defeat\w*|over|against|past|edg\w+|overc\w+)\W+(?:\w+\W+){0,2}$", re.I)


def short_answer(part: Part, chosen: Sequence[Scored]) -> str:
    """The few words to put before the quotes; "" where they are not sure, not exact, or not the only answer."""
    first, *others = chosen
    words = _closed(first.answer).strip(" ,;:“”\"'’")
    if first.score < _SURE or not _is_short(words, first) or not _is_exact(part, words):
        return ""
    disputed = part.kind in ("number", "time") and any(is_value(part, item) for item in others)
    if disputed or any(item.score >= _OTHERS * first.score for item in others):
        return ""
    return "" if _is_the_beaten(part, first) else words


def _closed(words: str) -> str:
    """Without a bracket at their end that does not close: "41.8 °C (107.2"."""
    return words if words.count("(") == words.count(")") else words.split("(")[0]


def _is_short(words: str, item: Scored) -> bool:
    few = len(words.split()) <= _SHORTEST and len(words) <= _SHARE * len(item.sentence.text)
    return bool(_EXACT.search(words)) and few


def _is_exact(part: Part, words: str) -> bool:
    """Whether it is a name, or a number or day told in figures or full, new to the question, and a name or number is asked for."""
    if part.kind == "reason" or _OPEN.search(part.text) or set(terms(words)) <= set(terms(part.query)):
        return False
    if (_YEAR.fullmatch(words) and part.kind != "time") or (part.kind == "person" and _NOBODY.search(words)):
        return False
    number = bool(re.search(r"\d", words) or _NUMBER_WORD.search(words)) and not _two_things(words)
    name = bool(_NAME.match(words))
    return number if part.kind in ("number", "time") else name if part.kind in ("person", "place") else name or number


def _two_things(words: str) -> bool:
    """Whether they give two figures, of two things: "11 died and 40"; a range is one."""
    return bool(_TWO.search(words)) and "between" not in words.lower()


def _is_the_beaten(part: Part, item: Scored) -> bool:
    """Whether it is asked who won and the words name the one who lost: "Barty defeated Collins"."""
    if not (item.short and _WINS.search(part.text)):
        return False
    return bool(_BEATEN.search(item.sentence.text[: item.short.start - item.sentence.start]))
