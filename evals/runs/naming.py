"""What a run is called, where it goes, and whether one like it was cut off and can be taken up."""

from __future__ import annotations

import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import prompts
from corpus.embed import precision
from corpus.errors import EvalError
from evals.cases.plan import Plan, Request
from evals.record import Run, Settings
from evals.runs.files import being_written, load
from evals.runs.fingerprints import of_packages, of_questions
from evals.runs.place import runs_folder
from qa.answer import QUOTES
from qa.model import MAX_OUTPUT
from qa.settings import Settings as QaSettings

NO_MODEL = (QUOTES, "search", "check")
"""Modes in which no language model is asked."""
_PACKAGES = ("bm25s", "chromadb", "llama-index-core", "numpy", "openvino")


def settings_of(plan: Plan, request: Request) -> Settings:
    """What the run of a plan says of itself, before its first case."""
    return Settings(
        plan.suite,
        plan.headline,
        len(plan.items),
        plan.mode,
        plan.library,
        {name: prompts.load(name).version for name in prompts.names()},
        of_packages(),
        {
            "python": platform.python_version(),
            "inference": precision(),
            **{name: _version(name) for name in ("dateline", *_PACKAGES)},
        },
        of_questions(plan.items),
        request.limit,
        _called(plan, request),
        request.judge,
    )


def _called(plan: Plan, request: Request) -> dict[str, Any]:
    """How the model is called; nothing in quotes mode."""
    if plan.mode in NO_MODEL:
        return {}
    settings = QaSettings.from_env(os.environ, request.home)
    server = re.sub(r"//[^/@]*@", "//", settings.base_url or "OpenAI's")  # without a name and a password
    return {"server": server, "max_tokens": MAX_OUTPUT, "temperature": 0.0}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def check_place(out: Path | None) -> None:
    """Refuse a place that cannot take the run, before minutes are spent on it. Raises EvalError."""
    if out is not None and out.is_file() and out.suffix != ".jsonl":
        raise EvalError(f"{out} is a file: --out takes a folder, or a file ending in .jsonl")
    if out is not None and out.is_file() and load(out).complete:
        raise EvalError(f"{out} is there already, and whole: name another file with --out, or remove it")


def out_or_home(out: Path | None, home: Path | None) -> Path:
    """Where a run goes."""
    return out or runs_folder(home)


def place_of(out: Path, settings: Settings) -> tuple[Path, Run | None]:
    """Where to write, and the cut-off run that is there already: of the same settings, or it is not taken up."""
    if out.suffix == ".jsonl":
        if not out.exists():
            return out, None
        begun = load(out)
        if begun.complete or begun.settings != settings:
            raise EvalError(f"{out} is another run: name another file with --out, or remove it")
        return out, begun
    mode = "".join(c if c.isalnum() or c in "-._" else "-" for c in settings.mode)
    stem = f"{settings.suite}-{mode}"
    for path in sorted(out.glob(f"{stem}-*.jsonl"), reverse=True):
        cut_off = None if path.name.endswith(".times.jsonl") else _cut_off(path, settings)
        if cut_off:
            return path, cut_off
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    taken = sum(1 for path in out.glob(f"{stem}-{stamp}*.jsonl") if not path.name.endswith(".times.jsonl"))
    return out / (f"{stem}-{stamp}-{taken + 1}.jsonl" if taken else f"{stem}-{stamp}.jsonl"), None


def _cut_off(path: Path, settings: Settings) -> Run | None:
    try:
        run = load(path)
    except EvalError:
        return None
    return run if run.settings == settings and not run.complete and not being_written(path) else None
