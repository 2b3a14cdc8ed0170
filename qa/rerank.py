"""Put passages that were found into a better order, by a model that reads them together with the question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from qa.passage import Passage


class Reranker(Protocol):
    """What is swappable: see `qa.select.reread.Rereader` (the local one) and `qa.nodes.LlamaIndexReranker`."""

    depth: int  # passages to be given it at least, however few are asked for

    def rerank(self, query: str, passages: Sequence[Passage]) -> Sequence[Passage]:
        """Some or all of `passages`, best first."""
        ...
