"""A passage read with the question: the sentence that answers, and the words that are the answer."""

from __future__ import annotations

import pytest

from corpus.embed import PairModel
from qa.evidence import Sentence
from qa.passage import Passage
from qa.select import READER
from qa.select.read import Told, tell
from tests.qa.articles import sentence

STORY = (
    "The ferry Morning Star struck the quay at Port Alden on Monday morning. Fourteen people were hurt. "
    "Captain Ines Aldana said that the engine had failed. Repairs to the quay will cost 3 million pounds."
)
MODEL = PairModel(READER)


def passage(text: str, start: int = 0, article: str = "a") -> Passage:
    return Passage(1, article, start, start + len(text), text, "Ferry crash", None, 1.0, {})


def sentences(article: str = "a", start: int = 0) -> list[Sentence]:
    found, at = [], 0
    for words in STORY.split(". "):
        text = words if words.endswith(".") else f"{words}."
        found.append(sentence(text, article=article, start=start + at))
        at += len(text) + 1
    return found


@pytest.mark.parametrize(
    ("question", "number", "answer"),
    [
        ("How many people were hurt?", 1, "Fourteen"),
        ("Who said that the engine had failed?", 2, "Ines Aldana"),
        ("How much will repairs cost?", 3, "3 million pounds"),
    ],
)
def test_the_sentence_that_answers_and_the_words_in_it(question: str, number: int, answer: str) -> None:
    told = tell(question, [passage(STORY)], sentences(), MODEL)
    best = max(range(4), key=lambda i: told[i].evidence)
    assert best == number
    span = told[best].span
    assert span is not None
    assert answer in STORY[span.start : span.end]
    assert told[best].short > 0


def test_a_passage_that_answers_is_told_from_one_that_does_not() -> None:
    asked = "How many people were hurt on the ferry?"
    other = "The council approved the tram line by 31 votes to 12. It will open in 2028."
    (near,) = tell(asked, [passage(STORY)], sentences()[1:2], MODEL)
    (far,) = tell(asked, [passage(other)], [sentence(other[:53], article="a", start=0)], MODEL)
    assert near.answers > far.answers


def test_places_count_in_the_article_and_what_was_not_read_is_unlikely() -> None:
    (told,) = tell("How many people were hurt?", [passage(STORY, 100)], sentences(start=100)[1:2], MODEL)
    assert told.span is not None
    assert STORY[told.span.start - 100 : told.span.end - 100].startswith("Fourteen")
    assert tell("How many?", [passage(STORY)], sentences(article="b"), MODEL) == [Told()] * 4
    assert tell("How many?", [], sentences(), MODEL) == [Told()] * 4
