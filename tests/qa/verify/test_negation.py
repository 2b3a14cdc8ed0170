"""What is denied and what is not, word by word."""

from __future__ import annotations

import pytest

from qa.verify.negation import negation_differs

SAME = (
    ("The council did not approve the tram.", "The council refused to approve the tram."),
    ("Neither was in danger.", "Neither of them was in danger."),
    ("The bank kept the rate.", "The bank, which had no choice, kept the rate."),
    ("The council did not rule out a sale.", "The council did not rule out a sale."),
    ("They will lose their seats.", "They will lose their seats but not their membership."),
)
DIFFERENT = (
    ("The plane had not flown low.", "Seoul denied it, and said that the plane had flown low."),
    ("They will lose their membership.", "They will lose their seats but not their membership."),
    ("The statement gave both a budget and a timetable.", "The statement gave neither a budget nor a timetable."),
    ("The drill is to be held with Japan.", "The drill is to be held without Japan."),
    ("She had stood for office.", "She had never stood for office."),
    ("Net income was not $212 million.", "Net income was $212 million."),
    ("The shop is no longer open.", "The shop is open."),
    ("The council ruled out a sale.", "The council did not rule out a sale."),
)


@pytest.mark.parametrize(("claim", "cited"), SAME)
def test_what_denies_the_same_does_not_differ(claim: str, cited: str) -> None:
    assert not negation_differs(claim, [cited])


@pytest.mark.parametrize(("claim", "cited"), DIFFERENT)
def test_a_denial_more_or_less_differs(claim: str, cited: str) -> None:
    assert negation_differs(claim, [cited])
