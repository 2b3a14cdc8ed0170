"""What a question takes for granted, and sentences that are against it."""

from __future__ import annotations

import pytest

from qa.verify import contradicts

AGAINST = (
    ("Why did Reld resign?", "Reld did not resign, he said."),
    ("Why did the harbour close?", "The harbour never closed."),
    ("How many people died on the ferry?", "Nobody died on the ferry."),
    ("Who was arrested over the theft of the painting?", "Nobody was arrested over the theft of the painting."),
    ("When did the council approve the tram?", "The council rejected the tram."),
    ("Why did the council refuse the tram?", "The council approved the tram by 31 votes."),
    ("By how much did prices fall in Orland?", "Prices in Orland rose by 3 percent."),
    ("Is the bridge closed?", "The bridge is open."),  # which answers it, too
)
NOT_AGAINST = (
    ("Why did Reld resign?", "Reld resigned on Monday."),
    ("Why did Reld resign?", "The mayor of Brenmoor did not speak."),  # about something else
    ("Why did Reld resign?", "Reld did not resign in May but resigned in June."),
    ("Why did Reld resign?", "Reld stayed."),  # it reads words, and knows no such pair
    ("Why did the harbour not close?", "The harbour did not close."),
    ("When did the council approve the tram?", "The council approved the tram in May."),
    ("By how much did prices fall in Orland?", "Rents rose in Brenmoor."),
    ("Which prices rose, and which fell?", "Prices fell."),  # it names both
    ("Why?", "Reld did not resign."),
)


@pytest.mark.parametrize(("question", "sentence"), AGAINST)
def test_a_sentence_that_denies_it_or_says_the_opposite(question: str, sentence: str) -> None:
    assert contradicts(sentence, question)


@pytest.mark.parametrize(("question", "sentence"), NOT_AGAINST)
def test_a_sentence_that_grants_it_or_is_about_something_else(question: str, sentence: str) -> None:
    assert not contradicts(sentence, question)


def test_no_one_is_nobody() -> None:
    assert contradicts("No one died on the ferry.", "Who died on the ferry?")
