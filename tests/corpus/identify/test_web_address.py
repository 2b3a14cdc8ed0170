"""Only an address identifies an article: `n/a` in a url column must not make one article of many."""

from __future__ import annotations

import pytest

from corpus.article import Document
from corpus.identify import identify
from corpus.identify.urls import web_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://news.example/a", "https://news.example/a"),
        ("http://News.example/a/", "https://news.example/a"),
        ("www.news.example/a", "https://www.news.example/a"),
        ("http://localhost:8000/a", "https://localhost:8000/a"),
        ("n/a", None),
        ("12", None),
        ("12.5", None),
        ("not a url", None),
        ("mailto:desk@news.example", None),
        ("https://", None),
        ("", None),
        (None, None),
    ],
)
def test_web_address(text: str | None, address: str | None) -> None:
    assert web_address(text) == address


def test_two_articles_with_no_address_are_two() -> None:
    one = identify(Document("a", "The mayor opened a school in Alphaville on Monday.", url="n/a"))
    two = identify(Document("b", "The harbour council voted to rebuild the old pier.", url="n/a"))
    assert one.id != two.id
    assert one.url is None
