"""What is denied: which words of a text a "not", a "never", a "without" or a "refused to" turns into their opposite.

A negation reaches the next content words of its clause. Two of them cancel: what nobody ruled out may happen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.terms import STOP_WORDS, words
from qa.verify.forms import base

_REACH = 3  # content words that a negation reaches
_FIRM = 2  # of these, the first ones are surely meant
_NEGATION = re.compile(
    r"(?:(?P<plain>\b(?:not|no longer|never|cannot|without|nor)\b|n['’]t\b)"
    r"|(?P<none>\b(?:no one|no|none|nobody|nothing|neither)\b)"
    r"|(?P<verb>\b(?:unable to|fail(?:s|ed|ing|ure)? to|refus(?:e|es|ed|ing|al)(?: to)?|den(?:y|ies|ied|ying|ial)|"
    r"declin(?:e|es|ed|ing) to|reject(?:s|ed|ing|ion)?|rebuff(?:s|ed|ing)?|rul(?:e|es|ed|ing) out|lack(?:s|ed|ing)?|"
    r"stop(?:s|ped|ping)? short of)\b))",
    re.I,
)
_NO_NEGATION = re.compile(r"\b(?:not (?:only|least|just)|no (?:doubt|later|more|less|fewer) (?:than)?)\b", re.I)
_OBJECT = re.compile(r"none|nobody|nothing|no one", re.I)
_NEITHER = re.compile(r"(\bneither\b[^.;]*?\b)nor\b", re.I)
_STOPS = frozenset(
    "that which who whom because when while and but although though if whereas as until before after".split()
)
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?|[,;:—–.](?=\s)")


@dataclass(frozen=True)
class Denied:
    """What one negation reaches, in order; `plain` is a "not" or its like, that belongs to the next word.

    `turned` says of each term whether it is denied in the end: a second negation takes the first back.
    """

    terms: tuple[str, ...]
    turned: tuple[bool, ...]
    plain: bool


def negation_differs(claim: str, cited: Sequence[str]) -> bool:
    """Whether the claim denies what the cited sentences affirm, or affirms what they deny."""
    mine, theirs = _Reading([claim]), _Reading(cited)
    if mine.count > theirs.count:
        return True
    for denied in mine.denied:
        shared = [(term, turned) for term, turned in zip(denied.terms, denied.turned, strict=True) if term in theirs]
        if shared and not theirs.says(*shared[0]):
            return True
        if not shared and not any(term in mine for other in theirs.denied for term in other.terms):
            return True
    for denied in theirs.denied:
        firm = [(t, turned) for t, turned in zip(denied.terms, denied.turned, strict=True) if t in mine][:_FIRM]
        clear = [t for t, turned in firm if not mine.says(t, turned) and not theirs.says(t, not turned)]
        if clear and ((denied.plain and denied.terms[0] in clear) or len(clear) == _FIRM or len(denied.terms) == 1):
            return True
    return False


def affirmed_and_denied(question: str, cited: str) -> bool:
    """Whether the cited sentence denies, and nowhere affirms, a word that the question has undenied."""
    mine, theirs = _Reading([question]), _Reading([cited])
    return any(
        mine.says(denied.terms[0], False) and denied.turned[0] and not theirs.says(denied.terms[0], False)
        for denied in theirs.denied
    )


class _Reading:
    """The content words of some sentences, each with whether it stands there denied, affirmed or both."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.denied: list[Denied] = []
        self.count = 0
        self._said: dict[str, set[bool]] = {}
        for text in texts:
            self._read(_NEITHER.sub(r"\1or", _NO_NEGATION.sub(lambda m: "x" * len(m[0]), text)))

    def __contains__(self, term: str) -> bool:
        return term in self._said

    def says(self, term: str, denied: bool) -> bool:
        """Whether the term stands there denied, or affirmed."""
        return denied in self._said.get(term, ())

    def _read(self, text: str) -> None:
        found = list(_NEGATION.finditer(text))
        self.count += len(found)
        tokens = [
            (m.start(), m.group())
            for m in _TOKEN.finditer(text)
            if not any(one.start() <= m.start() < one.end() for one in found)
        ]
        reaches = [_reached(match, tokens) for match in found]
        turns = Counter(start for reached in reaches for start, _ in reached)
        for match, reached in zip(found, reaches, strict=True):
            if reached:
                turned = tuple(turns[start] % 2 == 1 for start, _ in reached)
                self.denied.append(
                    Denied(tuple(term for _, term in reached), turned, match["none"] is None and match["verb"] is None)
                )
        for start, token in tokens:
            term = _term(token)
            if term:
                self._said.setdefault(term, set()).add(turns[start] % 2 == 1)


def _reached(match: re.Match[str], tokens: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The next content words of the clause, each with its place."""
    if _OBJECT.fullmatch(match.group()):
        before = [(start, token) for start, token in tokens if start < match.start()][-1:]
        if before and before[0][1][0].isalnum() and (term := _term(before[0][1])):
            return [(before[0][0], term)]  # "fired nothing", "named none of them"
    reached: list[tuple[int, str]] = []
    for start, token in tokens:
        if start >= match.end():
            stops = token.casefold() in _STOPS and not (match["verb"] and token.casefold() == "that")
            if stops or not token[0].isalnum() or len(reached) == _REACH:
                break
            if term := _term(token):
                reached.append((start, term))
    return reached


def _term(token: str) -> str:
    found = [word for word in words(token) if word not in STOP_WORDS]
    return base(found[0]) if found else ""
