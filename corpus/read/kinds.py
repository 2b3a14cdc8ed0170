"""What some content is, told by how it begins, where no file name says it."""

from __future__ import annotations

import re

_COMMENT = r"<!--(?:(?!-->).)*-->"  # never across two comments: that would take exponential time to refuse
_PAGE = re.compile(
    rf"\s*(?:<\?xml[^>]*>\s*)?(?:{_COMMENT}\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|meta|title)\b",
    re.I | re.S,
)
_FEED = re.compile(
    rf"\s*(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|{_COMMENT}\s*)*<(?:rss|feed|rdf:RDF)\b".encode("latin-1"), re.S
)
_BEGINNING = 4000  # characters


def looks_like_page(text: str) -> bool:
    """HTML, or a piece of it."""
    return bool(_PAGE.match(text[:_BEGINNING]))


def looks_like_feed(data: bytes) -> bool:
    """RSS or Atom, whatever the server calls it."""
    return bool(_FEED.match(data[:_BEGINNING]))


def looks_like_lines(beginning: bytes) -> bool:
    """JSON lines: the first line is an object. Prose hardly ever begins with a brace."""
    return beginning.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
