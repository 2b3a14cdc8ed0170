"""Strings: SQuAD's measures against a second derivation of them, and what counts as being in a text."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.measures.strings import (
    bare_words,
    exact_match,
    find_phrase,
    find_words,
    holds_phrase,
    holds_words,
    squad_normal,
    token_f1,
)

PAIRS = [
    ("", ""),
    ("", "x"),
    ("the", "a"),
    ("The.", ""),
    ("an", "tram"),
    ("The Tony Awards.", "Tony awards"),
    ("The great Tony Awards", "the Tony Awards"),
    ("Tony Tony", "Tony"),
    ("Tony", "Tony Tony Tony"),
    ("a tram, a ferry and a tram", "tram and tram"),
    ("£64 million", "64 million"),
    ("it costs $5.2m", "5.2M"),
    ("U.S.", "us"),
    ("well-known", "well known"),
    ("“Squid Game”", "Squid Game"),
    ("'Squid Game'", "Squid Game"),
    ("the country’s port", "the country's port"),
    ("theatre and anthem", "atre nd them"),
    ("x" * 3, "y"),
    ("Málaga", "malaga"),
    ("two\n\twords", "two words"),
]


def reference_tokens(text: str) -> list[str]:
    """SQuAD's order of steps, read off the paper's script: lower, no ASCII punctuation, no articles, split at space.

    Articles go where they stand between two characters that are no part of a word, and leave a gap.
    """
    kept = [c for c in text.lower() if c not in string.punctuation]
    pieces, word = [], ""
    for c in [*kept, " "]:
        if c.isalnum() or c == "_":
            word += c
            continue
        pieces += [" " if word in ("a", "an", "the") else word, c]
        word = ""
    return "".join(pieces).split()


def reference_f1(text: str, answer: str) -> float:
    said, gold = reference_tokens(text), reference_tokens(answer)
    if not said or not gold:
        return 1.0 if said == gold else 0.0
    left, shared = list(gold), 0
    for token in said:
        if token in left:
            left.remove(token)
            shared += 1
    if not shared:
        return 0.0
    precision, recall = shared / len(said), shared / len(gold)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize(("text", "answer"), PAIRS)
def test_squad_measures_agree_with_a_second_derivation(text: str, answer: str) -> None:
    assert squad_normal(text).split() == reference_tokens(text)
    assert exact_match(text, [answer]) == float(reference_tokens(text) == reference_tokens(answer))
    assert token_f1(text, [answer]) == pytest.approx(reference_f1(text, answer))


@given(st.text(alphabet="a the an.,’'“”-_ßÉx1\n", max_size=30), st.text(alphabet="a the x1.’", max_size=20))
def test_they_agree_on_whatever_is_typed(text: str, answer: str) -> None:
    assert squad_normal(text).split() == reference_tokens(text)
    assert token_f1(text, [answer]) == pytest.approx(reference_f1(text, answer))
    assert token_f1(text, [answer]) == pytest.approx(token_f1(answer, [text]))


def test_squad_normal_drops_case_articles_and_punctuation() -> None:
    assert squad_normal("The  'Tony' Awards, an evening") == "tony awards evening"
    assert squad_normal("“Tony”") == "“tony”"  # only ASCII punctuation goes
    assert squad_normal("well-known") == "wellknown"


def test_exact_match_takes_any_of_the_answers() -> None:
    assert exact_match("The Tony Awards.", ("Grammys", "Tony awards")) == 1.0
    assert exact_match("Tony", ("Tony awards",)) == 0.0
    assert exact_match("Tony", ()) == 0.0


def test_token_f1_by_hand() -> None:
    # two of three tokens shared with two of two: precision 2/3, recall 1, F1 4/5
    assert token_f1("The great Tony Awards", ("Tony Awards",)) == pytest.approx(0.8)
    assert token_f1("Tony Tony", ("Tony",)) == pytest.approx(2 / 3)  # a token counts as often as it occurs in both
    assert token_f1("x", ("y", "x")) == 1.0
    assert token_f1("x", ("y",)) == 0.0


@pytest.mark.parametrize(
    ("text", "answers", "f1"), [("", ("",), 1.0), ("the", ("a",), 1.0), ("", ("x",), 0.0), ("x", (), 0.0)]
)
def test_token_f1_of_nothing(text: str, answers: tuple[str, ...], f1: float) -> None:
    assert token_f1(text, answers) == f1


@pytest.mark.parametrize(
    ("text", "bare"),
    [("“Squid Game”", "squid game"), ("U.S. $5.2m", "u s 5 2m"), ("a_b", "a b"), ("", ""), ("Málaga", "málaga")],
)
def test_bare_words(text: str, bare: str) -> None:
    assert bare_words(text) == bare


@given(st.text(max_size=40))
def test_bare_words_of_bare_words_are_the_same(text: str) -> None:
    assert bare_words(bare_words(text)) == bare_words(text)


@pytest.mark.parametrize(
    ("text", "answer", "held"),
    [
        ("Netflix renews 'Squid Game'.", "“Squid Game”", True),
        ("It was in Idahoan hands", "Idaho", False),
        ("in Idaho", "Idaho", True),
        ("cut to 15 per cent", "15%", True),  # signs go: that is why our own questions use holds_phrase
        ("a rise of 1.11", "11", True),
        ("nothing at all", "...", False),
        ("nothing at all", "", False),
        ("", "Idaho", False),
    ],
)
def test_holds_words_takes_whole_words(text: str, answer: str, held: bool) -> None:
    assert holds_words(text, answer) is held


@pytest.mark.parametrize(
    ("text", "answer", "held"),
    [
        ("At least 11 people died.", "11", True),
        ("It killed 11.", "11", True),
        ("It was 11, they said.", "11", True),
        ("11", "11", True),
        ("About 11,000 left.", "11", False),
        ("A rise of 1.11 points", "11", False),
        ("in 2011", "11", False),
        ("an 11th", "11", False),
        ("cut to 15 per cent", "15%", False),
        ("cut to 15% from 27", "15%", True),
        ("a rise of 115%", "15%", False),
        ("£64 million", "64 million", True),
        ("£1.64 million", "64 million", False),
        ("£64", "£64 million", False),
        ("the country’s LARGEST\nport", "country's largest port", True),
        ("the years 2024–25", "2024-25", True),
        ("Groß", "GROSS", True),
        ("He said “no deal”.", '"no deal"', True),
        ("an Idahoan", "Idaho", False),
        ("any text", " ", False),
        ("any text", "", False),
        ("", "any", False),
    ],
)
def test_holds_phrase_keeps_signs_and_whole_numbers(text: str, answer: str, held: bool) -> None:
    assert holds_phrase(text, answer) is held


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_what_stands_between_spaces_is_held(before: str, words: str, after: str) -> None:
    text = f"{before} {words} {after}"
    assert holds_phrase(text, words) == bool(words.split())
    assert holds_words(text, words) == bool(bare_words(words))


@given(st.text(alphabet="ab 1.,£", max_size=30), st.text(alphabet="ab 1.,£", max_size=4))
def test_a_phrase_that_is_held_is_in_the_text(text: str, words: str) -> None:
    if holds_phrase(text, words):
        assert " ".join(words.split()) in " ".join(text.split())
        assert holds_words(text, words) or not bare_words(words)


@pytest.mark.parametrize(
    ("text", "words", "at"),
    [("First 46, then 64.", "64", 15), ("64  and   64", "64", 0), ("6464", "64", -1), ("x", "", -1)],
)
def test_find_phrase_is_the_first_place_in_the_folded_text(text: str, words: str, at: int) -> None:
    assert find_phrase(text, words) == at


@pytest.mark.parametrize(
    ("text", "words", "at"),
    [("First: 46; then 64.", "64", 14), ("64 – 64", "64", 0), ("6464", "64", -1), ("x", "?", -1)],
)
def test_find_words_is_the_first_place_in_the_bare_words(text: str, words: str, at: int) -> None:
    assert find_words(text, words) == at
