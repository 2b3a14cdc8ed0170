"""Dateline inside llama-index: our retriever and our whole pipeline behind its interfaces.

    desk = qa.open()
    retriever = DatelineRetriever(desk)            # anywhere llama-index takes a BaseRetriever
    engine = DatelineQueryEngine(desk)             # anywhere it takes a query engine

and any of its rerankers inside Dateline: `qa.open(reranker=SentenceTransformerRerank(…))`.

Kept out of the other modules because importing llama-index takes more than a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.response.schema import Response
from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeRelationship, NodeWithScore, QueryBundle, RelatedNodeInfo, TextNode

from qa.answer import Answer, Citation
from qa.desk import Desk
from qa.passage import Passage
from qa.question import Filters


class DatelineRetriever(BaseRetriever):
    """Hybrid search over the library; nodes keep their exact offsets in the article."""

    def __init__(self, desk: Desk, k: int = 10, **filters: Unpack[Filters]) -> None:
        super().__init__()
        self._desk, self._k, self._filters = desk, k, filters

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._desk.search(query_bundle.query_str, k=self._k, **self._filters)
        return [NodeWithScore(node=_passage_node(passage), score=passage.score) for passage in found]


class LlamaIndexReranker:
    """Any llama-index reranker as ours: `qa.open(reranker=…)` takes one and puts it in this."""

    depth = 30

    def __init__(self, postprocessor: BaseNodePostprocessor) -> None:
        self._postprocessor = postprocessor

    def rerank(self, query: str, passages: Sequence[Passage]) -> list[Passage]:
        """The passages that it keeps, in its order; one that it makes up is none of them."""
        by_id = {passage.chunk_id: passage for passage in passages}
        nodes = [NodeWithScore(node=_passage_node(passage), score=passage.score) for passage in passages]
        kept = self._postprocessor.postprocess_nodes(nodes, query_str=query)
        return [by_id[node.node.node_id] for node in kept if node.node.node_id in by_id]


class DatelineQueryEngine(BaseQueryEngine):
    """The whole pipeline. `response.metadata["answer"]` is the `Answer`; source nodes are its citations."""

    def __init__(self, desk: Desk, **filters: Unpack[Filters]) -> None:
        super().__init__(callback_manager=None)
        self._desk, self._filters = desk, filters

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}

    def _query(self, query_bundle: QueryBundle) -> Response:
        return _response(self._desk.answer(query_bundle.query_str, **self._filters))

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        return _response(await self._desk.aanswer(query_bundle.query_str, **self._filters))


def _response(answer: Answer) -> Response:
    nodes = [NodeWithScore(node=_citation_node(citation)) for citation in answer.citations]
    return Response(response=answer.text, source_nodes=nodes, metadata={"answer": answer.as_dict()})


def _passage_node(passage: Passage) -> TextNode:
    about = {"title": passage.title, "publisher": passage.publisher, "published": passage.published, "url": passage.url}
    return _node(passage.chunk_id, passage.text, passage.start, passage.end, passage.article_id, about)


def _citation_node(citation: Citation) -> TextNode:
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
