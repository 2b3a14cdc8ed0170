"""What an answer shows, and whether an outdated value stands in its stead."""

from __future__ import annotations

import pytest

from evals.measures.answers import groups_met, stale_stands

HURT = [["14", "Fourteen"], ["17", "seventeen"]]


def test_of_each_group_one_string_is_enough() -> None:
    assert groups_met(["fourteen were hurt", "seventeen, said the owner"], HURT) == 1.0
    assert groups_met(["14 or 17 were hurt"], HURT) == 1.0
    assert groups_met(["fourteen were hurt"], HURT) == 0.5
    assert groups_met(["nobody was"], HURT) == 0.0


def test_two_strings_of_one_group_do_not_make_up_for_the_other() -> None:
    assert groups_met(["14", "fourteen"], HURT) == 0.5


def test_one_string_of_two_groups_meets_both() -> None:
    assert groups_met(["64"], [["64"], ["64", "46"]]) == 1.0


def test_groups_at_their_edges() -> None:
    assert groups_met([], HURT) == 0.0
    assert groups_met(["x"], []) is None
    assert groups_met([], []) is None
    assert groups_met(["x"], [[]]) == 0.0


def test_a_string_may_not_lie_across_two_texts() -> None:
    assert groups_met(["the cost is 64", "million pounds"], [["64 million"]]) == 0.0


def test_signs_count_by_phrase_and_not_by_words() -> None:
    assert groups_met(["15 per cent"], [["15%"]], "phrase") == 0.0
    assert groups_met(["15 per cent"], [["15%"]], "words") == 1.0


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("It costs £46 million.", True),
        ("It costs £64 million.", False),
        ("It costs £64 million, not £46 million as reported.", False),
        ("It was £46 million and is now £64 million.", True),
        ("It costs £146 million.", False),
        ("The articles do not say.", False),
        ("", False),
    ],
)
def test_an_old_value_stands_unless_the_current_one_comes_first(text: str, stands: bool) -> None:
    assert stale_stands(text, [["£64 million", "64 million pounds"]], ["£46 million"]) is stands


def test_the_first_of_several_old_values_and_of_several_current_ones_decides() -> None:
    current, stale = [["64"], ["2028"]], ["46", "2027"]
    assert not stale_stands("In 2028, not 2027, for 64.", current, stale)
    assert stale_stands("In 2027 for 64.", current, stale)


def test_a_current_value_that_begins_as_the_old_one_does_is_the_current_one() -> None:
    assert not stale_stands("It costs £64 million.", [["£64 million"]], ["£64"])


def test_without_a_list_of_old_values_none_stands() -> None:
    assert not stale_stands("It costs £46 million.", [["64"]], [])


def test_an_old_value_stands_where_there_is_no_current_one_to_show() -> None:
    assert stale_stands("It costs £46 million.", [], ["£46 million"])


def test_by_words_signs_are_passed_over() -> None:
    assert stale_stands("cut to 27 per cent", [["15%"]], ["27%"], "words")
    assert not stale_stands("cut to 27 per cent", [["15%"]], ["27%"], "phrase")
