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
_KANA, _HANGUL = re.compile("[\u3041-\u30ff]"), re.compile("[\uac00-\ud7a3]")
_HAN = re.compile("[的是了在不有年日中人一国國和为為这這个個会會大来來上月到以要时時]")
# What is common in each, and how much of it there is in any text of some length.
_COMMON = {"cp932": (_KANA, 0.25), "euc_jp": (_KANA, 0.25), "cp949": (_HANGUL, 0.5), "gb18030": (_HAN, 0.08),
           "big5": (_HAN, 0.08)}  # fmt: skip
_EAST_ASIAN = tuple(_COMMON)
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
    text = _decoded(data, _candidates(data, declared, markup))
    if not text.strip():
        raise SourceError("the file is empty")
    _refuse_controls(text[:100_000])
    return text


def _decoded(data: bytes, encodings: Iterable[str]) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    _refuse_controls(data[:100_000].decode("latin-1"))
    if _nearly_utf8(data):
        return data.decode("utf-8", "replace")
    return _guessed(data)


def _refuse_controls(sample: str) -> None:
    if len(_CONTROLS.findall(sample)) > 0.02 * len(sample) + 2:
        raise SourceError("a binary file, not text")


def _candidates(data: bytes, declared: str | None, markup: bool) -> Iterator[str]:
    """Encodings in order of how certain the sign for them is."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield encoding
    sample = data[:4000]
    if sample.count(0) > len(sample) / 200:  # UTF-16 without its mark: for European text every other byte is NUL
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
    return sound >= broken  # in no legacy encoding do characters fall into valid sequences half as often


def _guessed(data: bytes) -> str:
    """Judge by statistics; East Asian encodings first, for they either fail or yield their own script."""
    likely = max((_likeness(data, encoding), encoding) for encoding in _EAST_ASIAN)
    if likely[0] > 0:
        return data.decode(likely[1])
    best = from_bytes(data[:200_000], cp_isolation=_GUESSES).best()
    if best is None:
        raise SourceError("the encoding cannot be told; save the file as UTF-8")
    return data.decode(best.encoding, "replace")


def _likeness(data: bytes, encoding: str) -> float:
    """How much `data` reads like what that encoding is for; 0 where it does not.

    Of what is not ASCII nearly all must be East Asian, and enough of it kana, Hangul or the commonest Han;
    bytes that are decoded wrongly come out as rare Han.
    """
    try:
        foreign = re.sub(r"[\x00-\x7f]", "", data.decode(encoding))
    except UnicodeError:
        return 0
    script = len(re.findall("[\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]", foreign))
    common, share = _COMMON[encoding]
    found = len(common.findall(foreign)) / max(1, len(foreign))
    return found / share if len(foreign) >= 8 and script >= 0.9 * len(foreign) and found >= share else 0
