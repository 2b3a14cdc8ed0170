"""Whether the verb beside a time word tells of what has been or of what is to come; unsure is the usual answer.

A reader of words: the clause is what stands between commas and conjunctions, and every verb in it
must point the same way.
"""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["past", "future"]

_EDGE = re.compile(
    r"[,;:—–()]| - |\b(?:that|which|who|whom|whose|where|when|while|after|before|because|as|and|but|or|if|since|until|although|though|whether|than|how|why|what|following)\b",
    re.I,
)
_NOT_PAST = frozenset(
    "need speed indeed feed seed breed hundred sacred naked red bed shed exceed proceed succeed embed weed greed "
    "alleged aged unprecedented based related interested supposed so-called beloved rugged".split()
)
# What they speak of may lie on the other side of the time word: "announced a vote on Monday".
_SPEAKS_OF = (
    "announced called planned proposed scheduled ordered warned threatened expected predicted confirmed promised "
    "organized organised arranged invited agreed vowed pledged set due slated anticipated delayed postponed rescheduled "
    "moved pushed booked prepared faced awaited urged asked requested approved offered declared discussed previewed "
    "teased revealed required sought demanded accepted considered decided wanted hoped needed used braced cancelled canceled "
    "advanced qualified forced extended targeted headed tipped published listed featured dated issued"
).split()
_PAST = (
    "was were did said told became began broke brought built bought caught came chose dealt drew drove fell felt fled "
    "flew fought found gave went got grew held heard kept knew laid led left lost made met paid ran rose sank sat saw "
    "sent shook shot showed slid sold spoke spent stood stole struck swore swept took threw thought tore won wrote "
    "hit beat quit shut put burst withdrew underwent awoke spun sprang clung flung hung wept"
).split()
_CUE = re.compile(
    rf"\b(?:(?P<future>will|won['’]t|shall|(?:is|are) (?:also |now |still |currently )?(?:set|due|expected|scheduled|slated|going|poised)(?: to)?)"
    rf"|(?P<unsure>would|could|should|may|might|must|can|cannot|has|have|having|had|to (?!(?:the|an?|his|her|their|its|this|these|be)\b)[a-z]+|to be"
    rf"|is|are|ahead of|prior to|in advance|expects?|plans?|planning|hopes?|upcoming|if|every|each|usually|typically|normally|often|always"
    rf"|not|n['’]t|never|{'|'.join(_SPEAKS_OF)})"
    rf"|(?P<past>{'|'.join(_PAST)}|[a-z]+ed))(?![\w-])|(?P<short>['’]ll)\b"
)
_FUTURE_TO = re.compile(r"(?:will|shall|is|are)\b", re.I)
_ADJECTIVE = re.compile(
    r"\b(?:the|an?|his|her|their|its|this|these|those|of|by|some|many|more|other|most) (?:\w+ly )?$", re.I
)
_RELATIVE = re.compile(r", (?:who|which|whose|where)\b[^,]*,")
_BESIDE = re.compile(r"^\s*(?:(?:late|early|earlier|later)\s*)?(?:on\s*)?$", re.I)


def direction(text: str, start: int, end: int) -> Direction | None:
    """Where the time word `text[start:end]` lies, seen from the day of writing; None if the words leave it open."""
    edges = list(_EDGE.finditer(text[:start]))
    left = text[edges[-1].end() : start] if edges else text[:start]
    if edges and edges[-1].group().casefold() == "if":
        return None
    if left.strip(" \"“”'‘’"):
        return _verdict(left)
    right = _RELATIVE.sub(" ", re.sub(r"^\s*,", "", text[end:]))
    first = next((c for c in _CUE.finditer(right) if not _is_adjective(right, c)), None)
    if first is None or _EDGE.search(right[: first.start()]):
        return None
    return _kind(first)


def _verdict(clause: str) -> Direction | None:
    """What all the verbs of the clause before the time word say, if they agree."""
    kinds: set[Direction | None] = set()
    for cue in _CUE.finditer(clause):
        if _is_adjective(clause, cue):
            continue
        beside = bool(_BESIDE.match(clause[cue.end() :]))
        if cue["unsure"] in _SPEAKS_OF and beside and not kinds:
            return "past" if cue["unsure"] not in ("set", "due", "scheduled", "slated", "expected", "planned") else None
        if cue["unsure"] and cue["unsure"].startswith("to ") and kinds == {"future"}:
            continue
        if cue["past"] and kinds == {"future"}:  # "will be held"
            continue
        kinds.add(_kind(cue))
    return kinds.pop() if len(kinds) == 1 else None


def _kind(cue: re.Match[str]) -> Direction | None:
    if cue["future"] or cue["short"]:
        return "future"
    return "past" if cue["past"] else None


def _is_adjective(clause: str, cue: re.Match[str]) -> bool:
    """Whether it is none of the verbs: "the injured player" tells of no day."""
    word = cue["past"] or ""
    return word in _NOT_PAST or (word.endswith("ed") and bool(_ADJECTIVE.search(clause[: cue.start()])))
