"""RSS and Atom: one article an entry, in full from its link, else as much as the feed itself gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import feedparser

from corpus.article import Document, Rejection
from corpus.errors import SourceError
from corpus.read.dates import published
from corpus.read.pages import words_of


def articles(data: bytes, url: str, page: Callable[[str], Document]) -> Iterator[Document | Rejection]:
    """An entry's page read by `page` (which raises SourceError), or the entry's own content."""
    feed = feedparser.parse(BytesIO(data), response_headers={"content-location": url})
    if not feed.entries:
        yield Rejection(url, "the feed has no entries")
    publisher = feed.feed.get("title") if feed.feed else None
    for number, entry in enumerate(feed.entries, start=1):
        yield _article(entry, publisher, f"{url}#{number}", page)


def _article(entry: Any, publisher: str | None, place: str, page: Callable[[str], Document]) -> Document | Rejection:
    own = _content(entry, publisher, place)
    link = own.url
    if not link or not link.startswith(("http://", "https://")):
        return own if own.text else Rejection(place, "the entry has neither a link nor any text")
    try:
        full = page(link)
    except SourceError as problem:
        return replace(own, source=link) if own.text else Rejection(link, str(problem))
    return replace(
        full,
        title=full.title or own.title,
        publisher=full.publisher or own.publisher,
        byline=full.byline or own.byline,
        published=_better(full, own),
        language=full.language or own.language,
    )


def _better(full: Document, own: Document) -> Any:
    """What the page states, unless it was guessed from its text or is coarser than what the feed states."""
    stated = full.published
    if stated is None or stated.origin == "page" or (own.published and stated.precision != "minute"):
        return own.published or stated
    return stated


def _content(entry: Any, publisher: str | None, place: str) -> Document:
    parts = [part.get("value", "") for part in entry.get("content", [])] or [entry.get("summary", "")]
    return Document(
        source=place,
        text=words_of("\n".join(parts)),
        kind="page",
        url=entry.get("link"),
        title=words_of(entry.get("title", "")) or None,
        publisher=publisher,
        byline=entry.get("author"),
        published=published(entry.get("published") or entry.get("updated"), "feed"),
        language=None,
    )
