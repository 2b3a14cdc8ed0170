"""The fewest sentences that answer: one for each part, more only where they add something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.terms import terms
from qa.asked import Window
from qa.evidence import Scored, Sentence

_CLOSE = 0.45  # of the best one's odds, for another sentence to be worth showing
_ALIKE = 0.55  # share of terms above which two sentences say the same


def choose(scored: Sequence[Scored], threshold: float, most: int) -> list[Scored]:
    """The sentences to show for one part, best first; empty where none reaches `threshold`."""
    chosen: list[Scored] = []
    for candidate in scored:
        if candidate.score < (_CLOSE * scored[0].score if chosen else threshold) or len(chosen) >= most:
            break
        if not any(alike(candidate.sentence, other.sentence) for other in chosen):
            chosen.append(candidate)
    return chosen


def alike(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences say the same, word for word or nearly."""
    left, right = set(terms(one.text)), set(terms(other.text))
    if not left or not right:
        return False
    return len(left & right) / min(len(left), len(right)) >= _ALIKE


def in_time(scored: Sequence[Scored], window: Window | None, latest: bool) -> list[Scored]:
    """Weigh sentences by when their article appeared, where the question says when.

    News of a day appears on that day or in the few days after; "latest" prefers the newer of what
    answers about equally well.
    """
    if window is None and not latest:
        return list(scored)
    newest = max((p.latest for s in scored if (p := s.sentence.head.article.published)), default=None)
    weighed = []
    for item in scored:
        published = item.sentence.head.article.published
        weight = 1.0
        if (
            published
            and window
            and not (published.latest >= window.start and (published.earliest - window.end).days <= 4)
        ):
            weight = 0.8
        if published and latest and newest:
            weight *= 0.7 + 0.3 * 0.5 ** ((newest - published.latest).days / 3)
        weighed.append(replace(item, score=item.score * weight))
    return sorted(weighed, key=lambda s: (-s.score, s.sentence.key))
