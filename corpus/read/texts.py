"""Plain text and Markdown, with the YAML front matter that may head either."""

from __future__ import annotations

import re

import yaml

from corpus.article import Document
from corpus.errors import SourceError
from corpus.read.dates import published

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(.*?)(?:\r?\n)?^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_BEGINS = re.compile(r"\s*---[ \t]*\r?\n\s*[\w-]+[ \t]*:(?:\s|$)", re.M)


def article(text: str, source: str, url: str | None = None) -> Document:
    """The text as it is; what its front matter says goes to the fields."""
    if not _BEGINS.match(text):
        return Document(source, text, url=url)
    match = _FRONT.match(text)
    if not match:
        raise SourceError("the front matter is not closed; end it with a line of ---")
    fields = _fields(match[1])
    body = text[match.end() :]
    if not body.strip():
        raise SourceError("only front matter and no text")
    return Document(
        source=source,
        text=body,
        external_id=_text(fields, "id"),
        url=_text(fields, "url", "link", "canonical_url") or url,
        title=_text(fields, "title", "headline"),
        publisher=_text(fields, "publisher", "source"),
        byline=_text(fields, "byline", "authors", "author"),
        published=published(fields.get("published", fields.get("date")), "metadata"),
        language=_text(fields, "language", "lang"),
    )


def _fields(front: str) -> dict[str, object]:
    try:
        # BaseLoader leaves scalars as the text they are: no date loses its zone, no `no` becomes False.
        fields = yaml.load(front, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        raise SourceError(f"the front matter is not valid YAML{where}; quote values with a colon") from problem
    if not isinstance(fields, dict):
        raise SourceError("the front matter is not a list of `name: value`")
    return fields


def _text(fields: dict[str, object], *names: str) -> str | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, list):
            value = ", ".join(part for part in value if isinstance(part, str))
        if isinstance(value, str) and value.strip() and value.strip().casefold() not in ("null", "~"):
            return " ".join(value.split())
    return None
