"""The head of a text: its title, byline, date and site, each on a line before the article begins."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.article import Document
from corpus.clean.credits import credited
from corpus.clean.dateline import lifted
from corpus.clean.names import CITIES, is_outlet, slug
from corpus.clean.title import looks_like_title

_DEEPEST = 8  # lines: further down, what looks like a byline may be a passage of the article
_LONGEST_SITE = 60  # characters
_GLUED = re.compile(r"[·•|]\s*(?P<said>\S.*)")


def without_head(document: Document) -> Document:
    """Lift what precedes the article's first sentence into fields."""
    lines = document.text.split("\n")
    may_be_title = document.kind == "text" and not document.title
    for _ in range(_DEEPEST):
        if len(lines) < 2:
            break
        line = lines[0]
        known = credited(document, line, lines[1])
        if known is None and _is_same(line, document.title):
            known = document
        if known is None and may_be_title and looks_like_title(line) and not lifted(line):
            may_be_title, known = False, replace(document, title=line)
        if known is None:
            break
        document, lines = known, lines[1:]
    document, lines[0] = _without_site(document, lines[0])
    return replace(document, text="\n".join(lines))


def _is_same(line: str, title: str | None) -> bool:
    return bool(title and slug(line)) and slug(line) == slug(title or "")


def _without_site(document: Document, line: str) -> tuple[Document, str]:
    """A site's name set before the first words, after a bullet and often glued to the dateline."""
    match = _GLUED.fullmatch(line)
    if not match:
        return document, line
    said = match["said"]
    for at in range(2, min(len(said) - 4, _LONGEST_SITE)):
        site, rest = said[:at], said[at:]
        if not site[0].isalnum() or not (rest[0].isupper() or rest[0] == "("):
            continue
        if is_outlet(site) and not site[-1].isspace() and len(rest.split()) > 5:
            return replace(document, publisher=document.publisher or site), rest
        if not rest[:2].isupper():
            continue
        found = lifted(rest)
        if not found or not found.place:
            continue
        if site[-1].isupper() and found.place.partition(",")[0] not in CITIES:
            continue  # `CNNWASHINGTON` divides where a city begins, and nowhere else for certain
        return replace(document, publisher=document.publisher or site.strip()), rest
    return document, line
