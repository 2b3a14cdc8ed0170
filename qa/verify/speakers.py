"""By whose word: the speaker whom the claim names must be the one who says it in the cited words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.terms import STOP_WORDS, terms, words
from qa.evidence import Sentence
from qa.verify.numbers import numbers, same
from qa.verify.wording import one_name

_VERB = (
    r"(?:said|says|told|tells|announced|added|adds|reported|reports|admitted|admits|confirmed|warned|warns|counted|claimed|"
    r"claims|stated|argued|argues|ruled|acknowledged|insisted|noted|explained|promised|replied|complained|conceded|estimated)"
)
_LAST = re.compile(
    rf", (?:as )?(?P<who>(?:the |a |an |its |their )?[^,.;]{{2,60}}?) (?:has |have |had )?{_VERB}(?: [^,.]{{1,30}})?\.?$"
)
_LAST_TURNED = re.compile(
    rf", (?:{_VERB}|according to) (?P<who>(?:(?:the|a|an|its|his|her|their|one)\b|[A-Z])[^,.;]{{2,60}})[^;]{{0,60}}\.?$"
)
_FIRST = re.compile(
    rf"^(?P<who>(?:The |A |An |Its |Their )?[^,.;]{{2,60}}?)(?:, [^,]{{2,60}},)? (?:has |have |had |also )?{_VERB}\b"
)
_FIRST_TURNED = re.compile(r"^According to (?P<who>[^,.;]{2,60}),")
_NO_SPEAKER = re.compile(
    r"^(?:that|which|who|he|she|it|they)\b|\b(?:has|had|have|was|were|is|are|will|would|be|been)\b|\d", re.I
)
_HOW = (_FIRST, _FIRST_TURNED, _LAST, _LAST_TURNED)
_SAYS = re.compile(
    rf"\b(?:{_VERB}|according to|called|put (?:the|its|his|her|their) (?:number|figure|total|toll|cost))\b", re.I
)
_FACING = re.compile(r"\s+(?:(?:the|a|an|its|his|her|their|one|two)\b|[A-Z])")
_CLAUSE = re.compile(r";\s|[,.”\"]\s(?:and|but|while)\s|[.?!]\s")
_PRONOUN = frozenset("he she it they who both we i one".split())
_STANDS_FOR_A_NAME = frozenset(terms("company firm group maker spokesman spokeswoman official officials union club"))
_FULL_NAME = re.compile(r"[A-Z][\w-]+ [A-Z][\w-]+")
_HEAD = 5  # words of a clause in which its subject stands if something is put in
_WINDOW = 9  # words before a verb of saying in which its subject stands


def speaker(claim: str) -> str:
    """The speaker by whose word the claim gives what it says; "" if it names none."""
    for pattern in _HOW:
        found = pattern.search(claim)
        if found and not _NO_SPEAKER.search(found["who"]):
            return found["who"]
    return ""


def speaker_left_out(claim: str, cited: Sequence[Sentence]) -> str:
    """Who says it, if all the cited sentences have it from somebody and the claim states it as a fact; "" if not."""
    if _SAYS.search(claim) or any(mark in claim for mark in '“"'):
        return ""
    found = [speaker(sentence.text) for sentence in cited]
    return " ".join(found[0].split()) if found and all(found) else ""


def other_speaker(claim: str, cited: Sequence[Sentence], around: str) -> str:
    """What is wrong with the speaker of the claim; "" if nothing. `around` is what pronouns may stand for."""
    who = speaker(claim)
    named = [w for w in words(who) if w not in STOP_WORDS]
    if not named:
        return ""
    fault = "it gives the word to someone whom the cited words do not"
    known = words(f"{' '.join(s.text for s in cited)} {around}")
    if not _is_among(named[-1:], known) and named[-1] not in _STANDS_FOR_A_NAME:
        return fault
    said = set(terms(claim)) - set(named)
    closest = max(cited, key=lambda s: len(said & set(terms(s.text))))
    for clause in _clauses(claim, closest.text):
        speakers = _speakers(clause)
        if speakers and not any(_may_be(named, one, closest, around) for one in speakers):
            return fault
    return ""


def _clauses(claim: str, text: str) -> list[str]:
    """The whole, and each of its clauses that alone has a number of the claim and a speaker of its own."""
    found, start = [], 0
    for match in [*_CLAUSE.finditer(text), None]:
        found.append(text[start : match.start() if match else len(text)])
        start = match.end() if match else start
    mine = numbers(claim)
    alone = []
    for number in mine:
        having = [clause for clause in found if any(same(number, other) for other in numbers(clause))]
        alone += having if len(having) == 1 and len(found) > 1 else []
    return [text, *alone]


def _speakers(text: str) -> list[list[str]]:
    """For each verb of saying, the words among which its subject stands."""
    found = []
    for match in _SAYS.finditer(text):
        before = re.split(r"[;:“”\"]|[.?!]\s", text[: match.start()])[-1]
        window = [] if match.group().casefold() == "according to" else words(before)[:_HEAD] + words(before)[-_WINDOW:]
        if match.group().casefold() == "according to" or _FACING.match(text, match.end()):
            after = re.split(r"[;:“”\"]|[.?!]\s| that ", text[match.end() :])[0]
            window += words(after)[:_WINDOW]
        if window:
            found.append(window)
    return found


def _may_be(named: list[str], window: list[str], cited: Sentence, around: str) -> bool:
    if _is_among(named, window):
        return True
    if not set(window) & (_PRONOUN | _STANDS_FOR_A_NAME) and named[-1] not in _STANDS_FOR_A_NAME:
        return False
    if named[-1] in _STANDS_FOR_A_NAME:
        return True
    # "She said": somebody of the sentence before, if it names anybody.
    someone = _FULL_NAME.search(cited.before) if {"he", "she"} & set(window) else None
    return _is_among(named, words(f"{cited.before if someone else around} {cited.text}"))


def _is_among(named: list[str], window: list[str]) -> bool:
    have = set(window)
    return named[-1] in have or any(w in have for w in named if w in have and len(w) > 3) or one_name(named, window)
