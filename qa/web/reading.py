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
    address = web_address(own.url)
    link = (
        f'<p class="origin"><a href="{text(address)}" target="_blank" rel="noopener noreferrer">Read at the publisher</a></p>'
        if address
        else ""
    )
    return (
        f'<article class="paper" data-opened="{opened}" aria-labelledby="paper-title">'
        '<button type="button" class="close" data-close aria-label="Close the article">✕</button>'
        f'<p class="from">{text(" · ".join(filter(None, head)))}</p>'
        f'<h2 id="paper-title" tabindex="-1">{text(own.title or "Untitled")}</h2>{link}{_versions(stored, shown.versions)}'
        f'<div class="body" dir="auto" lang="{text(own.language or "")}">{marked(shown.text, at, also)}</div></article>'
    )


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
    buttons = "".join(
        f'<button type="button" class="version" data-article="{text(v.article.id)}" data-version="{v.version}"'
        f'{" aria-current=true" if v.version == stored.version else ""}>Version {v.version}{", current" if v.current else ""}</button>'
        for v in versions
    )
    warning = "" if stored.current else '<p class="note">This version has been replaced by a later one.</p>'
    return f'<p class="versions">{buttons}</p>{warning}'


def listing(articles: Sequence[Stored], match: str = "") -> str:
    """The table of articles whose title or publisher holds `match`, newest first as they come."""
    if not articles:
        return (
            '<div class="silence"><h4>There are no articles yet</h4><p>Add some below: text, Markdown, saved web pages '
            "or JSONL. In a terminal, <code>qa add FOLDER</code> does the same, and takes addresses and feeds too.</p></div>"
        )
    wanted = match.strip().casefold()
    found = [s for s in articles if wanted in f"{s.article.title}\n{s.article.publisher}".casefold()]
    rows = "".join(_row(s) for s in found[:_ROWS])
    count = f"{len(found):,} of {len(articles):,} articles" if wanted else f"{len(articles):,} articles"
    more = f", the newest {_ROWS} shown" if len(found) > _ROWS else ""
    head = "<tr><th scope=col>Date</th><th scope=col>Publisher</th><th scope=col>Title</th><th scope=col>Version</th></tr>"
    return f'<p class="facts" role="status">{count}{more}</p><table class="articles"><thead>{head}</thead><tbody>{rows}</tbody></table>'


def _row(stored: Stored) -> str:
    own = stored.article
    day = human_date(own.published.text if own.published else None).split(",")[0]
    button = f'<button type="button" data-article="{text(own.id)}" data-version="{stored.version}">{text(own.title or "Untitled")}</button>'
    return (
        f'<tr><td class="date">{text(day)}</td><td class="publisher">{text(own.publisher or "Unknown publisher")}</td>'
        f'<td class="title">{button}</td><td class="number">{stored.version}</td></tr>'
    )
