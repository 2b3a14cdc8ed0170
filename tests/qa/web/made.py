"""Answers and articles made by hand, with the nastiest text that news could hold."""

from __future__ import annotations

from datetime import UTC, datetime

from corpus.article import Article, Published
from corpus.records import Shown, Stored
from qa.answer import Answer, Citation, Claim

EVIL = "<script>alert(1)</script> <img src=x onerror=alert(2)> \"'> **bold** $x^2$ `code` ${alert(3)} {{value}}"
TEXT = "PORT ELLERY — The ferry “Saltmarsh Belle” struck a dredger.\nFourteen people were hurt, café owner Zoë said 🚢.\n\nEnd."


def stored(text: str = TEXT, version: int = 1, current: bool = True, **fields: object) -> Stored:
    known: dict[str, object] = {
        "title": "Ferry strikes dredger",
        "publisher": "The Harbour Courier",
        "byline": "Ann Teal",
        "url": "https://courier.example/ferry",
        "published": Published(datetime(2025, 9, 10, tzinfo=UTC), "day", "page"),
        "language": "en",
    }
    article = Article("ferry1", text, "ferry.html", "hash", **{**known, **fields})  # type: ignore[arg-type]
    return Stored(article, version, current, "ferry1", 1, "2025-09-10T00:00:00+00:00")


def shown(text: str = TEXT, **fields: object) -> Shown:
    one = stored(text, **fields)
    return Shown(one, (one,))


def citation(
    n: int = 1, quote: str = "Fourteen people were hurt, café owner Zoë said 🚢.", **fields: object
) -> Citation:
    start = max(TEXT.find(quote), 0)
    known: dict[str, object] = {
        "article_id": "ferry1",
        "version": 1,
        "title": "Ferry strikes dredger",
        "publisher": "The Harbour Courier",
        "published": "2025-09-10",
        "url": "https://courier.example/ferry",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
    }
    return Citation(n=n, **{**known, **fields})  # type: ignore[arg-type]


def answer(text: str = "Fourteen people were hurt. [1]", **fields: object) -> Answer:
    known: dict[str, object] = {
        "answered": True,
        "claims": (Claim("Fourteen people were hurt.", 0, 26, (1,), 1.0),),
        "citations": (citation(),),
        "sources_independent": 1,
        "as_of": "2025-10-01",
    }
    question = "How many were hurt?"
    return Answer(question, question, text=text, **{**known, **fields})  # type: ignore[arg-type]
