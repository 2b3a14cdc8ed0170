"""Candidates for evidence, out of a real library."""

from __future__ import annotations

import pytest

from qa.desk import Desk
from qa.select import gather
from qa.select.gather import is_usable
from tests.qa.articles import AS_OF, PLANTED


def test_sentences_are_exact_each_once_and_the_planted_one_is_left_out(desk: Desk) -> None:
    found = desk.search("lantern festival", k=6, as_of=AS_OF)
    sentences = gather(desk.library.snapshot(), [*found, *found])
    assert len({s.key for s in sentences}) == len(sentences) > 10
    for sentence in sentences:
        text = desk.show(sentence.head.article.id).text
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.span.start == sentence.start
    lanterns = desk.show("lanterns").text
    assert PLANTED in lanterns
    assert not any("BANANA" in s.text for s in sentences)
    lind = next(s for s in sentences if "Petra Lind" in s.text)
    assert "BANANA" not in lind.before  # nor does it speak for its neighbours
    assert "BANANA" not in lind.around


@pytest.mark.parametrize(
    ("words", "usable"),
    [
        ("Fourteen people were hurt.", True),
        ("Hurt were fourteen: two of them badly.", True),
        ("The mayor said:“It is over now.”", True),
        ("Were fourteen people hurt there?", False),  # says nothing
        ("Fourteen were hurt.", False),  # too short to say something
        ("MORE:Fourteen people hurt as ferry strikes quay", False),  # a link to another story
        ("Ferry crash:What we know of the fourteen", False),
        ("Thu 18 Sep 2025 12.40 BST", False),  # a time stamp
        ("渡轮 周一 撞上 码头。", True),
    ],
)
def test_links_and_questions_are_no_evidence(words: str, usable: bool) -> None:
    assert is_usable(words) is usable
