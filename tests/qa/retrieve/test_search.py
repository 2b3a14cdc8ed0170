"""One search over a real library."""

from __future__ import annotations

import pytest

from qa.desk import Desk
from qa.retrieve import RETRIEVERS, Retriever
from tests.qa.articles import AS_OF


@pytest.mark.parametrize("retriever", RETRIEVERS)
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ferry struck the quay", "ferry"),
        ("tram line in Brenmoor", "tram"),
        ("glacier ice", "glacier"),
        ("central bank rate", "bank"),
    ],
)
def test_the_right_article_comes_first(desk: Desk, query: str, first: str, retriever: Retriever) -> None:
    found = desk.search(query, as_of=AS_OF, retriever=retriever)
    assert found[0].article_id == desk.show(first).stored.article.id
    assert [p.rank for p in found] == list(range(1, len(found) + 1))
    assert len({p.chunk_id for p in found}) == len(found)
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)


def test_passages_are_exact_and_say_how_they_were_found(desk: Desk) -> None:
    for passage in desk.search("ferry struck the quay", as_of=AS_OF):
        assert desk.show(passage.article_id).text[passage.start : passage.end] == passage.text
        assert passage.signals
        assert set(passage.signals) <= {"dense_rank", "dense_score", "lexical_rank", "lexical_score"}
        assert passage.published is not None
        assert passage.published <= AS_OF


def test_filters(desk: Desk) -> None:
    def publishers(**filters: str) -> set[str | None]:
        return {p.publisher for p in desk.search("tram line cost", **filters)}  # type: ignore[arg-type]

    def titles(**filters: str) -> set[str | None]:
        return {p.title for p in desk.search("tram line cost", **filters)}  # type: ignore[arg-type]

    assert publishers(as_of=AS_OF, publisher="valley") == {"Valley Post"}
    assert "Brenmoor tram becomes dearer" not in titles(as_of=AS_OF)
    assert "Brenmoor tram becomes dearer" in titles(as_of="2025-10-10")
    assert titles(as_of=AS_OF, since="2025-09-10", until="2025-09-10") == {"Brenmoor council approves tram line"}
    assert titles(as_of=AS_OF, publisher="nobody") == set()


def test_k_is_how_many(desk: Desk) -> None:
    assert len(desk.search("the city", k=2, as_of=AS_OF)) == 2


def test_one_search_gives_the_same_as_the_next(desk: Desk) -> None:
    assert desk.search("council vote", as_of=AS_OF) == desk.search("council vote", as_of=AS_OF)
