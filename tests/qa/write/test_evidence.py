"""The evidence within a model's window: whole sentences, the best of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.chunk.tokens import count_tokens
from qa.write import pick_evidence, show_evidence
from qa.write.evidence import BUDGET
from tests.qa.articles import scored

_PART = [
    scored(" ".join([word] * length) + ".", round(0.9 - 0.05 * n, 2), article=f"a{n}")
    for n, (word, length) in enumerate(
        [("quay", 40), ("ferry", 12), ("storm", 90), ("Harbour", 5), ("tram", 30), ("mayor", 8)]
    )
]
_NAMED = [scored("The quay will be mended.", 0.9, article="n", publisher="The Very Long-Named Daily " * 12)]


@given(st.integers(-50, 2_000))
def test_it_fits_whole_and_nothing_better_was_left_out_for_want_of_room(budget: int) -> None:
    picked = pick_evidence([_PART, _NAMED], budget=budget)
    assert count_tokens(show_evidence(picked)) <= max(0, min(budget, BUDGET))
    texts = {item.sentence.text for item in (*_PART, *_NAMED)}
    assert {sentence.text for sentence in picked} <= texts
    if picked and _PART[0].sentence not in picked:  # the best is left out only if it does not fit
        assert count_tokens(_PART[0].sentence.text) + 30 > budget


def test_more_room_than_the_budget_changes_nothing() -> None:
    assert pick_evidence([_PART], budget=100_000) == pick_evidence([_PART]) == pick_evidence([_PART], budget=BUDGET)


def test_no_room_is_no_evidence() -> None:
    assert pick_evidence([_PART], budget=10) == pick_evidence([_PART], budget=-5) == []
