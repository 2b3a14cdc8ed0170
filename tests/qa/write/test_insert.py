"""What we add can be told from an article's own brackets, and taken out again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.write import Composition, without_insertions
from qa.write.insert import Insertion, insert, speech
from tests.qa.articles import sentence


def test_ours_open_bare_and_close_escaped() -> None:
    assert insert("On Monday it sank.", [Insertion(9, "8 September 2025")]) == r"On Monday [8 September 2025\] it sank."


def test_several_go_where_they_belong() -> None:
    shown = insert("She left on Monday.", [Insertion(3, "Maria Lopez"), Insertion(18, "8 September 2025")])
    assert shown == r"She [Maria Lopez\] left on Monday [8 September 2025\]."
    assert without_insertions(shown) == "She left on Monday."


@pytest.mark.parametrize("words", ["a]b", "a[b", "a\\", "*x*", "", "a\nb"])
def test_words_that_markdown_could_misread_stay_out(words: str) -> None:
    assert insert("She left.", [Insertion(3, words)]) == "She left."


@pytest.mark.parametrize(
    "text",
    [
        r"She \[the mayor\] left. [1]",  # an article's brackets
        "She left. [1][2]",  # marks
        "She left — in 2022. [1]",
        "“She left” — in 2022 she came back. [1]",
    ],
)
def test_what_is_not_ours_stays(text: str) -> None:
    assert without_insertions(text) == text


def test_an_attribution_is_ours() -> None:
    assert without_insertions("“She left.” — Valley Post, 3 May 2022 [1]") == "“She left.” [1]"


@given(st.text(min_size=1, max_size=80), st.sampled_from(["On Monday it sank. ", "She [x] left yesterday. ", ""]))
def test_a_quote_without_our_words_is_the_quote_whatever_its_words(words: str, front: str) -> None:
    made, plain = Composition(), Composition()
    made.quote(sentence(front + words))
    plain.headline(front + words, sentence(front + words))  # nothing is added to a headline
    assert without_insertions(made.claims[0].text) == plain.claims[0].text
    assert made.citations[0].quote == front + words


@pytest.mark.parametrize(
    ("text", "before", "inside"),
    [
        ("“Go,” he said.", "", ["“Go,”"]),
        ('"Go," he said, "now."', "", ['"Go,"', '"now."']),
        ("Go now,” he said.", "", ["Go now,”"]),
        ("Go now.", "He said: “Stay. ", ["Go now."]),
        ('He said: "Go now.', "", ['"Go now.']),
        ("the so-called ‘exit’ vote", "", ["‘exit’"]),
        ("Nobody’s car", "", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, before: str, inside: list[str]) -> None:
    assert [text[a:b] for a, b in speech(text, before)] == inside
