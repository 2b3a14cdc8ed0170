"""By whose word a claim tells what it tells."""

from __future__ import annotations

import pytest

from qa.verify.speakers import other_speaker, speaker, speaker_left_out
from tests.qa.articles import sentence


@pytest.mark.parametrize(
    ("claim", "who"),
    [
        ("The road is closed, the mayor said.", "the mayor"),
        ("The road is closed, Maria Lopez told reporters.", "Maria Lopez"),
        ("The road is closed, said Maria Lopez.", "Maria Lopez"),
        ("The road is closed, according to the police.", "the police"),
        ("According to the police, the road is closed.", "the police"),
        ("Maria Lopez said the road is closed.", "Maria Lopez"),
        ("The mayor of Brenmoor said that the road is closed.", "The mayor of Brenmoor"),
        ("Tomas Reld, the mayor, said the road is closed.", "Tomas Reld"),
        ("The road was closed and 14 were hurt, the coast guard said.", "the coast guard"),
        ("The road is closed.", ""),
        ("The road is closed, she said.", ""),  # a pronoun names nobody
        ("He said the road is closed.", ""),
        ("It has been said that the road is closed.", ""),
    ],
)
def test_the_speaker_of_a_claim(claim: str, who: str) -> None:
    assert speaker(claim) == who


GUARD = "Fourteen people were hurt, the coast guard said."
HURT = "Fourteen people were hurt."


@pytest.mark.parametrize(
    ("claim", "cited", "who"),
    [
        (HURT, [GUARD], "the coast guard"),
        (HURT, ["Fourteen people were hurt, the coast\nguard said."], "the coast guard"),
        (HURT, [GUARD, "The mayor said fourteen people were hurt."], "the coast guard"),  # the first of them
        (HURT, [GUARD, HURT], ""),  # one source knows it by itself
        (HURT, [HURT], ""),
        (HURT, ["Fourteen people were hurt, she said."], ""),
        (HURT, [], ""),
        (GUARD, [GUARD], ""),
        ("According to the mayor, fourteen people were hurt.", [GUARD], ""),  # a speaker, if not the right one
        ("Fourteen people were “hurt”.", [GUARD], ""),
        ('Fourteen people were "hurt".', [GUARD], ""),
    ],
)
def test_a_speaker_that_all_sources_have_and_the_claim_has_not(claim: str, cited: list[str], who: str) -> None:
    assert speaker_left_out(claim, [sentence(text, article=str(n)) for n, text in enumerate(cited)]) == who


COUNTS = "The mayor said 12 people were hurt, but the police counted 14."
SHE = "Fourteen people were hurt, she said."


@pytest.mark.parametrize(
    ("claim", "cited", "before"),
    [
        (GUARD, GUARD, ""),
        (HURT, GUARD, ""),  # names nobody
        ("The police counted 14 hurt people.", COUNTS, ""),
        ("The mayor said 12 people were hurt.", COUNTS, ""),
        ("Fourteen people were hurt, the company said.", "Fourteen people were hurt, Alden Lines said.", ""),
        ("Korea said the talks would go on.", "The talks would go on, the Korean ministry said.", ""),
        ("Fourteen people were hurt, Maria Lopez said.", SHE, "Maria Lopez spoke."),
    ],
)
def test_the_right_speaker_is_no_fault(claim: str, cited: str, before: str) -> None:
    assert other_speaker(claim, [sentence(cited, before=before)], before) == ""


@pytest.mark.parametrize(
    ("claim", "cited", "before"),
    [
        ("Fourteen people were hurt, the mayor said.", GUARD, ""),
        ("Fourteen people were hurt, the mayor said.", "The mayor wept: fourteen were hurt, the police said.", ""),
        ("The mayor said 14 people were hurt.", COUNTS, ""),
        ("The police said 12 people were hurt.", COUNTS, ""),
        ("Fourteen people were hurt, Ana Reld said.", SHE, "Maria Lopez spoke."),
    ],
)
def test_another_speaker_is_a_fault(claim: str, cited: str, before: str) -> None:
    around = f"{before} Ana Reld is the mayor."
    assert "gives the word" in other_speaker(claim, [sentence(cited, before=before)], around)
