"""Who is who among the names that an article bears: writer, publisher and agency, weighed once all are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.article import Document
from corpus.clean.names import agency, is_name, is_wire, slug
from corpus.clean.title import host_of

_BY = re.compile(r"(?i:(?:(?:written|story|words|reporting) )?by):? (?=[^\W\da-z])")
# A firm, an owner of papers or a supplier of pictures: what such a name owns is no proof that it sent the story.
_FIRM = re.compile(
    r"\b(?:AG|Broadcasting|Co|Communications|Company|Corp|Corporation|Digital|GmbH|Group|Holdings|Images|Inc"
    r"|Interactive|Limited|LLC|Ltd|Media|Network|Newspapers|Partners|Photos?|Pictures|plc|Publications?|Publishers?"
    r"|Publishing|SA)\b\.?",
    re.I,
)


def attributed(document: Document, holders: Sequence[str]) -> Document:
    """The names where they belong; `holders` are those of the copyright notices."""
    for holder in sorted(holders, key=is_wire):  # a paper may be the publisher, and then the wire is not
        document = _held(document, holder)
    byline = document.byline and document.byline.removeprefix(by[0] if (by := _BY.match(document.byline)) else "")
    named = agency(byline or "") or (byline if byline and is_wire(byline) else None)
    if byline and (named or (document.agency and slug(byline) == slug(document.agency))):
        return replace(document, byline=None, agency=document.agency or named)
    return replace(document, byline=byline)


def _held(document: Document, holder: str) -> Document:
    """The agency where it is known as one or can be nothing else, the publisher where there is no other."""
    if named := agency(holder):
        return replace(document, agency=document.agency or named)
    if document.agency and slug(holder) == slug(document.agency):
        return document
    if document.byline and slug(holder) == slug(document.byline):
        return document
    if is_wire(holder) or (document.publisher and _is_another(document, holder)):
        is_own = slug(holder) == slug(document.publisher or "")
        return document if is_own else replace(document, agency=document.agency or holder)
    if document.publisher or document.url or document.kind != "text":
        return document
    return replace(document, publisher=holder)


def _is_another(document: Document, holder: str) -> bool:
    """Whether the name is neither the publisher's nor its owner's, as far as a name can tell."""
    publisher = document.publisher or ""
    own = slug(f"{publisher} {host_of(document.url) or ''}")
    words = [word for word in holder.split() if slug(word) not in ("the", "of", "and", "")]
    return (
        is_name(holder)
        and not _FIRM.search(holder)
        and not any(slug(word) in own for word in words if slug(word) not in ("news", "press", "daily"))
        and not (len(words) > 1 and _initials(words) in own)
        and slug(holder) != _initials(publisher.split())
    )


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words).casefold()
