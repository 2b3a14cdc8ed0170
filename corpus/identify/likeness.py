"""How much of one text is in another: for syndicated copies, which differ by a headline or a cut paragraph.

Resemblance and containment of shingle sets, and min-wise sketches to find candidates without comparing all
pairs, after A. Broder, "On the resemblance and containment of documents" (Compression and Complexity of
Sequences, 1997). All of it comes out the same in every process and on every machine: signatures are stored.
"""

from __future__ import annotations

import re
import zlib

import numpy as np
from numpy.typing import NDArray

PERMUTATIONS = 64
BANDS, ROWS = 16, 4  # two texts that share half their shingles meet in some band with odds of about 2 in 3
_SHINGLE = 5  # words
_ENOUGH = 40  # shingles: containment of less is chance, or a stock phrase

_Numbers = NDArray[np.uint64]
# Words; Han and kana, which are written without blanks, count one by one.
_WORD = re.compile("[\u3041-\u30ff\u3400-\u9fff]|(?:(?![\u3041-\u30ff\u3400-\u9fff])\\w)+")
_rng = np.random.Generator(np.random.PCG64(1997))
_FACTORS: _Numbers = _rng.integers(1, 2**63, PERMUTATIONS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_TERMS: _Numbers = _rng.integers(0, 2**63, PERMUTATIONS, dtype=np.uint64)
_PLACES: _Numbers = _rng.integers(1, 2**63, _SHINGLE, dtype=np.uint64) * np.uint64(2) + np.uint64(1)


def signature(text: str) -> tuple[int, ...]:
    """64 numbers below 2**32, of which two texts share about as many as they resemble (Jaccard)."""
    shingles = _shingles(text)
    if not len(shingles):
        return (2**32 - 1,) * PERMUTATIONS
    hashed = _FACTORS[:, None] * shingles[None, :] + _TERMS[:, None]  # wraps round, as multiply-shift hashing wants
    return tuple((hashed >> np.uint64(32)).min(axis=1).tolist())


def bands(signature: tuple[int, ...]) -> list[str]:
    """16 keys; texts that are much alike have at least one in common, others hardly ever."""
    rows = (signature[start : start + ROWS] for start in range(0, BANDS * ROWS, ROWS))
    return [f"{number:02d}-" + "".join(f"{value:08x}" for value in row) for number, row in enumerate(rows)]


def resemblance(a: str, b: str) -> float:
    """From 0 to 1: the share of shingles in common (Jaccard), or of the shorter text's in the longer if
    that is more and the shorter is long enough (40 shingles) for it to mean something.
    """
    first, second = np.unique(_shingles(a)), np.unique(_shingles(b))
    if not len(first) or not len(second):
        return 0.0
    common = len(np.intersect1d(first, second, assume_unique=True))
    shorter = min(len(first), len(second))
    jaccard = common / (len(first) + len(second) - common)
    return max(jaccard, common / shorter) if shorter >= _ENOUGH else jaccard


def _shingles(text: str) -> _Numbers:
    """A 64-bit number for each run of five words; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    if not words:
        return np.empty(0, dtype=np.uint64)
    words += [""] * (_SHINGLE - len(words))
    # Two checksums a word: 32 bits alone would let different words meet in a large library.
    raw = [word.encode("utf-8", "replace") for word in words]
    coded = np.array([zlib.crc32(word) << 32 | zlib.adler32(word) for word in raw], dtype=np.uint64)
    count = len(words) - _SHINGLE + 1
    mixed: _Numbers = np.zeros(count, dtype=np.uint64)
    for place, factor in enumerate(_PLACES):
        mixed += _scattered(coded[place : place + count] * factor)
    return _scattered(mixed)


def _scattered(numbers: _Numbers) -> _Numbers:
    """The finalizer of SplitMix64: every bit of the result depends on every bit that went in."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))
