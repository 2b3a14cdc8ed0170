from pathlib import Path

import pytest

from corpus.errors import EvalError
from evals.figures.summary import summarise
from evals.sets.wice import overlap, page
from tests.evals.sets.tiny import by_id, lay, run, run_real

LINES = [
    "(meta data) TITLE: The Orrin line",
    "The railway to Cape Orrin carried 4,200 passengers in its first year.",
    "",
    "It was closed by the county in March.",
]
CARRIED = {
    "label": "supported",
    "claim": "The railway to Cape Orrin carried 4,200 passengers in its first year.",
    "evidence": LINES,
    "supporting_sentences": [[1], [1, 3]],
    "meta": {"id": "a"},
}
NUMBER = {**CARRIED, "label": "not_supported", "supporting_sentences": [[]], "meta": {"id": "b"}}
NUMBER["claim"] = "The railway to Cape Orrin carried 9,900 passengers in its first year."
PARTLY = {**NUMBER, "label": "partially_supported", "supporting_sentences": [[3]], "meta": {"id": "c"}}


def test_a_run_on_a_tiny_set(tmp_path: Path) -> None:
    done = run("wice", lay(tmp_path / "data", "claim_dev.jsonl.gz", [CARRIED, NUMBER, PARTLY]), tmp_path / "home")
    found = by_id(done)
    assert [result.kind for result in done.results] == ["supported", "not_supported", "partially_supported"]
    assert found["a"].scores == {
        "correct": 1.0,
        "support": pytest.approx(0.87, abs=0.1),
        "supported": 1.0,
        "gold_precision": 1.0,
        "gold_recall": 1.0,
    }
    # All of its words but the number: refused, and below what is let through.
    assert found["b"].scores["correct"] == 1.0
    assert found["b"].scores["support"] < found["a"].scores["support"]
    assert "9900" in str(found["b"].drafted[0]["fault"])
    assert "gold_recall" not in found["b"].scores
    assert found["c"].scores["supported"] == found["c"].scores["gold_recall"] == 0.0
    auroc = summarise(done).auroc
    assert auroc is not None
    assert (auroc.mean, auroc.n) == (1.0, 3)
    assert found["a"].answer is None


def test_a_page_is_read_as_an_article_of_its_lines() -> None:
    sentences = page(LINES)
    assert list(sentences) == [0, 1, 3]
    text = sentences[0].head.article.text
    assert all(text[s.start : s.end] == s.text == LINES[n] for n, s in sentences.items())
    assert sentences[3].before == LINES[1]
    assert sentences[1].head.article.title == "The Orrin line"
    assert page([]) == {}


@pytest.mark.parametrize(
    ("chosen", "sets", "recall", "precision"),
    [
        ({1}, [{1}, {2, 3}], 1.0, 1.0),
        ({2}, [{1}, {2, 3}], 0.5, 1.0),
        ({2, 4}, [{1}, {2, 3}], 0.5, 0.5),
        ({1, 2}, [{1}, {2, 3}], 1.0, 0.5),  # of the first set all, of either half
        ({4}, [{1}], 0.0, 0.0),
        (set(), [{1}], 0.0, None),
    ],
)
def test_overlap_by_hand(chosen: set[int], sets: list[set[int]], recall: float, precision: float | None) -> None:
    expected = {"gold_recall": recall} | ({} if precision is None else {"gold_precision": precision})
    assert overlap(chosen, sets) == expected


def test_a_claim_that_nothing_supports_has_no_overlap() -> None:
    assert overlap({1}, [set()]) == overlap({1}, []) == {}
    assert overlap({1}, [set(), {1}]) == {"gold_recall": 1.0, "gold_precision": 1.0}


def test_a_claim_without_evidence_is_refused(tmp_path: Path) -> None:
    bare = {**CARRIED, "evidence": [], "supporting_sentences": []}
    [result] = run("wice", lay(tmp_path / "data", "claim_dev.jsonl", [bare]), tmp_path / "home").results
    assert result.scores == {"correct": 0.0, "support": 0.0, "supported": 1.0}


def test_what_is_wrong_with_the_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"claim_dev\.jsonl .* not found"):
        run("wice", tmp_path, tmp_path)
    with pytest.raises(EvalError, match=r"^claim_dev\.jsonl:1: label"):
        run("wice", lay(tmp_path, "claim_dev.jsonl", [{**CARRIED, "label": "maybe"}]), tmp_path)


def test_the_real_set(tmp_path: Path) -> None:
    found = run_real("wice", "wice", tmp_path, 20)
    assert {result.kind for result in found.results} == {"supported", "partially_supported", "not_supported"}
