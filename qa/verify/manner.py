"""How a claim says it: all or some, has or may, because of what, and by whose word; each as strong as the cited words."""

from __future__ import annotations

import re

from corpus.terms import STOP_WORDS, terms, words

_ALL = re.compile(r"\b(?:all|every|everyone|everybody|everything|entire|entirely|whole|always)\b", re.I)
_AS_ALL = re.compile(
    r"\b(?:all|every|everyone|everybody|everything|each|any|anyone|entire|entirely|whole|full|fully|both|always|unanimous(?:ly)?|"
    r"complete(?:ly)?|throughout|none|no|total|never|100)\b",
    re.I,
)
_BECAUSE = re.compile(r"\b(?:because|due to|owing to|thanks to|as a result of|on account of)\b", re.I)
_AS_BECAUSE = re.compile(
    r"\b(?:because|due to|owing to|thanks to|result|account|after|over|since|as|so|citing|blam\w+|caus\w+|reason|led to|"
    r"following|amid|prompt\w+|why|force\w*|to)\b",
    re.I,
)
_LEFT_OPEN = frozenset("may might could can whether if".split())
_PAST = frozenset("has have had was were did".split())
_WANTED = frozenset(
    "expect expects expected plan plans planned hope hopes hoped aim aims intend intends intended propose proposes proposed "
    "consider considers considered considering ask asks asked asking seek seeks sought want wants wanted due likely possible possibly perhaps "
    "line wish wishes believe believes believed".split()
)
_SAID = r"(?:said|says|told|announced|added|reported|reports|admitted|confirmed|warned|counted|claimed|claims|stated|argued|ruled)"
_SPEAKER_LAST = re.compile(rf", (?:as )?(?:the |a |an )?([^,.]{{3,50}}?) (?:has |have )?{_SAID}\.?$")
_SPEAKER_FIRST = re.compile(rf"^(?:The |A |An )?([^,.]{{3,50}}?) (?:has |have )?{_SAID}\b")
_STANDS_FOR_A_NAME = frozenset(terms("company firm group maker"))
_TOKEN = re.compile(r"[^\W_][\w'’-]*")


def manner_fault(claim: str, cited: str, around: str) -> str:
    """What the claim says more strongly than the cited words, or by another's word; "" if nothing.

    `around` is what a pronoun of the cited words may stand for.
    """
    if _ALL.search(claim) and not _AS_ALL.search(cited):
        return "it says all where the cited words do not"
    if _BECAUSE.search(claim) and not _AS_BECAUSE.search(cited):
        return "it gives a reason that the cited words do not"
    if _surer(claim, cited):
        return "it is surer than the cited words"
    return _other_speaker(claim, f"{cited} {around}")


def _surer(claim: str, cited: str) -> bool:
    """Whether what the cited words leave open, or put into the future, is stated as decided or as done."""
    theirs = _firmness(cited)
    for word, mine in _firmness(claim).items():
        other = theirs.get(word, mine)
        if (other == _OPEN and mine < _OPEN) or (other == _DECIDED and mine == _DONE):
            return True
    return False


# How firmly a word is put, the least open first: as done, as it stands, as decided (will), as open (may, if, hopes to).
_DONE, _SAID_SO, _DECIDED, _OPEN = 0, 1, 2, 3


def _firmness(text: str) -> dict[str, int]:
    """By content word, how firmly the text puts it where it does so most."""
    found: dict[str, int] = {}
    tokens = [token.casefold() for token in _TOKEN.findall(text)]
    for at, token in enumerate(tokens):
        for term in terms(token):
            if term.isalpha():
                how = _put(tokens, at)
                found[term] = min(found.get(term, how), how)
    return found


def _put(tokens: list[str], at: int) -> int:
    before = set(tokens[max(0, at - 2) : at])
    if before & _LEFT_OPEN or (tokens[at - 1 : at] == ["to"] and set(tokens[max(0, at - 5) : at]) & _WANTED):
        return _OPEN
    if before & {"will", "would", "shall"}:
        return _DECIDED
    return _DONE if tokens[at].endswith("ed") or before & _PAST else _SAID_SO


def _other_speaker(claim: str, known: str) -> str:
    found = _SPEAKER_LAST.search(claim) or _SPEAKER_FIRST.search(claim)
    if not found:
        return ""
    speaker = [w for w in words(found[1]) if w not in STOP_WORDS]
    have = set(words(known))
    if speaker and speaker[-1] not in have and speaker[-1] not in _STANDS_FOR_A_NAME:
        return "it gives the word to someone whom the cited words do not"
    return ""
