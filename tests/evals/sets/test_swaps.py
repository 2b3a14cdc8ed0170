"""Copies that differ in meaning, each by one thing, and the same ones every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.sets.copies import dates_changed, negated, numbers_changed, numbers_exchanged
from evals.sets.name_copies import names, names_changed, names_exchanged
from evals.sets.swaps import rewritten
from qa.verify.numbers import numbers
from tests.evals.sets.tiny import by_id, run

CLAIM = "Kim Lind told Ada Moss on Monday that 14 boats of the 1,200 had not sailed for 8 May 2025."


def test_a_number_has_another_value() -> None:
    made = [copy.text for copy in numbers_changed("Twelve boats and 1,500 men cost 4.5 million.")]
    assert len(made) >= 3
    before = [n.value for n in numbers("Twelve boats and 1,500 men cost 4.5 million.")]
    assert all([n.value for n in numbers(text)] != before for text in made)


def test_a_date_is_another_day() -> None:
    made = {copy.text for copy in dates_changed(CLAIM)}
    assert len(made) == 4
    assert CLAIM not in made
    assert not list(numbers_changed("It happened on 8 May 2025."))


@pytest.mark.parametrize(
    ("claim", "copies"),
    [
        ("It was open.", ["It was not open.", "It was never open."]),
        ("It had not been open.", ["It had been open."]),
        ("He took the boat.", ["He did not take the boat."]),
        ("Nobody came.", []),
    ],
)
def test_one_negation_more_or_less(claim: str, copies: list[str]) -> None:
    assert [copy.text for copy in negated(claim)] == copies


def test_names_are_replaced_by_their_kind_and_exchanged() -> None:
    assert names(CLAIM) == {"Kim Lind": "person", "Ada Moss": "person"}
    made = [c.text for c in names_changed("It was Kim Lind.", "", [{"Tom Reld": "person", "Oslo": "place"}], ())]
    assert made == ["It was Tom Reld."]
    assert next(names_exchanged("Kim Lind met Ada Moss.", ())).text == "Ada Moss met Kim Lind."
    assert not list(names_exchanged("Then Kim Lind and Ada Moss met.", ()))


def test_numbers_are_exchanged() -> None:
    assert next(numbers_exchanged("It won by 31 votes to 12.")).text == "It won by 12 votes to 31."


def test_a_rewriting_says_the_same() -> None:
    assert list(rewritten("The boat sank, the mayor said.")) == ["The mayor said that the boat sank."]
    assert list(rewritten("It has five stops.")) == ["It has 5 stops."]


def test_the_suite_runs(tmp_path: Path) -> None:
    found = by_id(run("swaps", None, tmp_path, 3))
    assert len(found) == 3
    assert all({"check_true_kept", "correct"} <= result.scores.keys() for result in found.values())
