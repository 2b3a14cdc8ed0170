"""One ranked passage: what `qa search` prints and what answers are made from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from corpus.records import Chunk


@dataclass(frozen=True)
class Passage:
    """A stretch of an article with its place, a chunk and its neighbours, `show(article_id).text[start:end] == text`.

    `signals` says how it was found: the rank and score each retriever gave it (`dense_rank`,
    `dense_score`, `lexical_rank`, `lexical_score`), absent where a retriever did not find it.
    """

    rank: int
    article_id: str
    start: int
    end: int
    text: str
    title: str | None
    published: str | None
    score: float
    signals: dict[str, float]
    version: int = 1
    publisher: str | None = None
    url: str | None = None
    cluster: str = ""
    chunk_id: str = ""

    def holds(self, chunk: Chunk) -> bool:
        """Whether it shows all of `chunk`."""
        return self.article_id == chunk.article_id and self.start <= chunk.start and chunk.end <= self.end

    def as_dict(self) -> dict[str, Any]:
        """The passage as plain JSON values."""
        return asdict(self)
