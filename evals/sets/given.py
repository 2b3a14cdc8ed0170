"""Sets whose questions come with the documents to answer from.

All documents of a set are one library, and each question is asked of its own documents only. So the articles
are read by the same path as a user's, once, and a question sees no document of another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from corpus.article import Article, Document
from corpus.clean import characters, clean
from corpus.errors import SourceError
from corpus.identify import identify
from evals.cases.case import Case
from evals.cases.plan import Item, Measured, Plan, Request, item_of
from evals.measures.citations import Words
from evals.measures.strings import holds_words
from evals.measuring import measured
from evals.runs.place import library_folder, open_library
from qa.answer import QUOTES, Answer
from qa.desk import Desk
from qa.question import Filters
from qa.retrieve import Retriever

Extra = Callable[[Answer], Mapping[str, float]]
"""Scores of the set's own, from the answer."""


@dataclass(frozen=True)
class Given:
    """A case, the documents it is asked of, the gold sentences in them, and scores of the set's own."""

    case: Case
    documents: tuple[Document, ...]
    gold: tuple[str, ...] = ()
    extra: Extra | None = None


def plan_given(suite: str, request: Request, questions: Iterable[Given], headline: str = "correct") -> Plan:
    """The set made ready: its library is built on first use."""
    chosen = list(questions)
    ids: dict[Document, str] = {}
    unique: dict[str, Document] = {}
    for document in dict.fromkeys(d for given in chosen for d in given.documents):
        article_id = article_id_of(document)
        if article_id:
            ids[document] = article_id
            if not unique.setdefault(article_id, document).published:  # the same text, once dated and once not
                unique[article_id] = replace(unique[article_id], published=document.published)
    name = suite if request.limit is None else f"{suite}-first-{request.limit}"
    desk, library = open_library(library_folder(request.home, name), list(unique.values()), request)
    # Where every question has one document, that is always found.
    systems: tuple[Retriever, ...] = ("hybrid",) if any(len(given.documents) > 1 for given in chosen) else ()
    items = tuple(_item(given, desk, ids, systems) for given in chosen)
    return Plan(suite, headline, desk.model_name or QUOTES, library, items, close=desk.close)


def document(text: str, source: str, *, title: str | None = None, **fields: object) -> Document:
    """A document of a set, as a JSON line with these fields would give it."""
    return Document(source, text, kind="record", title=title or None, **fields)  # type: ignore[arg-type]


def article_id_of(document: Document) -> str | None:
    """The id that the library gives it; None for one it would reject."""
    article = article_of(document)
    return article.id if article else None


def article_of(document: Document) -> Article | None:
    """The article that the library makes of it; None where it would reject it."""
    try:
        return identify(clean(document))
    except SourceError:
        return None


def _item(given: Given, desk: Desk, ids: Mapping[Document, str], systems: Sequence[Retriever]) -> Item:
    only = [ids[document] for document in given.documents if document in ids]
    case = replace(given.case, filters=Filters(**{**given.case.filters, "articles": only}))
    measure = partial(_measured, case, desk, given, only, systems)
    return item_of(case, measure, tuple((_source(sentence, given), sentence) for sentence in given.gold))


def _source(sentence: str, given: Given) -> str:
    return next((document.source for document in given.documents if sentence in document.text), "")


def _measured(case: Case, desk: Desk, given: Given, only: Sequence[str], systems: Sequence[Retriever]) -> Measured:
    dated = [(document.text, document.published) for document in given.documents]
    texts = [text for text, published in dated if not (published and published.earliest > case.as_of)]
    gold = [words for sentence in given.gold if (words := place(sentence, only, desk))]
    return measured(
        case,
        desk,
        gold,
        systems=systems,
        in_corpus=lambda strings: any(holds_words(text, string) for text in texts for string in strings),
        extra=given.extra,
    )


def place(sentence: str, articles: Sequence[str], desk: Desk) -> Words | None:
    """Where a gold sentence stands, after the characters were cleaned as the articles' are; None if it does not."""
    wanted = characters.field(sentence)
    if wanted is None:
        return None
    for article_id in articles:
        shown = desk.show(article_id)
        start = shown.text.find(wanted)
        if start >= 0:
            return Words(article_id, shown.stored.version, start, start + len(wanted), wanted)
    return None
