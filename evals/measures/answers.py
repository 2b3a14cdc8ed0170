"""What an answer shows: the strings it should, and those it should not."""

from __future__ import annotations

from collections.abc import Sequence

from evals.cases.case import Matching
from evals.measures.strings import find_phrase, find_words, holds_phrase, holds_words


def groups_met(texts: Sequence[str], groups: Sequence[Sequence[str]], matching: Matching = "phrase") -> float | None:
    """The share of `groups` of which some string is in some text. None without groups."""
    if not groups:
        return None
    holds = holds_phrase if matching == "phrase" else holds_words
    return sum(any(holds(text, answer) for answer in group for text in texts) for group in groups) / len(groups)


def stale_stands(
    text: str, current: Sequence[Sequence[str]], stale: Sequence[str], matching: Matching = "phrase"
) -> bool:
    """Whether an outdated or wrong value stands for the answer: shown, and no current one before it.

    A value that is named after the current one ("64 million, not 46 million as reported") is history, not
    an answer.
    """
    find = find_phrase if matching == "phrase" else find_words
    old = min((at for value in stale if (at := find(text, value)) >= 0), default=-1)
    new = min((at for group in current for value in group if (at := find(text, value)) >= 0), default=-1)
    return old >= 0 and (new < 0 or old < new)
