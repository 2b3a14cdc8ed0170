"""The words of a text in their places: names, numbers, days and other content words, each with what stands about it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from corpus.embed import rarity
from corpus.terms import STOP_WORDS, words
from qa.datewords import MONTHS, WEEKDAYS
from qa.verify.forms import base
from qa.verify.numbers import Number, numbers, same
from qa.verify.wording import NOT_NAMES, one_name

NAME, NUMBER, WORD, DATE = "name", "number", "word", "date"
_BREAK, _STOP = "and", "."
_REACH = 3  # content words to either side
_BREAKS = frozenset("and but while or".split())
_DATES = frozenset([*MONTHS, *WEEKDAYS, *"jan feb mar apr jun jul aug sept sep oct nov dec".split()])
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-’'][^\W_]+)*|[.,!?;:](?=\s)")
_BY = re.compile(r" (?:\w+ly )?by (?!\d|about |more |nearly )(?:the |a |an )?[^\W\d]")
_POSSESSIVE = re.compile(r"['’]s?$")
_RUN = re.compile(r"[A-Z][\w-]*[^\W_](?: [A-Z][\w-]*[^\W_])+|[A-Z][\w-]*[^\W_]")


@dataclass(frozen=True, slots=True)
class Near:
    """A content word, or a name, beside another."""

    kind: str
    terms: frozenset[str]
    side: int
    away: int


@dataclass(frozen=True)
class Slot:
    """A name, a number or another content word of a text, with the content words to its left and right.

    `around` has each of these with its side (-1 left, 1 right) and how many content words away it is.
    """

    kind: str
    text: str
    terms: frozenset[str]
    around: tuple[Near, ...]
    number: Number | None = None

    def is_same(self, other: Slot) -> bool:
        """Whether both say the same name, number or word."""
        if self.number or other.number:
            return bool(self.number and other.number and same(self.number, other.number))
        return bool(self.terms & other.terms) or (self.kind == NAME and one_name(self.terms, other.terms))


def runs(text: str) -> list[list[str]]:
    """The runs of capitalised words in `text`, folded; a word that begins the text stands alone in none."""
    found = []
    for match in _RUN.finditer(text):
        run = [w for part in match.group().split() for w in words(part) if w not in STOP_WORDS | NOT_NAMES]
        if run and (match.start() or len(run) > 1):
            found.append(run)
    return found


@lru_cache(maxsize=4096)
def slots(text: str, names: frozenset[str]) -> list[Slot]:
    """The content words of `text` in order, a name of several words as one, each with what is about it."""
    pieces = _pieces(text, names)
    return [Slot(p.kind, p.shown, p.terms, _around(pieces, at), p.number) for at, p in enumerate(pieces) if p.terms]


def _around(pieces: Sequence[_Piece], at: int) -> tuple[Near, ...]:
    around = []
    for side in (-1, 1):
        away, place = 0, at + side
        while 0 <= place < len(pieces) and away < _REACH and pieces[place].kind != _STOP:
            piece = pieces[place]
            if piece.kind != DATE:
                away += 1
                if piece.terms:
                    around.append(Near(piece.kind, piece.terms, -side if piece.passive else side, away))
            place += side
    return tuple(around)


@dataclass
class _Piece:
    """A content word on the way to a slot; `passive` is a verb that its doer follows ("beaten by")."""

    kind: str
    shown: str = ""
    terms: frozenset[str] = frozenset()
    number: Number | None = None
    passive: bool = False


def _pieces(text: str, names: Set[str]) -> list[_Piece]:
    """Content words without those of dates; an "and" takes a place of its own, and a full stop or semicolon ends all."""
    counted = {n.start: n for n in numbers(text) if not n.year}
    found: list[_Piece] = []
    done, name_ends = 0, -1
    for match in _TOKEN.finditer(text):
        token, start = match.group(), match.start()
        if start < done:
            continue
        if token[0] in ".!?;:":
            found.append(_Piece(_STOP))
        elif start in counted:
            number = counted[start]
            done = number.end
            found.append(_Piece(NUMBER, text[start:done], frozenset({f"{number.value:g}"}), number))
        elif token in _BREAKS or token == ",":
            found.append(_Piece(_BREAK))
        else:
            terms = frozenset(base(word) for word in words(token) if word not in STOP_WORDS)
            if terms and _POSSESSIVE.sub("", token.casefold()) in _DATES:
                found.append(_Piece(DATE, token, terms))
            elif terms:
                capital = token[0].isupper() and token.casefold() not in NOT_NAMES
                if capital and found and name_ends == start - 1 and text[name_ends] in " -" and found[-1].kind == NAME:
                    found[-1].shown += f" {token}"
                    found[-1].terms |= terms
                    name_ends = match.end()
                elif capital and (found or start > 2 or terms & names or rarity(token) >= 0.95):
                    found.append(_Piece(NAME, token, terms))
                    name_ends = match.end()
                else:
                    found.append(_Piece(WORD, token, terms, passive=bool(_BY.match(text, match.end()))))
    return found
