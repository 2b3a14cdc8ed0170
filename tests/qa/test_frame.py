"""Inside llama-index: exact offsets survive."""

from __future__ import annotations

import asyncio

from llama_index.core.schema import NodeRelationship, TextNode

from qa.desk import Desk
from qa.frame import DatelineQueryEngine, DatelineRetriever
from tests.qa.articles import AS_OF
from tests.qa.test_pipeline import HURT


def source_of(node: TextNode) -> str:
    source = node.relationships[NodeRelationship.SOURCE]
    assert not isinstance(source, list)
    return source.node_id


def test_retriever(desk: Desk) -> None:
    found = DatelineRetriever(desk, k=4, as_of=AS_OF).retrieve("ferry struck the quay")
    passages = desk.search("ferry struck the quay", k=4, as_of=AS_OF)
    assert [(n.node.node_id, n.score) for n in found] == [(p.chunk_id, p.score) for p in passages]
    for item in found:
        node = item.node
        assert isinstance(node, TextNode)
        assert desk.show(source_of(node)).text[node.start_char_idx : node.end_char_idx] == node.text
        assert set(node.metadata) == {"title", "publisher", "published", "url"}


def test_query_engine(desk: Desk) -> None:
    engine = DatelineQueryEngine(desk, as_of=AS_OF)
    response = engine.query(HURT)
    answer = desk.answer(HURT, as_of=AS_OF)
    assert str(response) == answer.text
    assert response.metadata is not None
    assert response.metadata["answer"]["claims"] == answer.as_dict()["claims"]
    assert [n.node.get_content() for n in response.source_nodes] == [c.quote for c in answer.citations]
    for item, citation in zip(response.source_nodes, answer.citations, strict=True):
        assert isinstance(item.node, TextNode)
        assert source_of(item.node) == citation.article_id
        assert (item.node.start_char_idx, item.node.end_char_idx) == (citation.start, citation.end)
    again = asyncio.run(engine.aquery(HURT))
    assert str(again) == answer.text
