"""The evidence a model is given: few sentences, numbered, within a token budget.

Sentences, not passages: what is short is read well by a small model and costs a large one little,
and a number points at exact words.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.chunk.tokens import count_tokens
from qa.evidence import Scored, Sentence

BUDGET = 1_500  # tokens
_EACH_PART = 12  # sentences for each part of the question
_WEAKEST = 0.05  # of the best one's odds


def pick_evidence(parts: Sequence[Sequence[Scored]], budget: int = BUDGET) -> list[Sentence]:
    """The best sentences of every part, each once and whole, in the order of their articles.

    They take at most `budget` tokens (the room that a model's window has for them, say), and never more than
    BUDGET; where that is short, the best are kept. None if not one fits.
    """
    budget = min(budget, BUDGET)
    best: dict[tuple[str, int], Scored] = {}
    for scored in parts:
        for item in scored[:_EACH_PART]:
            if item.score >= _WEAKEST * scored[0].score:
                best.setdefault(item.sentence.key, item)
    kept, spent = [], 0
    for item in sorted(best.values(), key=lambda s: -s.score):
        cost = max(count_tokens(item.sentence.text) + 30, count_tokens(show_evidence([item.sentence])))
        if spent + cost <= budget:
            kept.append(item.sentence)
            spent += cost
    order = {s.head.article.id: i for i, s in reversed(list(enumerate(kept)))}
    return sorted(kept, key=lambda s: (order[s.head.article.id], s.start))


def show_evidence(sentences: Sequence[Sentence]) -> str:
    """The numbered lines as they are sent, with who published each and when."""
    lines = []
    for n, sentence in enumerate(sentences, start=1):
        article = sentence.head.article
        source = ", ".join(
            filter(None, (article.publisher, article.published.text[:10] if article.published else None))
        )
        text = sentence.text.replace("[", "(").replace("]", ")")
        lines.append(f"[{n}] {f'({source}) ' if source else ''}{text}")
    return "\n".join(lines)
