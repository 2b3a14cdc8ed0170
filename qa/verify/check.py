"""Does the cited text carry the claim? Its numbers, dates, names, roles, sense and speaker; all must hold.

It reads words, not meaning: it is built to refuse what it cannot find again, so that a model that
invents costs an answer its eloquence and never its truth. Overlap alone separates supported from
unsupported sentences poorly (Kamoi et al. 2023, WiCE); the hard checks do most of the work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.terms import terms
from corpus.terms import words as in_order
from qa.days import known_dates, take_dates, weekdays, years
from qa.evidence import Sentence
from qa.verify.manner import manner_fault
from qa.verify.negation import negation_differs
from qa.verify.numbers import counts, numbers, same
from qa.verify.roles import exchanged
from qa.verify.signals import of_cited
from qa.verify.speakers import other_speaker
from qa.verify.support import Entails, coefficients, with_reader
from qa.verify.wording import missing_names, opposite_said

# Words that stand for somebody named elsewhere; without one, a name from elsewhere takes another's place.
_POINTS = re.compile(
    r"\b(?:he|she|it|they|him|her|his|hers|its|their|theirs|them|who|this|these|those|there|here|"
    r"(?:the|both|all) (?:two|three|company|firm|ministry|minister|ministers|president|government|party|council|court|"
    r"team|club|union|office|agency|group|pair|man|woman|suspect|couple|plant|works|bank|school|hospital|city|country))\b",
    re.I,
)


@dataclass(frozen=True)
class Verdict:
    """Whether a claim stands; `support` is how likely the cited words carry it, 0 to 1, by the model of `support.py`."""

    supported: bool
    support: float
    fault: str = ""


def check(claim: str, cited: Sequence[Sentence], entails: Entails | None = None) -> Verdict:
    """Judge `claim` against the sentences it cites.

    Names may also come from the sentence before a cited one or from its article's title, which
    is where a pronoun's name stands; numbers, dates and negation only from the cited words.
    `entails` is asked about what the words alone would let stand, and shares in its support.
    """
    if not cited:
        return Verdict(False, 0.0, "it cites nothing")
    words = " ".join(s.text for s in cited)
    around = [words, *(s.before for s in cited), *(s.head.article.title or "" for s in cited)]
    support = 1.0 if _verbatim(claim, cited) else coefficients().support(of_cited(claim, cited))
    fault = (
        _date_fault(claim, cited)
        or _number_fault(claim, words)
        or _name_fault(claim, around if _points_back(claim, cited, words) else [words])
        or _too_little(support)
        or exchanged(claim, tuple(s.text for s in cited))
        or _sense_fault(claim, cited)
        or manner_fault(claim, words)
        or other_speaker(claim, cited, " ".join(around[1:]))
    )
    if entails and not fault and support < 1:
        support = with_reader(support, claim, words, entails)
        fault = _too_little(support)
    return Verdict(not fault, round(support, 3), fault)


def _verbatim(claim: str, cited: Sequence[Sentence]) -> bool:
    """Whether a cited sentence has the claim word for word."""
    return any(f" {' '.join(in_order(claim))} " in f" {' '.join(in_order(s.text))} " for s in cited)


def _too_little(support: float) -> str:
    return "" if support >= coefficients().enough else "too little of it is in the cited words"


def _date_fault(claim: str, cited: Sequence[Sentence]) -> str:
    said, rest = take_dates(claim)
    known = [day for s in cited for day in known_dates(s.text, s.head.article.published)]
    for day in said:
        if not any(day.agrees(other) for other in known):
            return "it names a date that the cited words do not give"
    words = " ".join(s.text for s in cited)
    issued = {p.when.year for s in cited if (p := s.head.article.published)} if not years(words) else set()
    if years(rest) - years(words) - issued:
        return "it names a year that the cited words do not give"
    if weekdays(claim) - weekdays(words) and not said:
        return "it names a weekday that the cited words do not give"
    return ""


def _number_fault(claim: str, words: str) -> str:
    _, rest = take_dates(claim)
    known = numbers(words)
    for number in numbers(rest):
        if counts(number) and not any(same(number, other) for other in known):
            return f"it gives the number {number.value:g}, which the cited words do not"
    return ""


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
    if negation_differs(claim, [s.text for s in cited]):
        return "it and the cited words differ in a negation"
    if opposite_said(claim, closest.text):
        return "it says the opposite of the cited words"
    return ""
