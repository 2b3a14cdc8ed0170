"""A question taken apart: "Who did she meet, and when does it start?" asks two things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.terms import terms
from qa.asked import Kind, Part, Plan
from qa.plan.overview import subject
from qa.plan.when import latest, window, without_time_words

_WH = r"(?:who|whom|whose|when|where|why|how|what|which)\b"
_AUX = r"(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|should|may|might)\b"
_BY = r"(?:by|for|from|to|in|on|at|with|of|after|since|under)"
_HOW = r"how\s+(?:many|much|old|long|far|fast|often|large|big)\b"
_SPLIT = re.compile(
    rf"(?<=[?!])\s+(?=\w)|\s*[,;]?\s+(?:and|but|or)\s+(?={_WH})|,\s+(?:and|but|or)\s+(?={_AUX}|{_BY} {_WH})"
    rf"|[,;]\s+(?=(?:what|how|why)\s+(?!is more){_AUX}|{_HOW})",
    re.I,
)
_QUESTION_WORD = re.compile(rf"\b{_WH}", re.I)
_YES_OR_NO = re.compile(rf"\W*{_AUX}", re.I)
_BIDS = re.compile(r"\W*(?:tell|list|name|give|summari[sz]e|explain|describe|compare|show|say|i)\b", re.I)
_POLITE = re.compile(
    r"\W*(?:(?:can|could|would|will) you|(?:do|does|did) (?:you|anyone|anybody|we) know|is it (?:known|clear)|has any(?:one|body) said)\b",
    re.I,
)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "number",
        re.compile(
            r"\bhow (?:many|much|old|tall|high|large|big|long|far|fast|often)\b|\bwhat (?:percentage|share|number|proportion|price|sum|amount)\b",
            re.I,
        ),
    ),
    (
        "time",
        re.compile(r"\bwhen\b|\b(?:what|which) (?:day|date|month|year|time|week)\b|\bhow (?:soon|recently)\b", re.I),
    ),
    ("person", re.compile(r"\bwho(?:m|se)?\b", re.I)),
    ("place", re.compile(r"\bwhere\b|\b(?:what|which) (?:city|country|town|place|venue|port|region|province)\b", re.I)),
    ("reason", re.compile(r"\bwhy\b|\bwhat (?:caused|reason)\b", re.I)),
)
# Words that steer the question and are not what it is about.
_STEERING = frozenset(terms("many much say said tell news article articles report reported according happen happened"))


def plan(text: str, topic: tuple[str, ...], as_of: date, earlier: Sequence[str] = ()) -> Plan:
    """Take a question apart, without any model.

    `topic` holds words that a follow-up takes over; the days of the `earlier` questions that it leans on, the last one
    first, hold for it too where it names none.
    """
    parts = tuple(_part(piece, topic) for piece in _pieces(text))
    days = next((found for asked in (text, *earlier) if (found := window(asked, as_of))), None)
    return Plan(text, parts, days, latest(text))


def _pieces(text: str) -> list[str]:
    pieces = [piece.strip(" ,;") for piece in _SPLIT.split(text) if piece.strip(" ,;?!.")]
    if len(pieces) > 1 and not _asks(pieces[0]):  # "After the flood, what did the council do, and why?"
        pieces[:2] = [f"{pieces[0]}, {pieces[1]}"]
    if len(pieces) < 2 or any(len(terms(piece)) == 0 for piece in pieces):
        return [text]
    return pieces


def _asks(piece: str) -> bool:
    return bool(piece.endswith("?") or _QUESTION_WORD.search(piece) or _YES_OR_NO.match(piece) or _BIDS.match(piece))


def _part(text: str, topic: tuple[str, ...]) -> Part:
    about = subject(text)
    if about is not None:
        return Part(text, "overview", _content(about), topic, about)
    return Part(text, _kind(text), _content(text) or tuple(dict.fromkeys(terms(text))), topic)


def _kind(text: str) -> Kind:
    """What the first question word asks for: "What did he say when …" asks for no time."""
    asks = _QUESTION_WORD.search(text)
    if not asks or (_YES_OR_NO.match(text) and not _POLITE.match(text)):
        return "any"
    return next((kind for kind, pattern in _KINDS if pattern.match(text, asks.start())), "any")


def _content(text: str) -> tuple[str, ...]:
    return tuple(term for term in dict.fromkeys(terms(without_time_words(text))) if term not in _STEERING)
