"""The head of a text: its title, byline, date and site, each on a line before the article begins."""

from __future__ import annotations

from dataclasses import replace

from corpus.article import Document
from corpus.clean.credits import credited
from corpus.clean.dateline import lifted
from corpus.clean.names import is_name, slug
from corpus.clean.site import without_site
from corpus.clean.title import looks_like_title

_DEEPEST = 8  # lines: further down, what looks like a byline may be a passage of the article


def without_head(document: Document) -> Document:
    """Lift what precedes the article's first sentence into fields."""
    lines = document.text.split("\n")
    may_be_title = document.kind == "text" and not document.title
    for number in range(_DEEPEST):
        if len(lines) < 2:
            break
        line = lines[0]
        known = credited(document, line, lines[1])
        if known is None and (_is_same(line, document.title) or (not number and _is_kicker(document, line, lines[1]))):
            known = document
        if known is None and may_be_title and looks_like_title(line) and not lifted(line):
            may_be_title, known = False, replace(document, title=line)
        if known is None:
            break
        document, lines = known, lines[1:]
    document, lines[0] = without_site(document, lines)
    return replace(document, text="\n".join(lines))


def _is_same(line: str, title: str | None) -> bool:
    return bool(title and slug(line)) and slug(line) == slug(title or "")


def _is_kicker(document: Document, line: str, following: str) -> bool:
    """A word or two over a page's article: the section it stood in, under whatever name."""
    return (
        document.kind == "page"
        and is_name(line)
        and len(line.split()) <= 2
        and (_is_same(following, document.title) or len(following.split()) >= 8)
    )
