"""The vectors, in Chroma: embedded in the library's folder, or on a server.

Chroma is used directly, not through llama-index's `ChromaVectorStore`, which fails above Chroma's
batch limit, gives `exp(-distance)` for a score in any space, and turns hybrid search into dense.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlparse

from corpus.embedding import Vectors
from corpus.errors import LibraryError

_SPACE = {"hnsw": {"space": "cosine", "ef_search": 200, "ef_construction": 150}}


class VectorStore:
    """Unit vectors by chunk id, searched by cosine."""

    def __init__(self, folder: Path, collection: str, url: str | None = None) -> None:
        self._folder, self._name, self._url = folder, collection, url
        self._lock = Lock()
        self._open()

    def _open(self) -> None:
        import chromadb
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False)
        try:
            if self._url:
                server = urlparse(self._url)
                secure = server.scheme == "https"
                port = server.port or (443 if secure else 8000)
                self._client = chromadb.HttpClient(server.hostname or "", port, ssl=secure, settings=settings)
            else:
                self._client = chromadb.PersistentClient(str(self._folder), settings=settings)
            # embedding_function=None: the default one would download a model.
            self._rows = self._client.get_or_create_collection(
                self._name, configuration=_SPACE, embedding_function=None
            )
        except Exception as error:  # chromadb raises many kinds, also for a folder it cannot read
            where = f"the Chroma server at {self._url}" if self._url else f"the vectors in {self._folder}"
            raise LibraryError(f"{where} cannot be opened: {_first_line(error)}") from error

    def reopen(self) -> None:
        """See what another process wrote; an open embedded client does not (Chroma 1.5)."""
        with self._lock:
            self.close()
            self._open()

    def close(self) -> None:
        """Release the client's files."""
        self._client.close()

    def upsert(self, ids: Sequence[str], vectors: Vectors, metadata: Sequence[dict[str, Any]]) -> None:
        """Write rows, in batches that Chroma accepts."""
        most = self._client.get_max_batch_size()
        for at in range(0, len(ids), most):
            part = slice(at, at + most)
            self._rows.upsert(ids=list(ids[part]), embeddings=vectors[part], metadatas=list(metadata[part]))

    def delete(self, ids: Sequence[str]) -> None:
        """Remove rows; unknown ids are no error."""
        most = self._client.get_max_batch_size()
        for at in range(0, len(ids), most):
            self._rows.delete(ids=list(ids[at : at + most]))

    def count(self) -> int:
        """How many rows there are."""
        return int(self._rows.count())

    def nearest(self, vector: Vectors, k: int, where: dict[str, Any] | None = None) -> list[tuple[str, float]]:
        """Up to `k` (chunk id, cosine) pairs, nearest first."""
        query = vector.reshape(1, -1)
        with self._lock:  # a search must not meet a client that is being reopened
            found = self._rows.query(query_embeddings=query, n_results=k, where=where, include=["distances"])
        distances = found["distances"] or [[]]
        return [(id_, 1.0 - float(d)) for id_, d in zip(found["ids"][0], distances[0], strict=True)]


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
