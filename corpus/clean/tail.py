"""The tail of an article: the copyright line that names the agency and the year, and a wire's sign-off."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from corpus.article import Document, Published
from corpus.clean.chrome import is_chrome, is_ornament
from corpus.clean.dates import date_line
from corpus.clean.names import agency

_YEAR = r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?"
_NAME = r"(?:[A-ZÀ-Þ0-9(][\w.&'’+/()-]*|dpa|of|and|the|de|la|du|für|&)"
_RIGHTS = r"(?:[.,|]?\s*(?:all rights (?:are )?reserved|this material may not|distributed by)\b.{0,400})"
_COPYRIGHT = re.compile(
    r"(?P<mark>(?i:(?:©|\(c\)|copyright\b)(?:\s*(?:©|\(c\)|copyright\b|by\b)){0,2}))\s*"
    rf"(?P<before>{_YEAR})?,?\s*(?i:by\s+)?(?P<holder>(?:{_NAME}(?:,? {_NAME}){{0,7}}?)?),?\s*"
    rf"(?P<after>{_YEAR})?\s*\.?\s*(?i:{_RIGHTS})?\s*$"
)
_AT_END = re.compile(r"(?<=[.!?\"”’)])\s*(?=(?:©|\([cC]\)|Copyright\b)[^.!?]*[^.!?\n])")
_SIGN_OFF = re.compile(r"(?:\W*(?:reuters?|end|ends|endit|-30-|afp|ap)\W*)", re.I)


@dataclass(frozen=True)
class _Copyright:
    holder: str | None
    year: int | None


def without_tail(document: Document) -> Document:
    """Take the closing lines off, from the last up to the first that is the article's own."""
    lines = document.text.split("\n")
    while len(lines) > 1:
        last = lines[-1]
        if notice := _copyright(last):
            document = _credited(document, notice)
        elif _SIGN_OFF.fullmatch(last):
            document = replace(document, agency=document.agency or agency(last.strip(" \t.,-–—*()")))
        elif not (is_chrome(last) or is_ornament(last) or _is_dated(last)):
            break
        lines.pop()
    lines[-1], notice = _cut(lines[-1])
    if notice:
        document = _credited(document, notice)
    return replace(document, text="\n".join(lines))


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


def _credited(document: Document, notice: _Copyright) -> Document:
    named = agency(notice.holder) if notice.holder else None
    publisher = document.publisher
    if notice.holder and not named and not publisher and not document.url and document.kind == "text":
        publisher = notice.holder
    published = document.published
    if published is None and notice.year:
        published = Published(datetime(notice.year, 1, 1, tzinfo=UTC), "year", "copyright")
    return replace(document, agency=document.agency or named, publisher=publisher, published=published)
