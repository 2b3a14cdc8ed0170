"""What two texts are to each other: copies, versions of one article, the same article better described."""

from __future__ import annotations

from corpus.article import Article


def same_publisher(one: str | None, other: str | None) -> bool:
    """The same text by another publisher is a syndicated copy; by the same, or by nobody known, a duplicate."""
    return one is None or other is None or one.casefold() == other.casefold()


def completed(new: Article, old: Article) -> Article:
    """`new`, with what only `old` knew."""
    known = {name: getattr(new, name) or getattr(old, name) for name in vars(old)}
    return Article(**known)


def older(article: Article, other: Article) -> bool:
    """Whether `article` was certainly published before `other`: an earlier version that arrived late."""
    if article.published is None or other.published is None:
        return False
    return article.published.latest < other.published.earliest or (
        article.published.precision == other.published.precision == "minute"
        and article.published.when < other.published.when
    )
