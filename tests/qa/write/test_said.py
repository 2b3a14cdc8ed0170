"""Whose words a sentence is that was taken out of a quotation."""

from __future__ import annotations

import pytest

from qa.write import Composition
from qa.write.said import said_by
from tests.qa.articles import sentence

RUNS = "Buses will run until May."


def said(text: str, before: str, after: str) -> str | None:
    """The words put in, which stand at the end; None where nothing is."""
    found = said_by(text, before, after)
    assert found is None or found.at == len(text)
    return found.words if found else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("“The road is closed,” Maria Lopez said. “We regret it. ", " Nobody is to blame.”"),
        ('"The road is closed," Maria Lopez said. "We regret it. ', ' Nobody is to blame."'),
        ("“The road is closed,” said Maria Lopez in Alden. “We regret it. ", " Nobody is to blame.”"),
        ("“The road is closed,” Maria Lopez told reporters. “We regret it. ", " Nobody is to blame.”"),
        ("Maria Lopez said: “The road is closed. ", " Nobody is to blame.”"),
        ("“The road is closed. ", " Nobody is to blame,” Maria Lopez said."),
        ('"The road is closed. ', ' Nobody is to blame," Maria Lopez said.'),
        ("“The road is closed. ", "” Maria Lopez said."),
        ("“The road is closed. ", " Nobody is to blame,” said Maria Lopez in Alden.\n“No,” Tom Reld said."),
        ("“No,” Tom Reld said.\n“The road is closed. ", " Nobody is to blame,” Maria Lopez said."),
        ("“The road is closed,” Maria Lopez said. “We regret it.\n“We know why. ", " Nobody is to blame.”"),
        ('"The road is closed," Maria Lopez said. "We regret it.\n"We know why. ', ' Nobody is to blame."'),
    ],
)
def test_the_speaker_beside_the_quotation_is_named(before: str, after: str) -> None:
    assert said(RUNS, before, after) == "said Maria Lopez"


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("the mayor said", "the mayor"),
        ("the prime minister said", "the prime minister"),
        ("said the mayor", "the mayor"),
        ("Mr Reld said", "Mr Reld"),
        ("said Ana de Reld in Alden", "Ana de Reld"),
        ("said Maria Lopez", "Maria Lopez"),
        ("said the prime minister", "the prime minister"),
        ("said Ana van der Reld in Alden", "Ana van der Reld"),
    ],
)
def test_the_speaker_is_named_in_full(told: str, who: str) -> None:
    assert said(RUNS, f"“The road is closed,” {told}. “We regret it. ", " Nobody is to blame.”") == f"said {who}"


@pytest.mark.parametrize(
    "before",
    [
        "“It is closed,” Maria Lopez said. “No,” Tom Reld said. “We know. ",  # two
        "“It is closed,” she said. “We know. ",  # a pronoun is no name
        '"It is closed," he told reporters. "We know. ',
        "He said: “We know. ",
        "“We know. ",
        "“It is closed,” Maria Lopez said. “It rained.”\n“We know. ",  # what she said has ended
    ],
)
def test_without_one_name_it_is_only_quoted_speech(before: str) -> None:
    mark = "”" if "“" in before else '"'
    assert said(RUNS, before, f" Nobody is to blame.{mark}") == "quoted speech"


def test_an_opening_mark_of_its_own_shows_that_somebody_speaks() -> None:
    both = "“It is closed,” Maria Lopez said. “No,” Tom Reld said. "
    assert said(f"“{RUNS}”", both, "") is None
    assert said(f"“{RUNS}", both, " We know.”") is None
    assert said(f"“{RUNS}”", "“It is closed,” Maria Lopez said. ", "") == "said Maria Lopez"


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (RUNS, "Maria Lopez said so. ", " Nobody is to blame."),
        (RUNS, "“It is closed,” Maria Lopez said. ", " “It rained,” Tom Reld said."),
        (RUNS, '"It is closed," Maria Lopez said. ', ' "It rained," Tom Reld said.'),
        ("The road is “closed” until May.", "“It rained,” Maria Lopez said. ", ""),
    ],
)
def test_the_narrators_words_are_nobodys(text: str, before: str, after: str) -> None:
    assert said(text, before, after) is None


@pytest.mark.parametrize(
    "text",
    ["“Buses will run,” Tom Reld said.", "Buses will run,” Tom Reld said.", "Tom Reld said: “Buses will run.”"],
)
def test_a_sentence_that_names_its_speaker_gets_no_other(text: str) -> None:
    before = "" if text.startswith(("“", "Tom")) else "“The road is closed. "
    assert said(text, f"“No,” Maria Lopez said. {before}", "") is None


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Buses will run until May.", r"Buses will run until May. [said Maria Lopez\]"),
        ("Nobody is to blame.”", r"Nobody is to blame.” [said Maria Lopez\]"),
        ("Trains will run too.", "Trains will run too."),  # the paper's own words
    ],
)
def test_the_speaker_stands_at_the_end_of_the_quote(words: str, shown: str) -> None:
    article = "“It is closed,” Maria Lopez said. “Buses will run until May. Nobody is to blame.” Trains will run too."
    found = sentence(words, start=article.index(words))
    read, unread = Composition(read={"a": article}.__getitem__), Composition()
    for made in (read, unread):
        made.quote(found)
    assert read.claims[0].text == shown
    assert read.text[read.claims[0].start : read.claims[0].end] == shown
    assert read.says(words)
    assert "Lopez" not in unread.claims[0].text  # what stands round it is not known
