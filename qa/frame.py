"""Dateline inside llama-index: our retriever and our whole pipeline behind its interfaces.

    desk = qa.open()
    retriever = DatelineRetriever(desk)            # anywhere llama-index takes a BaseRetriever
    engine = DatelineQueryEngine(desk)             # anywhere it takes a query engine

Kept out of the other modules because importing llama-index takes more than a second.
"""

from __future__ import annotations

from typing import Unpack

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.response.schema import Response
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeWithScore, QueryBundle

from qa.answer import Answer
from qa.desk import Desk
from qa.nodes import citation_node, passage_node
from qa.question import Filters


class DatelineRetriever(BaseRetriever):
    """Hybrid search over the library; nodes keep their exact offsets in the article."""

    def __init__(self, desk: Desk, k: int = 10, **filters: Unpack[Filters]) -> None:
        super().__init__()
        self._desk, self._k, self._filters = desk, k, filters

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._desk.search(query_bundle.query_str, k=self._k, **self._filters)
        return [NodeWithScore(node=passage_node(passage), score=passage.score) for passage in found]


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
    nodes = [NodeWithScore(node=citation_node(citation)) for citation in answer.citations]
    return Response(response=answer.text, source_nodes=nodes, metadata={"answer": answer.as_dict()})
