"""What of a claim's wording must be found again: names, negations, opposites.

Deliberately literal: a name that the cited words do not have is a fault, however likely it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.embed import rarity
from corpus.terms import STOP_WORDS, terms, words
from qa.verify.numbers import numbers

_CAPITAL = re.compile(r"(?<![\w'’])[A-Z][\w'’.-]*\w|(?<![\w'’])[A-Z]\b")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")  # U.S. before a space
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
NOT_NAMES = frozenset(
    "the a an in on at it he she they we i but and or this that these those there his her their its our as after before when "
    "while if for from with by to some many most all no not however meanwhile officials police according about both what who "
    "mr mrs ms dr following during under despite although because since until also additionally furthermore".split()
)
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
        ("raise raised", "cut lower lowered reduce reduced"),
        ("arrest arrested detain detained", "release released free freed"),
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
_ALIAS_WORDS = tuple(tuple(tuple(words(name)) for name in group) for group in _ALIASES)
_ENDINGS = frozenset("n an ian ean es ese i ish ic er s ari ial al sm ism".split())  # Korea, Korean; Iraq, Iraqi
_BARE = re.compile(
    r"[A-Z]\w+(?:['’]s \w| (?:has|had|is|was|will|would|said|says|told|won|took|made|got|did|can|may)\b)"
)
_NO_BARE = re.compile(r"(?:[^s]s|ly|ing|ed|ion|ness|ment|one|body)$")
_ODD = 0.95  # rarity in English from which the first word of a sentence is taken for a name


def missing_names(claim: str, evidence: Sequence[str]) -> list[str]:
    """Names in `claim` that no word of `evidence` carries, in order."""
    texts = [words(text) for text in evidence]
    known = {word for text in texts for word in text}
    said, aliases = words(claim), _aliases_said(texts)
    found = []
    for match in _CAPITAL.finditer(claim):
        name = f"{match.group()}." if _INITIALS.fullmatch(match.group()) else match.group()
        if match.start() == 0 and name.casefold() in NOT_NAMES | STOP_WORDS:
            continue
        for word in words(name):
            if word not in STOP_WORDS and word not in NOT_NAMES and not _carried(word, known, said, aliases):
                if match.start() > 0 or name.isupper() or _heads_as_name(claim, name, evidence):
                    found.append(name)
                break
    return found


def carried_names(claim: str, evidence: Sequence[str]) -> set[str]:
    """The words of the claim's names that `evidence` has in another form: Korean for Korea, Washington for America."""
    texts = [words(text) for text in evidence]
    known = {word for text in texts for word in text}
    said, aliases = words(claim), _aliases_said(texts)
    named = {word for match in _CAPITAL.finditer(claim) if match.start() for word in words(match.group())}
    return {word for word in named - known if _carried(word, known, said, aliases)}


def _heads_as_name(claim: str, name: str, evidence: Sequence[str]) -> bool:
    """Whether the first word of a claim, a capital anyway, is a name: an odd word, or one in a name's place.

    "Kim visited Kyiv" puts Kim where "Park visited Kyiv" has Park.
    """
    if any(number.value > 2 for number in numbers(name)):
        return False
    if rarity(name) >= _ODD and not name.endswith(("s", "ly")):
        return True
    if _BARE.match(claim) and not _NO_BARE.search(name):
        return True  # "Terry's sales rose", "Tessaro has sold": one, without an article, and nowhere in the evidence
    after = words(claim)[1:2]
    for text in evidence:
        for one, other in pairwise(_WORD.findall(text)):
            if words(other) == after and after[0] not in STOP_WORDS and one[0].isupper():
                return one.casefold() not in NOT_NAMES | STOP_WORDS
    return False


def _aliases_said(texts: Sequence[list[str]]) -> list[tuple[tuple[str, ...], ...]]:
    """The groups of aliases of which some text has a name, whole: "United" alone names nobody."""
    return [group for group in _ALIAS_WORDS if any(_has(text, name) for text in texts for name in group)]


def _carried(word: str, known: set[str], said: list[str], aliases: list[tuple[tuple[str, ...], ...]]) -> bool:
    if word in known or any(_kin(word, other) for other in known):
        return True
    return any(word in name and _has(said, name) for group in aliases for name in group)


def _has(text: list[str], name: tuple[str, ...]) -> bool:
    if name[0] not in text:
        return False
    return len(name) == 1 or any(tuple(text[i : i + len(name)]) == name for i in range(len(text) - len(name) + 1))


def _kin(one: str, other: str) -> bool:
    """Korea and Korean, China and Chinese: the same but for an ending; Iran and Iraq are not, nor John and Johnson."""
    short, long = sorted((one, other), key=len)
    if len(short) < 4 or short[0].isdigit():
        return False
    stems = (short, short[:-1]) if short[-1] in "aeioy" else (short,)
    return any(long.startswith(stem) and long[len(stem) :] in _ENDINGS for stem in stems)


def one_name(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether two names, by their folded words, are one: Korea and Korean, Japan and Tokyo."""
    one, other = set(mine), set(theirs)
    if any(_kin(word, their) for word in one for their in other):
        return True
    return any(
        any(one.issuperset(name) for name in group) and any(other.issuperset(name) for name in group)
        for group in _ALIAS_WORDS
    )


def opposite_said(claim: str, cited: str) -> bool:
    """Whether the claim uses one word of a pair of opposites where the cited words use only the other."""
    said, there = set(words(claim)), set(words(cited))
    for left, right in _OPPOSITES:
        for mine, other in ((left, right), (right, left)):
            if said & mine and not said & other and there & other and not there & mine:
                return True
    return False
