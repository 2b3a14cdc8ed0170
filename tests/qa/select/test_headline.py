"""The few words that are put first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.article import Span
from qa.asked import Part
from qa.evidence import Scored
from qa.plan import plan
from qa.select import short_answer
from tests.qa.articles import scored


def asked(question: str) -> Part:
    (part,) = plan(question, (), date(2025, 9, 15)).parts
    return part


def told(text: str, answer: str, article: str = "a", odds: float = 0.9) -> Scored:
    start = text.index(answer)
    return replace(scored(text, odds, article=article), short=Span(start, start + len(answer)))


HURT, WHO, WHERE = asked("How many people were hurt?"), asked("Who was hurt?"), asked("Where was it cold?")
FOURTEEN = told("Fourteen people were hurt.", "Fourteen")


@pytest.mark.parametrize(
    ("part", "found", "shown"),
    [
        (HURT, FOURTEEN, "Fourteen"),
        (HURT, told("“Fourteen,” she said.", "“Fourteen,”"), "Fourteen"),  # what hangs on it is left out
        (HURT, replace(FOURTEEN, score=0.7), "Fourteen"),
        (HURT, replace(FOURTEEN, score=0.69), ""),  # not sure
        (asked("What was its most popular dress?"), told("The dress of 2022 was a witch, it said.", "2022"), ""),
        (
            asked("Who won in Osterby?"),
            told("She won the Osterby Open Tournament there in May.", "Osterby Open Tournament"),
            "",
        ),
        (asked("How cold was it?"), told("It was 5 degrees (41 Fahrenheit) there.", "5 degrees (41"), "5 degrees"),
        (
            asked("What has Osterby decided about the tram?"),
            told("The tram will run to Quarry Hill.", "Quarry Hill"),
            "",
        ),
        (HURT, told("There 11 died and 40 people were hurt.", "11 died and 40"), ""),  # of two things
        (HURT, told("Between 11 and 14 people were hurt.", "Between 11 and 14"), "Between 11 and 14"),
        (HURT, scored("Fourteen people were hurt.", 0.9), ""),
        (HURT, told("Fourteen were hurt.", "Fourteen were hurt"), ""),  # nearly all of the sentence
        (HURT, told("The crash hurt dozens of people.", "dozens"), ""),  # no exact number
        (HURT, told("“—” was all that she said.", "“—”"), ""),
        (asked("How cold was it?"), told("It was -5 degrees in Osterby.", "-5 degrees"), "-5 degrees"),
        (WHERE, told("It was cold in the U.S. that night.", "the U.S."), "the U.S."),
        (WHERE, told("It was cold in large parts of the country.", "large parts of the country"), ""),
        (WHO, told("Mayor Tomas Reld was hurt.", "Tomas Reld"), "Tomas Reld"),
        (WHO, told("The mayor of the town was hurt.", "mayor of the town"), ""),  # no name
        (asked("When does it open?"), told("The bridge opens on Monday at last.", "Monday"), ""),  # which one?
        (asked("When does it open?"), told("The bridge opens on 1 June at last.", "1 June"), "1 June"),
        (
            asked("What does Tomas Reld lead?"),
            told("Tomas Reld leads the city.", "Tomas Reld"),
            "",
        ),  # the question's own
        (asked("Why was it cold?"), told("It was cold because of Storm Ada, she said.", "Storm Ada"), ""),
    ],
)
def test_the_few_words_are_sure_and_exact(part: Part, found: Scored, shown: str) -> None:
    assert short_answer(part, [found]) == shown


def test_who_lost_is_not_who_won() -> None:
    final = "Ada Barty defeated Dana Collins in the final to win the cup."
    assert short_answer(asked("Who won the cup?"), [told(final, "Dana Collins")]) == ""
    assert short_answer(asked("Who won the cup?"), [told(final, "Ada Barty")]) == "Ada Barty"
    assert short_answer(asked("Who lost to her?"), [told(final, "Dana Collins")]) == "Dana Collins"


def test_no_few_words_where_another_value_is_given_or_something_else_answers_about_as_well() -> None:
    other = told("Rescuers spoke of many people.", "many", "b", odds=0.5)
    value = told("In all, 17 people were hurt.", "17", "b", odds=0.3)
    assert short_answer(HURT, [FOURTEEN, other]) == "Fourteen"
    assert short_answer(HURT, [FOURTEEN, replace(other, score=0.6)]) == ""
    assert short_answer(HURT, [FOURTEEN, value]) == ""
    assert short_answer(HURT, [FOURTEEN, other, value]) == ""
