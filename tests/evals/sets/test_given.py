"""What the sets whose questions bring their documents have in common, RGB as the example."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.article import Published
from corpus.errors import EvalError
from evals.asking import Trace
from evals.cases.case import Case
from evals.cases.plan import Request
from evals.losses import lost_at
from evals.measures.citations import Words
from evals.runs.runner import run_plan
from evals.scoring import is_correct, score_answer
from evals.sets import prepare, suites
from evals.sets.given import Given, document, plan_given
from evals.sets.rgb import own_accuracy
from qa.events import Drafted
from qa.evidence import Sentence
from tests.evals.fakes import FakeDesk, cite, said, silent
from tests.evals.sets.tiny import by_id, lay, run

SAYS = "The mill at Orrin Bridge was sold to a baker for 90,000 crowns."
NOISE = "The weir above the town was mended by volunteers last summer."
ROW = {"id": 3, "question": "What was the mill at Orrin Bridge sold for?", "answer_groups": [["90,000 crowns"]], "docs": [SAYS, NOISE]}  # fmt: skip


def test_rgb_asks_thrice(tmp_path: Path) -> None:
    data = lay(lay(tmp_path / "data", "noise0.4.jsonl.gz", [ROW]), "noise0.8.jsonl", [ROW])
    found = by_id(run("rgb", data, tmp_path / "home"))
    assert list(found) == ["noise0.4/3", "noise0.8/3", "rejection/3"]
    assert found["noise0.4/3"].scores["correct"] == 1.0
    assert {passage["text"] for passage in found["rejection/3"].passages} <= {NOISE}
    assert found["rejection/3"].expected == []
    assert found["noise0.4/3"].scores["own_accuracy"] == 1.0
    assert "own_accuracy" not in found["rejection/3"].scores
    (data / "noise0.8.jsonl").unlink()
    with pytest.raises(EvalError, match=r"noise0\.8\.jsonl .* not found"):
        run("rgb", data, tmp_path)


def test_a_text_that_is_dated_once_is_dated(tmp_path: Path) -> None:
    day = Published.parse("2025-03-01", "metadata")
    case = Case("a", "k", "What was the mill at Orrin Bridge sold for?", date(2025, 2, 1), answers=(("90,000",),))
    undated, dated = document(SAYS, "one"), document(SAYS, "two", published=day)
    request = Request(home=tmp_path, model="quotes")
    plan = plan_given("tiny", request, [Given(case, (undated,)), Given(replace(case, id="b"), (dated,))])
    found = by_id(run_plan(plan, tmp_path / "runs", request).run)
    plan.close()
    assert [found[id_].passages for id_ in "ab"] == [[], []]  # published after the day of asking
    assert [found[id_].lost for id_ in "ab"] == ["not retrieved", "not in the corpus"]


COST, MET = "The tram will cost £64 million.", "The council met on Wednesday."
GOLD = [Words("tram", 2, 0, 31, COST)]
BARE = Case("x", "answerable", "What does it cost?", date(2025, 9, 30))


def test_rgbs_own_measure_is_a_string_anywhere() -> None:
    answer = said("What does it cost?", cite(COST))
    assert own_accuracy([["65 million", "4 Million"]], answer) == {"own_accuracy": 1.0}  # in "£64 million"
    assert own_accuracy([["4 million"], ["2022"]], answer) == {"own_accuracy": 0.0}
    assert own_accuracy([["4 million"]], silent("What does it cost?", cite(COST))) == {"own_accuracy": 0.0}


def test_without_answer_strings_a_gold_sentence_must_be_cited() -> None:
    assert is_correct(BARE, said("q", cite(COST)), GOLD)
    assert not is_correct(BARE, said("q", cite(MET)), GOLD)
    assert not is_correct(BARE, silent("q", cite(COST)), GOLD)
    assert not is_correct(BARE, said("q", cite(COST)), [])
    for answer in (said("q", cite(COST)), silent("q")):
        found = score_answer(BARE, answer, GOLD, FakeDesk())
        assert not {"answer_shown", "exact_match", "conflict_coverage"} & found.keys()
    assert "conflict_coverage" not in score_answer(replace(BARE, kind="conflict"), silent("q"), GOLD, FakeDesk())


def test_without_answer_strings_the_gold_sentences_are_followed() -> None:
    answer = said("q", cite(MET))
    passages = tuple(FakeDesk().search("q"))

    head = FakeDesk().show("tram").stored
    chosen = Sentence(head, 0, 31, COST)

    def lost(*, gold: list[Words] = GOLD, found: bool = True, selected: bool = True, draft: str = "") -> str:
        drafted = (Drafted(draft, "number"),) if draft else ()
        trace = Trace(answer, passages if found else (), (chosen,) if selected else (), drafted)
        return lost_at(BARE, trace, gold, [MET], lambda strings: False)

    assert lost(gold=[]) == "not in the corpus"
    assert lost(found=False) == "not retrieved"
    assert lost(selected=False) == "not selected"
    assert lost() == "not selected"  # in quotes mode, to choose is to show
    assert lost(draft="Nobody met.") == "not written"
    assert lost(draft="The cost is £64 million for the tram.") == "wrongly dropped by the check"


def test_every_suite_can_be_imported_and_says_what_it_needs(tmp_path: Path) -> None:
    for suite in suites():
        if suite.data and suite.name != "beside":  # which first needs a model
            with pytest.raises(EvalError, match=f"the suite {suite.name} needs --data DIR"):
                prepare(suite.name, Request(home=tmp_path))
