"""Who did what to whom, and which number counts what: each name and number must stand among the words it stands among.

A claim can have all its names and numbers right and still say of one what is true of another: "Lee beat Kim" for "Kim
beat Lee", "six of two" for "two of six". So every name and number of the claim is looked up where the cited words have
it, and its nearest content words are compared, left and right. If another name or number of the cited words stands
among those very words, and this one does not, they have been exchanged. Words of which the claim has two that the cited
words have in each other's place are exchanged too: "the insurers refused the dealer's offer".
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from corpus.terms import words
from qa.datewords import WEEKDAYS
from qa.days import take_dates
from qa.verify.forms import base
from qa.verify.slots import DATE, NAME, NUMBER, WORD, Slot, runs, slots

# What a shared nearest word counts is 1. Enough to tell; to hint, if the slot stands nowhere like it; by how much more than
# where it stands; what a word on the other side counts; and below what a word is looked for elsewhere.
_TELLING, _HINTING, _CLOSER, _TURNED, _LOOSE = 0.9, 0.6, 0.5, 0.5, 0.8
_DAYS_OF_WEEK = frozenset(words(" ".join(WEEKDAYS)))
_SAYING = frozenset(base(w) for w in words("said told added warned announced reported called named was is led"))
_LONG_INSERT = re.compile(r", [^;.]{2,90}?,(?= (?:was|is|has|had|were|are|will|would|said|says|told|[a-z]+ed)\b)")
_INSERT = re.compile(r", [^,;.]{2,70},(?= )| \([^()]*\)")  # "Colin Ashdown, 57, of Lanmoor, was found guilty"


def exchanged(claim: str, cited: Sequence[str]) -> str:
    """What is wrong with where the claim has its names, numbers and words; "" if nothing."""
    texts = [take_dates(text)[1] for text in cited]
    names = frozenset(word for text in texts for run in runs(text) for word in run)
    small = {word for text in texts for word in words(text)} - names
    mine = slots(take_dates(claim)[1], names | (set(words(claim)[:1]) - small))
    # What is put in between commas parts a name from its verb: the sentence is read with it and without.
    plain = [slot for text in texts for slot in slots(text, names)]
    theirs = plain + [slot for text in texts for form in _without_inserts(text) for slot in slots(form, names)]
    for kind in (NUMBER, NAME, DATE):
        for slot in mine:
            if slot.kind == kind:
                other = _in_its_place(slot, mine, plain, theirs)
                if other:
                    return f"it puts {slot.text} where the cited words have {other.text}"
    return _words_exchanged(mine, theirs) or _turned_round(mine, theirs) or _joined(claim, cited)


def _without_inserts(text: str) -> set[str]:
    """The text without what is put in between commas: "Colin Ashdown, 57, of Lanmoor, was" is also "Colin Ashdown was"."""
    return {_INSERT.sub("", text), _LONG_INSERT.sub("", text)} - {text}


def _in_its_place(slot: Slot, mine: Sequence[Slot], plain: Sequence[Slot], theirs: Sequence[Slot]) -> Slot | None:
    """The other of its kind that stands among the slot's words, where the slot itself does not.

    `theirs` also has the cited words as they are without inserts, in which a slot may be found but no other is.
    """
    best, found = 0.0, None
    for other in plain:
        if other.kind == slot.kind and not slot.is_same(other) and _comparable(slot, other):
            both = slot.terms | other.terms
            like = _likeness(slot, other, both)
            if like > best and like >= _HINTING:
                own = max((_likeness(slot, p, both) for p in theirs if slot.is_same(p)), default=0.0)
                held = max((_likeness(m, other, both) for m in mine if m.is_same(other)), default=0.0)
                # `held`: else the claim has the other there as well
                if like >= (_TELLING if own else _HINTING) and like - max(own, held) >= _CLOSER:
                    best, found = like, other
    return found


def _comparable(one: Slot, other: Slot) -> bool:
    """Numbers of one unit, or of none; weekdays with weekdays and months with months."""
    if one.kind == DATE:
        return bool(one.terms & _DAYS_OF_WEEK) == bool(other.terms & _DAYS_OF_WEEK)
    if one.number is None or other.number is None:
        return True
    return one.number.unit == other.number.unit and one.number.percent == other.number.percent


def _likeness(slot: Slot, place: Slot, both: Set[str]) -> float:
    """How much of what stands about the slot stands about `place`; a nearest word shared counts 1.

    `both` are the words of the two that are compared, which do not count.
    """
    total = 0.0
    for near in slot.around:
        if not near.terms & both:
            there = [other for other in place.around if other.terms & near.terms]
            total += max(
                ((1.0 if other.side == near.side else _TURNED) / max(near.away, other.away) for other in there),
                default=0.0,
            )
    return total


def _words_exchanged(mine: Sequence[Slot], theirs: Sequence[Slot]) -> str:
    """Two of the claim's own words, each where the cited words have the other."""
    loose = []
    for slot in mine:
        if slot.kind == WORD:
            held = [_likeness(slot, other, slot.terms) for other in theirs if slot.is_same(other)]
            if held and max(held) < _LOOSE:
                loose.append((slot, max(held)))
    for i, (one, own) in enumerate(loose):
        for other, own_other in loose[i + 1 :]:
            if not one.terms & other.terms:
                here = max(
                    (_likeness(one, p, one.terms | other.terms) for p in theirs if other.is_same(p)), default=0.0
                )
                there = max(
                    (_likeness(other, p, one.terms | other.terms) for p in theirs if one.is_same(p)), default=0.0
                )
                if min(here, there) >= _TELLING and min(here - own, there - own_other) >= _CLOSER:
                    return f"it has {one.text} and {other.text} in each other's place"
    return ""


def _turned_round(mine: Sequence[Slot], theirs: Sequence[Slot]) -> str:
    """A name that does in the claim what is done to it in the cited words: "Hull struck Belle" of "she struck Hull"."""
    for slot in mine:
        if slot.kind == NAME:
            right = [n for n in slot.around if n.side == 1]
            does = [n for n in right if n.kind == WORD and n.away == 1 and any(m.kind == NAME for m in right)]
            places = [p for p in theirs if p.is_same(slot)]
            for near in does:
                sides = {n.side for p in places for n in p.around if n.terms & near.terms}
                done = any(n.side == -1 and n.away <= 2 for p in places for n in p.around if n.terms & near.terms)
                if done and sides == {-1} and not near.terms & _SAYING:
                    return f"it has {slot.text} do what is done to it"
    return ""


def _joined(claim: str, cited: Sequence[str]) -> str:
    """A name made of two: "Emmanouil Marschall" of "Emmanouil Karalis" and "Kurtis Marschall"."""
    theirs = [run for text in cited for run in runs(text)]
    for run in runs(claim):
        for one, other in pairwise(run):
            if any(one in r and other in r for r in theirs):
                continue
            with_one, with_other = ([r for r in theirs if word in r and len(r) > 1] for word in (one, other))
            if with_one and with_other and not any(len(r) == 1 and (one in r or other in r) for r in theirs):
                return f"it makes one name of two, {one} {other}"
    return ""
