"""Clean documents to articles: the id, the hash of the text, and what can be told with care of the rest."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, date, datetime, timedelta

from corpus.article import Article, Document, Published
from corpus.errors import SourceError
from corpus.identify.language import guess, primary
from corpus.identify.urls import canonical_url, date_in, site, web_address

__all__ = ["canonical_url", "identify", "normalised", "text_hash"]

_FEWEST = 5  # words
_WIDE = re.compile("[\u3041-\u30ff\u3400-\u9fff\u0e01-\u0e5b]")  # scripts that are written without blanks
_CREDITS = re.compile(
    r"\b(Thomson Reuters|Reuters|Associated Press|AP|Agence France-Presse|AFP|Kyodo|Yonhap|Xinhua|UPI|dpa"
    r"|PTI|EFE|ANSA)\b"
)
_KNOWN_AS = {"Associated Press": "AP", "Agence France-Presse": "AFP"}


def identify(document: Document) -> Article:
    """The article that a clean document is. Raises SourceError where it has no text worth the name."""
    text = document.text.strip()
    if not any(character.isalpha() for character in text):
        raise SourceError("no text with letters in it was found")
    if len(text.split()) + len(_WIDE.findall(text)) // 2 < _FEWEST:
        raise SourceError("fewer than 5 words of text; too little for an article")
    url = web_address(document.url)
    return Article(
        id=_id(url, document.external_id, text),
        text=text,
        source=document.source,
        text_hash=text_hash(text),
        external_id=document.external_id,
        url=url,
        title=document.title,
        publisher=document.publisher or (site(url) if url else None),
        agency=document.agency or _agency(document.byline),
        byline=document.byline,
        place=document.place,
        published=_published(document.published, url),
        language=primary(document.language) or guess(text),
    )


def normalised(text: str) -> str:
    """What makes two texts the same: their characters without regard to case and to blanks."""
    return " ".join(text.casefold().split())


def text_hash(text: str) -> str:
    """SHA-256 of the normalised text, in hex."""
    return _digest(normalised(text))


def _id(url: str | None, external_id: str | None, text: str) -> str:
    if url:
        return _digest(url)[:12]
    return _digest(f"id:{external_id}" if external_id else normalised(text))[:12]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _published(stated: Published | None, url: str | None) -> Published | None:
    """What is stated if it is possible, refined or else supplied by the address."""
    said = stated if stated and _is_possible(stated) else None
    dated = date_in(url) if url else None
    if dated is None or not _is_possible(dated):
        return said
    if said is None or (said.precision in ("year", "month") and said.earliest <= dated.earliest <= said.latest):
        return dated
    return said


def _is_possible(published: Published, today: date | None = None) -> bool:
    """Not before there were newspapers to speak of, and not after the day after tomorrow."""
    last = (today or datetime.now(UTC).date()) + timedelta(days=2)
    return published.when.year >= 1800 and published.earliest <= last


def _agency(byline: str | None) -> str | None:
    match = _CREDITS.search(byline or "")
    return _KNOWN_AS.get(match[1], match[1]) if match else None
