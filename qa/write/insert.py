"""What the answer adds to a sentence: in square brackets, as editors do, and so that it can be taken out again.

An article's own brackets are written `\\[…\\]`; ours open bare and close escaped, `[…\\]`. Markdown shows both
alike, a mark `[1]` is neither, and a program can tell which are ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_OURS = re.compile(r" (?<!\\)\[[^\[\]\\\n]+\\\]")
# Only an attribution stands between the closing quotation mark and the marks.
_FROM = re.compile(r"(?<=”) — [^\n”]*\d{4}(?= \[\d+\])")
_PLAIN = re.compile(r"[^\[\]\\`*_<>|~$#\n]+")
_CURLY = re.compile(r"[“”]")
_STRAIGHT = re.compile(r'"')
_SINGLE = re.compile(r"(?<!\w)‘.+?’(?!\w)|(?<!\w)'.+?'(?!\w)")


@dataclass(frozen=True)
class Insertion:
    """Words of ours, where in the sentence they go, and the words there that they explain."""

    at: int
    words: str
    phrase: str = ""


def insert(escaped: str, insertions: Iterable[Insertion]) -> str:
    """The sentence with the words put in; places count in `escaped`. Words that Markdown could misread stay out."""
    for one in sorted(insertions, key=lambda i: -i.at):
        if _PLAIN.fullmatch(one.words):
            escaped = f"{escaped[: one.at]} [{one.words}\\]{escaped[one.at :]}"
    return escaped


def without_insertions(text: str) -> str:
    """A claim's or an answer's text without what we added to the words of the articles or of the model."""
    return _FROM.sub("", _OURS.sub("", text))


def speech(text: str, before: str = "") -> list[tuple[int, int]]:
    """The stretches of `text` inside quotation marks; `before` is what precedes it in its paragraph.

    A quotation whose beginning or end is not there reaches to that end of the text.
    """
    return [
        *_marked(text, before, _CURLY),
        *_marked(text, before, _STRAIGHT),
        *(m.span() for m in _SINGLE.finditer(text)),
    ]


def _marked(text: str, before: str, mark: re.Pattern[str]) -> list[tuple[int, int]]:
    whole, skip = before + text, len(before)
    found, start = [], None
    for match in mark.finditer(whole):
        opens = match.group() == "“" or (match.group() == '"' and start is None and _opens(whole, match.start()))
        if opens and start is None:
            start = match.start()
        elif not opens:
            found.append((start or 0, match.end()))
            start = None
    if start is not None:
        found.append((start, len(whole)))
    return [(max(0, a - skip), b - skip) for a, b in found if b > skip]


def _opens(text: str, at: int) -> bool:
    """Whether a straight quotation mark opens: it stands before a word and not after one."""
    return (at == 0 or not (text[at - 1].isalnum() or text[at - 1] in ".,!?")) and text[at + 1 : at + 2].strip() != ""
