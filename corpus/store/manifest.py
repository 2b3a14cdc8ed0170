"""The manifest: every article version, its chunks, and the model the library was built with.

SQLite, and the one source of truth: a vector or a word that the manifest does not know is ignored.
`pending` names chunks whose vectors may be present without being known here, or known no longer;
the next writer removes them, so a run that was cut off anywhere leaves a consistent library.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock

from corpus.article import Article, Published
from corpus.errors import LibraryError
from corpus.records import Chunk, Stored

_FIELDS = (
    "text, text_hash, source, external_id, url, title, publisher, agency, byline, place, published, origin, language"
)
_SELECT = (
    f"SELECT v.article_id, version, current, cluster, added, {_FIELDS}, (SELECT count(*) FROM chunks c WHERE"
    " c.article_id = v.article_id AND c.version = v.version) AS chunks FROM versions v"
)


class Manifest:
    """The library's articles, in one SQLite file."""

    def __init__(self, path: Path) -> None:
        self._lock = RLock()
        try:
            self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=30)
            self._db.row_factory = sqlite3.Row
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.executescript((Path(__file__).parent / "schema.sql").read_text())
        except sqlite3.Error as error:
            raise LibraryError(f"{path} is not a library's manifest ({error}): choose another --home") from None

    def close(self) -> None:
        """Close the file; the manifest cannot be used afterwards."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and a new generation at the end."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.set("generation", str(self.generation + 1))
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                raise

    # What the library is

    def get(self, key: str) -> str | None:
        """A setting of the library itself, such as the embedding model's name."""
        row = self._one("SELECT value FROM meta WHERE key = ?", key)
        return str(row["value"]) if row else None

    def set(self, key: str, value: str) -> None:
        """Store a setting of the library itself."""
        self._run("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)

    @property
    def generation(self) -> int:
        """Counts the changes; an index of another generation is stale."""
        return int(self.get("generation") or 0)

    # Articles

    def articles(self) -> list[Stored]:
        """The current version of every article, in order of arrival, its `text` left out (empty)."""
        heads = _SELECT.replace(" text,", " '' AS text,")
        return [_stored(row) for row in self._all(f"{heads} WHERE current = 1 ORDER BY v.rowid")]

    def text(self, article_id: str, version: int) -> str:
        """The text of one version; empty if unknown."""
        row = self._one("SELECT text FROM versions WHERE article_id = ? AND version = ?", article_id, version)
        return str(row["text"]) if row else ""

    def versions(self, article_id: str) -> list[Stored]:
        """Every version of one article, in order of arrival; empty if unknown."""
        return [_stored(row) for row in self._all(f"{_SELECT} WHERE v.article_id = ? ORDER BY version", article_id)]

    def with_text(self, text_hash: str) -> list[Stored]:
        """Versions with exactly this text."""
        return [_stored(row) for row in self._all(f"{_SELECT} WHERE text_hash = ? ORDER BY v.rowid", text_hash)]

    def resolve(self, name: str) -> str | None:
        """The article id that `name` stands for: an id, or the id the user's own data gave it."""
        row = self._one("SELECT article_id FROM versions WHERE article_id = ?1 OR external_id = ?1 LIMIT 1", name)
        return str(row["article_id"]) if row else None

    def count(self) -> tuple[int, int]:
        """How many articles and chunks there are."""
        row = self._one("SELECT (SELECT count(*) FROM versions WHERE current = 1) a, (SELECT count(*) FROM chunks) c")
        return (int(row["a"]), int(row["c"])) if row else (0, 0)

    def put(self, article: Article, version: int, cluster: str, *, current: bool) -> None:
        """Write one version; a current one takes the place of the one before."""
        if current:
            self._run("UPDATE versions SET current = 0 WHERE article_id = ?", article.id)
        values = [getattr(article, name) for name in _FIELDS.replace("origin, ", "").split(", ")]
        values[10] = article.published.text if article.published else None
        values.insert(11, article.published.origin if article.published else None)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        marks = ", ".join("?" * (len(values) + 5))
        self._run(
            f"INSERT OR REPLACE INTO versions (article_id, version, current, cluster, added, {_FIELDS}) VALUES ({marks})",
            *(article.id, version, int(current), cluster, now, *values),
        )

    def drop(self, article_id: str) -> None:
        """Forget an article with all its versions; its chunks become pending."""
        self.drop_chunks(article_id)
        self._run("DELETE FROM bands WHERE article_id = ?", article_id)
        self._run("DELETE FROM versions WHERE article_id = ?", article_id)

    # Chunks

    def chunks(self) -> list[Chunk]:
        """Every chunk in row order."""
        rows = self._all("SELECT id, article_id, version, start, stop FROM chunks ORDER BY row")
        return [Chunk(*row) for row in rows]

    def put_chunks(self, chunks: Iterable[Chunk]) -> None:
        """Make chunks known; their vectors are already there."""
        rows = [(c.id, c.article_id, c.version, c.start, c.end) for c in chunks]
        with self._lock:
            self._db.executemany(
                "INSERT OR REPLACE INTO chunks (id, article_id, version, start, stop) VALUES (?,?,?,?,?)", rows
            )
            self._db.executemany("DELETE FROM pending WHERE chunk_id = ?", [(row[0],) for row in rows])

    def drop_chunks(self, article_id: str) -> None:
        """Forget an article's chunks; their vectors are then to be removed."""
        self._run("INSERT OR IGNORE INTO pending SELECT id FROM chunks WHERE article_id = ?", article_id)
        self._run("DELETE FROM chunks WHERE article_id = ?", article_id)

    def mark_pending(self, chunk_ids: Sequence[str]) -> None:
        """Note, before their vectors are written, that these chunks are not known yet."""
        with self._lock:
            self._db.executemany("INSERT OR IGNORE INTO pending VALUES (?)", [(chunk_id,) for chunk_id in chunk_ids])

    def pending(self) -> list[str]:
        """Chunks that are not known, whose vectors should not be there."""
        rows = self._all("SELECT chunk_id FROM pending WHERE chunk_id NOT IN (SELECT id FROM chunks)")
        return [str(row["chunk_id"]) for row in rows]

    def clear_pending(self) -> None:
        """Their vectors are gone."""
        self._run("DELETE FROM pending")

    # Likeness

    def put_bands(self, article_id: str, bands: Sequence[str]) -> None:
        """Replace the likeness bands of an article."""
        self._run("DELETE FROM bands WHERE article_id = ?", article_id)
        with self._lock:
            self._db.executemany("INSERT INTO bands VALUES (?, ?)", [(band, article_id) for band in bands])

    def sharing(self, bands: Sequence[str]) -> list[str]:
        """Articles that share at least one band, which may be near copies."""
        marks = ", ".join("?" * len(bands))
        rows = self._all(f"SELECT DISTINCT article_id FROM bands WHERE band IN ({marks}) ORDER BY article_id", *bands)
        return [str(row["article_id"]) for row in rows]

    def recluster(self, old: str, new: str) -> None:
        """Every member of the cluster `old` now belongs to `new`."""
        self._run("UPDATE versions SET cluster = ? WHERE cluster = ?", new, old)

    def _run(self, statement: str, *values: object) -> None:
        with self._lock:
            self._db.execute(statement, values)

    def _one(self, query: str, *values: object) -> sqlite3.Row | None:
        rows = self._all(query, *values)
        return rows[0] if rows else None

    def _all(self, query: str, *values: object) -> list[sqlite3.Row]:
        with self._lock:
            return self._db.execute(query, values).fetchall()


def _stored(row: sqlite3.Row) -> Stored:
    published = Published.parse(row["published"], row["origin"]) if row["published"] else None
    names = [name for name in _FIELDS.split(", ") if name not in ("published", "origin")]
    article = Article(id=row["article_id"], published=published, **{name: row[name] for name in names})
    return Stored(article, row["version"], bool(row["current"]), row["cluster"], row["chunks"], row["added"])
