"""Sources in, documents out: files, folders, standard input, web pages and feeds.

Bad input is a `Rejection` that names the source as the person gave it, and the rest goes on.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO, cast

import httpx

from corpus.article import Document, Rejection
from corpus.errors import SourceError
from corpus.read import feeds, lines, pages, texts, web
from corpus.read.decode import decode
from corpus.read.estimate import count
from corpus.read.files import File, Format, files, is_url, opened, whole

__all__ = ["count", "read"]


def read(sources: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Document | Rejection]:
    """Every article in `sources`, in order, each as soon as it is read; `-` stands for `stdin`."""
    for source in sources:
        if source == "-":
            yield from _guarded(_from_stdin(stdin), source)
        elif is_url(source):
            with web.client() as client:
                yield from _guarded(_from_web(client, source), source)
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
    try:
        stream = io.BufferedReader(cast(io.RawIOBase, stdin), 1 << 16)
        if stream.peek(2).startswith(b"\x1f\x8b"):
            stream = io.BufferedReader(cast(io.RawIOBase, gzip.open(stream)), 1 << 16)
        if stream.peek(16).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
            yield from lines.articles(stream, "-")
            return
        data = whole(stream)
    except (OSError, EOFError, ValueError) as problem:
        raise SourceError("standard input cannot be read to its end") from problem
    text = decode(data, markup=True)
    yield _single(data, "page" if pages.looks_like_page(text) else "text", "-")


def _from_web(client: httpx.Client, url: str) -> Iterator[Document | Rejection]:
    fetched = web.fetch(client, url)
    if feeds.looks_like_feed(fetched.data):
        yield from feeds.articles(fetched.data, url, lambda link: _page(web.fetch(client, link), link))
    else:
        yield _page(fetched, url)


def _page(fetched: web.Fetched, source: str) -> Document:
    if fetched.kind in ("text/plain", "text/markdown"):
        return _single(fetched.data, "text", source, fetched)
    return _single(fetched.data, "page", source, fetched)


def _single(data: bytes, format: Format, source: str, fetched: web.Fetched | None = None) -> Document:
    text = decode(data, declared=fetched.charset if fetched else None, markup=format == "page")
    url = fetched.url if fetched else None
    if format == "page":
        return pages.article(text, source, url)
    return texts.article(text, source, url)
