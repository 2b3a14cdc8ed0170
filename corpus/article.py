"""The nouns of the corpus: what is read, what an article is, when it was published.

All are frozen: a stage takes one and returns another. Offsets are in characters of `Article.text`.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

Precision = Literal["year", "month", "day", "minute"]
Origin = Literal["metadata", "page", "feed", "head", "dateline", "copyright", "url"]


@dataclass(frozen=True)
class Published:
    """When an article was published, how precisely that is known, and where it was read.

    `when` is aware; parts finer than `precision` are at their lowest value and mean nothing.
    """

    when: datetime
    precision: Precision
    origin: Origin

    def __post_init__(self) -> None:
        # Seconds are dropped, so that what is written as text reads back as the same value.
        object.__setattr__(self, "when", self.when.replace(second=0, microsecond=0))

    @property
    def text(self) -> str:
        """ISO 8601, no longer than what is known: `2025`, `2025-09`, `2025-09-08` or a full time."""
        if self.precision == "minute":
            return self.when.isoformat(timespec="minutes")
        return self.when.strftime({"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}[self.precision])

    @property
    def earliest(self) -> date:
        """The first day on which the article can have been published."""
        return self.when.date()

    @property
    def latest(self) -> date:
        """The last day on which the article can have been published."""
        day = self.when.date()
        if self.precision == "year":
            return date(day.year, 12, 31)
        if self.precision == "month":
            return date(day.year, day.month, monthrange(day.year, day.month)[1])
        return day

    @classmethod
    def parse(cls, text: str, origin: Origin) -> Published | None:
        """Read back what `text` wrote (ISO 8601, any precision); None if it is not that."""
        text = text.strip()
        for form, precision in (("%Y", "year"), ("%Y-%m", "month"), ("%Y-%m-%d", "day")):
            if len(text) == {"year": 4, "month": 7, "day": 10}[precision]:
                try:
                    return cls(datetime.strptime(text, form).replace(tzinfo=UTC), precision, origin)  # type: ignore[arg-type]
                except ValueError:
                    return None
        try:
            when = datetime.fromisoformat(text)
        except ValueError:
            return None
        return cls(when if when.tzinfo else when.replace(tzinfo=UTC), "minute", origin)


@dataclass(frozen=True)
class Document:
    """What a reader found in one source: text and whatever the source itself says about it.

    `kind` is "page" where a reader has already lifted the article out of its page, "record" where
    fields came with the text (JSONL), "text" where everything must be read from the text itself.
    """

    source: str
    text: str
    kind: Literal["text", "page", "record"] = "text"
    external_id: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    place: str | None = None
    published: Published | None = None
    language: str | None = None


@dataclass(frozen=True)
class Rejection:
    """A source that did not become an article, and why, in words a person can act on."""

    source: str
    reason: str


@dataclass(frozen=True)
class Article:
    """One version of one article: clean text and what is known about it."""

    id: str
    text: str
    source: str
    text_hash: str
    external_id: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    place: str | None = None
    published: Published | None = None
    language: str | None = None


@dataclass(frozen=True)
class Span:
    """A half-open stretch of characters, `text[start:end]`."""

    start: int
    end: int
