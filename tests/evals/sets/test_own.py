from datetime import date
from pathlib import Path

import pytest

import qa
from corpus.errors import EvalError
from evals.cases.plan import Request
from evals.sets import prepare
from evals.sets.own import read_cases
from tests.evals.sets.tiny import by_id, lay, run

TRAM = "The tram to Quarry Hill will cost £64 million, the council said."
ARTICLE = {"title": "Tram agreed", "published": "2025-09-03", "text": f"{TRAM} Ada Moss opened the talks on 7 May."}
CSV = f"""question,answer,as_of,kind,evidence
What will the tram to Quarry Hill cost?,£64 million|64 million pounds,2025-09-30,,"{TRAM}"
Who opened the talks and when?,Ada Moss;;7 May|May 7,2025-09-30,two parts,
Which airline flies seaplanes to Lisbon?,,2025-09-30,,
"""
DAY = date(2025, 10, 1)


def csv(folder: Path, text: str = CSV) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "questions.csv").write_text(text, "utf-8-sig")
    return folder


def read(folder: Path, text: str) -> object:
    return read_cases(csv(folder, text) / "questions.csv", DAY)


def test_a_run_on_a_folder_of_articles(tmp_path: Path) -> None:
    data = csv(tmp_path / "mine")
    lay(data, "articles/news.jsonl", [ARTICLE])
    done = run("own", data, tmp_path / "home")
    found = by_id(done)
    assert [result.kind for result in done.results] == ["answerable", "two parts", "unanswerable"]
    assert found["1"].expected == [["£64 million", "64 million pounds"]]
    assert found["1"].scores["correct"] == found["1"].scores["gold_recall"] == 1.0
    assert found["1"].evidence[0]["sentence"] == TRAM
    assert found["2"].expected == [["Ada Moss"], ["7 May", "May 7"]]
    assert found["3"].scores["correct"] == 1.0
    assert "asked" not in done.settings.library  # every question has its day


def test_a_run_on_the_users_own_library_only_reads_it(tmp_path: Path) -> None:
    lay(tmp_path, "news.jsonl", [ARTICLE])
    desk = qa.open(tmp_path / "home", "quotes")
    desk.add([str(tmp_path / "news.jsonl")])
    desk.close()
    before = {path: path.read_bytes() for path in (tmp_path / "home").glob("manifest.sqlite")}
    row = {"id": 7, "question": "What will the tram to Quarry Hill cost?", "answer": "£64 million"}
    done = run("own", lay(tmp_path / "mine", "questions.jsonl.gz", [row]), tmp_path / "home")
    assert by_id(done)["7"].scores["correct"] == 1.0
    assert done.settings.library["articles"] == 1
    assert done.settings.library["asked"] == by_id(done)["7"].as_of  # the day of the run, recorded
    assert {path: path.read_bytes() for path in before} == before


def test_the_cases_of_a_file(tmp_path: Path) -> None:
    [case] = read_cases(
        csv(tmp_path, "answer,question,id\n ; ,Who?,x\n".replace(" ; ", " a | b ;; ")) / "questions.csv", DAY
    )
    assert (case.id, case.answers, case.as_of, case.expects, case.kind) == ("x", (("a", "b"),), DAY, "answer", "answerable")  # fmt: skip
    assert read_cases(csv(tmp_path, "question,answer\nWho?,\n") / "questions.csv", DAY)[0].expects == "silence"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("question\nWho?\n", r"^questions\.csv: no column answer in its first line, which has: question$"),
        ("question;answer\nWho?;Ada\n", r"no column question in its first line, which has: question;answer"),
        ("", r"no column question in its first line, which has: nothing"),
        ("question,answer,anwser\nWho?,Ada,x\n", r"^questions\.csv:2: anwser: Extra inputs"),
        ("question,answer\n ,Ada\n", r"^questions\.csv:2: question"),
        ("question,answer\nWho?,Ada\nWhen, where?,Ada\n", r"^questions\.csv:3: more fields than columns"),
        ("question,answer\nWho?\n", r"^questions\.csv:2: answer"),
        ('question,answer\n"Who?,Ada\n', r"^questions\.csv:\d: not CSV"),
        ("question,answer,as_of\nWho?,Ada,2025\n", r"^questions\.csv:2: as_of"),
        ("question,answer,as_of\nWho?,Ada,30.09.2025\n", r"^questions\.csv:2: as_of"),
        ("question,answer,id\nWho?,Ada,a\nWhen?,May,a\n", r"^questions\.csv:3: the id a is taken in questions\.csv:2"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(EvalError, match=said):
        read(tmp_path, text)


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(
        EvalError, match=r"the suite own needs --data DIR, a folder with questions\.csv or questions\.jsonl"
    ):
        prepare("own", Request(home=tmp_path))
    with pytest.raises(EvalError, match=r"has no questions"):
        prepare("own", Request(csv(tmp_path / "a", "question,answer\n"), tmp_path))
    with pytest.raises(EvalError, match=r"there is no library in .*: add some with qa add"):
        prepare("own", Request(csv(tmp_path / "b"), tmp_path / "home"))
    assert not (tmp_path / "home").exists()  # looking makes nothing
    (csv(tmp_path / "c") / "articles").mkdir()
    with pytest.raises(EvalError, match="there are no articles to ask of"):
        prepare("own", Request(tmp_path / "c", tmp_path / "home"))


def test_evidence_that_no_article_says_is_named(tmp_path: Path) -> None:
    data = csv(tmp_path / "mine", CSV.replace(f'"{TRAM}"', "The tram is free."))
    lay(data, "articles/news.jsonl", [ARTICLE])
    with pytest.raises(EvalError, match=r"^questions\.csv:2: no article says, word for word: The tram is free\.$"):
        prepare("own", Request(data, tmp_path / "home"))
