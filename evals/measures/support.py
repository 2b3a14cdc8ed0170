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
_DATES = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)


def supports(premise: str, hypothesis: str) -> bool:
    """Whether `premise` holds the numbers, the names, the negation and most content words of `hypothesis`.

    Words for a day or month, and the numbers beside them, may be put in other words and are passed over.
    """
    if bare_words(hypothesis) and bare_words(hypothesis) in bare_words(premise):
        return True
    dated = bool(_DATES.search(hypothesis))
    if not dated and _numbers(hypothesis) - _numbers(premise):
        return False
    names = {name for name in _NAME.findall(hypothesis) if not _DATES.fullmatch(name)}
    known = set(words(premise))
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
