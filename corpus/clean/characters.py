"""Characters that are noise to a reader made plain, and text cut into lines of one paragraph each.

Nothing is repaired by guesswork: what looks like mojibake stays, for a wrong repair would invent a quote.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

# Line and paragraph separators, form feeds and lone carriage returns all end a paragraph.
_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls; soft hyphens; zero-width characters, marks of direction, byte-order marks; halves of characters.
# The zero-width joiners \u200c and \u200d stay: Persian, Indic scripts and emoji are spelt with them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANKS = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_STRAY_JOINERS = re.compile("(?<![^\\s])[\u200c\u200d]+|[\u200c\u200d]+(?![^\\s])")
_WIDEST = 100  # characters: text broken by hand or by a wire's printer is narrower


def plain(text: str) -> str:
    """One line or many with Unicode in NFC, noise removed and blanks collapsed; line breaks are `\\n`."""
    text = _BREAKS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _STRAY_JOINERS.sub("", _BLANKS.sub(" ", text))
    return unicodedata.normalize("NFC", text)


def field(value: str | None) -> str | None:
    """A title, name or the like: one line, or None where nothing is left."""
    return " ".join(plain(value).split()) or None if value else None


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, also where its lines were broken to a width; none is empty."""
    text = _BREAKS.sub("\n", text)
    rows = _unwrapped(text.split("\n"))
    found = (plain(row).strip() for row in rows)
    return [line for line in found if line]


def _unwrapped(rows: list[str]) -> list[str]:
    """Join lines that only the width of a page broke. A blank, an indent or a short line ends a paragraph."""
    width = max((len(row.rstrip()) for row in rows), default=0)
    if not _is_wrapped(rows, width):
        return rows
    joined: list[str] = []
    goes_on = False
    for row in rows:
        indented = row[:1].isspace() and bool(row.strip())
        if goes_on and row.strip() and not indented:
            joined[-1] = f"{joined[-1].rstrip()} {row.strip()}"
        else:
            joined.append(row)
        goes_on = len(row.rstrip()) >= 0.7 * width
    return joined


def _is_wrapped(rows: list[str], width: int) -> bool:
    """Most full lines break off in mid-sentence and go on with a small letter or so."""
    if not 40 <= width <= _WIDEST:
        return False
    full = breaks = 0
    for row, following in pairwise(rows):
        if len(row.rstrip()) < 0.7 * width or not following.strip() or following[:1].isspace():
            continue
        full += 1
        breaks += row.rstrip()[-1] not in ".!?:;\"”'’)" and not following[:1].isupper()
    return full >= 3 and breaks >= 0.4 * full
