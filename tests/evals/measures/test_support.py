"""Does a text carry a statement? Pairs to judge by eye."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.measures.support import share_carried, supports

FERRY = "Fourteen people were hurt when the ferry Morning Star struck the quay at Port Alden, the coast guard said."
TRAM = "The council approved the tram line on Wednesday by 31 votes to 12; it will cost 64 million pounds."
PEAK = "Mayor Tomas Reld said the town would not close the school."


@pytest.mark.parametrize(
    ("premise", "hypothesis"),
    [
        (FERRY, FERRY),
        (FERRY, "The ferry struck the quay."),
        (FERRY, "Fourteen people were hurt."),
        (FERRY, "FOURTEEN PEOPLE WERE HURT"),
        (FERRY, "The Morning Star struck the quay, hurting fourteen people."),
        (TRAM, "The council approved the line by 31 votes to 12."),
        (TRAM, "The tram line will cost 64 million pounds."),
        ("The line costs 1,200 pounds.", "The line costs 1200 pounds."),
        (TRAM, "The council approved the tram line on 10 September."),  # a date may be put in other words
        (PEAK, "The town would not close the school, Reld said."),
        (PEAK, "The town wouldn’t close the school, said the mayor."),
        ("She left. Reld stayed in the town hall.", "Reld stayed in the town hall."),
        (TRAM, "The council approved the tram line by 31 votes to 12 on 10 September 2025."),  # its numbers with it
        (TRAM, "The council approved the tram line by 31 votes to 12 on Sept. 10, 2025."),
        (TRAM, "On Wednesday the council approved the tram line."),  # a stop word begins it
        (TRAM, "Thursday’s council approved the tram line by 31 votes to 12."),  # a date may begin it
        (PEAK, "He said the town would not close the school."),
    ],
)
def test_what_a_text_carries(premise: str, hypothesis: str) -> None:
    assert supports(premise, hypothesis)


@pytest.mark.parametrize(
    ("premise", "hypothesis"),
    [
        (FERRY, "The glacier lost four percent of its ice."),  # something else
        ("", "The ferry struck the quay."),
        (TRAM, "The council approved the line by 32 votes to 12."),  # a number
        (TRAM, "The tram line will cost 6.4 million pounds."),
        (TRAM, "The tram line will cost 64.5 million pounds."),
        ("The line costs 1,200 pounds.", "The line costs 200 pounds."),
        (FERRY, "The ferry Evening Star struck the quay."),  # a name
        (FERRY, "The ferry struck the quay at Port Brenn, the coast guard said."),
        (FERRY, "Aldana said the ferry Morning Star struck the quay at Port Alden."),  # one that begins the sentence
        (FERRY, "“Brenmoor’s ferry struck the quay at Port Alden, the coast guard said."),
        (TRAM, "Councillors approved the tram line on Wednesday by 31 votes to 12."),  # a word that is not there
        (TRAM, "The council approved the tram line on 10 September by 32 votes to 12."),  # beside a date
        (TRAM, "The council approved the tram line by 31 votes to 12 in 2025."),  # a year alone is a number
        (PEAK, "The town would close the school."),  # a negation
        (FERRY, "Fourteen people were not hurt when the ferry struck the quay."),
        (FERRY, "Nobody was hurt when the ferry struck the quay."),
        (FERRY, "The captain of the ferry was arrested after a night of drinking."),  # too little of it
        (FERRY, "The ferry left the quay late on a foggy morning."),  # two of its six content words
        (FERRY, "Fourteen people swam from the ferry to a sunny beach."),  # three of six, and .6 would do
    ],
)
def test_what_it_does_not(premise: str, hypothesis: str) -> None:
    assert not supports(premise, hypothesis)


@given(st.text(max_size=20), st.text(max_size=20))
def test_it_can_read_anything(premise: str, hypothesis: str) -> None:
    assert supports(premise, hypothesis) in (True, False)


def test_nothing_is_carried_by_anything() -> None:
    assert supports("The ferry struck the quay.", "")
    assert supports("", " \n")


def test_it_cannot_see_who_did_what_to_whom() -> None:
    assert supports("The council sued the mayor.", "The mayor sued the council.")  # known, and said in the module


@pytest.mark.parametrize(
    ("premise", "hypothesis", "share"),
    [
        ("The tram will cost more.", "The tram will cost more.", 1.0),
        ("The tram is late.", "A tram, a ferry", 0.5),
        ("Trams cost", "the cost of the tram", 1.0),  # by stems
        ("The tram is late.", "ferries", 0.0),
        ("", "ferries", 0.0),
        ("The tram is late.", "it was", 1.0),  # nothing but stop words
        ("", "", 1.0),
    ],
)
def test_the_share_of_content_words_that_is_carried(premise: str, hypothesis: str, share: float) -> None:
    assert share_carried(premise, hypothesis) == share


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_share_is_a_share_and_all_of_itself(premise: str, hypothesis: str) -> None:
    assert 0.0 <= share_carried(premise, hypothesis) <= 1.0
    assert share_carried(hypothesis, hypothesis) == 1.0
