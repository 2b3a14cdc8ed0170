"""What a reader sees of one generation of the library: chunks in rows, and who may be searched.

Filters are applied here, on arrays, and not by Chroma's `where`, which takes 50 times as long as
the search itself; only a filter that leaves few articles is handed to Chroma.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.embedding import Vectors
from corpus.records import Chunk, Filter, Stored
from corpus.store.manifest import Manifest
from corpus.store.vectors import VectorStore
from corpus.store.words import WordIndex

Mask = NDArray[np.bool_]
_MOST_WANTED = 6_000  # of Chroma in one query, 20 ms; a filter that needs more goes to Chroma itself


class Snapshot:
    """The current chunks, their articles, and the two indexes over them; `leads` has the first chunk of each article."""

    def __init__(self, manifest: Manifest, vectors: VectorStore, words: WordIndex, generation: int) -> None:
        self.generation = generation
        self._manifest, self._vectors, self.words = manifest, vectors, words
        self.heads: dict[str, Stored] = {head.article.id: head for head in manifest.articles()}
        self.chunks: list[Chunk] = [c for c in manifest.chunks() if c.article_id in self.heads]
        self.leads = _first_of_each(self.chunks)
        self._row = {chunk.id: row for row, chunk in enumerate(self.chunks)}
        place = {article_id: i for i, article_id in enumerate(self.heads)}
        self._article_of = np.array([place[chunk.article_id] for chunk in self.chunks], np.int64)
        self._word_rows = np.array([self._row.get(chunk_id, -1) for chunk_id in words.ids], np.int64)
        self._mask = lru_cache(maxsize=64)(self._compute_mask)
        self.text = lru_cache(maxsize=512)(self._read_text)

    def _read_text(self, article_id: str) -> str:
        return self._manifest.text(article_id, self.heads[article_id].version)

    def passage(self, chunk: Chunk) -> str:
        """The words of one chunk."""
        return self.text(chunk.article_id)[chunk.start : chunk.end]

    def _compute_mask(self, where: Filter) -> tuple[list[str], Mask]:
        admitted = np.array([where.admits(head.article) for head in self.heads.values()], np.bool_)
        ids = [article_id for article_id, yes in zip(self.heads, admitted, strict=True) if yes]
        return ids, admitted[self._article_of] if len(self.chunks) else np.zeros(0, np.bool_)

    def admitted(self, where: Filter) -> int:
        """How many articles the filter leaves."""
        return len(self._mask(where)[0])

    def lexical(self, query: str, k: int, where: Filter) -> list[tuple[Chunk, float]]:
        """Up to `k` chunks by BM25, best first; only those with a word of the query."""
        scores = np.zeros(len(self.chunks), np.float32)
        known = self._word_rows >= 0
        scores[self._word_rows[known]] = self.words.scores(query)[known]
        scores = np.where(self._mask(where)[1], scores, 0)
        top = np.argsort(-scores, kind="stable")[:k]
        return [(self.chunks[row], float(scores[row])) for row in top if scores[row] > 0]

    def dense(self, vector: Vectors, k: int, where: Filter) -> list[tuple[Chunk, float]]:
        """Up to `k` chunks by cosine, nearest first."""
        ids, mask = self._mask(where)
        share = float(mask.mean()) if len(mask) else 0.0
        if share == 0:
            return []
        enough, wanted = min(k, int(mask.sum())), k if share == 1 else int(k / share) + 20
        while wanted <= _MOST_WANTED:
            found = self._keep(self._vectors.nearest(vector, wanted), mask)[:k]
            if len(found) >= enough:
                return found
            wanted *= 4
        only: dict[str, Any] = {"article_id": {"$in": ids}}
        return self._keep(self._vectors.nearest(vector, k, only), mask)

    def _keep(self, found: list[tuple[str, float]], mask: Mask) -> list[tuple[Chunk, float]]:
        rows = [(self._row.get(chunk_id, -1), score) for chunk_id, score in found]
        return [(self.chunks[row], score) for row, score in rows if row >= 0 and mask[row]]


def _first_of_each(chunks: list[Chunk]) -> frozenset[str]:
    first: dict[str, Chunk] = {}
    for chunk in chunks:
        if chunk.article_id not in first or chunk.start < first[chunk.article_id].start:
            first[chunk.article_id] = chunk
    return frozenset(chunk.id for chunk in first.values())
