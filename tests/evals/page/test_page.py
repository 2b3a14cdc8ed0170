import re
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import EvalError
from evals.figures.names import LABELS, label
from evals.figures.summary import summarise
from evals.page import write_report
from evals.page.scores import scores
from evals.record import CaseResult, Run
from tests.evals.page.fakes import (
    COST,
    FAILED,
    NASTY,
    RIGHT,
    SEEN,
    WRONG,
    Page,
    answer,
    citation,
    passage,
    run,
)

HOSTILE = replace(
    RIGHT, id=NASTY, kind=NASTY, question=NASTY, as_of=NASTY, expected=[[NASTY]], stale=[NASTY],
    evidence=[{"article": NASTY, "sentence": NASTY}], lost=NASTY, broken=[NASTY],
    answer=answer(
        f"{NASTY} [1]", citation(NASTY, title=NASTY, publisher=NASTY, published=NASTY), standalone_question=f"alone {NASTY}",
        notes=[NASTY], conflicts=[{"about": NASTY, "sides": [{"value": NASTY, "citation": 1}]}],
    ),
    passages=[passage(NASTY, title=NASTY)], drafted=[{"text": NASTY, "fault": NASTY}],
    calls=[{"sent": [{"role": NASTY, "content": NASTY}], "reply": NASTY, "usage": {}}] * 2,
    ranks={NASTY: None}, scores={NASTY: 0.5, f"{NASTY} ndcg@10": 0.5, "x ndcg@10": 1.0, "correct": 0.0}, timings_ms={NASTY: 5.0},
)  # fmt: skip


def test_every_question_is_there_with_its_verdict() -> None:
    shown = Page(run(RIGHT, WRONG, FAILED))
    assert [classes & {"right", "wrong", "failed"} for classes in shown.questions] == [{"right"}, {"wrong"}, {"failed"}]
    for words in ("£64 million", "64 million pounds", "50.0", "RuntimeError: the server went away", "not selected"):
        assert words in shown.words
    assert "1 right: answered" in shown.words
    assert "1 wrong: kept silent" in shown.words
    assert "1 failed to run" in shown.words


def test_it_comes_in_an_order_that_goes_from_the_whole_to_the_single_question() -> None:
    words = Page(run(RIGHT, WRONG)).words
    heads = ["Dateline evals", "Scores", "Plots", "Where wrong answers were lost", "By kind", "Questions", "Settings"]
    places = [words.rindex(head) if head == "Settings" else words.index(head) for head in heads[1:]]
    assert places == sorted(places)


def test_nothing_is_loaded_and_nothing_runs() -> None:
    shown = Page(run(RIGHT, WRONG, FAILED, HOSTILE))
    assert not {"script", "img", "link", "iframe", "object", "base"} & set(shown.tags)
    assert shown.of("src") == []
    assert all(link.startswith("#") for link in shown.of("href"))
    assert not [name for _, name, _ in shown.attributes if name.startswith("on")]
    assert "url(" not in shown.source
    assert "@import" not in shown.source
    assert 'name="viewport"' in shown.source


def test_every_link_leads_somewhere_and_no_place_is_named_twice() -> None:
    shown = Page(run(RIGHT, WRONG, FAILED, RIGHT, HOSTILE))
    places = shown.of("id")
    assert len(places) == len(set(places))
    assert {link[1:] for link in shown.of("href")} <= set(places)
    assert set(shown.of("for", "label")) <= set(places)


def test_text_of_a_run_cannot_become_markup() -> None:
    hostile = run(HOSTILE, RIGHT, replace(FAILED, failure=NASTY), suite=NASTY, mode=NASTY, library={NASTY: NASTY})
    shown = Page(hostile)
    assert shown.words.count(SEEN) > 25
    assert f"alone {SEEN}" in shown.words
    assert "\u202e" not in shown.source
    assert "alert" not in shown.style


def test_text_that_no_file_can_hold_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    made = run(replace(RIGHT, question="half \ud800 a sign, and \x00 none"))
    written = write_report(made, tmp_path / "deep" / "page.html").read_text("utf-8")
    assert "half \N{REPLACEMENT CHARACTER} a sign, and \N{REPLACEMENT CHARACTER} none" in written


def test_a_page_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EvalError, match="cannot be written"):
        write_report(run(RIGHT), tmp_path / "file" / "page.html")


def test_only_a_page_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("precious")
    for taken in (tmp_path, tmp_path / "a.jsonl"):
        with pytest.raises(EvalError, match=r"is there already and no page: name a file ending in \.html"):
            write_report(run(RIGHT), taken)
    assert (tmp_path / "a.jsonl").read_text() == "precious"
    for _ in range(2):
        assert write_report(run(RIGHT), tmp_path / "a.html").read_text("utf-8").startswith("<!doctype html>")


def test_a_run_that_was_cut_off_says_so() -> None:
    assert "Cut off: 1 of 7 questions were run." in Page(run(RIGHT, cases=7)).words
    assert "Cut off" not in Page(run(RIGHT)).words


@pytest.mark.parametrize(
    "made",
    [
        run(),
        run(cases=5),
        run(FAILED, FAILED),
        run(CaseResult("bare", "quiz", "Who won?", "2022-06-17")),
        run(
            CaseResult("accepted", "single", "Who won?", "2025-09-20", scores={"correct": 1.0})
        ),  # a baseline has no texts
    ],
    ids=["empty", "cut off at once", "all failed", "no scores", "baseline"],
)
def test_a_run_with_little_in_it_is_a_page_too(made: Run) -> None:
    assert len(Page(made).questions) == len(made.results)


def test_a_search_is_found_or_missed_not_right_or_wrong() -> None:
    searched = CaseResult("q", "quiz", "Who won?", "2022-06-17", [["France"]], ranks={"hybrid": 3, "dense": None},
                          scores={"hybrid recall@4": 1.0, "hybrid mrr@10": 0.3, "dense mrr@10": 0.0})  # fmt: skip
    shown = Page(run(searched, searched, mode="search", headline="hybrid recall@4"))
    assert "2 found" in shown.words
    assert "hybrid: first hit 3" in shown.words
    assert "dense: first hit none" in shown.words
    assert "Search systems" in shown.words


@pytest.mark.parametrize(
    ("score", "group"),
    [
        ("nearest_given", "Silence"),
        ("false_premise_accepted", "Silence"),
        ("written_by_model", "Answers"),
        ("further_sources", "Citations"),
        ("citations_a_claim", "Citations"),
        ("days_understood", "Answers"),
        ("promises_kept", "Promises"),
        ("claim_support", "Citations"),
        ("copied_kept", "The check, on drafts with known faults"),
        ("passed_number", "The check, on drafts with known faults"),
        ("judge_correct", "A model as judge"),
        ("evidence_recall@10", "Search"),
        ("dense ndcg@10", "Search: dense"),
        ("a_new_one", "Search"),
    ],
)
def test_a_score_stands_in_its_group(score: str, group: str) -> None:
    shown = str(scores(summarise(run(replace(RIGHT, answer=None, scores={score: 0.5}))), "correct"))
    assert re.findall(r"<h3>(.*?)</h3>", shown) == [group]
    assert label(score) in shown


def test_every_score_with_a_name_has_a_group_but_for_those_of_the_search() -> None:
    known = run(replace(RIGHT, answer=None, scores=dict.fromkeys(set(LABELS) - {"aurc"}, 0.5)))  # it is of two runs
    shown = str(scores(summarise(known), "correct"))
    [search] = re.findall(r"<h3>Search</h3>.*?</section>", shown, re.S)
    assert search.count("<li>") == sum("recall@" in score or "mrr@" in score for score in LABELS) == 7


def test_a_prompt_that_recurs_is_shown_once() -> None:
    calls = [{"sent": [{"role": "system", "content": "Rules."}, {"role": "user", "content": f"{n}?"}], "reply": "Yes.",
              "usage": {"prompt_tokens": 7, "completion_tokens": 2}} for n in range(2)]  # fmt: skip
    words = Page(run(replace(RIGHT, calls=calls), mode="a model")).words
    assert words.count("Rules.") == 1
    assert words.count("prompt 1") == 3  # twice linked, once shown
    assert "reply (7 tokens sent, 2 written)" in words


def test_300_questions_of_a_model_run_are_about_3_megabytes() -> None:
    text = "The council met on Wednesday and talked for an hour. " * 17
    sent = [{"role": "user", "content": text * 5}]
    long = replace(
        RIGHT, passages=[passage(text, rank=n) for n in range(1, 11)], answer=answer(f"{COST * 4} [1]", *[citation(text[:52])] * 3),
        calls=[{"sent": sent, "reply": text, "usage": {}}], scores={f"score {n}": 0.5 for n in range(20)},
    )  # fmt: skip
    one, three = (len(Page(run(*[long] * n)).source.encode()) for n in (1, 3))
    assert 300 * (three - one) / 2 < 3_500_000


def test_the_style_sheet_has_rules_for_dark_small_and_every_colour_of_a_plot() -> None:
    style = Page(run(RIGHT)).style
    assert "prefers-color-scheme: dark" in style
    assert "max-width: 46rem" in style
    used = set(re.findall(r"var\((--[\w-]+)", style))
    assert used <= set(re.findall(r"(--[\w-]+):", style)) | {"--good"}
