"""Where the evals keep things: libraries built once, made anew when stale, never anybody else's folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.article import Document
from corpus.errors import EvalError, SettingsError
from evals.cases.plan import Request
from evals.runs.place import described, library_folder, open_library, replies_file, runs_folder
from evals.runs.replies import RememberedModel

STORY = "The tram of {} will cost £64 million, the council said on Wednesday night." + " It opens in 2028." * 5


def sources(folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    (folder / "one.txt").write_text("The tram will cost £64 million, the council said on Wednesday night.\n" * 3)
    return [folder]


def build(tmp_path: Path) -> dict[str, object]:
    desk, found = open_library(tmp_path / "library", sources(tmp_path / "in"), Request(home=tmp_path))
    desk.close()
    return found


def test_a_library_is_built_once_and_says_what_it_holds(tmp_path: Path) -> None:
    first = build(tmp_path)
    (tmp_path / "library" / "kept").touch()
    assert build(tmp_path) == first
    assert (tmp_path / "library" / "kept").exists()
    assert (first["articles"], first["rejected"], first["duplicates"]) == (1, 0, 0)


def test_documents_in_memory_are_a_library_too(tmp_path: Path) -> None:
    documents = [Document(f"rgb:{n}", STORY.format(town), "record") for n, town in enumerate(("Brenmoor", "Osterby"))]
    desk, found = open_library(tmp_path / "library", documents, Request(home=tmp_path))
    assert (found["articles"], len(desk.search("tram in Osterby"))) == (2, 2)
    assert desk.model_name is None
    desk.close()


def test_the_fingerprint_of_a_library_does_not_depend_on_where_it_lies(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    assert build(tmp_path / "one") == build(tmp_path / "two")


def test_the_library_searches_what_the_fingerprint_says(tmp_path: Path) -> None:
    desk, found = open_library(tmp_path / "library", sources(tmp_path / "in"), Request(home=tmp_path))
    assert described(desk)["chunks"] == found["chunks"] == desk.articles()[0].chunks
    desk.close()


def test_a_model_is_asked_each_thing_once_and_its_replies_lie_beside_the_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    desk, _ = open_library(tmp_path / "library", sources(tmp_path / "in"), Request(home=tmp_path, model="x"))
    assert isinstance(desk._connected, RememberedModel)
    assert desk.model_name == "x"
    assert replies_file(tmp_path) == tmp_path / "evals" / "libraries" / "replies.sqlite"
    assert replies_file(tmp_path).exists()
    desk.close()


def test_a_model_without_a_server_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="model x needs a server"):
        open_library(tmp_path / "library", sources(tmp_path / "in"), Request(home=tmp_path, model="x"))


def test_the_vectors_stay_in_the_folder_whatever_server_holds_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QA_CHROMA_URL", "http://127.0.0.1:9")
    assert build(tmp_path)["articles"] == 1


def test_a_build_that_was_cut_off_is_taken_up_again(tmp_path: Path) -> None:
    first = build(tmp_path)
    marker = tmp_path / "library" / "evals.json"
    marker.write_text(json.dumps({**json.loads(marker.read_text()), "done": False}))
    assert build(tmp_path)["fingerprint"] == first["fingerprint"]
    assert json.loads(marker.read_text())["done"] is True


@pytest.mark.parametrize("part", ["ingest", "articles", "embedding"])
def test_a_library_made_of_something_else_is_made_anew(
    tmp_path: Path, part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    build(tmp_path)
    marker = tmp_path / "library" / "evals.json"
    content = json.loads(marker.read_text())
    content["made_of"][part] = "older"
    marker.write_text(json.dumps(content))
    (tmp_path / "library" / "stale").touch()
    build(tmp_path)
    assert not (tmp_path / "library" / "stale").exists()
    assert "building it anew" in capsys.readouterr().err


def test_a_folder_of_somebody_else_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "precious.txt").write_text("mine")
    with pytest.raises(EvalError, match="is no library of the evals"):
        build(tmp_path)
    assert [path.name for path in (tmp_path / "library").iterdir()] == ["precious.txt"]


def test_home_holds_everything_and_the_cache_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert library_folder(tmp_path, "seeds") == tmp_path / "evals" / "libraries" / "seeds"
    assert runs_folder(tmp_path) == tmp_path / "evals" / "runs"
    assert library_folder(None, "seeds").parts[-3:] == ("dateline", "evals", "seeds")
    monkeypatch.setenv("QA_HOME", str(tmp_path / "env"))
    assert library_folder(None, "seeds") == tmp_path / "env" / "evals" / "libraries" / "seeds"
    assert runs_folder(None) == tmp_path / "env" / "evals" / "runs"


def test_a_library_of_changed_articles_is_made_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = build(tmp_path)
    (tmp_path / "in" / "two.txt").write_text(STORY.format("Osterby"))
    second = build(tmp_path)
    assert (first["articles"], second["articles"]) == (1, 2)
    assert first["fingerprint"] != second["fingerprint"]
    assert "library: the articles or the ingest code have changed" in capsys.readouterr().err


def test_importing_the_evals_and_listing_suites_loads_nothing_heavy() -> None:
    heavy = "numpy tqdm yaml pydantic chromadb llama_index openai gradio openvino bm25s"
    code = f"import sys, evals; evals.list_suites(); print([m for m in '{heavy}'.split() if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
