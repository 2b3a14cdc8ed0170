"""Say plainly that the articles do not answer, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Published
from corpus.embed import rarity
from corpus.records import Filter
from corpus.store.snapshot import Snapshot
from corpus.terms import terms
from qa.answer import Abstention, Citation, Reason
from qa.asked import Part
from qa.datewords import DAY_OR_MONTH
from qa.days import issue_words

_ON_TOPIC = 0.5  # share of the question's words in one sentence from which the articles are about its subject
_MARKS = ".,;:?!\"'“”‘’()[]"
_DERIVED = re.compile(r"(?P<root>\w{3,}?(?P<last>\w))(?P=last)?(?:ers?|ors?|ings?|ists?|ed|ment|ness)")
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


@dataclass(frozen=True)
class Looked:
    """What was found for a question that is not answered: the nearest sentences, best first, and what they are to it.

    `covered` is the most of the question's words that one of them has, 0 to 1; `likely` whether one would be an answer
    with less caution; `older` the date of the newest that would be one but is of before the days asked about;
    `contradicting` whether the first of them contradicts what the question takes for granted.
    """

    nearest: tuple[Citation, ...] = ()
    covered: float = 0.0
    likely: bool = False
    older: Published | None = None
    contradicting: bool = False


def unanswered(parts: Sequence[Part], snapshot: Snapshot, looked: Looked) -> tuple[str, Abstention]:
    """For a question whose answer was looked for and not found; the first reason that holds, and the nearest words."""
    reason, text = _why(absent_words(parts, snapshot), looked)
    return f"The articles do not answer this. {text}", Abstention(reason, looked.nearest)


def _why(absent: Sequence[str], looked: Looked) -> tuple[Reason, str]:
    if looked.older:
        return "only_older", f"Only older ones come near it, the newest of {issue_words(looked.older)}."
    if looked.contradicting:
        return "contradicted", "The nearest of them says otherwise than the question takes for granted."
    if looked.likely:
        return (
            "not_certain",
            "What comes near may answer it, but that is not certain enough for the caution that is set.",
        )
    if absent:
        named = " or ".join(f"“{word}”" for word in absent[:3])
        return "not_in_articles", f"Nothing in them mentions {named}."
    if looked.nearest and looked.covered >= _ON_TOPIC:
        return "not_said", "They are about the subject, but do not say what was asked."
    if looked.nearest:
        return "not_in_articles", "They come near the subject at most, and do not say what was asked."
    return "not_in_articles", "Nothing in them is about it."


def names_strangers(part: Part, snapshot: Snapshot) -> bool:
    """Whether a part names somebody or something, and no passage of the library has any of the names."""
    words = [word.strip(_MARKS) for word in part.query.split()]
    names = [word for n, word in enumerate(words) if (n and word[:1].isupper()) or (len(word) > 1 and word.isupper())]
    names = [name for name in names if terms(name) and not DAY_OR_MONTH.fullmatch(name)]
    return any(rarity(name) >= _TELLING for name in names) and not any(
        snapshot.words.document_frequency(term) for name in names for term in terms(name)
    )


def absent_words(parts: Sequence[Part], snapshot: Snapshot) -> list[str]:
    """Content words of the question, as written, that no passage of the library has."""
    found = []
    for part in parts:
        for word in part.text.split():
            bare = word.strip(_MARKS)
            folded = terms(bare)
            known = (snapshot.words.document_frequency(term) for term in folded)
            telling = folded and folded[0] in part.terms and rarity(bare) >= _TELLING
            if telling and not any(known) and not (bare.islower() and _has_its_root(bare, snapshot)):
                found.append(bare)
    return list(dict.fromkeys(found))


def _has_its_root(word: str, snapshot: Snapshot) -> bool:
    """Whether a passage has the beginning of the word as a word of its own: "swim" of "swimmers"."""
    found = _DERIVED.fullmatch(word)
    return bool(found and snapshot.words.document_frequency(found["root"]))
