from pathlib import Path

import pytest

from corpus.errors import EvalError
from tests.evals.sets.tiny import by_id, lay, run, run_real

FIRST = "The kiln at Harrow Lane fires bricks for nine days at a steady heat ."
SECOND = "Each brick then cools for a week under a layer of sand ."
OTHER = "The works were founded by two brothers from the north ."
FOUND = {
    "id": "1",
    "input": "how does the kiln at Harrow Lane fire its bricks",
    "passages": [{"title": "Harrow Lane", "text": f"{FIRST} {SECOND} {OTHER}", "sentences": []}],
    "output": [{"answer": "x", "selected_sentences": [FIRST]}, {"answer": "y", "selected_sentences": [FIRST, SECOND]}],
}
INVISIBLE = {
    **FOUND,
    "id": "2",
    "output": [{"answer": "x", "selected_sentences": [FIRST.replace("at a", "\u200eat  a")]}],
}
UNMARKED = {**FOUND, "id": "4", "output": [{"answer": "x", "selected_sentences": []}]}
NONE = {**FOUND, "id": "3", "input": "what wages did the printers of Milford earn", "output": [{"answer": ""}]}


def test_a_run_on_a_tiny_set(tmp_path: Path) -> None:
    data = lay(tmp_path / "data", "answerable.jsonl.gz", [FOUND, INVISIBLE, UNMARKED])
    found = by_id(run("clapnq", lay(data, "unanswerable.jsonl", [NONE]), tmp_path / "home"))
    assert {id_: result.kind for id_, result in found.items()} == {
        "answerable/1": "answerable",
        "answerable/2": "answerable",
        "unanswerable/3": "unanswerable",
    }
    for id_, marked in (("answerable/1", {FIRST, SECOND}), ("answerable/2", {FIRST})):
        scores, answer = found[id_].scores, found[id_].answer
        assert answer is not None
        cited = {citation["quote"] for citation in answer["citations"]}
        assert scores["correct"] == float(bool(cited & marked)) == 1.0
        assert scores["gold_recall"] == len(cited & marked) / len(marked)
        assert "answer_shown" not in scores  # there are no answer strings
        assert "answer_recall@1" not in scores
    silent = found["unanswerable/3"]
    assert silent.answer is not None
    assert silent.scores["correct"] == float(not silent.answer["answered"]) == 1.0
    assert "gold_recall" not in silent.scores


def test_what_is_wrong_with_the_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"answerable\.jsonl .* and unanswerable\.jsonl"):
        run("clapnq", None, tmp_path)
    lay(tmp_path, "answerable.jsonl", [FOUND])
    with pytest.raises(EvalError, match=r"unanswerable\.jsonl .* not found"):
        run("clapnq", tmp_path, tmp_path)
    lay(tmp_path, "unanswerable.jsonl", [NONE, {"id": "4"}])
    with pytest.raises(EvalError, match=r"^unanswerable\.jsonl:2: input: Field required"):
        run("clapnq", tmp_path, tmp_path)


@pytest.mark.slow
def test_the_real_set(tmp_path: Path) -> None:
    found = run_real("clapnq", "clapnq", tmp_path, 5)
    assert all("gold_recall" in result.scores for result in found.results if result.kind == "answerable")
