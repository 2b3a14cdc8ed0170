"""The library: articles in, and found again. This module composes the corpus's stages.

    read → clean → identify → (known already?) → chunk → embed → vectors → manifest → words

One folder holds all of it. Vectors are written before the manifest knows them, so a run cut off
anywhere leaves a library that opens and is consistent.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from corpus.article import Article, Document, Rejection, Span
from corpus.chunk import chunk
from corpus.clean import clean
from corpus.embedding import Embedding
from corpus.errors import SourceError, UnknownArticle, WrongEmbedding
from corpus.identify import identify
from corpus.identify.likeness import bands, resemblance, signature
from corpus.identify.versions import completed, older, same_publisher
from corpus.instructions import searched
from corpus.read import count, read
from corpus.records import Added, Chunk, Filter, Shown, Stored, with_title
from corpus.store.shelf import Shelf
from corpus.store.snapshot import Snapshot

Progress = Callable[[int, int, int], None]  # articles done, articles expected, passages embedded

_BATCH = 256  # passages embedded and written at a time: two seconds of work
_SAME_STORY = 0.6  # shingles that two articles share, above which one is a copy of the other


@dataclass(frozen=True)
class _Incoming:
    article: Article
    bands: list[str]
    spans: list[Span]


class Library:
    """A collection of articles in one folder. Safe to share between threads."""

    def __init__(self, home: Path, embedding: Embedding, chroma_url: str | None = None) -> None:
        self.home, self._embedding = home, embedding
        self._shelf = Shelf(home, chroma_url)
        self._manifest = self._shelf.manifest
        built_with = self._manifest.get("embedding")
        if built_with and built_with != embedding.name:
            raise WrongEmbedding(
                f"the library in {home} was built with the embedding model {built_with}, not {embedding.name}: "
                f"set QA_EMBEDDING back, or add the articles to another --home"
            )

    def close(self) -> None:
        """Release the library's files."""
        self._shelf.close()

    # Reading

    @property
    def embedding(self) -> Embedding:
        """The embedding model the library was built with."""
        return self._embedding

    def snapshot(self) -> Snapshot:
        """The library as it is now, for searching; kept until a writer, here or elsewhere, changes something."""
        return self._shelf.snapshot()

    def count(self) -> tuple[int, int]:
        """How many articles and chunks there are."""
        return self._manifest.count()

    def vectors_held(self) -> int:
        """How many vectors the store has; at least as many as there are chunks, in a library that is whole."""
        return self._shelf.vectors().count()

    def articles(self, where: Filter = Filter()) -> list[Stored]:  # noqa: B008 - frozen
        """The current versions that pass `where`, newest first, those of unknown date last; without text."""
        found = [stored for stored in self._manifest.articles() if where.admits(stored.article)]
        return sorted(found, key=_newest_first)

    def show(self, article_id: str, version: int | None = None) -> Shown:
        """One article with its text. Raises UnknownArticle."""
        known = self._manifest.resolve(article_id)
        versions = self._manifest.versions(known) if known else []
        wanted = [v for v in versions if (v.current if version is None else v.version == version)]
        if not wanted:
            which = article_id if version is None or not versions else f"{article_id} in version {version}"
            raise UnknownArticle(f"there is no article {which} in this library: qa articles lists what there is")
        return Shown(wanted[0], tuple(versions))

    # Writing

    def add(self, sources: Sequence[str], stdin: BinaryIO | None = None, progress: Progress | None = None) -> Added:
        """Add what `sources` hold; what cannot be added is named in `rejected` and the rest goes on.

        Interrupted, it keeps the batches that are whole; the same call again does the rest.
        """
        return self.add_documents(read(sources, stdin), count(sources) if progress else 0, progress)

    def add_documents(
        self, documents: Iterable[Document | Rejection], expected: int = 0, progress: Progress | None = None
    ) -> Added:
        """`add` for documents that are in memory already."""
        began, outcome, done = time.monotonic(), Added(), 0
        with self._shelf.writing():
            try:
                batch: list[_Incoming] = []
                seen: dict[str, list[str | None]] = {}
                for document in documents:
                    done += 1
                    incoming = self._receive(document, seen, outcome)
                    if incoming:
                        batch.append(incoming)
                    if sum(len(i.spans) for i in batch) >= _BATCH:
                        self._write(batch, outcome)
                        batch = []
                    if progress:
                        progress(done, max(done, expected), outcome.chunks)
                self._write(batch, outcome)
            finally:
                self._shelf.index_words()
        outcome.articles = self.count()[0]
        outcome.seconds = time.monotonic() - began
        if progress:
            progress(done, done, outcome.chunks)
        return outcome

    def remove(self, article_ids: Sequence[str]) -> int:
        """Remove articles with all their versions. Raises UnknownArticle before anything is removed."""
        known = [self.show(name).stored.article.id for name in article_ids]
        with self._shelf.writing():
            with self._manifest.transaction():
                for article_id in known:
                    self._manifest.drop(article_id)
            self._shelf.sweep()
            self._shelf.index_words()
        return len(set(known))

    def _receive(
        self, document: Document | Rejection, seen: dict[str, list[str | None]], outcome: Added
    ) -> _Incoming | None:
        """Clean and identify one document, and decide whether there is anything to write.

        `seen` holds, by text, the publishers of what this run has met.
        """
        if isinstance(document, Rejection):
            outcome.rejected.append(document)
            return None
        try:
            article = identify(clean(document))
        except SourceError as error:
            outcome.rejected.append(Rejection(document.source, str(error)))
            return None
        publishers = seen.setdefault(article.text_hash, [])
        if any(same_publisher(publisher, article.publisher) for publisher in publishers):
            outcome.duplicates += 1
            return None
        publishers.append(article.publisher)
        same_text = self._manifest.with_text(article.text_hash)
        own = [
            s for s in same_text if s.article.id == article.id and s.article.title == (article.title or s.article.title)
        ]
        if own:
            self._count_known(own[-1], article, outcome)
            return None
        if any(same_publisher(s.article.publisher, article.publisher) for s in same_text if s.article.id != article.id):
            outcome.duplicates += 1
            return None
        return _Incoming(article, bands(signature(article.text)), chunk(article.text))

    def _count_known(self, known: Stored, article: Article, outcome: Added) -> None:
        """The text is there under this id: the same source again, a copy, or better metadata."""
        full = completed(replace(article, source=known.article.source), known.article)
        if full != known.article:
            with self._manifest.transaction():
                self._manifest.put(full, known.version, known.cluster, current=known.current)
            outcome.updated += 1
        elif known.article.source == article.source or article.url or article.external_id:
            outcome.unchanged += 1
        else:
            outcome.duplicates += 1

    def _write(self, batch: list[_Incoming], outcome: Added) -> None:
        """Embed a batch and make it known: vectors first, then the manifest, then the old vectors go."""
        if not batch:
            return
        chunks = [_chunks(incoming) for incoming in batch]
        flat = [(c, i.article) for i, own in zip(batch, chunks, strict=True) for c in own]
        vectors = self._embedding.embed([searched(a.title, a.text[c.start : c.end]) for c, a in flat])
        self._manifest.mark_pending([c.id for c, _ in flat])
        self._shelf.vectors().upsert([c.id for c, _ in flat], vectors, [_metadata(c, a) for c, a in flat])
        with self._manifest.transaction():
            self._manifest.set("embedding", self._embedding.name)
            for incoming, own in zip(batch, chunks, strict=True):
                self._make_known(incoming, own, outcome)
        self._shelf.sweep()
        outcome.chunks += len(flat)

    def _make_known(self, incoming: _Incoming, chunks: list[Chunk], outcome: Added) -> None:
        article, before = incoming.article, self._manifest.versions(incoming.article.id)
        current = not any(older(article, v.article) for v in before)
        cluster = before[0].cluster if before else self._cluster(incoming)
        version = before[-1].version + 1 if before else 1
        self._manifest.put(article, version, cluster, current=current)
        if current:
            self._manifest.drop_chunks(article.id)
            self._manifest.put_bands(article.id, incoming.bands)
            self._manifest.put_chunks(replace(c, version=version) for c in chunks)
        if before:
            outcome.updated += 1
        else:
            outcome.added += 1

    def _cluster(self, incoming: _Incoming) -> str:
        """The cluster of the articles this one is a near copy of; its own id if there is none."""
        found: list[str] = []
        for article_id in self._manifest.sharing(incoming.bands):
            other = self.show(article_id).stored
            if resemblance(other.article.text, incoming.article.text) >= _SAME_STORY:
                found.append(other.cluster)
        for cluster in found[1:]:
            self._manifest.recluster(cluster, found[0])
        return found[0] if found else incoming.article.id


def _chunks(incoming: _Incoming) -> list[Chunk]:
    """The passages of an article whose version is not numbered yet."""
    article = incoming.article
    made = []
    for span in incoming.spans:
        content = f"{article.id}\0{span.start}\0{with_title(article.title, article.text[span.start : span.end])}"
        chunk_id = hashlib.sha256(content.encode()).hexdigest()[:20]
        made.append(Chunk(chunk_id, article.id, 0, span.start, span.end))
    return made


def _metadata(chunk: Chunk, article: Article) -> dict[str, str | int]:
    row: dict[str, str | int] = {"article_id": article.id, "start": chunk.start, "end": chunk.end}
    if article.published:
        row["published"] = int(article.published.when.timestamp())
    return row


def _newest_first(stored: Stored) -> tuple[bool, float, str]:
    published = stored.article.published
    return (published is None, -published.when.timestamp() if published else 0.0, stored.article.id)
