"""What of a claim's wording must be found again: names, negations, opposites.

Deliberately literal: a name that the cited words do not have is a fault, however likely it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.terms import STOP_WORDS, terms, words

_CAPITAL = re.compile(r"(?<![\w'’])[A-Z][\w'’.-]*\w|(?<![\w'’])[A-Z]\b")
_NOT_NAMES = frozenset(
    "the a an in on at it he she they we i but and or this that these those there his her their its our as after before when "
    "while if for from with by to some many most all no not however meanwhile officials police according about both what who "
    "mr mrs ms dr following during under despite although because since until also additionally furthermore".split()
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|unable|fail(?:s|ed|ure)?|refus(?:e|es|ed|ing|al)|"
    r"den(?:y|ies|ied|ying|ial)|declin(?:e|es|ed|ing) to|reject(?:s|ed|ing|ion)?|rebuff(?:s|ed|ing)?|rul(?:e|es|ed|ing) out|lack(?:s|ed)?)\b|n['’]t\b",
    re.I,
)
_CLAUSE = re.compile(r"[,;:—–]\s|\s-\s|\b(?:but|although|though|while|whereas|despite|and)\b", re.I)
_OPPOSITES = tuple(
    (frozenset(terms(left)), frozenset(terms(right)))
    for left, right in (
        (
            "rise rose risen increase increased grow grew gain gained climb climbed",
            "fall fell fallen decrease decreased drop dropped decline declined shrink shrank",
        ),
        ("win won beat defeated", "lose lost"),
        (
            "accept accepted approve approved agree agreed support supported back backed",
            "reject rejected oppose opposed refuse refused",
        ),
        ("start started begin began open opened launch launched", "end ended close closed finish finished"),
        ("confirm confirmed", "deny denied"),
        ("guilty convicted", "acquitted cleared innocent"),
        ("arrive arrived", "leave left depart departed"),
        ("strengthen strengthened", "weaken weakened"),
        ("buy bought", "sell sold"),
        ("hire hired", "fire fired dismiss dismissed"),
    )
)
_ALIASES = (
    ("us", "united states", "america", "american", "washington"),
    ("uk", "united kingdom", "britain", "british"),
    ("un", "united nations"),
    ("eu", "european union"),
    ("north korea", "north korean", "dprk", "pyongyang", "the north"),
    ("south korea", "south korean", "rok", "seoul", "the south"),
    ("japan", "japanese", "tokyo"),
    ("china", "chinese", "beijing"),
    ("russia", "russian", "moscow"),
)
_ALIAS_WORDS = tuple(frozenset(w for name in group for w in words(name)) - {"the"} for group in _ALIASES)


def missing_names(claim: str, evidence: Iterable[str]) -> list[str]:
    """Names in `claim` that no word of `evidence` carries, in order."""
    known = {word for text in evidence for word in words(text)}
    found = []
    for match in _CAPITAL.finditer(claim):
        name = match.group()
        if match.start() == 0 and name.casefold() in _NOT_NAMES | STOP_WORDS:
            continue
        for word in words(name):
            if word not in STOP_WORDS and word not in _NOT_NAMES and not _carried(word, known):
                # The first word of a sentence is capital anyway; alone it is not proof of a name.
                if match.start() > 0 or name.isupper():
                    found.append(name)
                break
    return found


def _carried(word: str, known: set[str]) -> bool:
    if word in known or any(_kin(word, other) for other in known):
        return True
    return any(word in group and known & group for group in _ALIAS_WORDS)


def _kin(one: str, other: str) -> bool:
    """Korea and Korean, Japan and Japanese: the same stem but for an ending of one to three letters."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and len(long) - len(short) <= 3 and long.startswith(short[:-1]) and not short[0].isdigit()


def negation_differs(claim: str, cited: str) -> bool:
    """Whether exactly one of the two is negated, judged in the clauses of `cited` that the claim draws on."""
    said = set(terms(claim))
    relevant = " ".join(part for part in _CLAUSE.split(cited) if part and len(said & set(terms(part))) >= 2) or cited
    claim_negated = bool(_NEGATION.search(claim))
    if claim_negated:
        return not _NEGATION.search(cited)
    negated = [part for part in _CLAUSE.split(relevant) if part and _NEGATION.search(part)]
    return any(len(said & set(terms(part))) >= max(2, 0.6 * len(said)) for part in negated)


def opposite_said(claim: str, cited: str) -> bool:
    """Whether the claim uses one word of a pair of opposites where the cited words use only the other."""
    said, there = set(words(claim)), set(words(cited))
    for left, right in _OPPOSITES:
        for mine, other in ((left, right), (right, left)):
            if said & mine and not said & other and there & other and not there & mine:
                return True
    return False
