"""A library's folder: manifest, vectors and words, one writer at a time, readers at any time.

Readers see a change as soon as it is whole. An embedded Chroma client does not see what another
process wrote, and is reopened when the manifest's generation has moved.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, RLock

from filelock import FileLock, Timeout

from corpus.errors import LibraryBusy, LibraryError
from corpus.instructions import searched
from corpus.store.manifest import Manifest
from corpus.store.snapshot import Snapshot
from corpus.store.vectors import VectorStore
from corpus.store.words import WordIndex

_PATIENCE = 2.0  # seconds a writer waits: a reader may be mending the lexical index


class Shelf:
    """Where the articles of one library stand. Safe to share between threads."""

    def __init__(self, home: Path, chroma_url: str | None = None) -> None:
        self.home, self._chroma_url = home, chroma_url
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f"{home} cannot be used as a library: {error.strerror}; choose another --home") from None
        self.manifest = Manifest(home / "manifest.sqlite")
        self._vectors: VectorStore | None = None
        self._snapshot: Snapshot | None = None
        self._lock = RLock()
        self._writer = Lock()
        self._seen = self.manifest.generation  # the last one that this process's Chroma client knows of

    def close(self) -> None:
        """Release the files."""
        with self._lock:
            if self._vectors:
                self._vectors.close()
            self._vectors = self._snapshot = None
            self.manifest.close()

    def snapshot(self) -> Snapshot:
        """The library as it is now; made anew when a writer, here or elsewhere, has changed it."""
        with self._lock:
            generation = self.manifest.generation
            if self._snapshot is None or self._snapshot.generation != generation:
                if not self._writer.locked():
                    self._catch_up()
                self._snapshot = Snapshot(self.manifest, self.vectors(), self._readable_words(), generation)
            return self._snapshot

    def vectors(self) -> VectorStore:
        """The vectors, opened on first use."""
        with self._lock:
            if self._vectors is None:
                name = self.manifest.get("collection")
                if name is None:
                    name = f"dateline-{uuid.uuid4().hex[:12]}" if self._chroma_url else "dateline"
                    self.manifest.set("collection", name)
                self._vectors = VectorStore(self.home / "vectors", name, self._chroma_url)
            return self._vectors

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock: one thread of one process."""
        lock = FileLock(self.home / "writer.lock")
        try:
            lock.acquire(timeout=_PATIENCE)
        except Timeout:
            raise LibraryBusy(f"another process is writing to {self.home}: try again when it is done") from None
        try:
            with self._writer:
                self._catch_up()
                self.sweep()
                yield
                self._seen = self.manifest.generation
        finally:
            lock.release()

    def sweep(self) -> None:
        """Remove the vectors of chunks that are not, or no longer, known."""
        gone = self.manifest.pending()
        if gone:
            self.vectors().delete(gone)
        self.manifest.clear_pending()

    def _words(self, generation: int) -> WordIndex:
        """The lexical index of this generation: the one on disk, or made anew where that is stale."""
        index = WordIndex.load(self.home / "words")
        if index is not None and self.manifest.get("words") == str(generation):
            return index
        chunks = {c.id: c for c in self.manifest.chunks()}
        heads = {(s.article.id, s.version): s.article.title for s in self.manifest.articles()}
        texts: dict[str, str] = {}

        def text_of(chunk_id: str) -> str:
            c = chunks[chunk_id]
            if c.article_id not in texts:
                texts.clear()
                texts[c.article_id] = self.manifest.text(c.article_id, c.version)
            return searched(heads.get((c.article_id, c.version)), texts[c.article_id][c.start : c.end])

        return WordIndex.build(list(chunks), text_of, index)

    def index_words(self) -> None:
        """Make the lexical index anew, if the articles have changed since."""
        generation = self.manifest.generation
        if self.manifest.get("words") != str(generation):
            self._words(generation).save(self.home / "words")
            self.manifest.set("words", str(generation))

    def _readable_words(self) -> WordIndex:
        """The lexical index for a reader. While somebody writes, the one of before; a stale one is mended."""
        try:
            with FileLock(self.home / "writer.lock", timeout=0):
                self.index_words()
        except (Timeout, OSError):  # somebody is writing, or the folder is read-only
            index = WordIndex.load(self.home / "words")
            if index is not None:
                return index
        return self._words(self.manifest.generation)

    def _catch_up(self) -> None:
        """Let the Chroma client see what another process has written since."""
        generation = self.manifest.generation
        if self._vectors is not None and self._seen != generation:
            self._vectors.reopen()
        self._seen = generation
