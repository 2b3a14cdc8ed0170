from dataclasses import replace

import pytest

from evals.metrics import Words
from evals.score import score_answer, score_search
from evals.suite import Case, Kind
from qa.answer import Answer
from tests.evals.fakes import FakeDesk, cite, said, silent
from tests.evals.test_suite import CASE

COST, MET = "The tram will cost £64 million.", "The council met on Wednesday."
GOLD = (Words("tram", 2, 0, 31, COST),)


def score(case: Case, answer: Answer) -> dict[str, float]:
    return score_answer(case, answer, GOLD, lambda article, version: FakeDesk().show(article, version).text)


def of_kind(kind: Kind) -> Case:
    return replace(CASE, kind=kind, answers=())


def test_a_right_answer_with_its_evidence() -> None:
    assert score(CASE, said("q", cite(COST))) == {
        "correct": 1.0,
        "answered": 1.0,
        "answer_shown": 1.0,
        "citation_precision": 1.0,
        "citation_recall": 1.0,
        "exact_match": 0.0,
        "token_f1": pytest.approx(4 / 7),  # tram will cost £64 million: 2 of 5 tokens, both of "£64 million"
        "span_exactness": 1.0,
    }


def test_a_wrong_answer_from_the_neighbouring_sentence() -> None:
    found = score(CASE, said("q", cite(MET)))
    assert (found["correct"], found["answer_shown"]) == (0.0, 0.0)
    assert (found["citation_precision"], found["citation_recall"]) == (0.0, 0.0)


def test_part_of_an_answer_is_not_correct() -> None:
    found = score(replace(CASE, answers=(("£64 million",), ("Wednesday",))), said("q", cite(COST)))
    assert (found["correct"], found["answer_shown"]) == (0.0, 0.5)
    assert "token_f1" not in found


def test_a_mark_is_no_part_of_the_answer() -> None:
    answer = replace(said("q", cite(MET)), text="On Wednesday [64].")
    assert score(replace(CASE, answers=(("64",),)), answer)["correct"] == 0.0


def test_silence_where_there_is_an_answer_is_a_miss_even_if_the_nearest_passage_holds_it() -> None:
    assert score(CASE, silent("q", cite(COST))) == {
        "correct": 0.0,
        "answered": 0.0,
        "answer_shown": 0.0,
        "citation_recall": 0.0,
        "span_exactness": 1.0,
        "abstention_precision": 0.0,
    }


def test_what_an_abstention_carries_along_is_not_an_answer() -> None:
    leaky = replace(silent("q"), text="They do not say what £64 million buys.", citations=(cite(COST),))
    found = score(CASE, leaky)
    assert (found["correct"], found["answer_shown"], found["citation_recall"]) == (0.0, 0.0, 0.0)
    assert score(of_kind("false-premise"), leaky)["correct"] == 1.0


def test_a_quote_beside_its_place_is_seen_also_among_the_nearest() -> None:
    assert score(CASE, said("q", cite(COST, shift=1)))["span_exactness"] == 0.0
    assert score(CASE, silent("q", cite(COST), cite(MET, shift=-1)))["span_exactness"] == 0.5


@pytest.mark.parametrize(
    ("kind", "answer", "correct"),
    [
        ("unanswerable", silent("q"), 1.0),
        ("unanswerable", said("q", cite(COST)), 0.0),
        ("false-premise", silent("q"), 1.0),
        ("false-premise", said("q", cite(COST)), 1.0),
        ("false-premise", said("q", cite(MET)), 0.0),
    ],
)
def test_what_is_right_where_there_is_no_answer(kind: Kind, answer: Answer, correct: float) -> None:
    found = score(of_kind(kind), answer)
    assert found["correct"] == correct
    assert "answer_shown" not in found
    assert "citation_precision" not in found


def test_search_scores_are_the_share_of_gold_sentences_among_the_first() -> None:
    passages = FakeDesk().search("q")
    second = Words("ferry", 1, 0, 26, "Fourteen people were hurt.")
    assert score_search(passages, [GOLD[0], second]) == {
        "evidence_recall@1": 0.5,
        "evidence_recall@4": 1.0,
        "evidence_recall@10": 1.0,
    }
    assert score_search(passages, []) == {}
