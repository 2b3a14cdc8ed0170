import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import EvalError
from tests.evals.sets.tiny import by_id, lay, run

FACT_A = "The Norrland county council approved 31 million crowns for the harbour at Elmbury."
FACT_B = "The Norrland county council approved 12 million crowns for the library at Elmbury."


def article(name: str, fact: str, day: str) -> dict[str, object]:
    return {
        "title": f"Council decides on the {name}",
        "author": "A. Lund",
        "source": "Norrland Courier",
        "published_at": f"{day}T09:30:00+00:00",
        "category": "business",
        "url": f"https://courier.example/{name}",
        "body": f"{fact} Members debated the {name} for three hours. Work is to begin in the spring.",
    }


HARBOUR = article("harbour", FACT_A, "2023-10-02")
LIBRARY = article("library", FACT_B, "2023-11-20")
SWANS = {**article("swans", "A pair of swans nested on the weir for a third year.", "2023-09-01"), "url": None}


def evidence(of: dict[str, Any], fact: str) -> dict[str, object]:
    return {"title": of["title"], "url": of["url"], "fact": fact}


INFER = {
    "query": "How much did the Norrland county council approve for the harbour at Elmbury?",
    "answer": "31 million",
    "question_type": "inference_query",
    "evidence_list": [evidence(HARBOUR, FACT_A), evidence(LIBRARY, "A fact in other words than the article's.")],
}
BY_TITLE = {
    "query": "Where did a pair of swans nest?",
    "answer": "weir",
    "question_type": "temporal_query",
    "evidence_list": [evidence({**SWANS, "url": "https://elsewhere.example/x"}, "A pair of swans nested on the weir for a third year.")],
}  # fmt: skip
NULL = {
    "query": "Which airline ordered twelve seaplanes in Lisbon?",
    "answer": "Insufficient information.",
    "question_type": "null_query",
    "evidence_list": [],
}


def test_a_run_on_a_tiny_set(tmp_path: Path) -> None:
    data = lay(tmp_path / "tiny", "corpus.jsonl.gz", [HARBOUR, LIBRARY, SWANS])
    done = run("multihop", lay(data, "questions.jsonl", [INFER, BY_TITLE, NULL]), tmp_path / "home")
    found = by_id(done)
    assert [result.kind for result in done.results] == ["inference", "temporal", "null"]
    assert {result.as_of for result in done.results} == {"2023-11-20"}  # the day of the latest article
    first = found["1"].scores
    assert first["correct"] == 1.0
    assert first["gold_recall"] == 1.0  # of the one fact that its article says word for word
    assert first["evidence_recall@10"] == 1.0
    # Both articles are relevant, also that of the fact which is put in other words.
    assert first["lexical map@10"] == first["lexical ndcg@10"] == 1.0
    assert {f"{system} ndcg@10" for system in ("hybrid", "lexical", "dense")} <= first.keys()
    assert found["1"].evidence[0] == {"article": HARBOUR["title"], "sentence": FACT_A}
    assert found["2"].scores["evidence_recall@10"] == 1.0  # found by its title
    assert found["3"].expected == []
    assert found["3"].scores["correct"] == 1.0
    assert done.settings.library["articles"] == 3


def test_the_published_layout_is_one_list_a_file(tmp_path: Path) -> None:
    (tmp_path / "corpus.json").write_text(json.dumps([HARBOUR, LIBRARY, SWANS], indent=1))
    (tmp_path / "MultiHopRAG.json").write_text(json.dumps([NULL, INFER], indent=1))
    assert list(by_id(run("multihop", tmp_path, tmp_path / "home", limit=1))) == ["1"]


def test_an_answer_that_no_article_has_is_lost_there(tmp_path: Path) -> None:
    data = lay(tmp_path / "tiny", "corpus.jsonl", [HARBOUR, SWANS])
    row = {**INFER, "answer": "Yes", "question_type": "comparison_query", "evidence_list": []}
    [result] = run("multihop", lay(data, "questions.jsonl", [row]), tmp_path / "home").results
    assert (result.scores["correct"], result.lost) == (0.0, "not in the corpus")


def test_what_is_wrong_with_the_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(
        EvalError, match=r"corpus\.json or corpus\.jsonl \(or corpus\.jsonl\.gz\) and MultiHopRAG\.json"
    ):
        run("multihop", None, tmp_path)
    (tmp_path / "corpus.json").write_text(json.dumps([HARBOUR, {"title": "x"}]))
    with pytest.raises(EvalError, match=r"MultiHopRAG\.json or questions\.jsonl .* not found"):
        run("multihop", tmp_path, tmp_path)
    lay(tmp_path, "questions.jsonl", [INFER, {**INFER, "question_type": "riddle"}])
    with pytest.raises(EvalError, match=r"^corpus\.json: record 2: body: Field required"):
        run("multihop", tmp_path, tmp_path)
    (tmp_path / "corpus.json").write_text(json.dumps([{**HARBOUR, "published_at": None}]))
    with pytest.raises(EvalError, match=r"^questions\.jsonl:2: question_type"):
        run("multihop", tmp_path, tmp_path)
    lay(tmp_path, "questions.jsonl", [INFER])
    with pytest.raises(EvalError, match="has no article with a published_at"):
        run("multihop", tmp_path, tmp_path)
    (tmp_path / "corpus.json").write_text('{"title": "x"}')
    with pytest.raises(EvalError, match=r"^corpus\.json: a list of records is expected"):
        run("multihop", tmp_path, tmp_path)
