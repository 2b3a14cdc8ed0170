"""JSON lines: one article a line. A bad line costs that line and no other."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from corpus.article import Document, Rejection
from corpus.errors import SourceError
from corpus.read.dates import published
from corpus.read.decode import decode
from corpus.read.files import whole

LONGEST = 8 * 2**20  # bytes of a line that are held in memory at all
_SURROGATES = re.compile("[\ud800-\udfff]")  # JSON can spell halves of characters, which no file can hold


def articles(stream: BinaryIO, source: str) -> Iterator[Document | Rejection]:
    """Each line's article, or why it is none; blank lines count but say nothing."""
    seen = False
    for number, line in enumerate(_lines(stream), start=1):
        place = f"{source}:{number}"
        if line is not None and not line.strip():
            continue
        seen = True
        yield _article(line, place)
    if not seen:
        yield Rejection(source, "the file is empty")


def _article(line: bytes | None, place: str) -> Document | Rejection:
    if line is None:
        return Rejection(place, "a line over 8 MB; split the article")
    try:
        return _document(json.loads(decode(line), strict=False), place)
    except SourceError as problem:
        return Rejection(place, str(problem))
    except (ValueError, RecursionError):
        return Rejection(place, "not valid JSON; one object a line is expected")


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines with None for one over the cap, whose rest is skipped in pieces and never held whole."""
    line = stream.readline(LONGEST + 1)
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = decode(line + whole(stream))  # its line ends are two bytes, and so must be looked for in text
        yield from (row.encode("utf-8", "replace") for row in text.split("\n"))
        return
    while line:
        if len(line) <= LONGEST:
            yield line
        else:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST)
            yield None
        line = stream.readline(LONGEST + 1)


def _document(record: object, place: str) -> Document:
    if not isinstance(record, dict):
        raise SourceError('not a JSON object; write {"text": …}')
    if not (text := _text(record, "text")):
        raise SourceError('no text; an article needs a "text" that is a string and not empty')
    return Document(
        source=place,
        text=text,
        kind="record",
        external_id=_text(record, "id"),
        url=_text(record, "url"),
        title=_text(record, "title"),
        publisher=_text(record, "publisher"),
        byline=_text(record, "byline", "authors", "author"),
        published=published(record.get("published", record.get("date")), "metadata"),
        language=_text(record, "language"),
    )


def _text(record: dict[str, object], *names: str) -> str | None:
    """The first of these fields that says something, as text; lists (of authors) are joined."""
    for name in names:
        value = record.get(name)
        if isinstance(value, list) and name != "text":
            value = ", ".join(_named(part) for part in value if _named(part))
        if isinstance(value, int) and not isinstance(value, bool) and name == "id":
            value = str(value)
        if isinstance(value, str) and value.strip():
            value = _SURROGATES.sub("", value)
            return value if name == "text" else " ".join(value.split())
    return None


def _named(part: object) -> str:
    if isinstance(part, dict):
        part = part.get("name")
    return part.strip() if isinstance(part, str) else ""
