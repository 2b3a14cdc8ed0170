"""Why there is no answer: the first reason that holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from corpus.article import Published
from corpus.terms import terms
from qa.abstain import Looked, absent_words, names_strangers, unanswered
from qa.plan import plan
from qa.write import cite
from tests.qa.articles import sentence

KNOWN = frozenset(terms("Who won the chess final in Brenmoor? 14 people were hurt on the ferry."))


@dataclass(frozen=True)
class _Words:
    def document_frequency(self, term: str) -> int:
        return int(term in KNOWN)


@dataclass(frozen=True)
class _Snapshot:
    words: _Words = _Words()


LIBRARY: Any = _Snapshot()
HERE, ELSEWHERE = "Who won the chess final in Brenmoor?", "Who won the chess final in Tbilisi?"
NEAR = (cite(sentence("The chess final was held in Brenmoor."), 1),)
OLDER = Published.parse("2025-08-03", "metadata")
ALL = Looked(NEAR, 0.9, True, OLDER, True)  # every reason at once


def why(question: str, looked: Looked) -> tuple[str, str]:
    text, silence = unanswered(plan(question, (), date(2025, 9, 15)).parts, LIBRARY, looked)
    assert text.startswith("The articles do not answer this. ")
    assert silence.nearest == looked.nearest
    return silence.reason, text


@pytest.mark.parametrize(
    ("question", "looked", "reason", "words"),
    [
        (ELSEWHERE, ALL, "only_older", "the newest of 3 August 2025."),
        (ELSEWHERE, replace(ALL, older=None), "contradicted", "says otherwise"),
        (ELSEWHERE, replace(ALL, older=None, contradicting=False), "not_certain", "not certain enough"),
        (ELSEWHERE, Looked(NEAR, 0.9), "not_in_articles", "Nothing in them mentions “Tbilisi”."),
        (ELSEWHERE, Looked(), "not_in_articles", "Nothing in them mentions “Tbilisi”."),
        (HERE, Looked(NEAR, 0.5), "not_said", "about the subject"),
        (HERE, Looked(NEAR, 0.4), "not_in_articles", "near the subject at most"),
        (HERE, Looked(), "not_in_articles", "Nothing in them is about it."),
    ],
)
def test_the_first_reason_that_holds_is_given(question: str, looked: Looked, reason: str, words: str) -> None:
    found, text = why(question, looked)
    assert found == reason
    assert words in text


def test_a_month_is_not_said_to_be_a_day() -> None:
    assert "the newest of August 2025." in why(HERE, Looked(older=Published.parse("2025-08", "metadata")))[1]


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("Who won the final in “Tbilisi”, and who lost it in Osterby?", ["Tbilisi", "Osterby"]),
        ("Did Tbilisi or Tbilisi win?", ["Tbilisi"]),  # once
        ("Who won the final this evening?", []),  # common words tell nothing by being absent
        ("Who won the chess finals of Brenmoor's ferries?", []),  # other forms of words that are there
        ("Which finalists did Hurter win?", ["Hurter"]),  # "final" is there; a name is another one
    ],
)
def test_words_that_no_passage_has(question: str, absent: list[str]) -> None:
    assert absent_words(plan(question, (), date(2025, 9, 15)).parts, LIBRARY) == absent


def test_three_missing_words_are_enough() -> None:
    _, text = why("Did Tbilisi, Osterby, Vaduz or Ljubljana win?", Looked())
    assert "mentions “Tbilisi” or “Osterby” or “Vaduz”." in text


@pytest.mark.parametrize(
    ("question", "strange"),
    [
        ("Who won the final in Tbilisi on Monday?", True),
        ("What did the ECB decide?", True),
        ("Did Tbilisi or Brenmoor win?", False),
        ("Who won the chess final?", False),
        ("Who won on Monday?", False),
        ("Tbilisi is where?", False),  # a first word is capital whatever it is
    ],
)
def test_whether_all_that_is_named_is_unknown(question: str, strange: bool) -> None:
    (part,) = plan(question, (), date(2025, 9, 15)).parts
    assert names_strangers(part, LIBRARY) is strange
