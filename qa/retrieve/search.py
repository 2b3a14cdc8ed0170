"""One search: what the words say, what the meaning says, and when it was written."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Literal, get_args

from corpus.library import Library
from corpus.records import Chunk, Filter, Stored
from corpus.store.snapshot import Snapshot
from qa.asked import Window
from qa.passage import Passage
from qa.retrieve.fuse import reciprocal_rank

Retriever = Literal["hybrid", "dense", "lexical"]
RETRIEVERS: tuple[Retriever, ...] = get_args(Retriever)

_DEPTH = 100  # candidates taken from each retriever
_HALF_LIFE = 30  # days in which the weight of news halves, down to _FLOOR
_FLOOR = 0.5
_MEANT = 1.3  # of an article from the days that the question is about
_pool = ThreadPoolExecutor(2, thread_name_prefix="retrieve")


def find(
    library: Library,
    query: str,
    k: int,
    where: Filter,
    retriever: Retriever = "hybrid",
    window: Window | None = None,
) -> list[Passage]:
    """The `k` best passages for `query` among the articles that `where` admits, best first.

    Dense and lexical search run in parallel. The fused score is multiplied by a prior of how old an
    article was on the day of asking, because news is mostly asked about when it is new, and of whether it
    appeared in the days that the question is about (`window`).
    """
    snapshot = library.snapshot()
    depth = max(_DEPTH, k)
    meaning = None if retriever == "lexical" else _pool.submit(_dense, library, snapshot, query, depth, where)
    words = [] if retriever == "dense" else snapshot.lexical(query, depth, where)
    near = meaning.result() if meaning else []
    chunks = {chunk.id: chunk for chunk, _ in (*near, *words)}
    scores = reciprocal_rank([[chunk.id for chunk, _ in near], [chunk.id for chunk, _ in words]])
    if retriever == "hybrid":
        scores = {
            id_: score * _prior(snapshot.heads[chunks[id_].article_id], where.as_of, window)
            for id_, score in scores.items()
        }
    signals = _signals(near, words)
    best = sorted(scores, key=lambda id_: (-scores[id_], id_))[:k]
    return [_passage(snapshot, chunks[id_], rank, scores[id_], signals[id_]) for rank, id_ in enumerate(best, start=1)]


def _dense(library: Library, snapshot: Snapshot, query: str, k: int, where: Filter) -> list[tuple[Chunk, float]]:
    return snapshot.dense(library.embedding.embed([query])[0], k, where)


def _prior(head: Stored, as_of: date | None, window: Window | None) -> float:
    published = head.article.published
    if published is None:
        return (1 + _FLOOR) / 2  # neither new nor old
    meant = _MEANT if window and window.covers(published) else 1.0
    if as_of is None:
        return meant * (1 + _FLOOR) / 2
    age = max(0, (as_of - published.latest).days)
    return float(meant * (_FLOOR + (1 - _FLOOR) * 0.5 ** (age / _HALF_LIFE)))


def _signals(near: list[tuple[Chunk, float]], words: list[tuple[Chunk, float]]) -> dict[str, dict[str, float]]:
    signals: dict[str, dict[str, float]] = {}
    for name, found in (("dense", near), ("lexical", words)):
        for rank, (chunk, score) in enumerate(found, start=1):
            own = signals.setdefault(chunk.id, {})
            own[f"{name}_rank"], own[f"{name}_score"] = rank, round(score, 4)
    return signals


def _passage(snapshot: Snapshot, chunk: Chunk, rank: int, score: float, signals: dict[str, float]) -> Passage:
    head = snapshot.heads[chunk.article_id]
    article = head.article
    return Passage(
        rank=rank,
        article_id=article.id,
        start=chunk.start,
        end=chunk.end,
        text=snapshot.passage(chunk),
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
