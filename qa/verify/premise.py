"""What a question takes for granted, against what the articles say of it."""

from __future__ import annotations

import re

from corpus.terms import terms
from qa.verify.negation import affirmed_and_denied
from qa.verify.wording import opposite_said

_ASKS_WHO = re.compile(r"\W*(?:who|whom|what|which)\b", re.I)  # "Who bought it?" is not denied by who sold it
_ABOUT = 0.5  # share of the question's terms that a sentence must have to be about the same


def contradicts(sentence: str, question: str) -> bool:
    """Whether the sentence denies, or says the opposite of, what the question takes for granted.

    "Why did Reld resign?" takes for granted that he did; "Reld did not resign" and "Reld stayed" are against
    it. It reads words: of two, it finds the first. What it finds may be the answer itself ("Is it closed?").
    """
    asked = set(terms(question))
    if not asked or len(asked & set(terms(sentence))) / len(asked) < _ABOUT:
        return False
    return affirmed_and_denied(question, sentence) or (
        not _ASKS_WHO.match(question) and opposite_said(question, sentence)
    )
