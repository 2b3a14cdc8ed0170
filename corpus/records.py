"""What the library tells about itself: articles as listed, chunks as stored, filters, outcomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from corpus.article import Article, Published, Rejection


@dataclass(frozen=True)
class Chunk:
    """A passage of one article version, as the indexes know it: `text[start:end]` of that version."""

    id: str
    article_id: str
    version: int
    start: int
    end: int


@dataclass(frozen=True)
class Stored:
    """One version of an article as the library holds it."""

    article: Article
    version: int
    current: bool
    cluster: str
    chunks: int
    added: str

    def as_dict(self) -> dict[str, Any]:
        """The row of `qa articles --json`."""
        article, published = self.article, self.article.published
        return {
            "id": article.id,
            "title": article.title,
            "publisher": article.publisher,
            "agency": article.agency,
            "published": published.text if published else None,
            "url": article.url,
            "language": article.language,
            "version": self.version,
            "cluster": self.cluster,
            "chunks": self.chunks,
            "byline": article.byline,
            "place": article.place,
            "published_precision": published.precision if published else None,
            "published_origin": published.origin if published else None,
            "external_id": article.external_id,
            "source": article.source,
        }


@dataclass(frozen=True)
class Shown:
    """One article version with its text, and the versions there are."""

    stored: Stored
    versions: tuple[Stored, ...]

    @property
    def text(self) -> str:
        """The text that every citation's offsets count in."""
        return self.stored.article.text

    def as_dict(self) -> dict[str, Any]:
        """The JSON of `qa show`."""
        versions = [
            {
                "version": v.version,
                "current": v.current,
                "title": v.article.title,
                "published": v.article.published.text if v.article.published else None,
                "added": v.added,
            }
            for v in self.versions
        ]
        return {**self.stored.as_dict(), "text": self.text, "versions": versions}


@dataclass(frozen=True)
class Filter:
    """Which articles count. An article of unknown date passes `as_of` but not `since` or `until`.

    Days are inclusive. `publisher` and `title` match any part, whatever the case; `articles` are ids.
    """

    as_of: date | None = None
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    title: str | None = None
    articles: frozenset[str] | None = None

    def admits(self, article: Article) -> bool:
        """Whether `article` passes every part that is set."""
        return (
            (self.articles is None or article.id in self.articles)
            and self._in_time(article.published)
            and _contains(article.publisher, self.publisher)
            and _contains(article.title, self.title)
        )

    def _in_time(self, published: Published | None) -> bool:
        if published is None:
            return self.since is None and self.until is None
        if self.as_of and published.earliest > self.as_of:
            return False
        if self.until and published.earliest > self.until:
            return False
        return not (self.since and published.latest < self.since)


def _contains(value: str | None, part: str | None) -> bool:
    return part is None or (value is not None and part.casefold() in value.casefold())


@dataclass
class Added:
    """What `qa add` did. Counts are of articles; `chunks` of passages embedded."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    rejected: list[Rejection] = field(default_factory=list)
    articles: int = 0
    chunks: int = 0
    seconds: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """The JSON of `qa add`."""
        rejected = [{"source": r.source, "reason": r.reason} for r in self.rejected]
        return {**vars(self), "rejected": rejected, "seconds": round(self.seconds, 2)}


def with_title(title: str | None, text: str) -> str:
    """A passage with its article's title in front of it."""
    return f"{title}\n{text}" if title else text
