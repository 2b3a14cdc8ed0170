"""Other sources that give the same few words."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from corpus.article import Span
from corpus.terms import terms
from qa.evidence import Sentence
from qa.select.agree import agreement, same_words
from qa.select.read import Told
from tests.qa.articles import sentence

Read = tuple[Sentence, Told]


def told(text: str, answer: str, article: str, short: float = 0.0, cluster: str = "") -> Read:
    """A sentence with the words that reading takes for its answer; it is an even bet at 0."""
    found = sentence(text, article=article, start=100)
    start = 100 + text.index(answer)
    head = replace(found.head, cluster=cluster or article)
    return replace(found, head=head), Told(short=short, span=Span(start, start + len(answer)) if answer else None)


def agreed(*found: Read) -> list[float]:
    return agreement([one for one, _ in found], [how for _, how in found])


HURT = told("Fourteen people were hurt.", "Fourteen", "a")
SAME = told("In all, fourteen were hurt.", "fourteen", "b")
THIRD = told("Doctors saw fourteen people.", "fourteen people", "c")
OTHER = told("In all, 17 were hurt.", "17", "d")


def test_other_sources_with_the_same_few_words_count_and_those_with_others_do_not() -> None:
    assert agreed(HURT, SAME, OTHER) == pytest.approx([math.log1p(0.5), math.log1p(0.5), 0.0])
    assert agreed(HURT, SAME, THIRD)[0] == pytest.approx(math.log1p(0.5 + 0.5))
    assert agreed(HURT) == [0.0]
    assert agreed() == []


def test_a_source_counts_as_far_as_reading_is_sure_of_it() -> None:
    sure, unsure = (told("In all, fourteen were hurt.", "fourteen", "b", short) for short in (2.0, -2.0))
    assert agreed(HURT, sure)[0] == pytest.approx(math.log1p(1 / (1 + math.exp(-2))))
    assert agreed(HURT, unsure)[0] == pytest.approx(math.log1p(1 / (1 + math.exp(2))))


def test_copies_of_one_story_count_once_as_the_surest_of_them() -> None:
    copies = [told("In all, fourteen were hurt.", "fourteen", article, short, "b") for article, short in (("b", 2.0), ("c", -2.0))]  # fmt: skip
    for found in (copies, copies[::-1]):
        assert agreed(HURT, *found)[0] == pytest.approx(math.log1p(1 / (1 + math.exp(-2))))


def test_what_is_of_the_same_source_does_not_count() -> None:
    again = told("He counted fourteen.", "fourteen", "a")
    copy = told("He counted fourteen.", "fourteen", "b", cluster="a")
    assert agreed(HURT, again, copy) == [0.0] * 3


def test_without_few_words_nothing_agrees() -> None:
    none, also = told("Fourteen people were hurt.", "", "b"), told("Fourteen people were hurt.", "", "c")
    assert agreed(HURT, none, also) == [0.0] * 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Fourteen", "fourteen people", True),
        ("Mayor Tomas Reld", "Tomas Reld of Brenmoor", True),
        ("Ana Reld", "Ana Ribeira", True),  # half of it
        ("Ana Maria Reld", "Ana Sofia Koskela", False),
        ("14", "17", False),
        ("Reld", "", False),
        ("", "", False),
        ("the", "the", False),  # no words that tell anything
    ],
)
def test_same_words(one: str, other: str, same: bool) -> None:
    left, right = frozenset(terms(one)), frozenset(terms(other))
    assert same_words(left, right) is same_words(right, left) is same
