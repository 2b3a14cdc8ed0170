"""Sets that are one collection of articles, asked as a whole: its library, and where its records went in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from corpus.article import Document
from evals.cases.plan import Request
from evals.measures.strings import bare_words
from evals.runs.place import library_folder, open_library
from evals.sets.given import article_of
from qa.desk import Desk


def open_whole(suite: str, documents: Sequence[Document], request: Request) -> tuple[Desk, dict[str, Any]]:
    """The library of all documents, built on first use; each folder of data has its own."""
    return open_library(library_folder(request.home, f"{suite}-{folder_name(request.data)}"), documents, request)


def folder_name(data: Path | None) -> str:
    """The name of the data's folder, fit to name another one."""
    name = data.resolve().name if data else ""
    return "".join(c if c.isalnum() or c in "-._" else "-" for c in name) or "data"


def held(documents: Iterable[Document], desk: Desk) -> dict[Document, str]:
    """The article that each document is in the library: itself, or the one whose text it repeats.

    One that the library rejected is left out.
    """
    articles = [stored.article for stored in desk.articles()]
    ids, by_text = {a.id for a in articles}, {a.text_hash: a.id for a in articles}
    found = {}
    for document in documents:
        article = article_of(document)
        if article is None:
            continue
        known = article.id if article.id in ids else by_text.get(article.text_hash)
        if known:
            found[document] = known
    return found


def stated_in(documents: Iterable[Document]) -> Callable[[Sequence[str]], bool]:
    """Whether some document says one of these strings, as whole words."""
    bare = "\n".join(f" {bare_words(f'{d.title or str()} {d.text}')} " for d in documents)
    return lambda strings: any(f" {words} " in bare for string in strings if (words := bare_words(string)))
