import gzip
import json
from pathlib import Path

import pytest

import evals
from corpus.errors import EvalError
from evals.sets.realtimeqa import files, load

ARTICLES = [
    {
        "id": "tram",
        "title": "Council backs £64 million tram",
        "published": "2022-06-10",
        "text": "The city council voted on Wednesday night to build the line to Quarry Hill, with five stops.",
    },
    {
        "id": "ferry",
        "title": "Ferry strikes dredger",
        "published": "2022-06-11",
        "text": "Fourteen people were hurt when the Saltmarsh Belle ran into a dredger at anchor in the sound.",
    },
    {
        "id": "late",
        "title": "Ferry inquiry opens",
        "published": "2022-07-01",
        "text": "The ferry that struck the dredger had no lookout, its master said, and seventeen were hurt.",
    },
]
QUIZ = {
    "id": "q1",
    "asked": "2022/06/16",
    "question": "How many were hurt when the ferry struck a dredger?",
    "answers": ["Fourteen"],
    "answer_in_articles": True,
}
IN_TITLE = {**QUIZ, "id": "q2", "question": "What will the council spend on the tram?", "answers": ["$9", "64 Million"]}
TOO_EARLY = {**QUIZ, "id": "q3", "answers": ["seventeen"]}
ABSENT = {**QUIZ, "id": "q4", "answers": ["nine"], "answer_in_articles": False}


def folder(path: Path, *questions: object, articles: list[dict[str, str]] = ARTICLES, pack: bool = True) -> Path:
    path.mkdir(exist_ok=True)
    for name, rows in (("articles", articles), ("questions", list(questions))):
        text = "".join(json.dumps(row) + "\n" for row in rows).encode()
        (path / f"{name}.jsonl{'.gz' if pack else ''}").write_bytes(gzip.compress(text) if pack else text)
    return path


def test_a_run_beside_each_other_on_a_tiny_set(tmp_path: Path) -> None:
    data = folder(tmp_path / "tiny", QUIZ, IN_TITLE, TOO_EARLY, ABSENT)
    result = evals.run("realtimeqa", data=data, home=tmp_path / "home")
    found = result.as_dict()
    assert (found["cases"], found["failures"]) == (3, 0)  # q4 is not answerable from the articles
    for system in ("hybrid", "lexical", "dense"):
        # the title counts; what was published after the day of asking is not found
        assert [r.ranks[system] for r in result.run.results] == [1, 1, None]
        assert found["scores"][f"{system} recall@10"]["mean"] == pytest.approx(2 / 3)
        assert found["scores"][f"{system} mrr@10"]["mean"] == pytest.approx(2 / 3)
        assert found["scores"][f"{system} recall@1"]["n"] == 3
        assert found["latency_ms"][system]["p95"] >= found["latency_ms"][system]["p50"] > 0
    assert found["settings"]["library"]["articles"] == 3
    text = result.as_text()
    assert any(line.startswith("hybrid ") and "66.7 [0.0, 100.0]" in line for line in text.splitlines())
    assert any(line.startswith("hybrid - lexical") and "+0.0 p=1.000" in line for line in text.splitlines())

    # The articles are added once; changed articles are added anew.
    library = tmp_path / "home" / "evals" / "libraries" / "realtimeqa-tiny"
    built = (library / "manifest.sqlite").stat().st_ino
    again = evals.run("realtimeqa", data=data, home=tmp_path / "home", limit=1).run
    assert len(again.results) == 1
    assert (library / "manifest.sqlite").stat().st_ino == built
    assert again.settings.library == result.run.settings.library
    rewritten = [{**ARTICLES[0], "text": "Work on the line starts in May."}, *ARTICLES[1:]]
    changed = evals.run("realtimeqa", data=folder(data, QUIZ, articles=rewritten), home=tmp_path / "home").run
    assert changed.settings.library["fingerprint"] != again.settings.library["fingerprint"]
    assert changed.settings.library["articles"] == 3


def test_both_layouts_are_read(tmp_path: Path) -> None:
    packed, plain = folder(tmp_path / "a", QUIZ, ABSENT), folder(tmp_path / "b", QUIZ, ABSENT, pack=False)
    assert load(files(packed)[1]) == load(files(plain)[1])
    assert [(quiz.id, quiz.in_articles) for quiz in load(files(plain)[1])] == [("q1", True), ("q4", False)]


def test_no_data_or_the_wrong_folder_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(
        EvalError, match=r"needs --data DIR, a folder with articles\.jsonl\.gz and questions\.jsonl\.gz"
    ):
        evals.run("realtimeqa")
    with pytest.raises(EvalError, match="articles not found"):
        evals.run("realtimeqa", data=tmp_path)
    (folder(tmp_path / "a") / "questions.jsonl.gz").unlink()
    with pytest.raises(EvalError, match="questions not found"):
        evals.run("realtimeqa", data=tmp_path / "a")
    with pytest.raises(EvalError, match="has no question with answer_in_articles"):
        evals.run("realtimeqa", data=folder(tmp_path / "b", ABSENT))


@pytest.mark.parametrize(
    "row",
    ["[]", "no json", json.dumps({**QUIZ, "asked": "June"}), json.dumps({**QUIZ, "answers": None}), '{"id": "q"}'],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "questions.jsonl").write_text(json.dumps(QUIZ) + "\n" + row + "\n")
    with pytest.raises(EvalError, match=r"^questions\.jsonl:2: not a RealTimeQA question"):
        load(tmp_path / "questions.jsonl")


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl.gz").write_bytes(gzip.compress(b"{}")[:-4])
    with pytest.raises(EvalError, match=r"questions\.jsonl\.gz cannot be read"):
        load(tmp_path / "questions.jsonl.gz")
