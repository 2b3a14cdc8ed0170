"""The tail of an article: copyright lines, which name an owner and a year, a wire's sign-off, the writer's address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from corpus.article import Document, Published
from corpus.clean.chrome import is_chrome, is_ornament
from corpus.clean.dates import date_line
from corpus.clean.names import agency, is_paper, slug

_YEAR = r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?"
_NAME = r"(?:[A-ZÀ-Þ0-9(][\w.&'’+/()-]*|dpa|of|and|the|de|la|du|für|&)"
_RIGHTS = r"(?:[.,|]?\s*(?:all rights (?:are )?reserved|this material may not|distributed by)\b.{0,400})"
_COPYRIGHT = re.compile(
    r"(?P<mark>(?i:(?:©|\(c\)|copyright\b)(?:\s*(?:©|\(c\)|copyright\b|by\b)){0,2}))\s*"
    rf"(?P<before>{_YEAR})?,?\s*(?i:by\s+)?(?P<holder>(?:{_NAME}(?:,? {_NAME}){{0,7}}?)?),?\s*"
    rf"(?P<after>{_YEAR})?\s*\.?\s*(?i:{_RIGHTS})?\s*$"
)
_AT_END = re.compile(r"(?<=[.!?\"”’)])\s*(?=(?:©|\([cC]\)|Copyright\b)[^.!?]*[^.!?\n])")
_CONTACT = re.compile(
    r"(?:(?i:e-?mail|contact|write to|reach)(?: [a-z]+){0,3}:? |(?:[A-ZÀ-Þ][\w.'’-]*,?:? ){1,4})?"
    r"[(<]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>]?"
)
_SIGN_OFF = re.compile(r"(?:\W*(?:reuters?|end|ends|endit|-30-|afp|ap)\W*)", re.I)


@dataclass(frozen=True)
class _Copyright:
    holder: str | None
    year: int | None


@dataclass(frozen=True)
class Tailless:
    """A document without its tail, and the holders that its copyright notices named."""

    document: Document
    holders: tuple[str, ...]


def without_tail(document: Document) -> Tailless:
    """Take the closing lines off, from the last up to the first that is the article's own."""
    lines = document.text.split("\n")
    notices: list[_Copyright] = []
    while len(lines) > 1:
        last = lines[-1]
        if notice := _copyright(last):
            notices.append(notice)
        elif _SIGN_OFF.fullmatch(last):
            document = replace(document, agency=document.agency or agency(last.strip(" \t.,-–—*()")))
        elif _is_publisher(document, last, notices):
            document = replace(document, publisher=document.publisher or (None if document.url else last))
        elif not (is_chrome(last) or is_ornament(last) or _is_dated(last) or _CONTACT.fullmatch(last)):
            break
        lines.pop()
    lines[-1], notice = _cut(lines[-1])
    notices += [notice] if notice else []
    for notice in notices:
        document = _dated(document, notice)
    holders = tuple(notice.holder for notice in notices if notice.holder)
    return Tailless(replace(document, text="\n".join(lines)), holders)


def _is_publisher(document: Document, line: str, notices: list[_Copyright]) -> bool:
    """The publisher's bare name; an unknown one counts where it looks like one and no other is known."""
    if document.publisher and slug(line) == slug(document.publisher):
        return True
    return is_paper(line) and len(line.split()) <= 4 and bool(notices or not document.publisher)


def _is_dated(line: str) -> bool:
    """A labelled date (`Updated …`); a bare one may be a fact that the article ends on."""
    return date_line(line) is not None and not line[0].isdigit()


def _cut(line: str) -> tuple[str, _Copyright | None]:
    """A paragraph with the copyright notice glued to its end taken off, and the notice."""
    for place in _AT_END.finditer(line, max(0, len(line) - 500)):
        if notice := _copyright(line[place.end() :]):
            return line[: place.start()], notice
    return line, None


def _copyright(line: str) -> _Copyright | None:
    match = _COPYRIGHT.match(line) if len(line) < 500 else None
    if not match:
        return None
    years = re.findall(r"(?:19|20)\d\d", f"{match['before'] or ''} {match['after'] or ''}")
    if not years and "©" not in match["mark"] and "(c)" not in match["mark"].lower():
        return None  # `Copyright Office Rules` is a sentence's beginning, not a notice
    return _Copyright(match["holder"].strip(" ,.") or None, int(years[-1]) if years else None)


def _dated(document: Document, notice: _Copyright) -> Document:
    if document.published or not notice.year:
        return document
    return replace(document, published=Published(datetime(notice.year, 1, 1, tzinfo=UTC), "year", "copyright"))
