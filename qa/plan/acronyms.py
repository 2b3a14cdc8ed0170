"""Names by their initials: "the LDP" in a question where the articles have "the Liberal Democratic Party", and the other way round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from corpus.terms import terms

_ACRONYM = re.compile(r"\b(?:[A-Z]{3,6}|EU|UK|UN|US)\b")  # of two letters, other names have too many
_SMALL = r"(?:of|and|the|for|on|in|de|du|des|und)"
_NAME = re.compile(rf"\b[A-Z][\w’'-]*(?:\s+(?:{_SMALL}\s+){{0,2}}[A-Z][\w’'-]*)+")
_OWNED, _BEFORE = re.compile(r"(?:\b[Tt]he|['’]s)\s+\Z"), 8  # what stands before it, and where to look for that
_SPELLED = 3  # words from which a name in a question is worth its initials

Known = Callable[[str], bool]
"""Whether a word stands anywhere in the articles."""


def unknown_names(question: str, known: Known) -> list[str]:
    """The acronyms of the question that the articles do not have; none in a question that is all capitals."""
    if question.isupper():
        return []
    return [word for word in dict.fromkeys(_ACRONYM.findall(question)) if terms(word) and not known(word)]


def spelled_out(question: str, acronyms: Iterable[str], texts: Iterable[str]) -> str:
    """The question with each acronym in the words of the name in `texts` that has its initials; the most frequent of several.

    Only what has an article or an owner before it ("the …", "Japan's …"): a person has the same initials by chance.
    """
    names = [(text, match) for text in texts for match in _NAME.finditer(text)]
    for acronym in acronyms:
        found = Counter(long for text, name in names if (long := _with_initials(text, name, acronym)))
        if found:
            question = re.sub(rf"\b{acronym}\b", found.most_common(1)[0][0], question)
    return question


def with_initials(question: str, known: Known) -> str:
    """The question with the initials of each name beside it where the articles have these and lack a word of the name."""
    for name in dict.fromkeys(_NAME.findall(question)):
        own = [word for word in name.split() if word[0].isupper()]
        initials = "".join(word[0] for word in own)
        if len(own) >= _SPELLED and known(initials) and not all(known(word) for word in own):
            question = question.replace(name, f"{name} ({initials})", 1)
    return question


def _with_initials(text: str, name: re.Match[str], acronym: str) -> str | None:
    """The stretch of a capitalised name whose words begin with the letters of the acronym."""
    own = [word for word in re.finditer(r"\S+", name[0]) if word[0][0].isupper()]
    at = "".join(word[0][0] for word in own).find(acronym)
    if at < 0:
        return None
    start = name.start() + own[at].start()
    if not _OWNED.search(text, max(0, start - _BEFORE), start):
        return None
    return " ".join(text[start : name.start() + own[at + len(acronym) - 1].end()].split())
