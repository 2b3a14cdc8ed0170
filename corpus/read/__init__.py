"""Sources in, documents out: files, folders, standard input, web pages and feeds.

Bad input is a `Rejection` that names the source as the person gave it, and the rest goes on. What reads
pages, feeds and the web is loaded when the first of them is read; a search need not wait for it.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, cast

from corpus.article import Document, Rejection
from corpus.errors import SourceError
from corpus.read import kinds, lines, texts
from corpus.read.decode import decode
from corpus.read.estimate import count
from corpus.read.files import File, Format, files, is_url, opened, whole

if TYPE_CHECKING:
    from corpus.read.web import Fetched

__all__ = ["count", "read"]


def read(sources: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Document | Rejection]:
    """Every article in `sources`, in order, each as soon as it is read; `-` stands for `stdin`."""
    for source in sources:
        if source == "-":
            yield from _guarded(_from_stdin(stdin), source)
        elif is_url(source):
            yield from _guarded(_from_web(source), source)
        else:
            for file in files(source):
                if isinstance(file, Rejection):
                    yield file
                else:
                    yield from _guarded(_from_file(file), file.source)


def _guarded(found: Iterator[Document | Rejection], source: str) -> Iterator[Document | Rejection]:
    """What ends a source early is told once, after all that was read from it."""
    try:
        yield from found
    except SourceError as problem:
        yield Rejection(source, str(problem))


def _from_file(file: File) -> Iterator[Document | Rejection]:
    with opened(file) as stream:
        if file.format == "lines":
            yield from lines.articles(stream, file.source)
        else:
            yield _single(whole(stream), file.format, file.source)


def _from_stdin(stdin: BinaryIO | None) -> Iterator[Document | Rejection]:
    """The format is told by how the input begins; JSON lines are read as they arrive."""
    if stdin is None:
        raise SourceError("there is no standard input to read")
    outer = stream = io.BufferedReader(cast(io.RawIOBase, stdin), 1 << 16)
    try:
        if stream.peek(2).startswith(b"\x1f\x8b"):
            stream = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream)), 1 << 16)
        if kinds.looks_like_lines(stream.peek(16)):
            yield from lines.articles(stream, "-")
            return
        data = whole(stream)
    except (OSError, EOFError, zlib.error, ValueError) as problem:
        raise SourceError("standard input cannot be read to its end") from problem
    finally:
        outer.detach()  # or its end would close a stream that is the caller's
    yield _single(data, "text", "-")


def _from_web(url: str) -> Iterator[Document | Rejection]:
    from corpus.read import feeds, web

    with web.client() as client:
        fetched = web.fetch(client, url)
        if kinds.looks_like_feed(fetched.data):
            yield from feeds.articles(fetched.data, url, lambda link: _page(web.fetch(client, link), link))
        else:
            yield _page(fetched, url)


def _page(fetched: Fetched, source: str) -> Document:
    plain = fetched.kind in ("text/plain", "text/markdown")
    return _single(fetched.data, "text" if plain else "page", source, fetched)


def _single(data: bytes, format: Format, source: str, fetched: Fetched | None = None) -> Document:
    """The one article of a text or a page."""
    text = decode(data, declared=fetched.charset if fetched else None, markup=format != "markdown")
    url = fetched.url if fetched else None
    if format == "page" or (format == "text" and kinds.looks_like_page(text)):
        from corpus.read import pages

        return pages.article(text, source, url)
    return texts.article(text, source, url)
