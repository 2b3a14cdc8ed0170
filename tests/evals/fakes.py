"""A desk of a few short articles, and the answers it is told to give."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.article import Article
from corpus.records import Shown, Stored
from qa.answer import Abstention, Answer, Citation
from qa.passage import Passage

TRAM_OLD = "The tram will cost £46 million. The council met on Wednesday."
TRAM = "The tram will cost £64 million. The council met on Wednesday."
FERRY = "Fourteen people were hurt. She returned to the quay under her own power."


def stored(
    article_id: str, text: str, source: str, version: int = 1, current: bool = True, external: str | None = None
) -> Stored:
    article = Article(article_id, text, source, f"hash-{article_id}-{version}", external_id=external, title="A title")
    return Stored(article, version, current, article_id, 1, "2025-09-01")


ARTICLES = (
    stored("tram", TRAM_OLD, "in/tram-1.md", 1, current=False),
    stored("tram", TRAM, "in/tram-2.md", 2),
    stored("ferry", FERRY, "in/archive.jsonl:3", external="ferry-hit"),
)


class FakeDesk:
    """Holds ARTICLES; `answers` maps a question to its answer, or to the exception it raises."""

    mode = "quotes"

    def __init__(self, answers: dict[str, Answer | Exception] | None = None) -> None:
        self.answers = answers or {}
        self.asked: list[tuple[str, tuple[dict[str, str], ...], date | None]] = []

    def answer(self, question: str, *, history: Sequence[dict[str, str]] = (), as_of: date | None = None) -> Answer:
        self.asked.append((question, tuple(history), as_of))
        found = self.answers[question]
        if isinstance(found, Exception):
            raise found
        return found

    def search(self, query: str, *, k: int = 10, as_of: date | None = None, retriever: str = "hybrid") -> list[Passage]:
        texts = [(s.article.id, s.article.text) for s in self.articles()]
        return [Passage(n, i, 0, len(t), t, None, None, 1.0, {}) for n, (i, t) in enumerate(texts, start=1)][:k]

    def show(self, article_id: str, version: int | None = None) -> Shown:
        versions = tuple(s for s in ARTICLES if s.article.id == article_id)
        return Shown(next(s for s in versions if (s.current if version is None else s.version == version)), versions)

    def articles(self) -> list[Stored]:
        return [s for s in ARTICLES if s.current]


def cite(quote: str, article_id: str = "tram", version: int = 2, shift: int = 0) -> Citation:
    """A citation of `quote` where it stands, or `shift` characters beside that."""
    text = FakeDesk().show(article_id, version).text
    start = text.index(quote) + shift
    return Citation(1, article_id, version, "A title", None, None, None, start, start + len(quote), quote)


def said(question: str, *citations: Citation) -> Answer:
    """An answer in quotes mode that shows these quotes."""
    text = " ".join(f"{c.quote} [{c.n}]" for c in citations)
    return Answer(question, question, True, text, citations=citations)


def silent(question: str, *nearest: Citation) -> Answer:
    text = "The articles do not say."
    return Answer(question, question, False, text, abstention=Abstention("not_in_articles", nearest))
