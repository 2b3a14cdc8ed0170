"""A model's numbers are a hint: the sentence that carries a claim is found whatever they say."""

from __future__ import annotations

import pytest

from qa.verify import attribute
from tests.qa.articles import sentence

EVIDENCE = [
    sentence(text, article="ferry", start=100 * i)
    for i, text in enumerate(
        (
            "The ferry struck the quay at Port Alden on Monday.",
            "Fourteen people were hurt, two of them seriously.",
            "Captain Ines Aldana said that the engine had failed to reverse.",
            "Repairs to the quay will cost 3 million pounds.",
        )
    )
]


@pytest.mark.parametrize("marks", [(2,), (1,), (4, 3), (), (0,), (-1,), (99,), (99, 2), (2, 2)])
def test_the_right_sentence_is_found_whatever_is_cited(marks: tuple[int, ...]) -> None:
    verdict, cited = attribute("Fourteen people were hurt.", marks, EVIDENCE)
    assert verdict.supported
    assert cited == (EVIDENCE[1],)


def test_a_cited_sentence_that_carries_the_claim_wins_over_another_that_does_too() -> None:
    twin = sentence("Fourteen people were hurt, two of them seriously.", article="other")
    _, cited = attribute("Fourteen people were hurt.", [5], [*EVIDENCE, twin])
    assert cited == (twin,)


@pytest.mark.parametrize("marks", [(1, 4), (1,), ()])
def test_two_sentences_carry_together_what_neither_carries_alone(marks: tuple[int, ...]) -> None:
    claim = "The ferry struck the quay on Monday, and repairs will cost 3 million pounds."
    verdict, cited = attribute(claim, marks, EVIDENCE)
    assert verdict.supported
    assert set(cited) == {EVIDENCE[0], EVIDENCE[3]}


@pytest.mark.parametrize("claim", ["Ninety people were hurt.", "The owner of the ferry was arrested for fraud."])
def test_what_nothing_carries_is_not_supported_and_the_fault_is_named(claim: str) -> None:
    verdict, _ = attribute(claim, [2], EVIDENCE)
    assert not verdict.supported
    assert verdict.fault


def test_without_evidence_nothing_is_supported() -> None:
    verdict, cited = attribute("Fourteen people were hurt.", [1], [])
    assert not verdict.supported
    assert cited == ()
