"""Say plainly that the articles do not answer, and why."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.embed import rarity
from corpus.records import Filter
from corpus.store.snapshot import Snapshot
from corpus.terms import terms
from qa.answer import Abstention, Citation, Reason
from qa.asked import Part

_TELLING = 0.6  # rarity in English from which the absence of a word says something


def no_articles() -> tuple[str, Abstention]:
    """For a library that is empty."""
    return "There are no articles to answer from yet. Add some with `qa add`.", Abstention("empty_library")


def out_of_range(where: Filter) -> tuple[str, Abstention]:
    """For filters that leave no article."""
    limits = [
        f"published by {where.as_of}" if where.as_of else "",
        f"since {where.since}" if where.since else "",
        f"until {where.until}" if where.until else "",
        f"from a publisher like “{where.publisher}”" if where.publisher else "",
        f"with “{where.title}” in the title" if where.title else "",
        "among those asked about" if where.articles is not None else "",
    ]
    return f"There are no articles {' and '.join(filter(None, limits))}.", Abstention("nothing_in_range")


def not_in_articles(parts: Sequence[Part], snapshot: Snapshot, nearest: tuple[Citation, ...]) -> tuple[str, Abstention]:
    """For a question whose answer was looked for and not found; names the words no article has."""
    absent = absent_words(parts, snapshot)
    reason: Reason = "not_in_articles"
    if absent:
        named = " or ".join(f"“{word}”" for word in absent[:3])
        return f"The articles do not answer this. Nothing in them mentions {named}.", Abstention(reason, nearest)
    if nearest:
        text = "The articles do not answer this. They come near the subject but do not say what was asked."
        return text, Abstention(reason, nearest)
    return "The articles do not answer this. Nothing in them is about it.", Abstention(reason, nearest)


def absent_words(parts: Sequence[Part], snapshot: Snapshot) -> list[str]:
    """Content words of the question, as written, that no passage of the library has."""
    found = []
    for part in parts:
        for word in part.text.split():
            bare = word.strip(".,;:?!\"'“”‘’()[]")
            folded = terms(bare)
            known = (snapshot.words.document_frequency(term) for term in folded)
            telling = folded and folded[0] in part.terms and rarity(bare) >= _TELLING
            if telling and not any(known):
                found.append(bare)
    return list(dict.fromkeys(found))
