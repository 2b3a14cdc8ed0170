"""Citations: ALCE's two measures by hand with a dictated judge, gold sentences, exactness."""

from __future__ import annotations

import pytest

from evals.measures.citations import (
    Statement,
    Words,
    citation_precision,
    citation_recall,
    exactness,
    gold_precision,
    gold_recall,
    rests_on,
)

TEXT = "Fourteen were hurt. She returned to the quay. Nobody else was hurt."


def words(quote: str, article: str = "a", version: int = 1) -> Words:
    start = TEXT.index(quote)
    return Words(article, version, start, start + len(quote), quote)


FIRST, SECOND, THIRD = (words(s) for s in ("Fourteen were hurt.", "She returned to the quay.", "Nobody else was hurt."))


# ALCE


def carries(premise: str, hypothesis: str) -> bool:
    """A premise carries a statement if it has each of its letters: "a b" carries "ab", "a" does not."""
    return set(hypothesis) <= set(premise)


@pytest.mark.parametrize(
    ("statements", "recall", "precision"),
    [
        ([("a", ["a"])], 1.0, 1.0),  # one citation that carries
        ([("a", ["b"])], 0.0, 0.0),  # one that does not
        ([("a", [])], 0.0, 0.0),  # none: nothing is carried, and nothing is cited
        ([("a", ["a", "b"])], 1.0, 0.5),  # the second is irrelevant
        ([("ab", ["a", "b"])], 1.0, 1.0),  # both are needed, neither carries alone
        ([("ab", ["a", "b", "x"])], 1.0, 2 / 3),  # two are needed, the third is not
        ([("ab", ["ab", "a"])], 1.0, 0.5),  # the first carries alone, the second only in part
        ([("a", ["a", "ab"])], 1.0, 1.0),  # each carries alone: neither is irrelevant
        ([("ab", ["a", "x"])], 0.0, 0.0),  # not carried, so no citation counts
        ([("a", ["a"]), ("b", [])], 0.5, 1.0),  # an uncited statement costs recall only
        ([("a", ["a"]), ("b", ["x", "y"])], 0.5, 1 / 3),  # shares are over all citations, not per statement
        ([("a", ["a", "x"]), ("bc", ["b", "c"])], 1.0, 3 / 4),
    ],
)
def test_citation_recall_and_precision_by_hand(
    statements: list[tuple[str, list[str]]], recall: float, precision: float
) -> None:
    made = [Statement(text, tuple(cited)) for text, cited in statements]
    assert citation_recall(made, carries) == pytest.approx(recall)
    assert citation_precision(made, carries) == pytest.approx(precision)


def test_an_answer_of_no_statement_has_neither() -> None:
    assert citation_recall([], carries) is None
    assert citation_precision([], carries) is None


def test_the_judge_is_asked_of_the_citations_together_in_their_order() -> None:
    asked: list[tuple[str, str]] = []

    def noting(premise: str, hypothesis: str) -> bool:
        asked.append((premise, hypothesis))
        return True

    assert citation_recall([Statement("said", ("one", "two"))], noting) == 1.0
    assert asked == [("one two", "said")]


def test_the_only_citation_of_a_carried_statement_is_needed_even_if_nothing_would_carry_it_too() -> None:
    assert citation_precision([Statement("said", ("one",))], lambda premise, hypothesis: True) == 1.0
    assert citation_precision([Statement("said", ("one", "two"))], lambda premise, hypothesis: True) == 1.0


# Gold sentences


def test_a_citation_rests_on_the_sentence_it_overlaps_by_half_of_the_shorter() -> None:
    assert rests_on(FIRST, FIRST)
    assert rests_on(words("were hurt. She"), FIRST)  # 10 of 14 characters
    assert rests_on(words("hurt. She returned to the quay. Nobody"), SECOND)
    assert not rests_on(words("t. She returned to"), FIRST)
    assert not rests_on(SECOND, FIRST)


@pytest.mark.parametrize(("shared", "rests"), [(9, False), (10, True), (11, True)])
def test_half_is_enough_and_less_is_not(shared: int, rests: bool) -> None:
    cited, gold = Words("a", 1, 100 - shared, 120 - shared, "x" * 20), Words("a", 1, 80, 100, "gold words here")
    assert rests_on(cited, gold) is rests


def test_neighbours_that_only_touch_share_nothing() -> None:
    assert not rests_on(Words("a", 1, 0, 10, "x"), Words("a", 1, 10, 20, "y"))


def test_a_citation_rests_on_a_copy_of_the_sentence_but_not_on_the_same_place_elsewhere() -> None:
    copy = Words("wire", 1, 500, 525, "FOURTEEN were hurt.")
    same_place = Words("other", 1, FIRST.start, FIRST.end, "Something else indeed")
    old_version = Words("a", 2, FIRST.start, FIRST.end, "Fifteen people, hurt")
    assert rests_on(copy, FIRST)
    assert not rests_on(same_place, FIRST)
    assert not rests_on(old_version, FIRST)


def test_a_sentence_without_words_is_rested_on_only_at_its_place() -> None:
    assert not rests_on(Words("other", 1, 0, 9, "any words"), Words("a", 1, 0, 3, "…"))


def test_gold_precision_and_recall_by_hand() -> None:
    cited, gold = [FIRST, THIRD, words("else")], [FIRST, SECOND]
    assert gold_precision(cited, gold) == pytest.approx(1 / 3)
    assert gold_recall(cited, gold) == 0.5
    assert (gold_precision([SECOND, FIRST], gold), gold_recall([SECOND, FIRST], gold)) == (1.0, 1.0)


def test_two_citations_of_one_gold_sentence_count_once_for_recall() -> None:
    halves = [words("Fourteen were"), words("were hurt.")]
    assert (gold_precision(halves, [FIRST, SECOND]), gold_recall(halves, [FIRST, SECOND])) == (1.0, 0.5)


def test_gold_measures_at_their_edges() -> None:
    assert gold_recall([], [FIRST]) == 0.0
    assert gold_precision([], [FIRST]) is None
    assert gold_precision([FIRST], []) is None
    assert gold_recall([FIRST], []) is None
    assert gold_recall([], []) is None


# Exactness


def test_exactness_reads_the_version_that_is_cited() -> None:
    texts = {("a", 1): TEXT, ("a", 2): "x" + TEXT}
    off_by_one = Words("a", 1, FIRST.start + 1, FIRST.end + 1, FIRST.quote)
    past_the_end = Words("a", 1, len(TEXT), len(TEXT) + 5, "hurt.")

    def text_of(article: str, version: int) -> str:
        return texts[article, version]

    assert exactness([FIRST, SECOND], text_of) == 1.0
    assert exactness([FIRST, off_by_one], text_of) == 0.5
    assert exactness([past_the_end], text_of) == 0.0
    assert exactness([words("She", version=2)], text_of) == 0.0
    assert exactness([], text_of) is None
