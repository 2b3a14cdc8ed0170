"""Claims beside the sentences they cite: what stands, and what is caught."""

from __future__ import annotations

import pytest

from qa.verify import check
from tests.qa.articles import sentence

# claim, the cited sentence; all published on Monday 8 September 2025
TRUE = (
    ("Fourteen people were hurt.", "Fourteen people were hurt, two of them seriously."),
    ("14 people were hurt.", "Fourteen people were hurt, two of them seriously."),
    ("About 3,000 troops took part.", "About three thousand troops took part in the drill."),
    ("The pier cost 1.5 million pounds.", "The pier cost 1,500,000 pounds."),
    ("The pier cost nine million pounds.", "The pier cost 9 million pounds."),
    ("The glacier lost 4% of its ice.", "The glacier lost 4 percent of its ice this summer."),
    ("A dozen boats sank.", "Twelve boats sank in the storm."),
    ("Fourteen people were hurt.", "In March 14 people were hurt."),
    ("Rescuers pulled three men from the water.", "The rescuers pulled three men from the water."),
    ("The drills begin on 15 September.", "The drills begin on Sept. 15 and last four days."),
    ("The drills begin on September 15, 2025.", "The drills begin on 15 September and last four days."),
    ("The ferry struck the quay on 8 September 2025.", "The ferry struck the quay on Monday."),
    ("The ferry struck the quay on 7 September.", "The ferry struck the quay yesterday."),
    ("The council meets on 10 September 2025.", "The council meets on Wednesday."),
    ("The ferry struck the quay on Monday.", "The ferry struck the quay on Monday morning."),
    ("The bridge opened in August 2025.", "The bridge opened last month."),
    ("The South Korean minister met Japan's envoy.", "South Korea's minister met the Japanese envoy."),
    ("The Chinese navy sent two ships.", "China sent two ships of its navy."),
    ("The minister arrived in Washington for talks.", "The minister arrived in the United States for talks."),
    ("The council did not approve the tram.", "The council refused to approve the tram."),
    ("Prices rose by 3 percent.", "Prices increased by 3 percent, while wages fell."),
    ("The harbour reopened after the storm passed.", "The harbour reopened on Monday after the storm had passed."),
)
FALSE = (
    # a number
    ("Fifteen people were hurt.", "Fourteen people were hurt, two of them seriously.", "number"),
    ("About 1,800 soldiers took part in the drill.", "About 2,000 soldiers took part in the drill.", "number"),
    ("About 2 thousand soldiers took part in the drill.", "About 1,600 soldiers took part in the drill.", "number"),
    ("The tram will cost 46 million pounds.", "The tram will cost 64 million pounds.", "number"),
    ("The tram will cost 64 billion pounds.", "The tram will cost 64 million pounds.", "number"),
    ("The rate was kept at 4.52 percent.", "The rate was kept at 4.25 percent.", "number"),
    ("4 glaciers lost ice this summer.", "The glaciers lost 4 percent of ice this summer.", "number"),
    ("The glacier lost 4 percent of its ice.", "The glacier lost 4 metres of its ice.", "number"),
    ("Two members of the crew were killed.", "One member of the crew was killed.", ""),
    ("Thirty-one members voted for it.", "Twenty-one members voted for it.", "number"),
    # a name
    ("On Monday the minister met Park Jin.", "On Monday the minister met Lee Ho-jun.", "Park"),
    ("The drill was led by Captain Moreau.", "The drill was led by Captain Aldana.", "Moreau"),
    ("On Monday Iran fired missiles at the port.", "On Monday Iraq fired missiles at the port.", "Iran"),
    ("Two ships of North Korea left the port.", "Two ships of South Korea left the port.", "North"),
    ("The ships of the United Kingdom left.", "The ships of the United States left.", "Kingdom"),
    ("The envoy flew to Niger on Monday.", "The envoy flew to Nigeria on Monday.", "Niger"),
    ("The prize went to John Reld.", "The prize went to Johnson Reld.", "John"),
    ("Macron visited the town on Monday.", "Scholz visited the town on Monday.", "Macron"),
    ("Kim visited the town on Monday.", "Park visited the town on Monday.", "Kim"),
    # a day
    ("The drills begin on 16 September.", "The drills begin on 15 September.", "date"),
    ("The drills begin on 15 October.", "The drills begin on 15 September.", "date"),
    ("The ferry struck the quay on 9 September 2025.", "The ferry struck the quay on Monday.", "date"),
    ("The ferry struck the quay on 8 September 2024.", "The ferry struck the quay on Monday.", "date"),
    ("The ferry struck the quay on Tuesday.", "The ferry struck the quay on Monday.", "weekday"),
    ("The line will open in 2029.", "The line will open in 2028.", "year"),
    # the sense
    ("The council approved the tram line.", "The council did not approve the tram line.", "negation"),
    ("The council did not approve the tram line.", "The council approved the tram line.", "negation"),
    ("The operator denied a fault in the engine.", "The operator confirmed a fault in the engine.", ""),
    ("Prices fell by 3 percent.", "Prices rose by 3 percent.", "opposite"),
    ("The council rejected the tram line.", "The council approved the tram line.", ""),
    ("The festival began with a parade.", "The festival ended with a parade.", "opposite"),
    ("The council voted to cut taxes.", "The council voted to raise taxes.", "opposite"),
    ("The police released two men.", "The police arrested two men.", "opposite"),
    # too little of it
    ("The festival was praised by critics for its food.", "The festival ended with a parade of boats.", "too little"),
)


@pytest.mark.parametrize(("claim", "cited"), TRUE)
def test_what_the_sentence_says_stands(claim: str, cited: str) -> None:
    verdict = check(claim, [sentence(cited)])
    assert verdict.supported, verdict.fault
    assert verdict.fault == ""
    assert 0.6 <= verdict.support <= 1


@pytest.mark.parametrize(("claim", "cited", "fault"), FALSE)
def test_what_it_does_not_say_is_caught_and_named(claim: str, cited: str, fault: str) -> None:
    verdict = check(claim, [sentence(cited)])
    assert not verdict.supported
    assert fault in verdict.fault
    assert verdict.fault


@pytest.mark.parametrize("words", [cited for _, cited in TRUE])
def test_a_sentence_carries_itself(words: str) -> None:
    assert check(words, [sentence(words)]).supported
    assert check(words, [sentence(words)]).support == 1.0


def test_relative_words_mean_nothing_without_a_day_of_publication() -> None:
    for published in (None, "2025", "2025-09"):
        cited = sentence("The ferry struck the quay on Monday.", published=published)
        assert not check("The ferry struck the quay on 8 September 2025.", [cited]).supported


def test_the_name_of_a_pronoun_stands_in_the_sentence_before_or_the_headline() -> None:
    claim = "On Monday the crew of Aldana dropped an anchor to slow the ship."
    words = "On Monday her crew dropped an anchor to slow the ship."
    assert not check(claim, [sentence(words)]).supported
    assert check(claim, [sentence(words, before="Captain Ines Aldana spoke to reporters.")]).supported
    assert check(claim, [sentence(words, title="Captain Aldana speaks")]).supported


def test_numbers_come_from_the_cited_words_only() -> None:
    claim = "Fourteen of the passengers were taken to hospital."
    near = sentence("The passengers were taken to hospital.", before="Fourteen were hurt.", title="Fourteen hurt")
    assert "number 14" in check(claim, [near]).fault


def test_a_claim_that_cites_nothing_does_not_stand() -> None:
    assert not check("Fourteen people were hurt.", []).supported
