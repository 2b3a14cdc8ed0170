import math
from pathlib import Path

import pytest

from corpus.errors import EvalError
from evals.sets.beir import read_qrels
from tests.evals.sets.tiny import by_id, lay, run

CORPUS = [
    {
        "_id": "d1",
        "title": "Harbour dues",
        "text": "The harbour at Elmbury charges dues to every fishing boat in winter.",
    },
    {"_id": "d2", "title": "", "text": "Swans nest on the weir above the mill each spring without fail."},
    {"_id": "d3", "title": "Copy", "text": "Swans nest on the weir above the mill each spring without fail."},
    {"_id": "d4", "title": "", "text": "Too short."},
    {"_id": 5, "title": "Bells", "text": "The bells of the town church were cast in bronze three centuries ago."},
]
QUERIES = [
    {"_id": "q1", "text": "swans on the weir"},
    {"_id": "q2", "text": "harbour dues for fishing boats"},
    {"_id": "unjudged", "text": "bells"},
    {"_id": "nothing", "text": "bells of the church"},
    {"_id": "5", "text": "bells of the town church in bronze"},
]
HEAD = "query-id\tcorpus-id\tscore\n"
QRELS = HEAD + "q1\td3\t2\nq1\td1\t1\nq1\tgone\t1\nq2\td1\t1\nq2\td4\t1\nnothing\td1\t0\n5\t5\t1\n5\td2\t1\n"


def folder(path: Path, qrels: str = QRELS, name: str = "qrels/test.tsv") -> Path:
    lay(lay(path, "corpus.jsonl.gz", CORPUS), "queries.jsonl", QUERIES)
    (path / name).parent.mkdir(exist_ok=True)
    (path / name).write_text(qrels)
    return path


def test_a_run_on_a_tiny_set(tmp_path: Path) -> None:
    done = run("beir", folder(tmp_path / "tiny"), tmp_path / "home")
    found = by_id(done)
    assert list(found) == ["q1", "q2", "5"]  # without those for which nothing is relevant
    assert done.settings.headline == "hybrid ndcg@10"
    assert (done.settings.library["articles"], done.settings.library["rejected"]) == (3, 1)
    # q1: d3, a copy of d2, is first; d1 is somewhere after it or not found; "gone" never.
    one = found["q1"].scores
    assert found["q1"].ranks["lexical"] == 1
    best = 2 + 1 / math.log2(3) + 1 / math.log2(4)
    assert one["lexical ndcg@10"] in [pytest.approx((2 + late) / best) for late in (0, 1 / math.log2(3), 0.5)]
    assert one["lexical recall@10"] in (pytest.approx(1 / 3), pytest.approx(2 / 3))
    # q2: the one that was rejected counts as never found.
    two = found["q2"].scores
    for system in ("hybrid", "lexical", "dense"):
        assert two[f"{system} ndcg@10"] == pytest.approx(1 / (1 + 1 / math.log2(3)))
        assert (two[f"{system} map@10"], two[f"{system} recall@10"], two[f"{system} mrr@10"]) == (0.5, 0.5, 1.0)
    # A query does not find the document of its own id; what it is judged to find then comes first.
    assert found["5"].scores["dense recall@10"] == 1.0
    assert list(by_id(run("beir", tmp_path / "tiny", tmp_path / "home", limit=1))) == ["q1"]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "q1\td 1\t2\n\nq2\td2\t0\n",
        "q1\t0\td 1\t2\nq2\t0\td2\t0\n",
    ],
)
def test_both_kinds_of_judgements_are_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "qrels.tsv").write_text(text)
    assert read_qrels(tmp_path / "qrels.tsv") == {"q1": {"d 1": 2.0}, "q2": {"d2": 0.0}}


def test_trec_columns_may_be_parted_by_blanks(tmp_path: Path) -> None:
    (tmp_path / "qrels.covid.txt").write_text("1 0 abc 2\n1  0  def -1\n")
    assert read_qrels(tmp_path / "qrels.covid.txt") == {"1": {"abc": 2.0, "def": -1.0}}


@pytest.mark.parametrize("line", ["q1 d1", "q1\td1\thigh", "q1\t\t1", "a b c d e"])
def test_a_judgement_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "test.tsv").write_text(HEAD + line + "\n")
    with pytest.raises(EvalError, match=r"^test\.tsv:2: a query, a document and a gain are expected"):
        read_qrels(tmp_path / "test.tsv")


def test_what_is_wrong_with_the_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"corpus\.jsonl .* not found"):
        run("beir", tmp_path, tmp_path)
    data = folder(tmp_path / "a", HEAD + "q1\td1\t0\n", "qrels/dev.tsv")
    with pytest.raises(EvalError, match=r"dev\.tsv has no relevant document"):
        run("beir", data, tmp_path)
    (data / "qrels/dev.tsv").unlink()
    with pytest.raises(EvalError, match=r"none of qrels/test\.tsv, .* found"):
        run("beir", data, tmp_path)
    lay(data, "queries.jsonl", [{"id": "q1", "text": "x"}])
    (data / "qrels.txt").write_text("q1 0 d1 1\n")
    with pytest.raises(EvalError, match=r"^queries\.jsonl:1: _id: Field required"):
        run("beir", data, tmp_path)
