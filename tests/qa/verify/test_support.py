"""Support as a probability: more of the words, fewer of the facts missing, and what a reader adds."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from qa.verify import attribute, check, rate
from qa.verify.signals import Signals, of_cited
from qa.verify.support import coefficients, with_reader
from tests.qa.articles import sentence

CITED = sentence("The ferry Morning Star struck the quay at Port Alden on Monday and fourteen people were hurt.")


def test_a_sentence_has_all_the_signals_of_itself() -> None:
    assert astuple(of_cited(CITED.text, [CITED])) == (1.0, 1.0, 0.0, 0.0)


def test_a_number_in_digits_and_a_day_by_its_date_are_the_same_words() -> None:
    assert of_cited("On 8 September 14 people were hurt.", [CITED]).stretch == 1.0


def test_support_falls_with_each_missing_thing() -> None:
    model = coefficients()
    whole = model.support(Signals(1, 1, 0, 0))
    assert whole > 0.8
    assert all(
        model.support(less) < whole for less in (Signals(0.5, 1, 0, 0), Signals(1, 1, 1, 0), Signals(1, 1, 0, 1))
    )


def test_a_page_is_rated_by_its_best_lines() -> None:
    page = [sentence("Nothing of it stands here.", start=200), CITED, sentence("The weather was fine.", start=400)]
    assert rate("The ferry struck the quay at Port Alden.", page) > 0.8 > 0.2 > rate("The bank raised its rate.", page)
    assert rate("The ferry struck the quay.", []) == 0.0


@pytest.mark.parametrize(("read", "stands"), [(0.99, True), (0.01, False)])
def test_a_reader_of_entailment_shares_in_the_verdict(read: float, stands: bool) -> None:
    claim = "At Port Alden the quay was struck by the ferry."
    assert check(claim, [CITED], lambda premise, hypothesis: read).supported is stands
    assert attribute(claim, (), [CITED], lambda premise, hypothesis: read)[0].supported is stands


def test_a_reader_is_not_asked_about_what_the_words_refuse() -> None:
    def never(premise: str, hypothesis: str) -> float:
        raise AssertionError

    assert not check("Ninety people were hurt.", [CITED], never).supported


def test_both_have_an_equal_say() -> None:
    assert with_reader(0.8, "c", "p", lambda *_: 0.2) == pytest.approx(0.5)
    assert 0 < with_reader(0.5, "c", "p", lambda *_: 0.0) < 0.1
