"""Sources that give the same few words as an answer: what several say is likelier to be what was asked."""

from __future__ import annotations

import math
from collections.abc import Sequence

from corpus.terms import terms
from qa.evidence import Sentence
from qa.select.read import Told

_SAME_WORDS = 0.5  # share of the terms of two short answers above which they are one


def agreement(sentences: Sequence[Sentence], told: Sequence[Told]) -> list[float]:
    """For each sentence log(1 + the other sources that give its few words, each as sure as reading is of them).

    Copies of one wire story are one source.
    """
    few = [frozenset(terms(one.words(sentence))) for sentence, one in zip(sentences, told, strict=True)]
    sure = [1 / (1 + math.exp(-one.short)) for one in told]
    found = []
    for own, sentence in zip(few, sentences, strict=True):
        others: dict[str, float] = {}
        for other, words, odds in zip(sentences, few, sure, strict=True):
            if other.head.cluster != sentence.head.cluster and same_words(own, words):
                others[other.head.cluster] = max(others.get(other.head.cluster, 0.0), odds)
        found.append(math.log1p(sum(others.values())))
    return found


def same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two short answers, by their terms, are one: half of the shorter one is in the other."""
    return bool(one and other) and len(one & other) / min(len(one), len(other)) >= _SAME_WORDS
