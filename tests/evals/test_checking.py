"""The check by itself, and what a faithful copy comes to; on a small real desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import prompts
import qa.drafting
from evals.cases.case import Case, Said
from evals.checking import score_check, score_copied
from evals.dictated import COPYIST, Copyist
from evals.measures.citations import Words
from prompts import Message
from qa.answer import Usage
from qa.desk import Desk
from qa.verify.check import Verdict
from qa.write import show_evidence, without_insertions
from tests.qa.articles import sentence

HURT = Said("Fourteen people were hurt.", True)
BROKE = Said("The engine of the ferry had failed to reverse, Captain Ines Aldana told reporters.", True)
DEAR = Said("The line will cost 64 million pounds.", True)  # of another article
NINETY = Said("Ninety people were hurt.", False, "number")
TWENTY = Said("Twenty people were hurt.", False, "number")
ARREST = Said("The owner of the ferry was arrested.", False, "invented")
CASE = Case(
    "draft-ferry",
    "draft",
    "How many people were hurt when the ferry struck the quay?",
    date(2025, 9, 15),
    draft=(HURT, BROKE, NINETY, TWENTY, ARREST),
)


def gold(desk: Desk, *names: str) -> list[Words]:
    """These articles as what a draft is held against."""
    ids = {stored.article.external_id: stored.article.id for stored in desk.articles()}
    return [Words(ids[name], 1, 0, 1, "-") for name in names]


def saying(monkeypatch: pytest.MonkeyPatch, *stands: str) -> None:
    """A check that lets these sentences stand, and no other."""
    monkeypatch.setattr("evals.checking.attribute", lambda say, marks, evidence: (Verdict(say in stands, 1.0, ""), ()))


# The check alone


def test_true_sentences_stand_and_false_ones_fall_whatever_the_search_finds(desk: Desk) -> None:
    assert score_check(CASE, gold(desk, "ferry"), desk) == {
        "check_true_kept": 1.0,
        "check_false_passed": 0.0,
        "passed_number": 0.0,
        "passed_invented": 0.0,
    }


def test_a_draft_is_held_against_its_own_articles_only(desk: Desk) -> None:
    case = replace(CASE, draft=(HURT, DEAR))
    assert score_check(case, gold(desk, "ferry"), desk) == {"check_true_kept": 0.5}
    assert score_check(case, gold(desk, "ferry", "tram"), desk) == {"check_true_kept": 1.0}
    assert score_check(case, gold(desk, "tram", "tram"), desk) == {"check_true_kept": 0.5}
    assert score_check(case, [], desk) == {"check_true_kept": 0.0}  # nothing carries anything


def test_what_passes_is_told_by_kind_of_fault_and_over_all_sentences(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    saying(monkeypatch, HURT.say, NINETY.say)
    assert score_check(CASE, gold(desk, "ferry"), desk) == {
        "check_true_kept": 0.5,
        "check_false_passed": pytest.approx(1 / 3),
        "passed_number": 0.5,
        "passed_invented": 0.0,
    }


def test_a_draft_without_false_sentences_has_nothing_that_could_pass(desk: Desk) -> None:
    found = score_check(replace(CASE, draft=(NINETY,)), gold(desk, "ferry"), desk)
    assert found == {"check_false_passed": 0.0, "passed_number": 0.0}
    assert score_check(replace(CASE, draft=()), gold(desk, "ferry"), desk) == {}


# Copied from the evidence


def asked(*lines: str) -> list[Message]:
    """The prompt with these lines as its evidence."""
    return prompts.load("answer").render(question="Who was hurt?", as_of="2025-09-15", evidence="\n".join(lines))


@pytest.mark.parametrize(
    ("lines", "copied"),
    [
        (["[1] (Valley Post, 2025-09-08) It will open in 2028.", "[2] It sank."], "It will open in 2028. [1]"),
        (["[3] Fourteen people (two of them badly) were hurt."], "Fourteen people (two of them badly) were hurt. [3]"),
        (["[1] (2025-09-08) It sank."], "It sank. [1]"),
        ([""], ""),
    ],
)
def test_a_copyist_copies_the_first_sentence_it_is_shown_without_its_source(lines: list[str], copied: str) -> None:
    spent: list[Usage] = []
    assert Copyist().complete(asked(*lines), spent) == copied
    assert spent == [Usage()]


def test_it_reads_the_evidence_as_it_is_sent() -> None:
    first = sentence("Fourteen people were hurt [two badly].", publisher="Pacific Ledger")
    told = asked(show_evidence([first, sentence("It sank.")]))
    assert Copyist().complete(told, []) == "Fourteen people were hurt (two badly). [1]"


def test_what_is_copied_is_the_answer_and_cited(desk: Desk) -> None:
    answer = Desk(desk.library, Copyist()).answer(CASE.question, as_of=CASE.as_of)
    assert (answer.answered, answer.mode) == (True, COPYIST)
    [claim] = answer.claims
    cited = [c.quote for c in answer.citations if c.n in claim.citations]
    assert without_insertions(claim.text) in cited
    assert score_copied(CASE, desk) == {"copied_kept": 1.0}


def test_a_check_that_refuses_what_is_copied_is_seen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qa.drafting, "attribute", lambda *_: (Verdict(False, 0.0, "no"), ()))
    assert score_copied(CASE, desk) == {"copied_kept": 0.0}


def test_where_no_evidence_is_shown_there_is_nothing_to_copy(desk: Desk) -> None:
    assert score_copied(replace(CASE, question="Who won the chess final in Tbilisi?"), desk) == {}
    assert score_copied(replace(CASE, as_of=date(2020, 1, 1)), desk) == {}
