"""The README's examples run as they are written, and its tour names every file."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from qa.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line[2:] for block in re.findall(r"```console\n(.*?)```", README, re.S) for line in block.splitlines()]
PYTHON = re.findall(r"```python\n(.*?)```", README, re.S)
PACKAGES = ("corpus", "qa", "prompts", "evals", "seeds")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def test_there_are_examples() -> None:
    assert len(COMMANDS) > 5
    assert PYTHON


@pytest.mark.parametrize("command", COMMANDS)
def test_command(command: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("QA_HOME", str(home))
    monkeypatch.delenv("QA_MODEL", raising=False)
    monkeypatch.chdir(ROOT)
    program, *arguments = shlex.split(command)
    assert program == "qa"
    assert main(arguments) == 0
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("code", PYTHON)
def test_python(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("QA_MODEL", raising=False)
    namespace: dict[str, object] = {}
    exec(code.replace("/tmp/dateline-example", str(tmp_path)), namespace)
    assert namespace["answer"].answered  # type: ignore[attr-defined]


def test_the_tour_names_every_file() -> None:
    listed = subprocess.run(["git", "ls-files", *PACKAGES], cwd=ROOT, capture_output=True, text=True, check=True)
    files = [Path(line) for line in listed.stdout.splitlines()]
    missing = [
        str(path)
        for path in files
        if path.name != "__init__.py"
        and path.parent.name not in ("articles", "questions")
        and f"`{path.name}`" not in README
    ]
    assert missing == []
    folders = {str(path.parent) for path in files if path.suffix == ".py"}
    assert [folder for folder in sorted(folders) if f"`{folder}/`" not in README] == []
