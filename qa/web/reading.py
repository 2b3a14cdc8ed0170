"""One article as HTML, its cited words marked; and the list of articles."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from corpus.records import Shown, Stored
from qa.web.markup import human_date, text, web_address

Stretch = tuple[int, int]
_ROWS = 300  # more than anybody reads; the filter box narrows it


def article(shown: Shown, at: Stretch | None = None, also: Sequence[Stretch] = (), opened: int = 0) -> str:
    """The reading pane: headline, source, versions, and the text with `at` marked, `also` faintly.

    Offsets count characters of `shown.text`; those outside it are ignored. `opened` tells one
    opening of the same passage from the next, so that the page scrolls to it again.
    """
    stored, own = shown.stored, shown.stored.article
    published = own.published.text if own.published else None
    head = [own.publisher or "Unknown publisher", human_date(published), own.byline, own.agency]
    return (
        f'<article class="paper" data-opened="{opened}" aria-labelledby="paper-title">'
        f"{_bar(' · '.join(filter(None, head)))}"
        f'<h2 id="paper-title" tabindex="-1">{text(own.title or "Untitled")}</h2>{_origin(own.url)}'
        f"{_versions(stored, shown.versions)}"
        f'<div class="body" dir="auto" lang="{text(own.language or "")}">{marked(shown.text, at, also)}</div></article>'
    )


def unreadable(message: str) -> str:
    """The reading pane where there is no article to show, and why."""
    said = f'<h2 tabindex="-1">This article cannot be shown</h2><p>{text(message)}</p>'
    return f'<article class="paper">{_bar("")}{said}</article>'


def _bar(head: str) -> str:
    return (
        f'<div class="bar"><p class="from">{text(head)}</p>'
        '<button type="button" class="close" data-close aria-label="Close the article">✕</button></div>'
    )


def _origin(url: str | None) -> str:
    address = web_address(url)
    if address is None:
        return ""
    attributes = f'href="{text(address)}" target="_blank" rel="noopener noreferrer"'
    return f'<p class="origin"><a {attributes}>Read at the publisher</a></p>'


def marked(source: str, at: Stretch | None = None, also: Sequence[Stretch] = ()) -> str:
    """`source` as escaped paragraphs (a line is one), with `<mark>` round the stretches."""
    kinds = [""] * len(source)
    for start, end in [*also, *([at] if at else [])]:
        kind = "cited" if (start, end) == at else "also"
        for i in range(max(start, 0), min(end, len(source))):
            kinds[i] = kind
    return "".join(f"<p>{_line(source, kinds, start, end)}</p>" for start, end in _lines(source))


def _lines(source: str) -> list[Stretch]:
    found, start = [], 0
    for line in source.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _line(source: str, kinds: list[str], start: int, end: int) -> str:
    pieces, i = [], start
    while i < end:
        j = i
        while j < end and kinds[j] == kinds[i]:
            j += 1
        piece = escape(source[i:j])  # every character stays: the mark must read as the quote does
        pieces.append(f'<mark class="{kinds[i]}">{piece}</mark>' if kinds[i] else piece)
        i = j
    return "".join(pieces)


def _versions(stored: Stored, versions: Sequence[Stored]) -> str:
    if len(versions) < 2:
        return ""
    buttons = "".join(_version(v, v.version == stored.version) for v in versions)
    warning = "" if stored.current else '<p class="note">This version has been replaced by a later one.</p>'
    return f'<p class="versions">{buttons}</p>{warning}'


def _version(stored: Stored, open_now: bool) -> str:
    attributes = f'data-article="{text(stored.article.id)}" data-version="{stored.version}"'
    if open_now:
        attributes += ' aria-current="true"'
    label = f"Version {stored.version}{', current' if stored.current else ''}"
    return f'<button type="button" class="version" {attributes}>{label}</button>'


def listing(articles: Sequence[Stored], match: str = "") -> str:
    """The list of articles whose title or publisher holds `match`, newest first as they come."""
    if not articles:
        return (
            '<div class="silence"><h3>There are no articles yet</h3><p>Add some above: text, Markdown, saved web pages '
            "or JSONL. In a terminal, <code>qa add FOLDER</code> does the same, and takes addresses and feeds too."
            "</p></div>"
        )
    wanted = match.strip().casefold()
    found = [s for s in articles if wanted in f"{s.article.title}\n{s.article.publisher}".casefold()]
    rows = "".join(_row(s) for s in found[:_ROWS])
    count = f"{len(found):,} of {len(articles):,} articles" if wanted else f"{len(articles):,} articles"
    more = f", the newest {_ROWS} shown" if len(found) > _ROWS else ""
    return f'<p class="facts" role="status">{count}{more}</p><ul class="articles">{rows}</ul>'


def publishers(articles: Sequence[Stored]) -> str:
    """The names that the publisher filter offers."""
    names = sorted({s.article.publisher for s in articles if s.article.publisher}, key=str.casefold)
    return f'<datalist id="publishers">{"".join(f"<option>{text(name)}</option>" for name in names)}</datalist>'


def _row(stored: Stored) -> str:
    own = stored.article
    day = human_date(own.published.text if own.published else None).split(",")[0]
    also = f" · version {stored.version}" if stored.version > 1 else ""
    return (
        f'<li><span class="from">{text(day)}</span><span class="entry">'
        f'<button type="button" data-article="{text(own.id)}" data-version="{stored.version}">'
        f"{text(own.title or 'Untitled')}</button>"
        f'<span class="from">{text(own.publisher or "Unknown publisher")}{also}</span></span></li>'
    )
