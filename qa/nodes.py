"""Passages and citations as llama-index nodes, and its rerankers as ours: `qa.open(reranker=SentenceTransformerRerank(…))`.

Kept out of the other modules because importing llama-index takes more than a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.schema import NodeRelationship, NodeWithScore, RelatedNodeInfo, TextNode

from qa.answer import Citation
from qa.passage import Passage


class LlamaIndexReranker:
    """Any llama-index reranker as ours: `qa.open(reranker=…)` takes one and puts it in this."""

    depth = 30

    def __init__(self, postprocessor: BaseNodePostprocessor) -> None:
        self._postprocessor = postprocessor

    def rerank(self, query: str, passages: Sequence[Passage]) -> list[Passage]:
        """The passages that it keeps, in its order; one that it makes up is none of them."""
        by_id = {passage.chunk_id: passage for passage in passages}
        nodes = [NodeWithScore(node=passage_node(passage), score=passage.score) for passage in passages]
        kept = self._postprocessor.postprocess_nodes(nodes, query_str=query)
        return [by_id[node.node.node_id] for node in kept if node.node.node_id in by_id]


def passage_node(passage: Passage) -> TextNode:
    """A passage with its exact offsets in the article."""
    about = {"title": passage.title, "publisher": passage.publisher, "published": passage.published, "url": passage.url}
    return _node(passage.chunk_id, passage.text, passage.start, passage.end, passage.article_id, about)


def citation_node(citation: Citation) -> TextNode:
    """The words that are cited, with theirs."""
    id_ = f"{citation.article_id}:{citation.version}:{citation.start}-{citation.end}"
    about = {"title": citation.title, "publisher": citation.publisher, "published": citation.published, "n": citation.n}
    return _node(id_, citation.quote, citation.start, citation.end, citation.article_id, about)


def _node(id_: str, text: str, start: int, end: int, article_id: str, about: dict[str, Any]) -> TextNode:
    return TextNode(
        id_=id_,
        text=text,
        start_char_idx=start,
        end_char_idx=end,
        metadata=about,
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=article_id)},
    )
