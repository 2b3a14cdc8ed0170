"""Lines that say who, when and for whom, as they stand between a title and the first sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.article import Document
from corpus.clean.chrome import is_chrome, is_ornament
from corpus.clean.dates import date_line
from corpus.clean.names import agency, is_outlet, slug
from corpus.clean.title import host_of

_PART = r"(?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|la|del|bin|al)"
_PERSON = rf"{_PART}(?: {_PART}){{1,4}}"
_NAME = re.compile(rf"(?P<who>{_PERSON})(?: in {_PERSON}| in [A-Z]\w+)?")
_BYLINE = re.compile(
    r"(?i:by|written by|story by|words by|reporting by)\s+"
    rf"(?P<who>{_PERSON}(?:(?:, | and | & |, and ){_PERSON}){{0,5}})"
    r"(?P<role>(?:\s*[,|/·•–—-]\s*|\s+for\s+|\s+in\s+)[\w'’&|/·•,-]+(?: [\w'’&|/·•,-]+){0,5})?"
)
_ROLE = re.compile(
    r",? (?:(?:Staff|Senior|Chief|Special|Political|Foreign|Business|Sports|Science|Health|AP|Reuters"
    r"|Associated Press) )*"
    r"(?:Writers?|Reporters?|Correspondents?|Editors?|Columnists?|Contributors?)$"
)
_WIRE_AFTER = re.compile(
    r"[, ]+(?P<wire>(?:The )?Associated Press|AP|Reuters|AFP|Agence France-Presse|Kyodo News|Kyodo|Yonhap)$"
)
_FOR_AGENCY = re.compile(r"(?:(?i:by|from)|Source:?)\s+(?P<who>[\w .'’-]{2,40})")


def credited(document: Document, line: str, following: str) -> Document | None:
    """The document with what this line says of it; None where the line is not a mere credit."""
    if is_chrome(line) or is_ornament(line):
        return document
    if date := date_line(line):
        return replace(document, published=document.published or date.published)
    match = _FOR_AGENCY.fullmatch(line)
    if (named := agency(match["who"] if match else line)) and line != line.lower():
        return replace(document, agency=document.agency or named)
    if match := _BYLINE.fullmatch(line):
        return _by(document, match["who"], match["role"] or "")
    if _is_own_name(document, line):
        own = document.publisher or (None if document.url else line.strip(" ·•|"))
        return replace(document, publisher=own)
    if document.byline and slug(line) and slug(line) in _slugs(document.byline):
        return document
    return _bare_name(document, line, following)


def _by(document: Document, who: str, role: str) -> Document:
    """The names, without what their bearers are or whom they write for."""
    wire = _WIRE_AFTER.search(who)
    named = agency(wire["wire"]) if wire else agency(re.sub(r"^\W+", "", role))
    who = _ROLE.sub("", _WIRE_AFTER.sub("", who))
    return replace(document, byline=document.byline or who, agency=document.agency or named)


def _bare_name(document: Document, line: str, following: str) -> Document | None:
    """A name alone is a credit only where the next line says for whom or when it was written."""
    match = _NAME.fullmatch(line)
    if not match or (document.kind == "text" and not document.title):
        return None
    if agency(following) or _is_own_name(document, following) or date_line(following):
        return replace(document, byline=document.byline or match["who"])
    return None


def _slugs(byline: str) -> set[str]:
    return {slug(byline), *(slug(name) for name in re.split(r",| and |&", byline) if name.strip())}


def _is_own_name(document: Document, line: str) -> bool:
    """Whether the line is the name of an outlet, or of the document's own publisher or site."""
    name = line.strip(" ·•|")
    if not name or len(name.split()) > 5:
        return False
    site = (host_of(document.url) or "").removeprefix("www.").split(".")[0]
    return is_outlet(name) or slug(name) in {slug(document.publisher or ""), slug(site)} - {""}
