"""Who did what to whom, and what each number counts: exchanged, the claim falls; put another way, it stands."""

from __future__ import annotations

import pytest

from qa.verify import check
from qa.verify.roles import exchanged
from tests.qa.articles import sentence

HONEST = (
    ("Lee was met by Kim at the airport.", "Kim met Lee at the airport."),
    ("Colin Ashdown was found guilty of fraud.", "Colin Ashdown, 57, of Lanmoor, was found guilty of fraud."),
    (
        "The dealer refused a reward offered by the insurers.",
        "The dealer refused a reward that the insurers had offered.",
    ),
    ("Net income was $212 million, up from $188 million.", "Net income was $212 million, compared with $188 million."),
    ("The company ran one in four of its trains.", "The company ran one train in four."),
)
EXCHANGED = (
    ("Lee defeated Kim in the final.", "Kim defeated Lee in the final."),
    ("Ashdown was guilty of two counts of fraud and cleared of six of theft.", "Ashdown was guilty of six counts of fraud and cleared of two of theft."),
    ("The council voted by 21 to 28 for the tram.", "The council voted by 28 to 21 for the tram."),
    ("The ship carried 4 passengers and 138 crew.", "The ship carried 138 passengers and four crew."),
    ("The insurers turned down a reward offered by the dealer.", "The dealer turned down a reward offered by the insurers."),
    ("Emmanouil Marschall took silver in Tokyo.", "Emmanouil Karalis took silver in Tokyo and Kurtis Marschall bronze."),
    ("The shop opens at 8pm on weekdays.", "The shop opens at 6pm on weekdays and at 8pm in the season."),
)  # fmt: skip


@pytest.mark.parametrize(("claim", "cited"), HONEST)
def test_the_same_in_another_order_is_no_exchange(claim: str, cited: str) -> None:
    assert exchanged(claim, (cited,)) == ""


@pytest.mark.parametrize(("claim", "cited"), EXCHANGED)
def test_an_exchange_is_seen(claim: str, cited: str) -> None:
    assert exchanged(claim, (cited,)) or not check(claim, [sentence(cited)]).supported


@pytest.mark.parametrize("cited", [cited for _, cited in (*HONEST, *EXCHANGED)])
def test_nothing_is_exchanged_in_a_sentence_itself(cited: str) -> None:
    assert exchanged(cited, (cited,)) == ""
