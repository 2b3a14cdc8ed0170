"""A web page to the article in it: trafilatura finds the body, `corpus.read.marks` the fields."""

from __future__ import annotations

import logging
import re
from typing import Any

import trafilatura
from lxml import etree, html

from corpus.article import Document
from corpus.errors import SourceError
from corpus.read.marks import Marks, marks

# Without a handler of its own its remarks on odd pages would reach the terminal; what matters is told here.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")  # what the parser refuses or stops at
_NO_ARTICLE = "no article text was found in the page"


def article(text: str, source: str, url: str | None = None) -> Document:
    """The page's article; `url` is where it was fetched. Raises SourceError where there is none."""
    try:
        found = _found(text, source, url)
    except SourceError:
        raise
    except Exception as problem:  # the seam: its parsers fail on broken pages in many ways, all meaning this
        raise SourceError(_NO_ARTICLE) from problem
    return found


def _found(text: str, source: str, url: str | None) -> Document:
    # An encoding declaration is about the bytes, which are decoded by now; lxml refuses it in text.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _CONTROLS.sub("", text))
    tree: Any = html.document_fromstring(text)
    said: Marks = marks(tree, url)
    body = trafilatura.extract(tree, url=url, include_comments=False, include_tables=True)
    if not body or (len(body.split()) < 5 and len(body) < 40):
        raise SourceError(_NO_ARTICLE)
    return Document(
        source=source,
        text=_without_table_rules(body),
        kind="page",
        url=said.url or url,
        title=said.title,
        publisher=said.publisher,
        byline=said.byline,
        published=said.published,
        language=said.language,
    )


def _without_table_rules(body: str) -> str:
    """Rows as their cells: the bars and rules that trafilatura draws are markup, not words of the article."""
    lines = []
    for line in body.split("\n"):
        if line.startswith("|") and line.rstrip().endswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            line = ", ".join(cell for cell in cells if cell.strip("-: "))
        lines.append(line)
    return "\n".join(lines)


def words_of(fragment: str) -> str:
    """The text of an HTML fragment (a feed entry's content), one paragraph a line."""
    if not fragment.strip():
        return ""
    try:
        tree: Any = html.fromstring(f"<div>{fragment}</div>")
    except (etree.LxmlError, ValueError):
        return ""
    for node in tree.xpath("//script|//style"):
        node.drop_tree()
    for node in tree.xpath("//br|//p|//div|//li|//h1|//h2|//h3|//h4|//tr|//blockquote"):
        node.tail = "\n" + (node.tail or "")
        node.text = "\n" + (node.text or "")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n".join(line for line in lines if line)
