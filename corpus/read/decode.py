"""Bytes to text. A wrong guess here becomes mojibake that nothing later can mend, so certain signs come
first (a mark at the start, valid UTF-8, a declared charset) and statistics last.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from charset_normalizer import from_bytes

from corpus.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (b"%PDF", b"\x89PNG", b"PK\x03\x04", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"BZh", b"\xfd7zXZ",
           b"SQLite format 3", b"Rar!", b"7z\xbc\xaf")  # fmt: skip
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
# What browsers do: these names mean their Windows supersets, or quotes and dashes turn into controls.
_SUPERSETS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
              "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
              "shift-jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
              "iso-8859-9": "cp1254"}  # fmt: skip
_GUESSES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "koi8_r",
    "cp932",
    "euc_jp",
    "cp949",
    "gb18030",
    "big5",
]
_EAST_ASIAN = ("cp932", "euc_jp", "cp949", "gb18030", "big5")
_ESCAPES = re.compile(rb"\x1b\$[@B]|\x1b\(J")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, *, declared: str | None = None, markup: bool = False) -> str:
    """The text of `data`; `declared` is what a server said, and a page's own meta tag is read if `markup`.

    Raises SourceError for nothing at all, for binary data and for an encoding that cannot be told.
    """
    if not data.strip():
        raise SourceError("the file is empty")
    if data.startswith(_BINARY):
        raise SourceError("a binary file, not text")
    text = "".join(_decoded(data, _candidates(data, declared, markup)))
    if not text.strip():
        raise SourceError("the file is empty")
    if len(_CONTROLS.findall(text[:100_000])) > 0.02 * len(text[:100_000]) + 2:
        raise SourceError("a binary file, not text")
    return text


def _decoded(data: bytes, encodings: Iterable[str]) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    if _nearly_utf8(data):
        return data.decode("utf-8", "replace")
    return _guessed(data)


def _candidates(data: bytes, declared: str | None, markup: bool) -> Iterator[str]:
    """Encodings in order of how certain the sign for them is."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield encoding
    sample = data[:4000]
    if (
        sample.count(0) > len(sample) / 200
    ):  # UTF-16 without its mark: for European text every other byte is NUL
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if max(even, odd) < 0.3 * len(sample) / 2 or min(even, odd) > 0.1 * max(even, odd):
            raise SourceError("a binary file, not text")
        yield "utf-16-le" if odd > even else "utf-16-be"
    if _ESCAPES.search(sample):  # seven-bit Japanese mail, which is valid UTF-8 and unreadable as such
        yield "iso2022_jp"
    yield "utf-8"
    in_page = _DECLARED.search(data[:4096]) if markup else None
    for name in (declared, in_page and in_page[1].decode("ascii", "ignore")):
        if name and not name.lower().startswith("utf-8"):
            yield _SUPERSETS.get(name.lower(), name)


def _nearly_utf8(data: bytes) -> bool:
    """A few broken bytes in a UTF-8 file: marking them beats garbling every accent in it."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    sound = sum(1 for character in data.decode("utf-8", "ignore") if character > "\x7f")
    return sound >= 3 * broken


def _guessed(data: bytes) -> str:
    """Judge by statistics, East Asian encodings first: they either fail or yield their own script."""
    for encoding in _EAST_ASIAN:
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if _reads_east_asian(text, encoding):
            return text
    best = from_bytes(data[:200_000], cp_isolation=_GUESSES).best()
    if best is None:
        raise SourceError("the encoding cannot be told; save the file as UTF-8")
    return data.decode(best.encoding, "replace")


def _reads_east_asian(text: str, encoding: str) -> bool:
    """Whether `text` is what that encoding is for: kana, Hangul or common Han, and little else foreign."""
    foreign = [c for c in text if c > "\x7f"]
    ranges = {"cp932": "[\u3040-\u30ff]", "euc_jp": "[\u3040-\u30ff]", "cp949": "[\uac00-\ud7a3]"}
    own = re.findall(ranges.get(encoding, "[的是了在不有年日中人國国和一]"), text)
    script = sum(
        1 for c in foreign if "\u3000" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" or c >= "\uff00"
    )
    share = 0.2 if encoding in ranges else 0.06
    return len(foreign) >= 8 and script >= 0.9 * len(foreign) and len(own) >= share * len(foreign)
