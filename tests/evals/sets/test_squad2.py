from pathlib import Path

import pytest

from corpus.errors import EvalError
from evals.sets.squad2 import holding
from tests.evals.sets.tiny import by_id, lay, run, run_real

CONTEXT = "The lighthouse at Cape Orrin was built in 1873. Its keeper, Anna Lund, lived there alone."
WHEN = {
    "id": "when",
    "question": "When was the lighthouse at Cape Orrin built?",
    "is_impossible": False,
    "answers": [{"text": "1873", "answer_start": 42}, {"text": "in 1873", "answer_start": 39}, {"text": "1873", "answer_start": 42}],
}  # fmt: skip
WHO = {**WHEN, "id": "who", "question": "Who was the keeper of the lighthouse?", "answers": [{"text": "Anna Lund", "answer_start": 60}]}  # fmt: skip
NEVER = {"id": "never", "question": "What do tickets for the opera house cost?", "is_impossible": True, "answers": []}
DOCUMENT = {"title": "Cape_Orrin", "paragraphs": [{"context": CONTEXT, "qas": [WHEN, WHO, NEVER]}]}


def test_a_run_on_a_tiny_set(tmp_path: Path) -> None:
    data = lay(tmp_path / "data", "dev.jsonl.gz", [DOCUMENT])
    found = by_id(run("squad2", data, tmp_path / "home"))
    assert [(id_, result.kind) for id_, result in found.items()] == [
        ("when", "answerable"),
        ("who", "answerable"),
        ("never", "impossible"),
    ]
    when = found["when"]
    assert when.expected == [["1873", "in 1873"]]
    assert when.scores["correct"] == when.scores["gold_recall"] == 1.0
    assert when.passages[0]["title"] == "Cape Orrin"
    assert found["never"].expected == []
    assert found["never"].scores["correct"] == 1.0
    assert list(by_id(run("squad2", data, tmp_path / "home", limit=2))) == ["when", "who"]


@pytest.mark.parametrize(
    ("places", "number"), [([42], [0]), ([46], [0]), ([48], [1]), ([42, 60], [0, 1]), ([47], []), ([], [])]
)
def test_the_sentences_that_answers_stand_in(places: list[int], number: list[int]) -> None:
    both = ["The lighthouse at Cape Orrin was built in 1873.", "Its keeper, Anna Lund, lived there alone."]
    assert holding(CONTEXT, places) == tuple(both[n] for n in number)


def test_what_is_wrong_with_the_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"dev\.jsonl .* not found"):
        run("squad2", tmp_path, tmp_path)
    bad = {"title": "x", "paragraphs": [{"context": "y", "qas": [{**WHEN, "answers": [{"text": "1873"}]}]}]}
    with pytest.raises(EvalError, match=r"^dev\.jsonl:2: paragraphs\.0\.qas\.0\.answers\.0\.answer_start"):
        run("squad2", lay(tmp_path, "dev.jsonl", [DOCUMENT, bad]), tmp_path)


@pytest.mark.slow
def test_the_real_set(tmp_path: Path) -> None:
    found = run_real("squad2", "squad2", tmp_path, 12)
    assert {result.kind for result in found.results} == {"answerable", "impossible"}
