"""Lines that say who, when and for whom, as they stand between a title and the first sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.article import Document
from corpus.clean.chrome import is_chrome, is_crumb, is_ornament
from corpus.clean.dates import date_line
from corpus.clean.names import CITIES, agency, is_name, is_outlet, is_paper, is_section, slug
from corpus.clean.title import host_of, looks_like_title

_PART = r"(?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|la|del|bin|al)"
_PERSON = rf"{_PART}(?: {_PART}){{1,4}}"
_NAME = re.compile(rf"(?P<who>{_PERSON})(?: (?:in|at) {_PERSON}| (?:in|at) [A-Z]\w+)?")
_BYLINE = re.compile(
    r"(?i:by|written by|story by|words by|reporting by)\s+"
    rf"(?P<who>{_PERSON}(?:(?:, | and | & |, and ){_PERSON}){{0,5}})"
    r"(?P<role>(?:\s*[,|/·•–—-]\s*|\s+(?:for|in|at|from)\s+)[\w'’&|/·•,-]+(?: [\w'’&|/·•,-]+){0,5})?"
)
_ROLE = re.compile(
    r",? (?:(?:Staff|Senior|Chief|Special|Political|Foreign|Business|Sports|Science|Health|AP|Reuters"
    r"|Associated Press) )*"
    r"(?:Writers?|Reporters?|Correspondents?|Editors?|Columnists?|Contributors?)$"
)
_WIRE_AFTER = re.compile(
    r"[, ]+(?P<wire>(?:The )?Associated Press|AP|Reuters|AFP|Agence France-Presse|Kyodo News|Kyodo|Yonhap)$"
)
_EMAIL = re.compile(r"[\s,|]*[(<]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>]?")
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+")
_NAME_AND_DATE = re.compile(r"([^,\d]{3,40}), (.*\d.*)")
_FOR_AGENCY = re.compile(r"(?:(?i:by|from)|Source:?)\s+(?P<who>[\w .'’-]{2,40})")


def credited(document: Document, line: str, following: str) -> Document | None:
    """The document with what this line says of it; None where the line is not a mere credit."""
    if is_chrome(line) or is_ornament(line) or is_crumb(line, document.url):
        return document
    if date := date_line(line):
        return replace(document, published=document.published or date.published)
    match = _FOR_AGENCY.fullmatch(line)
    if (named := agency(match["who"] if match else line)) and line != line.lower():
        return replace(document, agency=document.agency or named)
    if match := _BYLINE.fullmatch(_EMAIL.sub("", line)):
        return _by(document, match["who"], match["role"] or "")
    if _is_publisher(document, line, following):
        own = document.publisher or (None if document.url else line.strip(" ·•|"))
        return replace(document, publisher=own)
    if document.byline and slug(line) and slug(line) in _slugs(document.byline):
        return document
    return _of_parts(document, line, following) or _bare_name(document, line, following)


def _of_parts(document: Document, line: str, following: str) -> Document | None:
    """A line of several credits, one of them a date: `21 September 2025 | Harbour Post`."""
    pair = _NAME_AND_DATE.fullmatch(line)
    parts = [pair[1], pair[2]] if pair and is_paper(pair[1]) else [part for part in _PARTS.split(line) if part]
    if not 2 <= len(parts) <= 4 or not any(date_line(part) for part in parts):
        return None
    for part in parts:
        if is_name(part) and not (agency(part) or is_section(part) or part.upper() in CITIES):
            document = _named(document, part, following, is_last=part == parts[-1])
        elif is_section(part) or part.upper() in CITIES:
            continue
        elif said := credited(document, part, following):
            document = said
        else:
            return None
    return document


def _named(document: Document, name: str, following: str, *, is_last: bool) -> Document:
    """A name beside a date: the publisher's where it looks like one or the writer is known.

    Of others the writer's comes before the date, the publisher's after it.
    """
    known = (
        document.byline
        or (is_last and not document.publisher)
        or _BYLINE.fullmatch(following)
        or name.startswith("The ")
    )
    if known or is_paper(name) or _is_own_name(document, name):
        return replace(document, publisher=document.publisher or name)
    return replace(document, byline=name) if " " in name else document


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


def _is_publisher(document: Document, line: str, following: str) -> bool:
    """A line that is its publisher's name: known as such, or an unknown one in a place where no other name stands."""
    name = line.strip(" ·•|")
    if _is_own_name(document, line):
        return True
    if not is_name(name) or document.publisher or document.kind != "text":
        return False
    if not document.title:  # the title itself may be a few capitalised words
        return is_paper(name) and looks_like_title(following) and not date_line(following)
    if " " not in name:
        return False
    between = document.byline and date_line(following)
    return bool(is_paper(name) or line[0] in "·•|" or between or _BYLINE.fullmatch(following))


def _is_own_name(document: Document, line: str) -> bool:
    """Whether the line is the name of an outlet, or of the document's own publisher or site."""
    name = line.strip(" ·•|")
    if not name or len(name.split()) > 5:
        return False
    site = (host_of(document.url) or "").removeprefix("www.").split(".")[0]
    return is_outlet(name) or slug(name) in {slug(document.publisher or ""), slug(site)} - {""}
