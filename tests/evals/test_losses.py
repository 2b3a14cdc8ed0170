"""Where a wrong answer was lost: each stage by a trace made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from evals.asking import Trace
from evals.cases.case import Case
from evals.losses import LOSSES, Loss, lost_at
from evals.measures.citations import Words
from evals.scoring import shown
from qa.answer import Usage
from qa.events import Drafted
from tests.evals.fakes import CASE, COST, HURT, MET, cite, passage, said, sentence, silent

GOLD = (Words("tram", 2, 0, 31, COST),)
READ = (passage("ferry"), passage("tram", 2))
CHOSEN = (sentence(MET), sentence(COST))
COST_OF_A_CALL = Usage(90, 2, 1)
NO_DRAFT = replace(silent("q"), usage=COST_OF_A_CALL)  # of a model that was asked
WROTE = Drafted("It will cost £64 million.", "it names a date")


def lost(trace: Trace, case: Case = CASE, gold: Sequence[Words] = GOLD, held: bool = True) -> Loss:
    return lost_at(case, trace, gold, shown(trace.answer), lambda strings: held)


@pytest.mark.parametrize(
    ("trace", "loss"),
    [
        (Trace(silent("q")), "not retrieved"),
        (Trace(silent("q"), READ[:1]), "not retrieved"),
        (Trace(silent("q"), READ), "not selected"),
        (Trace(silent("q"), READ, CHOSEN[:1]), "not selected"),
        (Trace(NO_DRAFT, READ, CHOSEN), "not written"),
        (Trace(silent("q"), READ, CHOSEN), "not selected"),
        (Trace(silent("q"), READ, CHOSEN, (Drafted("It met.", ""),)), "not written"),
        (Trace(silent("q"), READ, CHOSEN, (WROTE,)), "wrongly dropped by the check"),
        (Trace(said("q", cite(MET)), READ, CHOSEN, (WROTE,)), "wrongly dropped by the check"),
    ],
)
def test_a_missing_answer_is_lost_at_the_first_stage_that_does_not_hand_it_on(trace: Trace, loss: Loss) -> None:
    assert lost(trace) == loss


def test_a_passage_that_holds_only_part_of_the_sentence_was_not_retrieved() -> None:
    assert lost(Trace(silent("q"), (passage("tram", 1, "will cost £64 million"),))) == "not retrieved"


def test_a_copy_of_the_sentence_in_another_article_will_do() -> None:
    copy = passage("ferry", 1, f"By wire. {COST}")
    assert lost(Trace(silent("q"), (copy,))) == "not selected"


# Without gold sentences the answer strings are followed


@pytest.mark.parametrize(
    ("trace", "held", "loss"),
    [
        (Trace(silent("q")), False, "not in the corpus"),
        (Trace(silent("q")), True, "not retrieved"),
        (Trace(silent("q"), READ), True, "not selected"),
        (Trace(NO_DRAFT, READ, CHOSEN), True, "not written"),
        (Trace(silent("q"), READ, CHOSEN, (WROTE,)), True, "wrongly dropped by the check"),
    ],
)
def test_without_gold_the_strings_themselves_are_followed(trace: Trace, held: bool, loss: Loss) -> None:
    assert lost(trace, gold=(), held=held) == loss


def test_the_corpus_is_asked_for_any_string_of_the_group_that_is_missing() -> None:
    asked: list[Sequence[str]] = []

    def in_corpus(strings: Sequence[str]) -> bool:
        asked.append(strings)
        return False

    assert lost_at(CASE, Trace(silent("q")), (), [], in_corpus) == "not in the corpus"
    assert asked == [("£64 million", "64 million pounds")]


def test_gold_is_proof_that_the_corpus_has_it() -> None:
    assert lost(Trace(silent("q")), held=False) == "not retrieved"


# Several groups

TWO = replace(CASE, answers=(("£64 million",), ("Fourteen",)))
BOTH = (*GOLD, Words("ferry", 1, 0, 26, HURT))


def test_what_is_shown_already_is_not_looked_for() -> None:
    half = replace(said("q", cite(COST)), usage=COST_OF_A_CALL)
    assert lost(Trace(half, READ[1:], CHOSEN), TWO, BOTH) == "not retrieved"  # the ferry's sentence
    assert lost(Trace(half, READ, CHOSEN), TWO, BOTH) == "not selected"
    assert lost(Trace(half, READ, (sentence(HURT, "ferry"),)), TWO, BOTH) == "not written"


def test_the_first_stage_that_lost_any_of_them_is_named() -> None:
    assert lost(Trace(silent("q"), READ[1:], (sentence(COST),)), TWO, BOTH) == "not retrieved"
    assert lost(Trace(silent("q"), READ, (sentence(COST),), (WROTE,)), TWO, BOTH) == "not selected"


def test_any_gold_sentence_of_a_group_will_do() -> None:
    two_places = (*GOLD, Words("wire", 1, 0, 20, "It is £64 million now."))
    assert lost(Trace(silent("q"), READ), gold=two_places) == "not selected"


# What is shown though it should not be


@pytest.mark.parametrize("expects", ["silence", "correction"])
def test_an_answer_where_silence_is_right_was_wrongly_let_through(expects: str) -> None:
    case = replace(CASE, expects=expects, answers=())  # type: ignore[arg-type]
    assert lost(Trace(said("q", cite(COST)), READ, CHOSEN), case) == "wrongly let through"


def test_an_outdated_value_beside_the_answer_was_wrongly_let_through() -> None:
    answer = replace(said("q", cite(COST)), text="£46 million, now £64 million. [1]")
    assert lost(Trace(answer, READ, CHOSEN), replace(CASE, stale=("£46 million",))) == "wrongly let through"


def test_by_words_and_by_phrase_a_group_is_found_as_it_is_scored() -> None:
    by_words = replace(CASE, answers=(("64%",),), matching="words")
    wrote = (Drafted("It is 64 per cent.", "x"),)
    trace = Trace(silent("q"), (passage("tram", 1, "64 per cent"),), (sentence(COST),), wrote)
    assert lost(trace, by_words, gold=()) == "wrongly dropped by the check"
    assert lost(replace(trace, answer=NO_DRAFT, drafted=()), by_words, gold=()) == "not written"


def test_the_stages_are_told_in_the_order_of_the_path() -> None:
    assert LOSSES == (
        "not in the corpus", "not retrieved", "not selected", "not written", "wrongly dropped by the check",
        "wrongly let through",
    )  # fmt: skip
