"""Measuring one case: asked, looked at, scored, searched for by every system."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from evals.cases.case import Case, Said, Turn
from evals.cases.plan import Measured
from evals.measures.citations import Words
from evals.measuring import measured
from qa.answer import Answer, Usage
from qa.asked import Plan as QueryPlan
from qa.asked import Window
from qa.events import Drafted, Planned, Retrieved, Selected, Traced
from qa.passage import Passage
from qa.retrieve import RETRIEVERS
from tests.evals.fakes import CASE, COST, HURT, MET, OLD_COST, FakeDesk, cite, passage, said, sentence, silent

GOLD = (Words("tram", 2, 0, 31, COST),)
Q = CASE.question


def measure(answer: Answer | list[Traced], case: Case = CASE, gold: tuple[Words, ...] = GOLD, **given: Any) -> Measured:
    return measured(case, FakeDesk({Q: answer}), gold, **given)


def test_a_right_answer_is_lost_nowhere_and_breaks_nothing() -> None:
    found = measure(said(Q, cite(COST)))
    assert (found.scores["correct"], found.scores["promises_kept"]) == (1.0, 1.0)
    assert (found.lost, found.broken) == (None, [])
    assert found.answer is not None
    assert found.answer["text"] == f"{COST} [1]"
    assert "timings_ms" not in found.answer


def test_a_wrong_one_is_lost_at_a_stage() -> None:
    way: list[Traced] = [Retrieved((passage("tram"),)), Selected((sentence(MET),)), said(Q, cite(MET))]
    assert measure(way).lost == "not selected"
    assert measure(silent(Q)).lost == "not retrieved"
    assert measure(silent(Q), gold=(), in_corpus=lambda strings: False).lost == "not in the corpus"


def test_the_way_is_recorded() -> None:
    way: list[Traced] = [
        Retrieved((passage("tram"), passage("ferry", 2))),
        Selected((sentence(COST),)),
        Drafted("It costs £46 million.", "it gives the number 46"),
        said(Q, cite(COST)),
    ]
    found = measure(way)
    assert [p["article_id"] for p in found.passages] == ["tram", "ferry"]
    assert [s["text"] for s in found.selected] == [COST]
    assert found.drafted == [{"text": "It costs £46 million.", "fault": "it gives the number 46"}]


def test_a_broken_promise_is_named_and_scored() -> None:
    found = measure(said(Q, cite(OLD_COST, version=1)))
    assert found.broken == ["a quote of a superseded version"]
    assert found.scores["promises_kept"] == 0.0


def test_known_copies_are_one_source() -> None:
    answer = said(Q, cite(COST), cite(HURT, "ferry", 1))
    assert measure(answer, origins={}).broken == []
    assert measure(answer, origins={"ferry": "tram"}).broken == ["independent sources miscounted"]


@pytest.mark.parametrize(
    ("origins", "further"),
    [({}, 0.5), ({"ferry": "tram"}, 0.0), ({"ferry": "wire", "tram": "wire"}, 0.0), (None, None)],
)
def test_a_second_source_is_looked_for_where_copies_are_known(
    origins: dict[str, str] | None, further: float | None
) -> None:
    both = said(Q, cite(COST), cite(HURT, "ferry", 1))
    assert measure(both, origins=origins).scores.get("further_sources") == further
    assert not {"further_sources", "citations_a_claim"} & set(measure(silent(Q), origins={}).scores)
    assert measure(said(Q, cite(COST), cite(MET)), origins={}).scores["further_sources"] == 0.0  # both of one article


@pytest.mark.parametrize(
    ("cited", "share"),
    [
        ([(1,), (2,)], 0.0),  # one each
        ([(1, 2), (1, 2)], 0.5),  # two each
        ([(1,), (1, 2)], pytest.approx(1 - 2 / 3)),
        ([(), (1,)], 0.0),  # a claim that cites nothing is a fault of its own
    ],
)
def test_the_citations_of_a_claim_are_counted(cited: list[tuple[int, ...]], share: float) -> None:
    both = said(Q, cite(COST), cite(HURT, "ferry", 1))
    claims = tuple(replace(claim, citations=marks) for claim, marks in zip(both.claims, cited, strict=True))
    assert measure(replace(both, claims=claims), origins={}).scores["citations_a_claim"] == share


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        (replace(said(Q, cite(COST)), usage=Usage(9, 9, 1), mode="gpt"), 1.0),
        (replace(said(Q, cite(COST)), usage=Usage(9, 9, 2)), 0.0),  # asked, and what it said did not stand
        (said(Q, cite(COST)), None),  # nobody was asked
        (replace(silent(Q), usage=Usage(9, 9, 1)), None),
    ],
)
def test_whether_the_model_wrote_the_answer_it_was_asked_for(answer: Answer, written: float | None) -> None:
    assert measure(answer).scores.get("written_by_model") == written


SEPTEMBER = (date(2025, 9, 1), date(2025, 9, 30))


@pytest.mark.parametrize(
    ("taken", "understood"), [(SEPTEMBER, 1.0), ((date(2025, 9, 1), date(2025, 9, 29)), 0.0), (None, 0.0)]
)
def test_the_days_that_time_words_mean_are_compared_with_those_understood(
    taken: tuple[date, date] | None, understood: float
) -> None:
    planned = Planned(QueryPlan(Q, (), Window(*taken) if taken else None, latest=False))
    found = measure([planned, said(Q, cite(COST))], replace(CASE, days=SEPTEMBER))
    assert found.scores["days_understood"] == understood
    assert "days_understood" not in measure([planned, said(Q, cite(COST))]).scores


def test_scores_of_a_sets_own_are_added() -> None:
    found = measure(said(Q, cite(COST)), extra=lambda answer: {"strict_match": float("64" in answer.text)})
    assert (found.scores["strict_match"], found.scores["correct"]) == (1.0, 1.0)


def test_every_system_searches_for_what_the_desk_made_of_a_follow_up() -> None:
    desk = FakeDesk({Q: replace(said(Q, cite(COST)), standalone_question="What will the tram of Brenmoor cost?")})
    found = measured(replace(CASE, history=(Turn("a", "b"),)), desk, GOLD, systems=RETRIEVERS)
    assert desk.searched == [("What will the tram of Brenmoor cost?", name) for name in RETRIEVERS]
    for system in RETRIEVERS:
        assert found.scores[f"{system} ndcg@10"] == found.scores[f"{system} mrr@10"] == 1.0
        assert f"search {system}" in found.timings_ms
    assert found.scores["evidence_recall@1"] == 1.0


def test_without_gold_the_answer_strings_are_looked_for() -> None:
    found = measure(said(Q, cite(COST)), gold=()).scores
    assert (found["answer_recall@1"], found["answer_mrr@10"]) == (1.0, 1.0)
    assert "evidence_recall@1" not in found
    assert not any("ndcg" in name for name in found)
    second = replace(CASE, answers=(("Fourteen",),))
    found = measure(said(Q, cite(COST)), second, gold=()).scores
    assert (found["answer_recall@1"], found["answer_recall@4"], found["answer_mrr@10"]) == (0.0, 1.0, 0.5)


def test_of_several_systems_each_has_its_own_answer_recall() -> None:
    found = measure(said(Q, cite(COST)), gold=(), systems=RETRIEVERS).scores
    assert [found[f"{system} recall@1"] for system in RETRIEVERS] == [1.0] * 3
    assert "answer_recall@1" not in found


def test_a_title_counts_as_part_of_a_passage() -> None:
    found = measure(silent(Q), replace(CASE, answers=(("A title",),)), gold=()).scores
    assert found["answer_recall@1"] == 1.0


class DeepDesk(FakeDesk):
    """Finds the tram nine times before the ferry, and that only at the tenth place; notes how deep it was asked to go."""

    before: int = 9
    depth: int = 0

    def search(self, query: str, *, k: int = 10, retriever: str = "hybrid", **_: Any) -> list[Passage]:
        self.depth = k
        found = [passage("tram", n) for n in range(1, self.before + 1)]
        return [*found, passage("ferry", self.before + 1)][:k]


@pytest.mark.parametrize(("before", "found"), [(9, 1.0), (10, 0.0)])
def test_fifty_passages_are_asked_for_and_the_answer_looked_for_in_the_first_ten(before: int, found: float) -> None:
    desk = DeepDesk({Q: said(Q, cite(COST))})
    desk.before = before
    scores = measured(replace(CASE, answers=(("Fourteen",),)), desk).scores
    assert desk.depth == 50
    assert (scores["answer_recall@4"], scores["answer_recall@10"]) == (0.0, found)
    assert scores["answer_mrr@10"] == pytest.approx(found / 10)


def test_where_silence_is_right_there_is_nothing_to_find() -> None:
    case = replace(CASE, kind="unanswerable", expects="silence", answers=())
    found = measure(silent(Q), case, gold=())
    assert found.lost is None
    assert not any("recall@" in name or "mrr" in name for name in found.scores)
    assert measure(said(Q, cite(COST)), case, gold=()).lost == "wrongly let through"


def test_without_systems_nothing_is_searched() -> None:
    desk = FakeDesk({Q: said(Q, cite(COST))})
    found = measured(CASE, desk, GOLD, systems=())
    assert desk.searched == []
    assert not any("search" in step for step in found.timings_ms)


def test_a_draft_is_not_searched_and_never_lost() -> None:
    desk = FakeDesk({Q: said(Q, cite(MET))})
    case = replace(CASE, kind="draft", answers=(), draft=(Said(COST, True), Said(MET, False, "number")))
    found = measured(case, desk)
    assert (found.scores["correct"], found.scores["true_kept"], found.scores["false_shown"]) == (0.0, 0.0, 1.0)
    assert (found.lost, desk.searched) == (None, [])
    assert found.scores["promises_kept"] == 1.0


def test_times_are_of_the_whole_and_of_each_step() -> None:
    found = measure(replace(said(Q, cite(COST)), timings_ms={"retrieve": 5.0, "total": 7.0}))
    assert found.timings_ms["retrieve"] == 5.0
    assert found.timings_ms["answer"] >= 0.0
    assert set(found.timings_ms) == {"answer", "retrieve", "total", "search hybrid"}


def test_what_the_desk_raises_is_for_the_runner_to_record() -> None:
    with pytest.raises(ConnectionError):
        measured(CASE, FakeDesk({Q: ConnectionError("gone")}), GOLD)
