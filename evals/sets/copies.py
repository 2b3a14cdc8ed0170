"""Copies of a true claim with one thing changed: a number, a day, a negation. What is left is a false claim.

Every copy differs in meaning: a number has another value, a date is another day, and one negation is put in or taken
out. Nothing is drawn at random: what is put in hangs on the claim's own words, so a run makes the same copies as the last.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_ORDINAL = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split()
_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\b")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b")
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?= (?:{'|'.join(_MONTHS)})\b)|(?<=\b)(?:{'|'.join(_MONTHS)}) (\d{{1,2}})\b(?!\d|:|[,.]\d)"
)
_YEAR = re.compile(r"(?<![\w.,$£€])(?:19|20)\d\d(?![\w%]|[.,]\d)")
_DIGITS = re.compile(r"(?<![\w.,-])(\d[\d,]*(?:\.\d+)?)(?![\d-])")
_WORDS = re.compile(rf"\b({'|'.join([*_SMALL[2:], *_ORDINAL[3:]])})\b", re.I)
_AUXILIARY = re.compile(
    r"\b(was|were|is|are|has|have|had|will|would|can|could|may|might|should|must)\b(?! not\b| only\b| to\b|[^ ]|$)",
    re.I,
)
_PAST = {
    "took": "take", "gave": "give", "won": "win", "lost": "lose", "made": "make", "went": "go", "came": "come",
    "found": "find", "rose": "rise", "fell": "fall", "held": "hold", "kept": "keep", "began": "begin", "left": "leave",
    "brought": "bring", "beat": "beat", "met": "meet", "paid": "pay", "sent": "send", "put": "put", "set": "set",
    "struck": "strike", "told": "tell", "ran": "run", "built": "build", "said": "say",
}  # fmt: skip
_PAST_WORD = re.compile(rf"\b({'|'.join(_PAST)})\b")
_NOT = re.compile(r"\b(?:not|never|no longer) (?=[a-z])")
_ANY_NEGATION = re.compile(r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot)\b|n[’']t\b", re.I)


@dataclass(frozen=True)
class Copy:
    """A false copy, and what was changed: number, name, date, negation or exchange."""

    kind: str
    text: str


def numbers_changed(claim: str) -> Iterator[Copy]:
    """Each number with another value in the same spelling, and the small ones in the other spelling too."""
    dates = [match.span() for pattern in (_DAY, _YEAR) for match in pattern.finditer(claim)]
    for match in _DIGITS.finditer(claim):
        if not any(start < match.end() and match.start() < end for start, end in dates):
            other = _another(match[1], claim)
            yield Copy("number", _with(claim, match.start(1), match.end(1), other))
            if other in map(str, range(3, 21)) and re.match(r" [a-z]{3}", claim[match.end() :]):
                yield Copy("number", _with(claim, match.start(1), match.end(1), _SMALL[int(other)]))
    for match in _WORDS.finditer(claim):
        scale = _ORDINAL if match[1].casefold() in _ORDINAL else _SMALL
        value = scale.index(match[1].casefold())
        other = scale[3 + (value - 3 + 1 + _pick(claim, len(scale) - 4)) % (len(scale) - 3)]
        yield Copy("number", _with(claim, match.start(), match.end(), _cased(other, match[1])))
        if scale is _SMALL:
            yield Copy("number", _with(claim, match.start(), match.end(), str(value + 3 + _pick(claim, 20))))


def _another(digits: str, claim: str) -> str:
    """A number of the same look: two digits exchanged, or a digit more or less."""
    bare = digits.replace(",", "")
    turned = (
        bare[1] + bare[0] + bare[2:] if len(bare) > 1 and bare[1].isdigit() and bare[1] not in ("0", bare[0]) else ""
    )
    if turned and _pick(claim, 2):
        other = turned
    elif "." in bare:
        other = f"{float(bare) + 1 + _pick(claim, 4):.{len(bare.split('.')[1])}f}"
    else:
        other = str(int(bare) + max(1, int(bare) // 10) * (1 + _pick(claim, 4)))
    return f"{int(other):,}" if "," in digits and "." not in other else other


def dates_changed(claim: str) -> Iterator[Copy]:
    """Another weekday, another day of the month, another month, another year."""
    for match in _WEEKDAY.finditer(claim):
        at = _WEEKDAYS.index(match[1])
        yield Copy("date", _with(claim, match.start(), match.end(), _WEEKDAYS[(at + 1 + _pick(claim, 6)) % 7]))
    for match in _DAY.finditer(claim):
        group = 1 if match[1] else 2
        day = (int(match[group]) + 1 + _pick(claim, 20)) % 28 + 1
        day = day if day != int(match[group]) else day % 28 + 1
        yield Copy("date", _with(claim, match.start(group), match.end(group), str(day)))
    for match in _MONTH.finditer(claim):
        at = _MONTHS.index(match[1])
        yield Copy("date", _with(claim, match.start(), match.end(), _MONTHS[(at + 1 + _pick(claim, 11)) % 12]))
    for match in _YEAR.finditer(claim):
        yield Copy(
            "date", _with(claim, match.start(), match.end(), str(int(match[0]) + (-2, -1, 1, 3)[_pick(claim, 4)]))
        )


def negated(claim: str) -> Iterator[Copy]:
    """With a "not", a "never" or a "no longer" put in, or with the one that is there taken out."""
    for match in _NOT.finditer(claim):
        yield Copy("negation", " ".join((claim[: match.start()] + claim[match.end() :]).split()))
    if _ANY_NEGATION.search(claim):
        return  # a second negation may mean anything
    for match in [m for m in _AUXILIARY.finditer(claim) if not (m[1] == "May" and claim[: m.start()].strip())][:2]:
        for word in ("not", "never") if match[1].casefold() not in ("is", "are") else ("not", "no longer"):
            yield Copy("negation", _with(claim, match.end(), match.end(), f" {word}"))
    for match in list(_PAST_WORD.finditer(claim))[:1]:
        yield Copy("negation", _with(claim, match.start(), match.end(), f"did not {_PAST[match[1]]}"))


def numbers_exchanged(claim: str) -> Iterator[Copy]:
    """Two numbers in each other's place, where they count different things."""
    dates = [match.span() for pattern in (_DAY, _YEAR) for match in pattern.finditer(claim)]
    found = [m for pattern in (_DIGITS, _WORDS) for m in pattern.finditer(claim)]
    found = sorted(
        (m for m in found if not any(a < m.end() and m.start() < b for a, b in dates)), key=lambda m: m.start()
    )
    for one, other in pairwise(found):
        if (
            one[1].casefold() != other[1].casefold()
            and "between" not in claim
            and (one[1][0].isdigit() == other[1][0].isdigit())
        ):
            first, second = _cased(other[1], one[1]), _cased(one[1], other[1])
            text = claim[: one.start(1)] + first + claim[one.end(1) : other.start(1)] + second + claim[other.end(1) :]
            yield Copy("exchange", text)


def _with(claim: str, start: int, end: int, words: str) -> str:
    return claim[:start] + words + claim[end:]


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word.casefold()


def _pick(claim: str, among: int) -> int:
    """A number from 0 to less than `among` that hangs on the claim alone."""
    return int(hashlib.sha256(claim.encode()).hexdigest()[:8], 16) % among
