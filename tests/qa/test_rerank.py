"""Passages in another order: by the local reader, by a reranker of llama-index, by one of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

import qa
from corpus.embed import PairModel
from qa.desk import Desk
from qa.nodes import LlamaIndexReranker
from qa.passage import Passage
from qa.select import READER, Rereader
from tests.qa.articles import AS_OF
from tests.qa.test_pipeline import HURT, check_invariants


class Backwards(BaseNodePostprocessor):
    """Turns the order round, drops the best, and makes a node up."""

    def _postprocess_nodes(
        self, nodes: list[NodeWithScore], query_bundle: QueryBundle | None = None
    ) -> list[NodeWithScore]:
        assert query_bundle is not None
        return [NodeWithScore(node=TextNode(text=query_bundle.query_str)), *nodes[:0:-1]]


class Alphabet:
    """By their titles."""

    depth = 20

    def rerank(self, query: str, passages: Sequence[Passage]) -> list[Passage]:
        return sorted(passages, key=lambda passage: passage.title or "")


def told(text: str, score: float, article: str) -> Passage:
    return Passage(1, article, 0, len(text), text, None, None, score, {}, chunk_id=article)


def test_the_reader_puts_first_what_answers_and_leaves_the_rest_in_its_order() -> None:
    near = told("The ferry sails from Port Alden to Osterby every morning, but not on Sundays.", 1.0, "near")
    answers = told("Fourteen people were hurt when the ferry struck the quay at Port Alden.", 0.9, "answers")
    behind = [told(f"The weather of day {n} was fine.", 0.5, str(n)) for n in range(10)]
    ordered = Rereader(PairModel(READER)).rerank("How many people were hurt?", [near, answers, *behind])
    assert [passage.article_id for passage in ordered[:2]] == ["answers", "near"]
    assert {p.article_id for p in ordered} == {"near", "answers", *map(str, range(10))}
    assert ordered[-2:] == behind[-2:]  # not read


def test_any_reranker_of_llama_index_can_be_given(home: Path, desk: Desk) -> None:
    plain = desk.search(HURT, k=30, as_of=AS_OF)
    turned = qa.open(home, "quotes", reranker=Backwards())
    found = turned.search(HURT, k=3, as_of=AS_OF)
    assert [p.chunk_id for p in found] == [p.chunk_id for p in plain[:0:-1][:3]]
    assert [p.rank for p in found] == [1, 2, 3]
    assert all(p.score == next(o.score for o in plain if o.chunk_id == p.chunk_id) for p in found)
    check_invariants(turned.answer(HURT, as_of=AS_OF), turned)
    turned.close()


def test_one_of_ones_own_can_be_given_and_orders_hybrid_search_alone(home: Path, desk: Desk) -> None:
    sorted_desk = qa.open(home, "quotes", reranker=Alphabet())
    titles = [p.title for p in sorted_desk.search("city council", k=5, as_of=AS_OF)]
    assert titles == sorted(titles, key=str)
    words = [p.chunk_id for p in sorted_desk.search("city council", k=5, retriever="lexical", as_of=AS_OF)]
    assert words == [p.chunk_id for p in desk.search("city council", k=5, retriever="lexical", as_of=AS_OF)]
    sorted_desk.close()


def test_the_local_one_is_asked_for_by_setting(home: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QA_RERANK", "local")
    rereading = qa.open(home, "quotes")
    assert rereading.reranks
    assert not desk.reranks
    found, plain = (one.search(HURT, k=3, as_of=AS_OF) for one in (rereading, desk))
    assert "Fourteen people were hurt" in found[0].text
    assert {replace(p, rank=0).chunk_id for p in found} <= {p.chunk_id for p in desk.search(HURT, k=10, as_of=AS_OF)}
    assert [p.rank for p in found] == [p.rank for p in plain] == [1, 2, 3]
    rereading.close()


def test_a_made_up_node_is_no_passage() -> None:
    passages = [told("A first one.", 1.0, "a"), told("A second one.", 0.9, "b")]
    assert LlamaIndexReranker(Backwards()).rerank("which?", passages) == passages[1:]
