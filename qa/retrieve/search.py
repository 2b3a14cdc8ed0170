"""One search: what the words say, what the meaning says, and when it was written."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from corpus.article import Span
from corpus.library import Library
from corpus.records import Chunk, Filter
from corpus.store.snapshot import Snapshot
from qa.asked import Window
from qa.passage import Passage
from qa.rerank import Reranker
from qa.retrieve.fusion import Fusion, Signals, measure
from qa.retrieve.widen import widen

Retriever = Literal["hybrid", "dense", "lexical"]
RETRIEVERS: tuple[Retriever, ...] = get_args(Retriever)

DEPTH = 150  # candidates taken from each retriever
_pool = ThreadPoolExecutor(2, thread_name_prefix="retrieve")


@dataclass(frozen=True)
class Candidates:
    """What the retrievers found for one query, each list best first, with its scores; and every chunk by id."""

    dense: list[tuple[Chunk, float]]
    lexical: list[tuple[Chunk, float]]

    @property
    def chunks(self) -> dict[str, Chunk]:
        """Every chunk that was found, by id."""
        return {chunk.id: chunk for chunk, _ in (*self.dense, *self.lexical)}

    def measured(self, query: str, snapshot: Snapshot, as_of: date | None, window: Window | None) -> dict[str, Signals]:
        """The signals of every chunk, by id."""
        meaning, words = ({chunk.id: score for chunk, score in found} for found in (self.dense, self.lexical))
        return measure(query, snapshot, self.chunks.values(), meaning, words, as_of, window)


def candidates(
    library: Library, snapshot: Snapshot, query: str, depth: int, where: Filter, retriever: Retriever = "hybrid"
) -> Candidates:
    """Dense and lexical search side by side."""
    meaning = None if retriever == "lexical" else _pool.submit(_dense, library, snapshot, query, depth, where)
    words = [] if retriever == "dense" else snapshot.lexical(query, depth, where)
    return Candidates(meaning.result() if meaning else [], words)


def find(
    library: Library,
    query: str,
    k: int,
    where: Filter,
    retriever: Retriever = "hybrid",
    window: Window | None = None,
    reranker: Reranker | None = None,
) -> list[Passage]:
    """The `k` best passages for `query` among the articles that `where` admits, best first.

    What dense and lexical search found is ordered by `Fusion`, which also knows how old an article was on the
    day of asking, because news is mostly asked about when it is new, and whether it appeared in the days that
    the question is about (`window`). Every hit comes with its neighbours; what a better passage shows already is
    left out. `reranker` has the last word on the order; the scores stay those of the search.
    """
    most = max(k, reranker.depth) if reranker else k
    snapshot = library.snapshot()
    found = candidates(library, snapshot, query, max(DEPTH, most), where, retriever)
    if retriever == "hybrid":
        measured = found.measured(query, snapshot, where.as_of, window)
        scores = {id_: Fusion.load().score(signals) for id_, signals in measured.items()}
    else:
        scores = {chunk.id: score for chunk, score in (*found.dense, *found.lexical)}
    chunks, signals = found.chunks, _signals(found)
    passages: list[Passage] = []
    for id_ in sorted(scores, key=lambda id_: (-scores[id_], id_)):
        if len(passages) == most:
            break
        chunk = chunks[id_]
        if not any(better.holds(chunk) for better in passages):
            passages.append(_passage(snapshot, chunk, len(passages) + 1, scores[id_], signals[id_]))
    if not reranker:
        return passages
    ordered = list(reranker.rerank(query, passages))[:k]
    return [replace(passage, rank=rank) for rank, passage in enumerate(ordered, start=1)]


def _dense(library: Library, snapshot: Snapshot, query: str, k: int, where: Filter) -> list[tuple[Chunk, float]]:
    return snapshot.dense(library.embedding.embed([query])[0], k, where)


def _signals(candidates: Candidates) -> dict[str, dict[str, float]]:
    signals: dict[str, dict[str, float]] = {}
    for name, found in (("dense", candidates.dense), ("lexical", candidates.lexical)):
        for rank, (chunk, score) in enumerate(found, start=1):
            own = signals.setdefault(chunk.id, {})
            own[f"{name}_rank"], own[f"{name}_score"] = rank, round(score, 4)
    return signals


def _passage(snapshot: Snapshot, chunk: Chunk, rank: int, score: float, signals: dict[str, float]) -> Passage:
    head = snapshot.heads[chunk.article_id]
    article, text = head.article, snapshot.text(chunk.article_id)
    span = widen(text, Span(chunk.start, chunk.end))
    return Passage(
        rank=rank,
        article_id=article.id,
        start=span.start,
        end=span.end,
        text=text[span.start : span.end],
        title=article.title,
        published=article.published.text if article.published else None,
        score=round(score, 6),
        signals=signals,
        version=head.version,
        publisher=article.publisher,
        url=article.url,
        cluster=head.cluster,
        chunk_id=chunk.id,
    )
