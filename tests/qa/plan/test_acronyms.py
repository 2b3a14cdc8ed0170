"""Names by their initials, in a question or in the articles."""

from __future__ import annotations

import pytest

from qa.plan import spelled_out, unknown_names, with_initials

TEXTS = (
    "The leader of Brenmoor's Free Harbour Party resigned.",
    "Members of the Free Harbour Party meet on Friday. The Far Hill Post was the first to report it.",
    "The Ministry of Fish and Food said so.",
    "Captain Ines Aldana was hurt, and so was Colin Ian Ash.",
)


def known(word: str) -> bool:
    return word in {"NATO", "FHP", "Harbour", "Party", "Brenmoor"}


def test_acronyms_that_the_articles_lack() -> None:
    assert unknown_names("Did NATO or the MFF call the MFF's envoy?", known) == ["MFF"]
    assert unknown_names("Did I see A ferry?", known) == []
    assert unknown_names("Does WHO work IT out with the SK?", known) == []  # stop words, and too short
    assert unknown_names("WHO LEADS THE MFF?", known) == []


@pytest.mark.parametrize(
    ("question", "spelled"),
    [
        ("Who leads the FHP?", "Who leads the Free Harbour Party?"),
        ("What did the FHP's leader say?", "What did the Free Harbour Party's leader say?"),
        ("What did the MFF say?", "What did the Ministry of Fish and Food say?"),
        ("What did the CIA say?", "What did the CIA say?"),  # a person's initials are no name
        ("What did the XYZ say?", "What did the XYZ say?"),
    ],
)
def test_an_acronym_in_the_words_of_the_articles(question: str, spelled: str) -> None:
    assert spelled_out(question, ["FHP", "MFF", "CIA", "XYZ"], TEXTS) == spelled


def test_the_name_that_is_found_most_often() -> None:
    texts = [*TEXTS, "The Fish Handlers Pact was signed."]
    assert spelled_out("Who leads the FHP?", ["FHP"], texts) == "Who leads the Free Harbour Party?"


@pytest.mark.parametrize(
    ("question", "beside"),
    [
        ("Who leads the Free Harbour Party?", "Who leads the Free Harbour Party (FHP)?"),
        ("Who leads the Harbour Party of Brenmoor?", "Who leads the Harbour Party of Brenmoor?"),  # every word is there
        ("Who leads the Green Harbour Party?", "Who leads the Green Harbour Party?"),  # no article has GHP
        ("Who leads the Free Party?", "Who leads the Free Party?"),  # two letters say too little
    ],
)
def test_initials_beside_a_name_that_the_articles_shorten(question: str, beside: str) -> None:
    assert with_initials(question, known) == beside
