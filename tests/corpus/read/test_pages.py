"""Web pages and feeds: the article, what the page says of itself, and what a fetch can meet with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from corpus.article import Document, Rejection
from corpus.read import read, web

PARAGRAPHS = [
    "The harbour council agreed on Monday to widen the northern breakwater before the winter storms arrive.",
    "Work begins in October and will cost four million crowns, the council’s spokeswoman said & smiled.",
    "Fishermen had asked for it since a storm took two boats from their moorings in the spring of last year.",
]
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Harbour Post"},
        {
            "@type": "NewsArticle",
            "headline": "Council agrees &amp; widens breakwater",
            "datePublished": "2025-09-08T10:30:00+09:00",
            "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}],
            "publisher": {"@type": "Organization", "name": "Harbour Post"},
            "inLanguage": "en-GB",
        },
    ],
}


def page(head: str = "", canonical: str = "/news/breakwater") -> str:
    body = "".join(
        f"<p>{p.replace('&', '&amp;').replace('council’s', '<b>council</b>&rsquo;s')}</p>" for p in PARAGRAPHS
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Council agrees - Harbour Post</title>{head}'
        f'<link rel="canonical" href="{canonical}"></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>Council agrees</h1>{body}</article><div class='comments'><p>First, says one.</p></div>"
        "<footer><p>Imprint and cookies</p></footer></body></html>"
    )


def served(monkeypatch: pytest.MonkeyPatch, answer: Callable[[httpx.Request], httpx.Response]) -> None:
    """No request leaves: the one seam to the network answers from here."""
    transport = httpx.MockTransport(answer)
    monkeypatch.setattr(web, "client", lambda: httpx.Client(transport=transport, follow_redirects=True))


def from_web(url: str) -> list[Document | Rejection]:
    return list(read([url]))


def test_a_page_becomes_its_article(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'))
    (found,) = read([str(tmp_path / "a.html")])
    assert isinstance(found, Document)
    assert found.kind == "page"
    assert [line for line in found.text.split("\n") if line != "Council agrees"] == PARAGRAPHS
    assert found.title == "Council agrees & widens breakwater"
    assert (found.publisher, found.byline, found.language) == ("Harbour Post", "Jane Doe, John Roe", "en-GB")
    assert found.published is not None
    assert (found.published.text, found.published.origin) == ("2025-09-08T10:30+09:00", "metadata")
    assert found.url is None, "a relative address means nothing without the page's own"


def test_meta_tags_serve_where_there_is_no_linked_data(tmp_path: Path) -> None:
    head = (
        '<meta property="og:title" content="Council agrees">'
        '<meta property="og:site_name" content="Harbour Post">'
        '<meta property="article:published_time" content="2025-09-08T01:30:00Z">'
        '<meta name="author" content="Jane Doe">'
        '<script type="application/ld+json">{"@type": "NewsArticle", broken</script>'
    )
    (tmp_path / "a.html").write_text(page(head, "https://post.example.org/news/breakwater"))
    (found,) = read([str(tmp_path / "a.html")])
    assert isinstance(found, Document)
    assert (found.title, found.publisher, found.byline) == ("Council agrees", "Harbour Post", "Jane Doe")
    assert found.published is not None
    assert found.published.text == "2025-09-08T01:30+00:00"
    assert (found.url, found.language) == ("https://post.example.org/news/breakwater", "en")


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("/news/breakwater", "https://www.post.org/news/breakwater"),
        ("https://post.org/news/breakwater", "https://post.org/news/breakwater"),
        ("https://post.org/", "https://www.post.org/a?b=1"),
        ("https://victim.org/story", "https://www.post.org/a?b=1"),
        ("http://[broken", "https://www.post.org/a?b=1"),
    ],
)
def test_a_page_may_name_its_address_but_not_another_sites(
    monkeypatch: pytest.MonkeyPatch, canonical: str, url: str
) -> None:
    served(monkeypatch, lambda request: httpx.Response(200, html=page("", canonical)))
    (found,) = from_web("https://www.post.org/a?b=1")
    assert isinstance(found, Document)
    assert (found.source, found.url) == ("https://www.post.org/a?b=1", url)


def test_tables_come_without_their_rules(tmp_path: Path) -> None:
    table = "<table><tr><th>Port</th><th>Boats</th></tr><tr><td>North</td><td>12</td></tr></table>"
    (tmp_path / "a.html").write_text(page().replace("</article>", table + "</article>"))
    (found,) = read([str(tmp_path / "a.html")])
    assert isinstance(found, Document)
    assert "Port, Boats" in found.text
    assert "North, 12" in found.text
    assert "|" not in found.text


@pytest.mark.parametrize("broken", ["<div>" * 5000, "<p>a" * 3, "<!-- " * 99, "<a href=x>" * 2000, "<table>" * 500])
def test_broken_pages_are_refused_or_read_but_never_raise(tmp_path: Path, broken: str) -> None:
    (tmp_path / "a.html").write_text(broken)
    assert len(list(read([str(tmp_path / "a.html")]))) == 1


# --- the web ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda r: httpx.Response(404), "has no such page (HTTP 404)"),
        (lambda r: httpx.Response(500), "failed (HTTP 500)"),
        (lambda r: httpx.Response(200, content=b""), "empty"),
        (lambda r: httpx.Response(200, content=b"x" * (21 * 2**20)), "larger than 20 MB"),
        (lambda r: httpx.Response(302, headers={"location": "https://post.org/a"}), "in a circle"),
        (lambda r: (_ for _ in ()).throw(httpx.ReadTimeout("slow")), "within 20 seconds"),
        (lambda r: (_ for _ in ()).throw(httpx.ConnectError("gone")), "cannot be reached"),
    ],
)
def test_a_fetch_that_fails_is_told_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, answer: Callable[[httpx.Request], httpx.Response], words: str
) -> None:
    served(monkeypatch, answer)
    (found,) = from_web("https://post.org/a")
    assert isinstance(found, Rejection)
    assert found.source == "https://post.org/a"
    assert words in found.reason


@pytest.mark.parametrize(
    "kind",
    [
        httpx.HTTPError,
        httpx.RequestError,
        *httpx.RequestError.__subclasses__(),
        *httpx.TransportError.__subclasses__(),
        httpx.InvalidURL,
    ],
)
def test_every_error_of_httpx_is_mapped(monkeypatch: pytest.MonkeyPatch, kind: type[Exception]) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise kind("trouble")

    served(monkeypatch, fail)
    (found,) = from_web("https://post.org/a")
    assert isinstance(found, Rejection)


def test_text_from_the_web_is_read_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    served(monkeypatch, lambda r: httpx.Response(200, text="Title\n" + PARAGRAPHS[0]))
    (found,) = from_web("https://post.org/a.txt")
    assert isinstance(found, Document)
    assert (found.kind, found.url) == ("text", "https://post.org/a.txt")


# --- feeds -----------------------------------------------------------------------------------------------

FEED = f"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour Post</title>
<item><title>In full</title><link>https://post.org/full</link>
<pubDate>Mon, 08 Sep 2025 10:30:00 +0900</pubDate>
<description>Short.</description></item>
<item><title>Own &amp;amp; words</title><link>https://post.org/gone</link><dc:creator>Jane Doe</dc:creator>
<description>&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;&lt;p&gt;Second &amp;amp; last.&lt;/p&gt;</description></item>
<item><title>Nothing</title><link>https://post.org/gone2</link></item>
<item><title>No link</title></item>
</channel></rss>"""


def test_a_feed_gives_an_article_an_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/feed":
            return httpx.Response(200, content=FEED.encode(), headers={"content-type": "text/html"})
        return httpx.Response(200, html=page()) if request.url.path == "/full" else httpx.Response(404)

    served(monkeypatch, answer)
    full, own, gone, unlinked = from_web("https://post.org/feed")
    assert isinstance(full, Document)
    assert PARAGRAPHS[2] in full.text
    assert full.published is not None
    assert (full.published.text, full.published.origin) == ("2025-09-08T10:30+09:00", "feed")
    assert isinstance(own, Document)
    assert own.text.split("\n") == [PARAGRAPHS[0], "Second & last."]
    assert (own.title, own.byline, own.publisher, own.url) == (
        "Own & words", "Jane Doe", "Harbour Post", "https://post.org/gone",
    )  # fmt: skip
    assert gone == Rejection("https://post.org/gone2", "the server has no such page (HTTP 404)")
    assert unlinked == Rejection("https://post.org/feed#4", "the entry has neither a link nor any text")


def test_an_empty_feed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    served(monkeypatch, lambda r: httpx.Response(200, content=b"<rss version='2.0'><channel></channel></rss>"))
    assert from_web("https://post.org/feed") == [Rejection("https://post.org/feed", "the feed has no entries")]
