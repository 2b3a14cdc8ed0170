"""Do some words carry a statement? A reading of the words alone, made apart from the product's own check.

A measure must not lean on what it measures, so nothing of `qa.verify` is used here: with the check
broken, this still sees what gets through. It stands in for the entailment model of ALCE, and is coarser: it
cannot see who did what to whom.
"""

from __future__ import annotations

import re

from corpus.terms import STOP_WORDS, words
from evals.measures.strings import bare_words

_SHARE = 0.6  # of the statement's content words
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NAME = re.compile(r"(?<![.!?“\"'‘] )(?<!^)\b[A-Z][\w’'-]*[a-z]\b")
_NOT = re.compile(r"\b(?:not|no|never|nor|neither|none|nobody|without|cannot|\w+n['’]t)\b", re.I)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?"
    rf"|{_MONTH} \d{{4}}|{_MONTH}(?!\w)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)


def supports(premise: str, hypothesis: str) -> bool:
    """Whether `premise` holds the numbers, the names, the negation and most content words of `hypothesis`.

    A date may be put in other words ("on Monday" for "on 8 September"): its words and its numbers are passed over.
    """
    if bare_words(hypothesis) and bare_words(hypothesis) in bare_words(premise):
        return True
    if _numbers(_DATE.sub(" ", hypothesis)) - _numbers(premise):
        return False
    known = set(words(premise))
    names = {name for name in _NAME.findall(hypothesis) if not _DATE.fullmatch(name)}
    first = next(iter(hypothesis.split()), "").strip("“\"'‘")
    if first[:1].isupper() and first.casefold() not in STOP_WORDS and not _DATE.match(first):
        names.add(first)  # a name that begins the sentence, or a word that the premise does not have either way
    if any(not set(words(name)) <= known for name in names):
        return False
    if bool(_NOT.search(hypothesis)) != bool(_NOT.search(premise)):
        return False
    return share_carried(premise, hypothesis) >= _SHARE


def share_carried(premise: str, hypothesis: str) -> float:
    """The share of the content words of `hypothesis` that `premise` has, 0 to 1; 1 where there are none."""
    said = set(words(hypothesis)) - STOP_WORDS
    return len(said & set(words(premise))) / len(said) if said else 1.0


def _numbers(text: str) -> set[str]:
    return {number.replace(",", "") for number in _DIGITS.findall(text)}
