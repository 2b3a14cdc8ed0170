"""Run a suite: each case measured, each result on disk before the next begins."""

from __future__ import annotations

import platform
import sys
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from corpus.errors import EvalError
from evals.place import runs_folder
from evals.plan import Item, Plan, Request
from evals.progress import each
from evals.record import CaseResult, Run, Settings, load, writing
from evals.sets import prepare
from evals.summary import summarise
from evals.table import run_text

_PACKAGES = ("bm25s", "chromadb", "llama-index-core", "numpy", "openvino")


@dataclass(frozen=True)
class RunResult:
    """A finished run: the file it is saved in, and its figures."""

    run: Run

    @property
    def failures(self) -> dict[str, str]:
        """The cases that could not be run, each with its reason."""
        return {result.id: result.failure for result in self.run.results if result.failure is not None}

    def as_dict(self) -> dict[str, Any]:
        """`{path, settings, cases, failures, scores, failed, kinds, latency_ms}`."""
        summary = summarise(self.run.results).as_dict()
        return {"path": str(self.run.path), "settings": asdict(self.run.settings), **summary}

    def as_text(self) -> str:
        """The figures as tables for a terminal."""
        return run_text(self.run)


def run_suite(suite: str, request: Request, out: Path | None = None) -> RunResult:
    """Run `suite` and save it as JSON lines: in `out` (a `.jsonl` file, or a folder), else the runs folder.

    Raises EvalError before the first case for what cannot be run at all.
    """
    _check(out)
    plan = prepare(suite, request)
    try:
        return run_plan(plan, out or runs_folder(request.home), request.progress)
    finally:
        plan.close()


def run_plan(plan: Plan, out: Path, progress: bool = False) -> RunResult:
    """Run what is ready to run.

    A case that raises is recorded as failed and the run goes on. Ctrl-C ends it and leaves what is
    done, readable.
    """
    settings = _settings(plan)
    path = _path(out, settings)
    with writing(path, settings) as writer:
        items = each(plan.items, len(plan.items), progress, plan.suite)
        try:
            with closing(items):
                for item in items:
                    writer.write(_result(item))
        except KeyboardInterrupt:
            print(f"interrupted; what was done is in {path}", file=sys.stderr)
            raise
    return RunResult(load(path))


def _result(item: Item) -> CaseResult:
    known = CaseResult(
        item.id,
        item.kind,
        item.question,
        item.as_of.isoformat(),
        [list(group) for group in item.expected],
        [{"article": article, "sentence": sentence} for article, sentence in item.evidence],
    )
    try:
        measured = item.measure()
    except Exception as error:  # a case's failure is a result of its own kind, whatever raised it
        return replace(known, failure=f"{type(error).__name__}: {' '.join(str(error).split())}"[:500])
    timings = {step: round(ms, 3) for step, ms in measured.timings_ms.items()}
    return replace(known, answer=measured.answer, ranks=measured.ranks, scores=measured.scores, timings_ms=timings)


def _settings(plan: Plan) -> Settings:
    return Settings(
        plan.suite,
        plan.headline,
        len(plan.items),
        plan.mode,
        datetime.now(UTC).isoformat(timespec="seconds"),
        plan.library,
        plan.prompts,
        {"python": platform.python_version(), **{name: _version(name) for name in ("dateline", *_PACKAGES)}},
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _check(out: Path | None) -> None:
    """Refuse a place that cannot take the run, before minutes are spent on it."""
    if out is not None and out.is_file():
        fault = "is there already" if out.suffix == ".jsonl" else "is a file"
        raise EvalError(f"{out} {fault}: --out takes a folder, or a new file ending in .jsonl")


def _path(out: Path, settings: Settings) -> Path:
    """`out` itself if it names a .jsonl file, else a new file in it named by suite, mode and time."""
    if out.suffix == ".jsonl":
        return out
    stamp = settings.started.replace("-", "").replace(":", "").split("+")[0].replace("T", "-")
    mode = "".join(c if c.isalnum() or c in "-._" else "-" for c in settings.mode)
    stem = f"{settings.suite}-{mode}-{stamp}"
    taken = sum(1 for path in out.glob(f"{stem}*.jsonl"))
    return out / (f"{stem}-{taken + 1}.jsonl" if taken else f"{stem}.jsonl")
