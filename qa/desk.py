"""What `qa.open()` gives: one library, one model, to be kept and shared between threads."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, Unpack

from corpus.embed import MiniLM, PairModel
from corpus.embedding import Embedding
from corpus.library import Library, Progress
from corpus.records import Added, Filter, Shown, Stored
from qa.answer import QUOTES, Answer, Partial, Step
from qa.asked import Caution
from qa.events import Event, Traced
from qa.model import LanguageModel
from qa.passage import Passage
from qa.pipeline import stream
from qa.plan import plan
from qa.prices import Prices, cost, read_prices
from qa.question import Day, Filters, ask, search_filter
from qa.replies import remembered
from qa.rerank import Reranker
from qa.retrieve import Retriever, find
from qa.select import READER, Rereader, Selector, Weights
from qa.settings import ModelSettings, Settings

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding
    from llama_index.core.llms import LLM
    from llama_index.core.postprocessor.types import BaseNodePostprocessor


class Desk:
    """Ask, search, show and add. Every method may be called from any thread."""

    def __init__(
        self,
        library: Library,
        model: ModelSettings | LanguageModel | None = None,
        prices: Prices | None = None,
        caution: Caution = "normal",
        reranker: Reranker | Literal["local"] | None = None,
    ) -> None:
        self.library, self.caution, self._rerank = library, caution, reranker
        self._model, self._prices = model, prices or {}

    @classmethod
    def open(
        cls,
        settings: Settings,
        model: str | LLM | None = None,
        embedding: BaseEmbedding | Embedding | None = None,
        reranker: BaseNodePostprocessor | Reranker | None = None,
    ) -> Desk:
        """A desk on the library that `settings` names. `model` is a name, or any llama-index LLM; `reranker` any of its."""
        library = Library(settings.home, embedding_of(settings, embedding), settings.chroma_url)
        named = model is None or isinstance(model, str)
        return cls(
            library,
            settings.model_settings(model) if named else LanguageModel(model),
            read_prices(settings),
            settings.caution,
            reranker_of(settings, reranker),
        )

    @property
    def model_name(self) -> str | None:
        """The model that writes the answers; None in quotes mode."""
        return self._model.name if self._model else None

    @property
    def reranks(self) -> bool:
        """Whether what the search finds is put into a new order."""
        return self._rerank is not None

    @cached_property
    def _connected(self) -> LanguageModel | None:
        return remembered(self._model) if isinstance(self._model, ModelSettings) else self._model

    @cached_property
    def _pairs(self) -> PairModel:
        return PairModel(READER)

    @cached_property
    def _selector(self) -> Selector:
        """The local model reads sentences and passages, whatever the library is embedded with."""
        embedding = self.library.embedding
        words = embedding if isinstance(embedding, MiniLM) else MiniLM()
        return Selector(words, self._pairs, Weights.load(self.caution))

    @cached_property
    def _reranker(self) -> Reranker | None:
        return Rereader(self._pairs) if self._rerank == "local" else self._rerank

    def stream(self, question: str, *, history: Iterable[object] = (), **filters: Unpack[Filters]) -> Iterator[Event]:
        """The answer as it is made: `Step`s, `Partial` checked texts, the `Answer` last. Raises QuestionError."""
        for event in self.trace(question, history=history, **filters):
            if isinstance(event, Step | Partial | Answer):
                yield event

    def trace(self, question: str, *, history: Iterable[object] = (), **filters: Unpack[Filters]) -> Iterator[Traced]:
        """`stream`, with what every stage handed on. Raises QuestionError."""
        asked = ask(question, history=history, **filters)
        return self._priced(stream(asked, self.library, self._connected, self._selector, self._reranker))

    def _priced(self, events: Iterator[Traced]) -> Iterator[Traced]:
        for event in events:
            if isinstance(event, Answer):
                event = replace(event, cost=cost(event.usage, self.model_name or QUOTES, self._prices))
            yield event

    def answer(self, question: str, *, history: Iterable[object] = (), **filters: Unpack[Filters]) -> Answer:
        """One whole answer: the stream, drained. Raises QuestionError."""
        *_, last = self.stream(question, history=history, **filters)
        assert isinstance(last, Answer)
        return last

    async def aanswer(self, question: str, *, history: Iterable[object] = (), **filters: Unpack[Filters]) -> Answer:
        """`answer` for asynchronous callers; it runs in a thread."""
        return await asyncio.to_thread(self.answer, question, history=history, **filters)

    def search(
        self, query: str, *, k: int = 10, retriever: Retriever = "hybrid", **filters: Unpack[Filters]
    ) -> list[Passage]:
        """The `k` best passages, best first, without any language model. Raises QuestionError."""
        asked = ask(query, **filters)
        window = plan(asked.text, (), asked.as_of).window
        reranker = self._reranker if retriever == "hybrid" else None
        return find(self.library, asked.text, k, asked.where, retriever, window, reranker)

    def show(self, article_id: str, version: int | None = None) -> Shown:
        """One article with its text; the current version unless another is named. Raises UnknownArticle."""
        return self.library.show(article_id, version)

    def articles(
        self, *, since: Day = None, until: Day = None, publisher: str | None = None, match: str | None = None
    ) -> list[Stored]:
        """The articles there are, newest first."""
        where = search_filter(since=since, until=until, publisher=publisher, title=match)
        return self.library.articles(Filter(None, where.since, where.until, where.publisher, where.title))

    def add(
        self, sources: str | Sequence[str], stdin: BinaryIO | None = None, progress: Progress | None = None
    ) -> Added:
        """Add files, folders, JSONL, pages and feeds. Raises LibraryBusy."""
        return self.library.add([sources] if isinstance(sources, str) else sources, stdin, progress)

    def remove(self, article_ids: Sequence[str]) -> int:
        """Remove articles with all their versions. Raises UnknownArticle."""
        return self.library.remove(article_ids)

    def close(self) -> None:
        """Release the library's files."""
        self.library.close()


def embedding_of(settings: Settings, given: BaseEmbedding | Embedding | None = None) -> Embedding:
    """The embedding model: the one given, the one the settings name, or the local one."""
    if given is None and settings.embedding is None:
        return MiniLM()
    from corpus.embed.protocol import LlamaIndexEmbedding, openai_embedding

    if given is None:
        return openai_embedding(settings.embedding or "", settings.base_url, settings.api_key)
    return given if hasattr(given, "embed") else LlamaIndexEmbedding(given)


def reranker_of(
    settings: Settings, given: BaseNodePostprocessor | Reranker | None = None
) -> Reranker | Literal["local"] | None:
    """The reranker given, the local one if the settings ask for it, or none."""
    if given is None:
        return "local" if settings.rerank else None
    if hasattr(given, "rerank"):
        return given
    from qa.nodes import LlamaIndexReranker

    return LlamaIndexReranker(given)


def open_desk(
    home: str | Path | None = None,
    model: str | LLM | None = None,
    reranker: BaseNodePostprocessor | Reranker | None = None,
) -> Desk:
    """A desk on the library at `home`, with settings from the environment. Raises SettingsError."""
    import os

    return Desk.open(Settings.from_env(os.environ, home), model, reranker=reranker)
