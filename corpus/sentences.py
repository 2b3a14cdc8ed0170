"""Sentences of news prose, as exact spans.

A rule-based splitter that only ever cuts, never rewrites, so that every sentence is a slice of
the text. A line break always ends a sentence: paragraphs are lines in a clean article.
"""

from __future__ import annotations

import re

from corpus.article import Span

# Always followed by a name or a number, so a full stop after them never ends a sentence.
_TITLES = frozenset(
    "mr mrs ms mx dr prof rev fr hon pres gov lt maj col gen brig adm capt cmdr cpl sgt pvt supt det insp sen rep "
    "reps sens amb st mt ft vs messrs mme mlle sr sra".split()
)
# May end a sentence: they do when the next word usually opens one.
_MAYBE = frozenset("inc corp co ltd llc plc bros jr esq etc dept univ est assn ave blvd rd a.m p.m".split())
# Followed by a number when they are abbreviations: "Sept. 15", "No. 10".
_BEFORE_NUMBERS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec no nos art fig vol pp ca approx".split())
_OPENERS = frozenset(
    "the a an in on at it he she they we i but and or this that these those there his her its their our as after "
    "before when while if for from with by to some many most all no not however meanwhile officials police one "
    "both what who why how last earlier later since under according among despite during although about".split()
)
_STOP = re.compile(r"""[.!?…]+[)\]"'”’»]*(?=\s)|[。！？][」』”"）]*|\n""")
_WORD_BEFORE = re.compile(r"([^\s(\[\"'“‘—–-]+)$")
_NEXT = re.compile(r"""\s+([("'“‘«\[]*)([^\s]+)""")


def sentences(text: str) -> list[Span]:
    """The sentences of `text` in order, without surrounding white space."""
    found: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop.group() != "\n" and not _ends(text, stop):
            continue
        _append(found, text, start, stop.end())
        start = stop.end()
    _append(found, text, start, len(text))
    return found


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    stretch = text[start:end]
    begin = start + len(stretch) - len(stretch.lstrip())
    finish = start + len(stretch.rstrip())
    if begin < finish:
        found.append(Span(begin, finish))


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether this stop ends a sentence, judged by the words on either side."""
    if stop.group()[0] in "。！？":
        return True
    after = _NEXT.match(text, stop.end())
    if after is None:
        return True
    word = after.group(2)
    if word[0].islower():
        return False
    if stop.group()[0] != ".":
        return True
    before = _WORD_BEFORE.search(text[max(0, stop.start() - 40) : stop.start()])
    if before is None:
        return True
    token = before.group(1).casefold()
    following = word.strip(".,;:\"'”’").casefold()
    if token in _TITLES:
        return False
    if token in _BEFORE_NUMBERS:
        return not word[0].isdigit()
    if token in _MAYBE or re.fullmatch(r"(?:\w\.)+\w", token):
        return following in _OPENERS or bool(after.group(1))
    if len(token) == 1 and token.isalpha():
        return following in _OPENERS
    return True
