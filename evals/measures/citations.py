"""Citations: do they point at the gold sentences, do they carry what they are cited for, are they exact?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.measures.strings import bare_words, holds_words

Supports = Callable[[str, str], bool]
"""Whether a premise carries a hypothesis: (premise, hypothesis) -> bool."""


@dataclass(frozen=True)
class Words:
    """A stretch of one article version; if it is true to it, `text[start:end] == quote`."""

    article_id: str
    version: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Statement:
    """A sentence of an answer and the texts it cites; one that cites nothing has none."""

    text: str
    cited: tuple[str, ...]


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


def gold_precision(cited: Sequence[Words], gold: Sequence[Words]) -> float | None:
    """The share of cited stretches that rest on a gold sentence. None if nothing is cited or there is no gold.

    Gold names the sentences that suffice, so a true citation of another sentence counts against it: a floor.
    """
    if not cited or not gold:
        return None
    return sum(any(rests_on(c, g) for g in gold) for c in cited) / len(cited)


def gold_recall(cited: Sequence[Words], gold: Sequence[Words]) -> float | None:
    """The share of gold sentences that some cited stretch rests on; 0.0 if nothing is cited, None without gold."""
    if not gold:
        return None
    return sum(any(rests_on(c, g) for c in cited) for g in gold) / len(gold)


def citation_recall(statements: Sequence[Statement], supports: Supports) -> float | None:
    """The share of statements that their citations, taken together, carry (ALCE, Gao et al. 2023, section 3).

    A statement without a citation is not carried. None without statements.
    """
    if not statements:
        return None
    return sum(_carried(statement, supports) for statement in statements) / len(statements)


def citation_precision(statements: Sequence[Statement], supports: Supports) -> float | None:
    """The share of citations that are needed (ALCE, Gao et al. 2023, section 3).

    A citation counts if its statement is carried and it is not irrelevant: irrelevant is one that does
    not carry the statement alone, while the others do without it. 0.0 where nothing is cited, as in
    ALCE; None without statements.
    """
    if not statements:
        return None
    total = sum(len(statement.cited) for statement in statements)
    needed = sum(_needed(statement, supports) for statement in statements)
    return needed / total if total else 0.0


def exactness(cited: Sequence[Words], text_of: Callable[[str, int], str]) -> float | None:
    """The share of cited stretches for which `text_of(article_id, version)[start:end] == quote`.

    The product's promise, so anything below 1.0 is a fault. None if nothing is cited.
    """
    if not cited:
        return None
    return sum(text_of(c.article_id, c.version)[c.start : c.end] == c.quote for c in cited) / len(cited)


def _carried(statement: Statement, supports: Supports) -> bool:
    return bool(statement.cited) and supports(" ".join(statement.cited), statement.text)


def _needed(statement: Statement, supports: Supports) -> int:
    """How many of a statement's citations count."""
    if not _carried(statement, supports):
        return 0
    if len(statement.cited) == 1:
        return 1
    count = 0
    for i, one in enumerate(statement.cited):
        others = " ".join(statement.cited[:i] + statement.cited[i + 1 :])
        count += supports(one, statement.text) or not supports(others, statement.text)
    return count
