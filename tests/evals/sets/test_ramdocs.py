from pathlib import Path

import pytest

from corpus.errors import EvalError
from evals.sets.ramdocs import own_scores
from tests.evals.sets.tiny import by_id, lay, quoting, run, run_real

ROW = {
    "question": "In which county is Elmbury?",
    "documents": [
        {"text": "Elmbury is a town in the county of Norrland, on the coast road.", "type": "correct", "answer": "x"},
        {"text": "Elmbury is a village in the county of Westmere, near the lakes.", "type": "correct", "answer": "y"},
        {"text": "Elmbury is a hamlet in the county of Dunmoor, says a leaflet.", "type": "misinfo", "answer": "z"},
    ],
    "gold_answers": ["Norrland", "Westmere"],
    "wrong_answers": ["Dunmoor"],
}
ONE = {**ROW, "gold_answers": ["Norrland"], "wrong_answers": []}


def test_a_run_on_a_tiny_set(tmp_path: Path) -> None:
    found = by_id(run("ramdocs", lay(tmp_path / "data", "first250.jsonl", [ROW, ONE]), tmp_path / "home"))
    assert [result.kind for result in found.values()] == ["conflict", "noise"]
    assert found["1"].expected == [["Norrland"], ["Westmere"]]
    assert {"strict_match", "wrong_undisputed", "correct"} <= found["1"].scores.keys()
    assert "conflict_coverage" not in found["2"].scores
    assert "wrong_undisputed" not in found["2"].scores  # there is no wrong answer to show
    assert len(found["1"].passages) == 3


@pytest.mark.parametrize(
    ("texts", "gold", "wrong", "strict", "undisputed"),
    [
        (["Norrland and Westmere"], ["Norrland", "Westmere"], ["Dunmoor"], 1.0, 0.0),
        (["Norrland", "Westmere", "Dunmoor"], ["Norrland", "Westmere"], ["Dunmoor"], 0.0, 0.0),  # disputed
        (["Norrland", "Dunmoor"], ["Norrland", "Westmere"], ["Dunmoor"], 0.0, 1.0),
        (["Dunmoor"], ["Norrland"], ["Dunmoor"], 0.0, 1.0),
        (["Norrland"], ["Norrland", "Westmere"], ["Dunmoor"], 0.0, 0.0),
        ([], ["Norrland"], ["Dunmoor"], 0.0, 0.0),  # silence
        (["Norrland"], ["Norrland"], [], 1.0, None),
        (["an American football player"], ["American football"], ["Football"], 1.0, 0.0),  # the wrong one is within
        (["American football, or football"], ["American football"], ["Football"], 0.0, 0.0),
        (["American football and football"], ["Football"], ["American football"], 1.0, 0.0),
        (["a film"], ["Film", "Novel"], ["film"], 0.0, None),  # right and wrong at once is not wrong
        (["Norrlands"], ["Norrland"], ["Dun"], 0.0, 0.0),  # whole words
    ],
)
def test_own_scores_by_hand(
    texts: list[str], gold: list[str], wrong: list[str], strict: float, undisputed: float | None
) -> None:
    expected = {"strict_match": strict} | ({} if undisputed is None else {"wrong_undisputed": undisputed})
    assert own_scores(gold, wrong, quoting(*(("a", text) for text in texts))) == expected


def test_an_answer_in_a_models_words_counts_with_its_quotes() -> None:
    answer = quoting(("a", "Elmbury is in Norrland."), text="It is in Norrland, not Dunmoor. [1]")
    assert own_scores(["Norrland"], ["Dunmoor"], answer) == {"strict_match": 0.0, "wrong_undisputed": 0.0}


def test_what_is_wrong_with_the_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"first250\.jsonl .* not found"):
        run("ramdocs", tmp_path, tmp_path)
    with pytest.raises(EvalError, match=r"^first250\.jsonl:1: gold_answers"):
        run("ramdocs", lay(tmp_path, "first250.jsonl", [{**ROW, "gold_answers": []}]), tmp_path)


@pytest.mark.slow
def test_the_real_set(tmp_path: Path) -> None:
    found = run_real("ramdocs", "ramdocs", tmp_path, 6)
    assert all("strict_match" in result.scores for result in found.results)
