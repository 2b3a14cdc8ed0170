"""From the sources a person names to single files, and from a file's name to its format."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, cast

from corpus.article import Rejection
from corpus.errors import SourceError

Format = Literal["lines", "text", "markdown", "page"]
LARGEST = 20 * 2**20  # bytes of one text or page; far beyond any article

_FORMATS: dict[str, Format] = {".jsonl": "lines", ".ndjson": "lines", ".txt": "text", ".text": "text",
                               ".md": "markdown", ".markdown": "markdown", ".html": "page", ".htm": "page",
                               ".xhtml": "page"}  # fmt: skip
UNKNOWN = "unknown format; give .txt, .md, .html or .jsonl, or any of them as .gz"


@dataclass(frozen=True)
class File:
    """One file to read: `source` is how it is reported, `packed` whether it is gzip'd."""

    source: str
    path: Path
    format: Format
    packed: bool


def is_url(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def files(source: str) -> Iterator[File | Rejection]:
    """The files of one named source, a file or a folder with all below it, in a settled order."""
    path = Path(source)
    try:
        if path.is_dir():
            yield from _inside(source, frozenset())
        elif path.is_file():
            yield _file(source)
        elif path.exists():
            yield Rejection(source, "neither a file nor a folder")
        else:
            yield Rejection(source, "not found; check the path")
    except (OSError, ValueError) as problem:
        yield Rejection(source, _why(problem))


def _inside(folder: str, above: frozenset[tuple[int, int]]) -> Iterator[File | Rejection]:
    """Follows links to folders, but never into a folder that it is already inside."""
    try:
        status = os.stat(folder)
        names = sorted(os.listdir(folder))
    except OSError as problem:
        yield Rejection(folder, _why(problem))
        return
    identity = (status.st_dev, status.st_ino)
    if identity in above:
        return
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith("."):
            continue
        if os.path.isdir(path):
            yield from _inside(path, above | {identity})
        elif not name.upper().startswith("README"):
            yield _file(path) if os.path.isfile(path) else Rejection(path, _why_not_a_file(path))


def _file(source: str) -> File | Rejection:
    path = Path(source)
    packed = path.suffix.lower() == ".gz"
    named = Path(path.stem) if packed else path
    format = _FORMATS.get(named.suffix.lower())
    shown = os.fsencode(source).decode("utf-8", "replace")  # a name need not be text, but a report must be
    return File(shown, path, format, packed) if format else Rejection(shown, UNKNOWN)


@contextmanager
def opened(file: File) -> Iterator[BinaryIO]:
    """The file's bytes, unpacked. Raises SourceError where it cannot be read, also halfway through."""
    try:
        with gzip.open(file.path, "rb") if file.packed else open(file.path, "rb") as stream:
            yield cast(BinaryIO, stream)
    except (OSError, EOFError, zlib.error) as problem:
        raise SourceError(_why(problem)) from problem


def whole(stream: BinaryIO) -> bytes:
    """All of a stream, or SourceError where that is more than any article can be."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise SourceError("larger than 20 MB; split it, or give many articles as .jsonl")
    return data


def _why(problem: Exception) -> str:
    if isinstance(problem, (gzip.BadGzipFile, EOFError, zlib.error)):
        return "a damaged or incomplete gzip file; fetch or pack it again"
    if isinstance(problem, PermissionError):
        return "no permission to read it"
    reason = getattr(problem, "strerror", None) or "not a usable path"
    return f"cannot be read: {reason}"


def _why_not_a_file(path: str) -> str:
    return "a link that leads nowhere" if os.path.islink(path) else "neither a file nor a folder"
