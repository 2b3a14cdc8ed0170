"""What a page says about itself: JSON-LD first, then meta tags, then trafilatura's reading of the rest."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import trafilatura

from corpus.article import Published
from corpus.read.dates import published

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|WebPage)$")  # NewsArticle, BlogPosting …
_DATES = ("article:published_time", "og:article:published_time", "datePublished", "parsely-pub-date",
          "date", "pubdate", "publishdate", "publish-date", "dc.date", "dc.date.issued", "dcterms.created",
          "sailthru.date", "cXenseParse:recs:publishtime", "citation_publication_date")  # fmt: skip


@dataclass(frozen=True)
class Marks:
    """The fields of a page; each is None where the page does not say."""

    title: str | None
    publisher: str | None
    byline: str | None
    published: Published | None
    url: str | None
    language: str | None


def marks(tree: Any, url: str | None) -> Marks:
    """Read them from an lxml tree, which is left as it was."""
    linked = next(_linked_data(tree), {})
    guessed = trafilatura.extract_metadata(tree, default_url=url, extensive=False)
    return Marks(
        title=_first(_text(linked.get("headline")), _meta(tree, "og:title"), guessed.title),
        publisher=_first(_name(linked.get("publisher")), _meta(tree, "og:site_name"), guessed.sitename),
        byline=_first(_names(linked.get("author")), _author(tree), guessed.author),
        published=_published(tree, linked, guessed.date),
        url=_canonical(tree, url),
        language=_first(_text(linked.get("inLanguage")), _language(tree)),
    )


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects about an article, articles proper before mere pages."""
    found = []
    for text in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            found += list(_objects(json.loads(text, strict=False)))
        except (ValueError, RecursionError):
            continue
    yield from (thing for thing in found if not _kind(thing).endswith("WebPage"))
    yield from (thing for thing in found if _kind(thing).endswith("WebPage"))


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for part in data:
            yield from _objects(part)
    elif isinstance(data, dict):
        if _ARTICLE.search(_kind(data)):
            yield data
        yield from _objects(data.get("@graph"))


def _kind(thing: dict[str, Any]) -> str:
    kind = thing.get("@type")
    return str(kind[0]) if isinstance(kind, list) and kind else str(kind)


def _published(tree: Any, linked: dict[str, Any], guessed: str | None) -> Published | None:
    """The most precise of what the page states; a date guessed from its text counts less."""
    stated = [linked.get("datePublished"), *(_meta(tree, name) for name in _DATES)]
    stated += tree.xpath('//*[@itemprop="datePublished"]/@datetime | //*[@itemprop="datePublished"]/@content')
    stated += tree.xpath("//time[@pubdate]/@datetime")
    found = [date for value in stated if (date := published(value, "metadata"))]
    precise = [date for date in found if date.precision == "minute"]
    if precise and abs((precise[0].earliest - found[0].earliest).days) <= 1:
        return precise[0]
    return found[0] if found else published(guessed, "page")


def _canonical(tree: Any, url: str | None) -> str | None:
    for href in (*tree.xpath('//link[@rel="canonical"]/@href'), _meta(tree, "og:url")):
        try:
            absolute = str(urljoin(url or "", (href or "").strip()))
            # A bare front page is a template's mistake, and would make one article of a whole site. Another
            # site's address would let a page pose as a new version of that site's article.
            is_page = absolute.startswith(("http://", "https://")) and bool(urlsplit(absolute).path.strip("/"))
            if is_page and (not url or _same_site(url, absolute)):
                return absolute
        except ValueError:  # not an address at all
            continue
    return None


def _same_site(one: str, other: str) -> bool:
    """Whether two addresses share all of their host but a first label such as `www`, `m` or `amp`."""
    first, second = (re.sub(r"^(?:www|m|amp|mobile)\.", "", urlsplit(url).hostname or "") for url in (one, other))
    return first == second


def _author(tree: Any) -> str | None:
    author = _first(_meta(tree, "author"), _meta(tree, "article:author"))
    return None if author and author.startswith("http") else author


def _language(tree: Any) -> str | None:
    declared: list[str] = tree.xpath("/html/@lang")
    return _first(*declared, _meta(tree, "og:locale"), _meta(tree, "content-language"))


def _meta(tree: Any, name: str) -> str | None:
    values: list[str] = tree.xpath("//meta[@property=$name or @name=$name or @itemprop=$name]/@content", name=name)
    return _first(*values)


def _names(value: Any) -> str | None:
    parts = value if isinstance(value, list) else [value]
    return ", ".join(dict.fromkeys(name for part in parts if (name := _name(part)))) or None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    name = _text(value.get("name") if isinstance(value, dict) else value)
    return None if name and name.startswith("http") else name


def _text(value: Any) -> str | None:
    return entities.unescape(value) if isinstance(value, str) else None


def _first(*values: str | None) -> str | None:
    return next((" ".join(value.split()) for value in values if value and value.strip()), None)
