"""What one case is worth: every score of an answer and of the search behind it, by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from evals.cases.case import Case, Expects, Said
from evals.measures.citations import Words
from evals.scoring import (
    cited_words,
    is_correct,
    plain,
    score_answer,
    score_draft,
    score_ranking,
    score_search,
    shown,
)
from qa.answer import Answer, Claim
from qa.passage import Passage
from tests.evals.fakes import CASE, COST, HURT, MET, OLD_COST, FakeDesk, cite, passage, said, silent

GOLD = (Words("tram", 2, 0, 31, COST),)


def score(case: Case, answer: Answer) -> dict[str, float]:
    return score_answer(case, answer, GOLD, FakeDesk())


def where(expects: Expects) -> Case:
    kind = {"answer": "single", "silence": "unanswerable", "correction": "false-premise"}[expects]
    return replace(CASE, kind=kind, expects=expects, answers=() if expects != "answer" else CASE.answers)


# Answers


def test_a_right_answer_with_its_evidence_has_every_score_full() -> None:
    assert score(CASE, said("q", cite(COST))) == {
        "correct": 1.0,
        "answered": 1.0,
        "answer_shown": 1.0,
        "gold_precision": 1.0,
        "gold_recall": 1.0,
        "exact_match": 0.0,
        "token_f1": pytest.approx(4 / 7),  # tram will cost £64 million: 2 of 5 tokens, both of "£64 million"
        "citation_precision": 1.0,
        "citation_recall": 1.0,
        "claim_support": 1.0,
        "span_exactness": 1.0,
    }


def claiming(*texts: str) -> Answer:
    """An answer of these claims, of which the last text of all shows nothing."""
    answer = said("q", cite(COST))
    return replace(answer, claims=tuple(replace(answer.claims[0], text=text) for text in texts), text="Something else.")


def test_an_answer_of_the_words_alone_matches_exactly() -> None:
    found = score(CASE, claiming("£64 million."))
    assert (found["exact_match"], found["token_f1"]) == (1.0, 1.0)


def test_what_is_compared_with_the_answer_strings_are_the_claims_joined_and_not_the_text() -> None:
    assert score(CASE, claiming("The £64", r"million\*."))["exact_match"] == 1.0
    found = score(CASE, claiming("£64 million.", MET))  # council met on wednesday: 2 of 6 tokens
    assert (found["exact_match"], found["token_f1"]) == (0.0, pytest.approx(4 / 8))
    worded = replace(said("q", cite(MET)), text="£64 million. [1]")
    assert (score(CASE, worded)["exact_match"], score(CASE, worded)["token_f1"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("expects", "answer", "full"),
    [
        ("answer", silent("q", cite(COST)), 0.0),  # nothing said is the empty prediction
        ("silence", silent("q"), 1.0),  # and the empty string is the gold
        ("silence", said("q", cite(COST)), 0.0),
    ],
)
def test_silence_is_the_empty_answer_as_in_squad_2(expects: Expects, answer: Answer, full: float) -> None:
    found = score(where(expects), answer)
    assert (found["exact_match"], found["token_f1"]) == (full, full)


def test_words_are_compared_only_where_there_is_one_answer_or_none() -> None:
    two = replace(CASE, answers=(("£64 million",), ("Wednesday",)))
    for case in (two, where("correction"), replace(CASE, answers=())):
        for answer in (said("q", cite(COST)), silent("q")):
            assert not {"exact_match", "token_f1"} & set(score(case, answer))


def test_a_wrong_answer_from_the_neighbouring_sentence() -> None:
    found = score(CASE, said("q", cite(MET)))
    assert (found["correct"], found["answer_shown"], found["answered"]) == (0.0, 0.0, 1.0)
    assert (found["gold_precision"], found["gold_recall"]) == (0.0, 0.0)
    assert (found["citation_precision"], found["citation_recall"]) == (1.0, 1.0)  # true, only not what was asked


def test_a_second_citation_costs_precision_and_not_recall() -> None:
    found = score(CASE, said("q", cite(COST), cite(MET)))
    assert (found["correct"], found["gold_precision"], found["gold_recall"]) == (1.0, 0.5, 1.0)


def test_part_of_an_answer_is_not_correct() -> None:
    found = score(replace(CASE, answers=(("£64 million",), ("Wednesday",))), said("q", cite(COST)))
    assert (found["correct"], found["answer_shown"]) == (0.0, 0.5)
    assert "token_f1" not in found  # of one answer only


def test_an_answer_may_stand_in_a_quote_that_is_cited() -> None:
    answer = replace(said("q", cite(COST)), text="More than was thought. [1]")
    assert score(CASE, answer)["correct"] == 1.0


def test_a_mark_is_no_part_of_the_answer() -> None:
    answer = replace(said("q", cite(MET)), text="On Wednesday [64].")
    assert score(replace(CASE, answers=(("64",),)), answer)["correct"] == 0.0


def test_an_escape_is_no_part_of_the_answer() -> None:
    answer = replace(said("q", cite(MET)), text=r"The prices\_index is 5\* \[core\]. [1]")
    assert score(replace(CASE, answers=(("prices_index",), ("5* [core]",))), answer)["correct"] == 1.0


def test_of_a_conflict_the_sides_shown_are_counted() -> None:
    conflict = replace(CASE, kind="conflict", answers=(("£64 million",), ("£70 million",)))
    assert score(conflict, said("q", cite(COST)))["conflict_coverage"] == 0.5
    assert score(conflict, silent("q"))["conflict_coverage"] == 0.0
    assert "conflict_coverage" not in score(CASE, said("q", cite(COST)))


@pytest.mark.parametrize(
    ("text", "stale", "correct"),
    [
        ("It costs £64 million. [1]", 0.0, 1.0),
        ("It costs £64 million, not £46 million. [1]", 0.0, 1.0),
        ("It costs £46 million. [1]", 1.0, 0.0),
        ("It costs £46 million, later £64 million. [1]", 1.0, 0.0),
    ],
)
def test_an_outdated_value_in_place_of_the_answer_makes_it_wrong(text: str, stale: float, correct: float) -> None:
    case = replace(CASE, kind="corrected", stale=("£46 million",))
    found = score(case, replace(said("q", cite(COST)), text=text))
    assert (found["stale_answered"], found["correct"]) == (stale, correct)


def test_an_outdated_value_is_asked_about_only_where_there_is_one_and_an_answer() -> None:
    assert "stale_answered" not in score(CASE, said("q", cite(COST)))
    assert "stale_answered" not in score(replace(CASE, stale=("£46 million",)), silent("q"))


def test_answers_may_be_compared_by_words() -> None:
    case = replace(CASE, answers=(("15%",),), matching="words")
    answer = replace(said("q", cite(MET)), text="By 15 per cent. [1]")
    assert is_correct(case, answer, ())
    assert not is_correct(replace(case, matching="phrase"), answer, ())


# Silence


def test_silence_where_there_is_an_answer_is_a_miss_even_if_the_nearest_passage_holds_it() -> None:
    assert score(CASE, silent("q", cite(COST))) == {
        "correct": 0.0,
        "answered": 0.0,
        "answer_shown": 0.0,
        "gold_recall": 0.0,
        "exact_match": 0.0,
        "token_f1": 0.0,
        "nearest_given": 1.0,
        "span_exactness": 1.0,
        "abstention_precision": 0.0,
    }


def test_silence_where_it_is_right_has_only_its_own_scores() -> None:
    assert score(where("silence"), silent("q")) == {
        "correct": 1.0,
        "exact_match": 1.0,
        "token_f1": 1.0,
        "nearest_given": 0.0,
        "abstention_precision": 1.0,
        "abstention_recall": 1.0,
        "answered_unanswerable": 0.0,
    }


def test_beside_silence_the_nearest_words_are_looked_for() -> None:
    assert score(CASE, silent("q"))["nearest_given"] == 0.0
    assert score(where("correction"), silent("q", cite(MET)))["nearest_given"] == 1.0
    assert score(CASE, replace(silent("q"), abstention=None))["nearest_given"] == 0.0
    assert "nearest_given" not in score(CASE, said("q", cite(COST)))


def test_what_an_abstention_carries_along_is_not_an_answer() -> None:
    leaky = replace(silent("q"), text="They do not say what £64 million buys.", citations=(cite(COST),))
    found = score(CASE, leaky)
    assert (found["correct"], found["answer_shown"], found["gold_recall"]) == (0.0, 0.0, 0.0)
    assert score(where("correction"), leaky)["correct"] == 1.0


@pytest.mark.parametrize(
    ("expects", "answer", "correct", "accepted"),
    [
        ("silence", silent("q"), 1.0, None),
        ("silence", said("q", cite(COST)), 0.0, None),
        ("correction", silent("q"), 1.0, 0.0),
        ("correction", said("q", cite(COST)), 1.0, 0.0),  # the sentence that contradicts the premise
        ("correction", said("q", cite(MET)), 0.0, 1.0),
        ("correction", said("q", cite(MET), cite(COST)), 1.0, 0.0),
    ],
)
def test_what_is_right_where_there_is_no_answer(
    expects: Expects, answer: Answer, correct: float, accepted: float | None
) -> None:
    found = score(where(expects), answer)
    assert (found["correct"], found.get("false_premise_accepted")) == (correct, accepted)
    assert not {"answer_shown", "gold_precision", "answered"} & set(found)
    assert ("token_f1" in found) is (expects == "silence")


# Citations


def test_a_quote_beside_its_place_is_seen_also_among_the_nearest() -> None:
    assert score(CASE, said("q", cite(COST, shift=1)))["span_exactness"] == 0.0
    assert score(CASE, silent("q", cite(COST), cite(MET, shift=-1)))["span_exactness"] == 0.5
    assert "span_exactness" not in score(CASE, silent("q"))


def test_a_claim_that_its_citation_does_not_carry_costs_recall_and_precision() -> None:
    answer = said("q", cite(COST), cite(MET))
    claims = (replace(answer.claims[0], text="A ferry sank at dawn."), answer.claims[1])
    found = score(CASE, replace(answer, claims=claims))
    assert (found["citation_recall"], found["citation_precision"]) == (0.5, 0.5)
    assert found["claim_support"] == 0.5


def test_a_sentence_of_the_text_that_is_no_claim_cites_nothing() -> None:
    answer = said("q", cite(COST))
    loose = replace(answer, text=f"{answer.text} Everybody knows that!  ")
    found = score(CASE, loose)
    assert (found["citation_recall"], found["citation_precision"]) == (0.5, 1.0)


def test_quotation_marks_around_a_claim_are_no_sentence() -> None:
    claim = Claim(COST, 1, 1 + len(COST), (1,), 1.0)
    answer = replace(said("q", cite(COST)), text=f"“{COST}” [1]", claims=(claim,))
    assert score(CASE, answer)["citation_recall"] == 1.0


def test_a_claim_may_rest_on_the_title_of_what_it_cites() -> None:
    text = "The tram will cost £64 million, says a title."
    answer = replace(said("q", cite(COST)), text=f"{text} [1]", claims=(Claim(text, 0, len(text), (1,), 1.0),))
    assert score(CASE, answer)["claim_support"] == pytest.approx(5 / 6)  # tram, cost, 64, million, title; not says


def test_a_mark_of_no_citation_carries_nothing() -> None:
    answer = said("q", cite(COST))
    lost = replace(answer, claims=(replace(answer.claims[0], citations=(7,)),))
    assert (score(CASE, lost)["citation_recall"], score(CASE, lost)["citation_precision"]) == (0.0, 0.0)


def test_what_a_reader_sees_and_what_is_cited() -> None:
    answer = said("q", cite(COST), cite(HURT, "ferry", 1))
    assert shown(answer) == [f"{COST}  {HURT}", COST, HURT]
    assert [(w.article_id, w.quote) for w in cited_words(answer)] == [("tram", COST), ("ferry", HURT)]
    assert cited_words(replace(answer, answered=False)) == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("It is. [1][2]", "It is."),
        ("It is [12], or not [3].", "It is, or not."),
        (r"\[1\] is no mark", "[1] is no mark"),
        (r"a\\b \~ \$5 \#1", r"a\b ~ $5 #1"),
        ("", ""),
    ],
)
def test_plain_text_is_what_a_reader_sees(text: str, seen: str) -> None:
    assert plain(text) == seen


# Drafts

DRAFT = replace(
    CASE,
    kind="draft",
    answers=(),
    draft=(Said(COST, True), Said(MET, True), Said(OLD_COST, False, "number"), Said("A bus fell.", False, "invented")),
)


@pytest.mark.parametrize(
    ("quotes", "correct", "kept", "false"),
    [
        ([COST, MET], 1.0, 1.0, 0.0),
        ([MET], 1.0, 0.5, 0.0),
        ([COST, OLD_COST], 0.0, 0.5, 0.5),
        ([], 1.0, 0.0, 0.0),
    ],
)
def test_of_a_draft_true_sentences_should_be_shown_and_false_ones_not(
    quotes: list[str], correct: float, kept: float, false: float
) -> None:
    cited = [cite(q, version=1 if q == OLD_COST else 2) for q in quotes]
    found = score_draft(DRAFT, said("q", *cited) if cited else silent("q"))
    assert (found["correct"], found["true_kept"], found["false_shown"]) == (correct, kept, false)
    assert ("citation_recall" in found) is bool(quotes)


def test_a_drafted_sentence_is_known_again_whatever_its_case_marks_and_escapes() -> None:
    answer = said("q", cite(MET))
    said_so = replace(answer, claims=(replace(answer.claims[0], text=r"the council met on \*Wednesday\*"),))
    assert score_draft(DRAFT, said_so)["true_kept"] == 0.5


def test_a_draft_of_one_kind_only_has_one_share() -> None:
    true = score_draft(replace(DRAFT, draft=DRAFT.draft[:2]), said("q", cite(COST)))
    false = score_draft(replace(DRAFT, draft=DRAFT.draft[2:]), said("q", cite(COST)))
    assert ("true_kept" in true, "false_shown" in true) == (True, False)
    assert ("true_kept" in false, "false_shown" in false) == (False, True)


# Search


def test_search_scores_are_the_share_of_gold_sentences_among_the_first() -> None:
    passages = FakeDesk().search("q")
    second = Words("ferry", 1, 0, 26, HURT)
    assert score_search(passages, [GOLD[0], second]) == {
        "evidence_recall@1": 0.5,
        "evidence_recall@4": 1.0,
        "evidence_recall@10": 1.0,
    }
    assert score_search([], GOLD) == {"evidence_recall@1": 0.0, "evidence_recall@4": 0.0, "evidence_recall@10": 0.0}
    assert score_search(passages, []) == {}


def test_a_sentence_cut_in_two_is_not_found_and_a_copy_of_it_is() -> None:
    halves = [passage("tram", 1, COST[:20]), passage("tram", 2, COST[20:])]
    copy = passage("ferry", 1, f"Copied: {COST.upper()}")
    assert score_search(halves, GOLD)["evidence_recall@10"] == 0.0
    assert score_search([copy], GOLD)["evidence_recall@1"] == 1.0


def ranked(*clusters: str) -> list[Passage]:
    return [replace(passage("tram", n), cluster=c, article_id=f"a{n}") for n, c in enumerate(clusters, start=1)]


def test_a_ranking_is_of_articles_each_at_its_best_passage_and_copies_are_one() -> None:
    found = score_ranking(ranked("x", "x", "y", "x", "z"), {"y": 1.0, "z": 1.0}, "dense")
    ideal = 1 + 1 / math.log2(3)
    assert found == {
        "dense ndcg@10": pytest.approx((1 / math.log2(3) + 1 / 2) / ideal),  # y is second, z third
        "dense map@10": pytest.approx((1 / 2 + 2 / 3) / 2),
        "dense mrr@10": 0.5,
    }


def test_a_passage_of_no_cluster_stands_for_its_article() -> None:
    assert score_ranking(ranked("", ""), {"a2": 1.0}, "hybrid")["hybrid mrr@10"] == 0.5


def test_rankings_at_their_edges() -> None:
    assert score_ranking([], {"y": 1.0}, "s") == {"s ndcg@10": 0.0, "s map@10": 0.0, "s mrr@10": 0.0}
    assert score_ranking(ranked(*"abcdefghijk"), {"k": 1.0}, "s")["s mrr@10"] == 0.0  # the eleventh
    assert score_ranking(ranked("x"), {}, "s") == {}
