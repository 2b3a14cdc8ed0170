"""The lexical index: BM25 over passages with their titles, by bm25s.

bm25s cannot grow an index, so it is made anew when the library changes; the passages' terms are
kept beside it, so that only what is new is read again.

Method: Robertson and Zaragoza 2009; the variant is Lucene's (k1 = 1.2, b = .75).
"""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from corpus.terms import terms

_K1, _B = 1.2, 0.75


class WordIndex:
    """BM25 scores over the chunks of one generation of the library."""

    def __init__(self, ids: list[str], flat: NDArray[np.int32], offsets: NDArray[np.int64], vocabulary: dict[str, int]):
        self.ids, self._flat, self._offsets, self._vocabulary = ids, flat, offsets, vocabulary
        self._place = {chunk_id: i for i, chunk_id in enumerate(ids)}
        self._bm25: bm25s.BM25 | None = None

    @classmethod
    def build(cls, ids: Sequence[str], text_of: Callable[[str], str], known: WordIndex | None = None) -> WordIndex:
        """Index the chunks `ids`; the text of those that `known` lacks is asked of `text_of`."""
        vocabulary = dict(known._vocabulary) if known else {}
        place = known._place if known else {}
        parts: list[NDArray[np.int32]] = []
        for chunk_id in ids:
            if known and chunk_id in place:
                parts.append(known.row(chunk_id))
            else:
                row = [vocabulary.setdefault(term, len(vocabulary)) for term in terms(text_of(chunk_id))]
                parts.append(np.array(row, np.int32))
        offsets = np.concatenate([[0], np.cumsum([len(part) for part in parts])]).astype(np.int64)
        flat = np.concatenate(parts) if parts else np.zeros(0, np.int32)
        index = cls(list(ids), flat, offsets, vocabulary)
        index._score()
        return index

    def _score(self) -> None:
        if len(self._flat) == 0:
            return
        rows = [row.tolist() for row in np.split(self._flat, self._offsets[1:-1])]
        self._bm25 = bm25s.BM25(k1=_K1, b=_B, method="lucene")
        self._bm25.index((rows, self._vocabulary), create_empty_token=False, show_progress=False)

    def scores(self, query: str) -> NDArray[np.float32]:
        """The BM25 score of every chunk, in the order of `ids`; 0 where no word of the query occurs."""
        known = sorted({self._vocabulary[term] for term in terms(query) if term in self._vocabulary})
        if self._bm25 is None or not known:
            return np.zeros(len(self.ids), np.float32)
        return np.asarray(self._bm25.get_scores_from_ids(known), np.float32)

    def row(self, chunk_id: str) -> NDArray[np.int32]:
        """The numbers of a chunk's terms, in order, its title's first; empty for a chunk that is not indexed."""
        place = self._place.get(chunk_id)
        return self._flat[0:0] if place is None else self._flat[self._offsets[place] : self._offsets[place + 1]]

    def number(self, term: str) -> int | None:
        """The number of `term` (as `corpus.terms` writes it) in `row`; None for one that no chunk has."""
        return self._vocabulary.get(term)

    def idf(self, term: str) -> float:
        """How much `term` weighs in a BM25 score, before how often a chunk has it."""
        seen = self.document_frequency(term)
        return math.log(1 + (len(self.ids) - seen + 0.5) / (seen + 0.5))

    def document_frequency(self, term: str) -> int:
        """In how many chunks `term` (as `corpus.terms` writes it) occurs."""
        if self._bm25 is None or term not in self._vocabulary:
            return 0
        starts = self._bm25.scores["indptr"]
        number = self._vocabulary[term]
        return int(starts[number + 1] - starts[number])

    def save(self, folder: Path) -> None:
        """Write the index so that a reader sees all of it or nothing."""
        partial = folder.with_name(folder.name + ".partial")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        np.save(partial / "flat.npy", self._flat)
        np.save(partial / "offsets.npy", self._offsets)
        (partial / "ids.json").write_text(json.dumps(self.ids))
        (partial / "vocabulary.json").write_text(json.dumps(self._vocabulary))
        if self._bm25 is not None:
            self._bm25.save(partial / "bm25", show_progress=False)
        shutil.rmtree(folder, ignore_errors=True)
        partial.rename(folder)

    @classmethod
    def load(cls, folder: Path) -> WordIndex | None:
        """Read what `save` wrote; None if it is not there or not whole."""
        try:
            ids = json.loads((folder / "ids.json").read_text())
            vocabulary = json.loads((folder / "vocabulary.json").read_text())
            flat = np.load(folder / "flat.npy", mmap_mode="r")
            index = cls(ids, flat, np.load(folder / "offsets.npy"), vocabulary)
            if len(flat):
                index._bm25 = bm25s.BM25.load(folder / "bm25", load_vocab=False, show_progress=False)
        except (OSError, ValueError):
            return None
        return index
