import json
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import EvalError
from evals.place import library_folder, open_library, runs_folder


def sources(folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    (folder / "one.txt").write_text("The tram will cost £64 million, the council said on Wednesday night.\n" * 3)
    return [folder]


def build(tmp_path: Path) -> dict[str, object]:
    desk, found = open_library(tmp_path / "library", sources(tmp_path / "in"), model="quotes", progress=False)
    desk.close()
    return found


def test_a_library_is_built_once_and_says_what_it_holds(tmp_path: Path) -> None:
    first = build(tmp_path)
    (tmp_path / "library" / "kept").touch()
    assert build(tmp_path) == first
    assert (tmp_path / "library" / "kept").exists()
    assert (first["articles"], first["rejected"]) == (1, 0)


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
    monkeypatch.delenv("QA_HOME", raising=False)
    assert library_folder(tmp_path, "seeds") == tmp_path / "evals" / "libraries" / "seeds"
    assert runs_folder(tmp_path) == tmp_path / "evals" / "runs"
    assert library_folder(None, "seeds").parts[-3:] == ("dateline", "evals", "seeds")
    monkeypatch.setenv("QA_HOME", str(tmp_path / "env"))
    assert library_folder(None, "seeds") == tmp_path / "env" / "evals" / "libraries" / "seeds"
    assert runs_folder(None) == tmp_path / "env" / "evals" / "runs"


def test_importing_the_evals_and_listing_suites_loads_nothing_heavy() -> None:
    heavy = "numpy tqdm yaml chromadb llama_index openai gradio openvino bm25s"
    code = f"import sys, evals; evals.list_suites(); print([m for m in '{heavy}'.split() if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
