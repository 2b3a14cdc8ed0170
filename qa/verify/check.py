"""Does the cited text carry the claim? Numbers, dates, names, negation, overlap; all must hold.

It reads words, not meaning: it is built to refuse what it cannot find again, so that a model that
invents costs an answer its eloquence and never its truth. Overlap alone separates supported from
unsupported sentences poorly (Kamoi et al. 2023, WiCE); the hard checks do most of the work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.terms import terms
from qa.days import known_dates, take_dates, weekdays, years
from qa.evidence import Sentence
from qa.verify.manner import manner_fault
from qa.verify.numbers import Number, numbers, same
from qa.verify.wording import missing_names, negation_differs, opposite_said

MIN_SUPPORT = 0.6
# Words that stand for somebody named elsewhere; without one, a name from elsewhere takes another's place.
_POINTS = re.compile(
    r"\b(?:he|she|it|they|him|her|his|hers|its|their|theirs|them|who|this|these|those|there|here|"
    r"(?:the|both|all) (?:two|three|company|firm|ministry|minister|ministers|president|government|party|council|court|"
    r"team|club|union|office|agency|group|pair|man|woman|suspect|couple|plant|works|bank|school|hospital|city|country))\b",
    re.I,
)


@dataclass(frozen=True)
class Verdict:
    """Whether a claim stands; `support` is the share of its content words the cited text carries, 0 to 1."""

    supported: bool
    support: float
    fault: str = ""


def check(claim: str, cited: Sequence[Sentence]) -> Verdict:
    """Judge `claim` against the sentences it cites.

    Names may also come from the sentence before a cited one or from its article's title, which
    is where a pronoun's name stands; numbers, dates and negation only from the cited words.
    """
    if not cited:
        return Verdict(False, 0.0, "it cites nothing")
    words = " ".join(s.text for s in cited)
    around = [words, *(s.before for s in cited), *(s.head.article.title or "" for s in cited)]
    support = _overlap(claim, words, around)
    fault = (
        _date_fault(claim, cited)
        or _number_fault(claim, words)
        or _name_fault(claim, around if _points_back(claim, cited, words) else [words])
        or _sense_fault(claim, cited)
        or manner_fault(claim, words, " ".join(around[1:]))
        or ("" if support >= MIN_SUPPORT else "too little of it is in the cited words")
    )
    return Verdict(not fault, round(support, 3), fault)


def _overlap(claim: str, words: str, around: Sequence[str]) -> float:
    _, rest = take_dates(claim)  # dates are checked as days: "on Monday" says "8 September" in other words
    said = list(dict.fromkeys(terms(rest)))
    if not said:
        return 0.0
    own, near = set(terms(words)), {term for text in around for term in terms(text)}
    return sum(1.0 if term in own else 0.5 if term in near else 0.0 for term in said) / len(said)


def _date_fault(claim: str, cited: Sequence[Sentence]) -> str:
    said, rest = take_dates(claim)
    known = [day for s in cited for day in known_dates(s.text, s.head.article.published)]
    for day in said:
        if not any(day.agrees(other) for other in known):
            return "it names a date that the cited words do not give"
    words = " ".join(s.text for s in cited)
    issued = {p.when.year for s in cited if (p := s.head.article.published)}
    if years(rest) - years(words) - issued:
        return "it names a year that the cited words do not give"
    if weekdays(claim) - weekdays(words) and not said:
        return "it names a weekday that the cited words do not give"
    return ""


def _number_fault(claim: str, words: str) -> str:
    _, rest = take_dates(claim)
    known = numbers(words)
    for number in numbers(rest):
        if _must_be_found(number) and not any(same(number, other) for other in known):
            return f"it gives the number {number.value:g}, which the cited words do not"
    return ""


def _must_be_found(number: Number) -> bool:
    # "one of them", "the two sides", "second": words that count nothing in particular.
    return not number.year and (number.digits or number.value > 2)


def _points_back(claim: str, cited: Sequence[Sentence], words: str) -> bool:
    """Whether the cited words have a pronoun, or the like, where the claim may put a name from around them.

    For the claim's subject it must be the subject of a cited sentence: "Residents fear that the
    company …" does not say what the company fears.
    """
    subject = " ".join(claim.split()[:3])
    if missing_names(f"So {subject}", [words]):
        return any(_POINTS.search(" ".join(s.text.split()[:4])) for s in cited)
    return bool(_POINTS.search(words))


def _name_fault(claim: str, around: Sequence[str]) -> str:
    names = missing_names(take_dates(claim)[1], around)
    return f"it names {names[0]}, which the cited words do not" if names else ""


def _sense_fault(claim: str, cited: Sequence[Sentence]) -> str:
    closest = max(cited, key=lambda s: len(set(terms(claim)) & set(terms(s.text))))
    if negation_differs(claim, closest.text):
        return "it and the cited words differ in a negation"
    if opposite_said(claim, closest.text):
        return "it says the opposite of the cited words"
    return ""
