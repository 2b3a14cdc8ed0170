"""The measures of one case, as pure functions. None means that the measure does not apply, never 0.

Retrieval: `first_hit`, `hit_at`, `reciprocal_rank`, `evidence_recall`.
Answers: `groups_met`. Citations: `citation_precision`, `citation_recall`, `exactness`.
Silence: `abstention`. Means, with their n, are made of these in `evals/summary.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.words import bare_words, holds_phrase, holds_words


@dataclass(frozen=True)
class Words:
    """A stretch of one article version; if it is true to it, `text[start:end] == quote`."""

    article_id: str
    version: int
    start: int
    end: int
    quote: str


def first_hit(passages: Sequence[str], answers: Sequence[str]) -> int | None:
    """The rank, from 1, of the first passage that holds one of `answers` as whole words; None if none does."""
    for rank, passage in enumerate(passages, start=1):
        if any(holds_words(passage, answer) for answer in answers):
            return rank
    return None


def hit_at(rank: int | None, k: int) -> float:
    """1.0 if the first hit is among the first `k`. Its mean is answer recall@k (Karpukhin et al. 2020, DPR)."""
    return float(rank is not None and rank <= k)


def reciprocal_rank(rank: int | None, k: int = 10) -> float:
    """1 / rank of the first hit, 0 beyond `k`. Its mean is MRR@k (Voorhees 1999, TREC-8 question answering)."""
    return 1 / rank if rank is not None and rank <= k else 0.0


def evidence_recall(passages: Sequence[str], gold: Sequence[str], k: int) -> float | None:
    """The share of `gold` sentences that stand whole in one of the first `k` passages, words compared.

    Words and not places, so that the same sentence in a syndicated copy counts. None without gold.
    """
    if not gold:
        return None
    return sum(any(holds_words(p, sentence) for p in passages[:k]) for sentence in gold) / len(gold)


def groups_met(texts: Sequence[str], groups: Sequence[Sequence[str]]) -> float | None:
    """The share of `groups` of which some string is in some text (`holds_phrase`). None without groups."""
    if not groups:
        return None
    return sum(any(holds_phrase(text, answer) for answer in group for text in texts) for group in groups) / len(groups)


def rests_on(cited: Words, gold: Words) -> bool:
    """Whether `cited` points at the `gold` sentence.

    Either the two overlap in the same article version by half of the shorter, or `cited` holds all of
    the sentence's words, as a syndicated copy of the article does. A neighbour touched by a few
    characters does not count.
    """
    if (cited.article_id, cited.version) == (gold.article_id, gold.version):
        shared = min(cited.end, gold.end) - max(cited.start, gold.start)
        if shared > 0 and 2 * shared >= min(cited.end - cited.start, gold.end - gold.start):
            return True
    return bool(bare_words(gold.quote)) and holds_words(cited.quote, gold.quote)


def citation_precision(cited: Sequence[Words], gold: Sequence[Words]) -> float | None:
    """The share of cited stretches that rest on a gold sentence. None if nothing is cited or there is no gold.

    After Gao et al. 2023 (ALCE), with gold sentences in place of an entailment model. Gold names the
    sentences that suffice, so a true citation of another sentence counts against it: a floor.
    """
    if not cited or not gold:
        return None
    return sum(any(rests_on(c, g) for g in gold) for c in cited) / len(cited)


def citation_recall(cited: Sequence[Words], gold: Sequence[Words]) -> float | None:
    """The share of gold sentences that some cited stretch rests on; 0.0 if nothing is cited, None without gold."""
    if not gold:
        return None
    return sum(any(rests_on(c, g) for c in cited) for g in gold) / len(gold)


def exactness(cited: Sequence[Words], text_of: Callable[[str, int], str]) -> float | None:
    """The share of cited stretches for which `text_of(article_id, version)[start:end] == quote`.

    The product's promise, so anything below 1.0 is a fault. None if nothing is cited.
    """
    if not cited:
        return None
    return sum(text_of(c.article_id, c.version)[c.start : c.end] == c.quote for c in cited) / len(cited)


def abstention(answered: bool, kind: str) -> dict[str, float]:
    """What one case adds to the three measures of silence; means over the cases that add to each.

    `abstention_precision`: of the cases it is silent on, those where silence is right (unanswerable
    ones, and false premises). `abstention_recall`: of the unanswerable cases, those it is silent on;
    `answered_unanswerable` is the rest of them. A false premise may also be contradicted, so it
    is not asked to be silent. Silence as the positive class, as in SQuAD 2.0's no-answer scores.
    """
    found = {}
    if not answered:
        found["abstention_precision"] = float(kind in ("unanswerable", "false-premise"))
    if kind == "unanswerable":
        found["abstention_recall"] = float(not answered)
        found["answered_unanswerable"] = float(answered)
    return found
