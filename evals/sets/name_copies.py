"""Copies of a true claim with another name in it, or with two of its names in each other's place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from corpus.terms import STOP_WORDS, words
from evals.sets.copies import Copy

Kind = Literal["person", "place", "body", "people"]
_NAME = re.compile(r"[A-Z][\w’'-]*[^\W_](?: (?:of |de |van )?[A-Z][\w’'-]*[^\W_])*")
_TITLES = frozenset(
    "Mr Mrs Ms Dr Captain President Minister Mayor Governor Judge Professor Sir Lord General Prime".split()
)
_NO_NAME = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday oct sept aug dec nov jan feb i".split()
)
_BODY = re.compile(
    r"\b(?:Council|Party|Union|Bank|Office|Ministry|Agency|Rovers|Town|Alliance|Federation|Association|Branch|Group|"
    r"Company|Lines|Ferries|Rail|Water|Devices|Cell|Tiles|Homes|Trust|Committee|Court|University|Museum|Hospital|House|"
    r"General|Chiefs|Infirmary)\b"
)
_PEOPLE = re.compile(r"(?:[a-z]ese|[a-z]ian|[a-z]ean|[a-z]ish|American|German|Swede|Korean)s?$")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|to|of|around|outside)$", re.I)
_SAYS = re.compile(r"^,? (?:said|says|told|warned|added|called|who)\b")
_ALIKE = (
    "us united states america american washington americans", "uk united kingdom britain british england london bank",
    "north korea korean south seoul pyongyang", "japan japanese tokyo", "china chinese beijing", "russia russian moscow",
)  # fmt: skip


def names(text: str, known: Iterable[str] = ()) -> dict[str, Kind]:
    """The names in `text` by kind; the first word of a sentence is one only if it is `known` from elsewhere."""
    found: dict[str, Kind] = {}
    for match in _NAME.finditer(text):
        name, start = match.group().removesuffix("'s").removesuffix("’s"), match.start()
        first = start == 0 or text[:start].rstrip(' "“‘')[-1:] in ".!?:\n"
        while name.split()[0] in _TITLES and " " in name:
            name = name.split(" ", 1)[1]
        if first and name not in known and not (" " in name and name.split()[0].casefold() not in STOP_WORDS):
            continue
        bare = [word.casefold() for word in name.split()]
        if not _NO_NAME & set(bare) and bare[0] not in STOP_WORDS and len(name) > 2 and not name.isupper():
            found.setdefault(name, _kind(name, text[:start].rstrip(), text[match.end() :]))
    return found


def _kind(name: str, before: str, after: str) -> Kind:
    if _BODY.search(name):
        return "body"
    if _PEOPLE.search(name):
        return "people"
    titled = before.split()[-1:] and before.split()[-1] in _TITLES
    if titled or _SAYS.match(after):
        return "person"
    if _PLACE_BEFORE.search(before):
        return "place"
    return "person" if name.count(" ") == 1 else "body"


def names_changed(claim: str, home: str, pools: Sequence[Mapping[str, Kind]], known: Iterable[str]) -> Iterator[Copy]:
    """Each name with one of its kind from elsewhere: from each of `pools` one, if it has one that may stand for it.

    `home` is the claim's own article: a name from it is not taken where it may be true as well, that is from a
    sentence that shares much of the claim.
    """
    for name, kind in names(claim, known).items():
        for pool in pools:
            other = _other(claim, name, kind, pool, home)
            if other:
                yield Copy("name", _replaced(claim, name, other))


def names_exchanged(claim: str, known: Iterable[str]) -> Iterator[Copy]:
    """Every two names of a kind in each other's place, but for two that are merely listed ("Kim and Lee")."""
    found = list(names(claim, known).items())
    for i, (one, kind) in enumerate(found):
        for other, same in found[i + 1 :]:
            between = claim[claim.find(one) + len(one) : claim.find(other)]
            listed = re.fullmatch(r"(?:, [\w ]*)?,? ?(?:and|or|,|with|of)? ?(?:the )?", between)
            if kind == same and not _alike(one, other) and not listed and between.strip() not in ("and", ","):
                yield Copy("exchange", _replaced(_replaced(_replaced(claim, one, "\0"), other, one), "\0", other))


def _other(claim: str, name: str, kind: Kind, pool: Mapping[str, Kind], home: str) -> str:
    near = set(words(claim)) - STOP_WORDS - set(words(name))
    taken = {w for line in home.split("\n") if len(near & set(words(line))) > len(near) / 3 for w in words(line)}
    fits = [
        other
        for other, its in pool.items()
        if its == kind and not _alike(name, other) and not set(words(other)) & (set(words(claim)) | taken)
    ]
    return min(fits, key=lambda other: hashlib.sha256(f"{claim}{name}{other}".encode()).digest(), default="")


def _alike(one: str, other: str) -> bool:
    mine, theirs = set(words(one)), set(words(other))
    if mine & theirs or one in other or other in one:
        return True
    groups = [set(words(group)) for group in _ALIKE]
    return any(mine & group and theirs & group for group in groups)


def _replaced(claim: str, name: str, other: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _: other, claim)
