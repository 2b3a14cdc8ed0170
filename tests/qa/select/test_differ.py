"""Sources that differ on a value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.article import Span
from qa.evidence import Scored
from qa.plan import plan
from qa.select import moved_on, sides
from tests.qa.articles import scored

(HURT,) = plan("How many people were hurt?", (), date(2025, 9, 15)).parts
(OPENS,) = plan("When does the bridge open?", (), date(2025, 9, 15)).parts
(WHO,) = plan("Who was hurt?", (), date(2025, 9, 15)).parts
(WHY,) = plan("Why did it crash?", (), date(2025, 9, 15)).parts


def told(text: str, answer: str, article: str, day: str | None = "2025-09-08", odds: float = 0.9) -> Scored:
    start = text.index(answer)
    found = scored(text, odds, article=article, published=day)
    return replace(found, short=Span(start, start + len(answer)))


FOURTEEN = told("Fourteen people were hurt.", "Fourteen", "a")
SEVENTEEN = told("In all, 17 people were hurt.", "17", "b", "2025-09-10")


def test_two_counts_of_two_sources_are_sides() -> None:
    assert sides(HURT, [FOURTEEN, SEVENTEEN]) == (FOURTEEN, SEVENTEEN)


@pytest.mark.parametrize(
    "other",
    [
        told("Some 17 people were hurt.", "17", "a"),  # the same source
        told("It cost 17 pounds.", "17", "b"),  # counts something else
        told("In all, 17 people were hurt.", "17", "b", odds=0.2),  # hardly an answer
        told("People were hurt on 17 boats and 3 quays.", "17 boats and 3 quays", "b"),  # not one value
        scored("In all, 17 people were hurt.", 0.9, article="b"),  # no short answer
    ],
)
def test_what_is_no_other_side(other: Scored) -> None:
    assert sides(HURT, [FOURTEEN, other]) == ()


def test_days_differ_too_and_names_are_not_compared() -> None:
    june = told("The bridge opens on 1 June.", "1 June", "a")
    july = told("The bridge opens on 3 July.", "3 July", "b")
    assert sides(OPENS, [june, july]) == (june, july)
    assert sides(WHO, [FOURTEEN, SEVENTEEN]) == ()
    assert not moved_on([june, july])


def test_a_source_has_one_say() -> None:
    nine = told("Nine people were hurt on the quay.", "Nine", "a", odds=0.5)
    assert sides(HURT, [FOURTEEN, nine]) == ()
    assert sides(HURT, [nine, FOURTEEN, SEVENTEEN]) == (FOURTEEN, SEVENTEEN)


def test_a_value_is_told_once_and_not_where_it_is_denied() -> None:
    again = told("Fourteen people were hurt at Port Alden.", "Fourteen", "c", odds=0.8)
    assert sides(HURT, [FOURTEEN, again]) == ()
    assert sides(HURT, [FOURTEEN, again, SEVENTEEN]) == (FOURTEEN, SEVENTEEN)
    june = told("The bridge opens on 1 June.", "1 June", "a")
    denied = told("The bridge will not open on 3 July.", "3 July", "b")
    assert sides(OPENS, [june, denied]) == ()


def test_values_of_different_days_are_a_development() -> None:
    assert moved_on([FOURTEEN, SEVENTEEN])
    assert not moved_on([FOURTEEN, told("In all, 17 people were hurt.", "17", "b")])
    assert not moved_on([FOURTEEN, told("In all, 17 people were hurt.", "17", "b", None)])
