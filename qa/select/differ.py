"""Sources that answer with different values: a conflict, or a figure that moved on.

Only counts, amounts and times are compared, one value against another: of other answers two may well be right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.asked import Part
from qa.evidence import Scored
from qa.select.fits import fits, values

_RIVAL = 0.6  # of the best one's odds, for another answer to count as a side
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 4
_SHORTEST, _SHARE = 10, 0.6  # words of a short answer, and how much of its sentence it may be


def sides(part: Part, chosen: Sequence[Scored]) -> tuple[Scored, ...]:
    """The chosen sentences that give different values, from at least two independent sources; empty if none do.

    `chosen` holds each answer once, as `choose` leaves it. Copies of one wire story are one source.
    """
    if part.kind not in ("number", "time"):
        return ()
    best = max((item.score for item in chosen), default=0.0)
    rivals = tuple(item for item in chosen if item.score >= _RIVAL * best and _is_value(part, item))
    sources = {item.sentence.head.cluster for item in rivals}
    return rivals if len(rivals) > 1 and len(sources) > 1 else ()


def moved_on(part: Part, rivals: Sequence[Scored]) -> bool:
    """Whether the sides are one count on different days, a death toll for instance, and not a conflict."""
    days = [published.latest for item in rivals if (published := item.sentence.head.article.published)]
    return part.kind == "number" and len(days) == len(rivals) == len(set(days))


def short_answer(part: Part, chosen: Sequence[Scored], sure: float) -> str:
    """The few words that answer, if one sentence surely does and none beside it answers otherwise about as well; else ""."""
    first, *others = chosen
    words = first.answer.strip(" ,;:“”\"'’")
    few = (
        any(map(str.isalnum, words))
        and len(words.split()) <= _SHORTEST
        and len(words) <= _SHARE * len(first.sentence.text)
    )
    disputed = part.kind in ("number", "time") and any(_is_value(part, item) for item in others)
    alone = not disputed and all(item.score < _RIVAL * first.score for item in others)
    return words if few and alone and first.score >= sure and part.kind != "reason" else ""


def _is_value(part: Part, item: Scored) -> bool:
    """Whether the short answer is one value of the kind asked for, and counts what the question counts."""
    few = len(_WORD.findall(item.answer)) <= _MOST_WORDS
    return few and values(part.kind, item.answer) == 1 and fits(part.kind, item.sentence.text, part.text) == 1.0
