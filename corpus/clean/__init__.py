"""Text as found to text as read: plain characters, one paragraph a line, nothing but the article.

What is taken from the text goes to the fields that it fills. When unsure, the text stays as it is: a line of
noise costs little, a lost sentence cannot be cited.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.article import Document, Published
from corpus.clean import characters, markdown
from corpus.clean.attribution import attributed
from corpus.clean.chrome import is_chrome
from corpus.clean.dateline import Dateline, lifted
from corpus.clean.dates import parse
from corpus.clean.head import without_head
from corpus.clean.tail import without_tail
from corpus.clean.title import without_site

__all__ = ["clean"]

_STEPS_DOWN = 3  # paragraphs among which a dateline may stand, after a byline that was not recognised


def clean(document: Document) -> Document:
    """The same document with clean text and fuller fields; never raises, and may leave an empty text."""
    document = _without_noise(document)
    document = _titled(document)
    document = without_head(document)
    tailless = without_tail(document)
    document = _without_dateline(tailless.document)
    document = attributed(_titled(document), tailless.holders)
    return replace(document, text="\n".join(_body(document)))


def _body(document: Document) -> list[str]:
    """The lines without the title, which pages repeat; a few words may be a sentence of the article as well."""
    lines = [line for line in document.text.split("\n") if line]
    if len((document.title or "").split()) < 4:
        return lines
    return [line for line in lines if line != document.title] or lines


def _without_noise(document: Document) -> Document:
    text = document.text
    if document.kind == "text" and markdown.is_markdown(document.source, text):
        text = markdown.without_markup(text)
    lines = [line for line in characters.paragraphs(text) if not is_chrome(line)]
    return replace(
        document,
        text="\n".join(lines),
        title=characters.field(document.title),
        publisher=characters.field(document.publisher),
        agency=characters.field(document.agency),
        byline=characters.field(document.byline),
        place=characters.field(document.place),
        language=characters.field(document.language),
    )


def _without_dateline(document: Document) -> Document:
    """Lift the dateline off the first paragraph that has one, if only short lines precede it."""
    lines = document.text.split("\n")
    is_far = False  # below a line long enough to be a sentence, only what bears a date or an agency is a dateline
    for number, line in enumerate(lines[:_STEPS_DOWN]):
        found = lifted(line)
        if found and not (is_far and not (found.date or found.agency)):
            rest = found.rest.strip()
            if not rest and number + 1 >= len(lines):
                break
            lines[number : number + 1] = [rest] if rest else []
            return replace(_placed(document, found), text="\n".join(lines))
        is_far = is_far or len(line.split()) > 12
    return document


def _placed(document: Document, found: Dateline) -> Document:
    known = document.published
    if found.date and (known is None or known.precision in ("year", "month")):
        known = parse(found.date, "dateline", _year(document)) or known
    return replace(
        document,
        place=document.place or found.place,
        agency=document.agency or found.agency,
        published=known,
    )


def _year(document: Document) -> int | None:
    """The year that is known otherwise: the copyright line's, or the address's."""
    if isinstance(document.published, Published):
        return document.published.when.year
    match = re.search(r"/((?:19|20)\d\d)[/-]", document.url or "")
    return int(match[1]) if match else None


def _titled(document: Document) -> Document:
    """A title without its site, whose name is the publisher's where no other is known."""
    if not document.title:
        return document
    title, site = without_site(document.title, document.publisher, document.url)
    publisher = document.publisher or (None if document.url else site)
    return replace(document, title=title, publisher=publisher)
