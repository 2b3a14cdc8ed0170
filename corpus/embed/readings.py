"""Readings kept: the local model reads a sentence the same way every time, so it need not read it twice."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

from corpus.embedding import Vectors

_MOST_PIECES = 50_000  # of 384 floats each: 77 MB, the sentences of about a hundred articles


@dataclass(frozen=True)
class Reading:
    """A text as the model reads it, in context: one unit vector for the whole, one for each word piece.

    `whole` has shape (384,), `pieces` (n, 384); `spans` gives the characters of each piece.
    """

    whole: Vectors
    pieces: Vectors
    spans: tuple[tuple[int, int], ...]


class Readings:
    """The readings used last, up to a number of word pieces; safe to share between threads.

    A reading does not depend on what is read beside it, to the last bit, so a kept one is as good as a new one.
    """

    def __init__(self, most_pieces: int = _MOST_PIECES) -> None:
        self._most, self._held = most_pieces, 0
        self._kept: OrderedDict[str, Reading] = OrderedDict()
        self._lock = Lock()

    def of(self, texts: Sequence[str], read: Callable[[list[str]], list[Reading]]) -> list[Reading]:
        """The reading of each text; `read` is asked for those that are not kept."""
        found: dict[str, Reading] = {}
        with self._lock:
            for text in texts:
                if text in self._kept:
                    self._kept.move_to_end(text)
                    found[text] = self._kept[text]
        new = [text for text in dict.fromkeys(texts) if text not in found]
        fresh = dict(zip(new, read(new), strict=True))
        with self._lock:
            for text, reading in fresh.items():
                self._keep(text, reading)
        return [found.get(text) or fresh[text] for text in texts]

    def _keep(self, text: str, reading: Reading) -> None:
        if text in self._kept:  # another thread was quicker
            return
        self._kept[text] = reading
        self._held += len(reading.pieces)
        while self._held > self._most and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._held -= len(dropped.pieces)
