"""Claims that are surer, wider or by another's word than what they cite; and honest ones beside them."""

from __future__ import annotations

import pytest

from qa.verify import check
from tests.qa.articles import sentence

# claim, the cited sentence
HONEST = (
    ("All of the boats were saved.", "Every boat was saved."),
    ("Both boats and all crews were saved.", "All crews were saved, and both boats."),
    ("The pier closed because of the storm.", "The pier closed after the storm."),
    ("The council may sell the pier.", "The council may sell the pier."),
    ("The council will sell the pier.", "The council will sell the pier next year."),
    ("Claims open in February.", "Claims will open in February."),
    ("The club would consider an appeal, the manager said.", "The manager said the club would consider an appeal."),
    ("The company has sold the pier, the company said.", "Orrin has sold the pier, it said."),
    ("The council did not rule out a sale.", "The council did not rule out a sale."),
    ("Nobody was hurt and nothing was lost.", "Nobody was hurt and nothing was lost in the fire."),
    ("The pier is 4.2 kilometres long.", "The pier is 4.2 km long."),
    ("The pier cost $3 million.", "The pier cost 3 million dollars."),
)
SURER = (
    ("All of the boats were saved.", "Some of the boats were saved.", "it says all"),
    ("The pier closed because the mayor was ill.", "The pier closed on the day the mayor was ill.", "it gives a reason"),
    ("The council sells the pier.", "The council may sell the pier.", "it is surer"),
    ("The council has published the findings.", "The council would publish the findings.", "it is surer"),
    ("The fire began in the kitchen.", "It is not known whether the fire began in the kitchen.", ""),
    ("Inflation has touched 4 per cent.", "The bank expects inflation to touch 4 per cent.", "it is surer"),
    ("Fourteen people were hurt, the mayor said.", "Fourteen people were hurt, the ambulance service said.", "it gives the word"),
    ("The council ruled out a sale.", "The council did not rule out a sale.", "negation"),
    ("The pier is 4.2 miles long.", "The pier is 4.2 kilometres long.", "the number 4.2"),
    ("The pier cost 3 million yen.", "The pier cost $3 million.", "the number 3e+06"),
    ("The strike lasted three weeks.", "The strike lasted three days.", "the number 3"),
)  # fmt: skip


@pytest.mark.parametrize(("claim", "cited"), HONEST)
def test_an_honest_claim_stands(claim: str, cited: str) -> None:
    assert check(claim, [sentence(cited)]).fault == ""


@pytest.mark.parametrize(("claim", "cited", "fault"), SURER)
def test_a_claim_that_goes_further_is_refused(claim: str, cited: str, fault: str) -> None:
    verdict = check(claim, [sentence(cited)])
    assert not verdict.supported
    assert fault in verdict.fault
