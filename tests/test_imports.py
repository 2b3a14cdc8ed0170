"""The arrows between the packages run as the design says, and heavy libraries stay in their rooms."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("corpus", "qa", "prompts", "evals", "seeds")
MAY_IMPORT = {
    "corpus": set(),
    "prompts": set(),
    "seeds": set(),
    "qa": {"corpus", "prompts"},
    "evals": {"qa", "corpus", "prompts", "seeds"},
}
OUTERMOST = ("qa.cli", "qa.web")
VENDORS = {
    "gradio": ("qa.web*",),
    "chromadb": ("corpus.store.vectors",),
    "openai": ("qa.model",),
    "bm25s": ("corpus.store.words",),
    "openvino": ("corpus.embed.adapted", "corpus.embed.minilm"),
    "torch": ("evals.fit.lowrank", "evals.fit.reader"),
    "tokenizers": ("corpus.embed.minilm",),
    "trafilatura": ("corpus.read*",),
    "llama_index": (
        "qa.model",
        "qa.frame",
        "qa.nodes",
        "qa.desk",
        "qa.cli.demo",
        "qa",
        "corpus.embed.protocol",
        "evals.rival",
    ),
}


def modules() -> Iterator[tuple[str, Path]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
    return found


def stage(module: str) -> str | None:
    """`corpus.read` for a module of that stage; None for one outside any stage."""
    parts = module.split(".")
    is_stage = len(parts) > 1 and (ROOT / parts[0] / parts[1]).is_dir()
    return ".".join(parts[:2]) if is_stage else None


ALL = list(modules())


def test_there_are_modules_to_look_at() -> None:
    assert len(ALL) > 50


@pytest.mark.parametrize(("name", "path"), ALL, ids=[name for name, _ in ALL])
def test_arrows_between_packages(name: str, path: Path) -> None:
    if name.startswith(OUTERMOST):
        return
    package = name.split(".")[0]
    for other in imported(path):
        head = other.split(".")[0]
        if head in PACKAGES and head != package:
            assert head in MAY_IMPORT[package], f"{name} imports {other}"
        assert not other.startswith(OUTERMOST), f"{name} imports {other}, which nothing may"


@pytest.mark.parametrize(("name", "path"), ALL, ids=[name for name, _ in ALL])
def test_stages_of_a_package_do_not_import_each_other(name: str, path: Path) -> None:
    own = stage(name)
    if own is None or name.startswith(OUTERMOST) or own.startswith("evals"):
        return
    for other in imported(path):
        theirs = stage(other)
        if theirs and theirs.split(".")[0] == own.split(".")[0] and theirs != own:
            raise AssertionError(f"{name} imports {other}: only the module that composes the stages may")


@pytest.mark.parametrize(("name", "path"), ALL, ids=[name for name, _ in ALL])
def test_vendors_stay_in_their_rooms(name: str, path: Path) -> None:
    for other in imported(path):
        rooms = VENDORS.get(other.split(".")[0])
        if rooms is not None:
            assert any(fnmatch(name, room) for room in rooms), f"{name} imports {other}"


def test_importing_qa_loads_nothing_heavy() -> None:
    heavy = ("gradio", "chromadb", "llama_index", "openai", "openvino", "numpy")
    code = f"import sys, qa; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
