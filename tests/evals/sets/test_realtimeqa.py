import gzip
import json
from pathlib import Path

import pytest

from corpus.errors import EvalError
from evals.figures.summary import summarise
from tests.evals.sets.tiny import by_id, lay, run

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
ABSENT = {**QUIZ, "id": "q4", "question": "Who won the opera prize in Lisbon?", "answer_in_articles": False}


def folder(path: Path, *questions: object, articles: list[dict[str, str]] = ARTICLES, packed: str = ".gz") -> Path:
    return lay(lay(path, f"articles.jsonl{packed}", articles), f"questions.jsonl{packed}", questions)


def test_a_run_beside_each_other_on_a_tiny_set(tmp_path: Path) -> None:
    data = folder(tmp_path / "tiny", QUIZ, IN_TITLE, TOO_EARLY, ABSENT)
    done = run("realtimeqa", data, tmp_path / "home")
    found, figures = by_id(done), summarise(done).overall.figures
    assert [result.kind for result in done.results] == [*["answerable"] * 3, "not in the articles"]
    assert {result.as_of for result in done.results} == {"2022-06-16"}
    assert found["q1"].scores["correct"] == found["q4"].scores["correct"] == 1.0
    for system in ("hybrid", "lexical", "dense"):
        # The title counts; what was published after the day of asking is not found; q4 is not searched for.
        hits = [result.scores.get(f"{system} mrr@10") for result in done.results]
        assert hits == [1.0, 1.0, 0.0, None]
        assert figures[f"{system} recall@10"].mean == pytest.approx(2 / 3)
        assert figures[f"{system} recall@10"].n == 3
    assert done.settings.library["articles"] == 3


def test_articles_are_added_once_and_changed_ones_anew(tmp_path: Path) -> None:
    home, library = tmp_path / "home", tmp_path / "home" / "evals" / "libraries" / "realtimeqa-tiny"
    data = folder(tmp_path / "tiny", QUIZ, IN_TITLE, packed="")
    first = run("realtimeqa", data, home)
    built = (library / "manifest.sqlite").stat().st_ino
    again = run("realtimeqa", data, home, limit=1)
    assert len(again.results) == 1
    assert (library / "manifest.sqlite").stat().st_ino == built
    assert again.settings.library == first.settings.library
    rewritten = [{**ARTICLES[0], "text": "Work on the line starts in May."}, *ARTICLES[1:]]
    changed = run("realtimeqa", folder(data, QUIZ, articles=rewritten, packed=""), home)
    assert changed.settings.library["fingerprint"] != again.settings.library["fingerprint"]
    assert changed.settings.library["articles"] == 3


def test_no_data_or_the_wrong_folder_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"needs --data DIR, a folder with articles\.jsonl .* and questions\.jsonl"):
        run("realtimeqa", None, tmp_path)
    with pytest.raises(EvalError, match=r"articles\.jsonl .* not found"):
        run("realtimeqa", tmp_path, tmp_path)
    data = lay(tmp_path / "a", "articles.jsonl", ARTICLES)
    with pytest.raises(EvalError, match=r"questions\.jsonl .* not found"):
        run("realtimeqa", data, tmp_path)
    with pytest.raises(EvalError, match="has no questions"):
        run("realtimeqa", folder(tmp_path / "b"), tmp_path)


@pytest.mark.parametrize(
    "row",
    ["[]", "no json", json.dumps({**QUIZ, "asked": "June"}), json.dumps({**QUIZ, "answers": None}), '{"id": "q"}'],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, row: str) -> None:
    data = lay(tmp_path, "articles.jsonl", ARTICLES)
    (data / "questions.jsonl").write_text(json.dumps(QUIZ) + "\n" + row + "\n")
    with pytest.raises(EvalError, match=r"^questions\.jsonl:2: "):
        run("realtimeqa", data, tmp_path)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    data = lay(tmp_path, "articles.jsonl", ARTICLES)
    (data / "questions.jsonl.gz").write_bytes(gzip.compress(b"{}")[:-4])
    with pytest.raises(EvalError, match=r"questions\.jsonl\.gz cannot be read"):
        run("realtimeqa", data, tmp_path)
