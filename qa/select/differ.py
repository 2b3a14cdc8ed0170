"""Sources that answer with different values: a conflict, or a figure that moved on.

Only counts, amounts and times are compared, one value against another: of other answers two may well be right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.terms import terms
from qa.asked import Part
from qa.evidence import Scored
from qa.select.agree import same_words
from qa.select.fits import fits, values

_RIVAL = 0.3  # of the best one's odds, for another answer to count as a side
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 4
_DENIED = re.compile(r"\b(?:not|never|instead of|rather than)\b[^.,;:]{0,30}\Z", re.I)


def sides(part: Part, chosen: Sequence[Scored]) -> tuple[Scored, ...]:
    """The chosen sentences that give different values, from at least two independent sources; empty if none do.

    Copies of one wire story are one source, and a source has one say: the likeliest of the values that it gives. A value
    that several give is told once, and one that a sentence denies ("not on 1 September") is nobody's.
    """
    if part.kind not in ("number", "time"):
        return ()
    best = max((item.score for item in chosen), default=0.0)
    rivals = [item for item in chosen if item.score >= _RIVAL * best and is_value(part, item)]
    likeliest: dict[str, Scored] = {}
    for item in sorted(rivals, key=lambda item: -item.score):
        likeliest.setdefault(item.sentence.head.cluster, item)
    told: list[Scored] = []
    for item in rivals:
        if likeliest[item.sentence.head.cluster] is item and not any(_same_value(item, other) for other in told):
            told.append(item)
    return tuple(told) if len(told) > 1 else ()


def _same_value(one: Scored, other: Scored) -> bool:
    return same_words(frozenset(terms(one.answer)), frozenset(terms(other.answer)))


def moved_on(rivals: Sequence[Scored]) -> bool:
    """Whether the sides are of different days, a death toll or a date that was put off, and not in conflict."""
    days = [published.latest for item in rivals if (published := item.sentence.head.article.published)]
    return len(days) == len(rivals) == len(set(days))


def is_value(part: Part, item: Scored) -> bool:
    """Whether the short answer is one value of the kind asked for, and counts what the question counts."""
    few = len(_WORD.findall(item.answer)) <= _MOST_WORDS
    before = item.sentence.text[: item.sentence.text.find(item.answer)]
    if _DENIED.search(before):
        return False
    return few and values(part.kind, item.answer) == 1 and fits(part.kind, item.sentence.text, part.text) == 1.0
