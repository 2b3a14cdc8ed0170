"""From data to safe HTML, piece by piece. All that the page shows of an article passes through here.

Articles, questions and answers are text: `text` escapes them for a place between tags and inside
quoted attributes alike. Nothing of theirs is ever read as HTML, Markdown or LaTeX.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

from corpus.article import Published
from qa.answer import Citation

UNDATED = "date unknown"


def text(value: object) -> str:
    """`value` as HTML text, fit for an attribute too; white space runs together."""
    return escape(re.sub(r"\s+", " ", str(value)), quote=True)


def human_date(published: str | None) -> str:
    """ISO 8601 of any precision in words, no more precise than it is: `8 September 2025`."""
    known = Published.parse(published, "metadata") if published else None
    if known is None:
        return UNDATED
    when, month = known.when, month_name[known.when.month]
    return {
        "year": str(when.year),
        "month": f"{month} {when.year}",
        "day": f"{when.day} {month} {when.year}",
        "minute": f"{when.day} {month} {when.year}, {when:%H:%M}",
    }[known.precision]


def web_address(url: str | None) -> str | None:
    """`url` if a browser may follow it: http or https, with a host."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def shortened(quote: str, limit: int = 280) -> str:
    """`quote` in at most `limit` characters, cut between words."""
    flat = re.sub(r"\s+", " ", quote).strip()
    if len(flat) <= limit:
        return flat
    return flat[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def place(citation: Citation, beside: Iterable[Citation] = ()) -> str:
    """The attributes that make a button open `citation`, with the others cited from the same text."""
    also = dict.fromkeys(
        f"{c.start}:{c.end}"
        for c in beside
        if (c.article_id, c.version) == (citation.article_id, citation.version)
        and (c.start, c.end) != (citation.start, citation.end)
    )
    return (
        f'data-article="{text(citation.article_id)}" data-version="{citation.version}" '
        f'data-at="{citation.start}:{citation.end}" data-also="{" ".join(also)}"'
    )


def chip(citation: Citation, beside: Iterable[Citation] = ()) -> str:
    """The small numbered button that stands for a `[n]` mark."""
    source = citation.publisher or citation.title or "article"
    label = text(f"Source {citation.n}: {source}, {human_date(citation.published)}")
    return (
        f'<button type="button" class="chip" {place(citation, beside)} '
        f'aria-label="{label}" title="{label}">{citation.n}</button>'
    )
