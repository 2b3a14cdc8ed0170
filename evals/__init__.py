"""The evals: fixed questions, metrics, runs on disk, comparison and report.

    evals.run("seeds")                                  # offline, on the starter articles
    evals.run("realtimeqa", data=Path("…/realtimeqa-2022"))
    evals.compare("before.jsonl", "after.jsonl").as_text()
    evals.report("after.jsonl")                         # one HTML page beside it

Importing this loads nothing heavy; each call loads what it needs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evals.comparison import Comparison
    from evals.record import Run
    from evals.runner import RunResult
    from evals.sets import Suite

__all__ = ["compare", "list_suites", "report", "run"]


def list_suites() -> list[Suite]:
    """The suites there are, each with `as_dict()` and `as_text()`."""
    from evals.sets import suites

    return suites()


def run(
    suite: str,
    *,
    data: Path | None = None,
    home: Path | None = None,
    model: str | None = None,
    out: Path | None = None,
    limit: int | None = None,
    progress: bool = False,
) -> RunResult:
    """Run a suite and save the run; `limit` takes its first questions only. Raises EvalError.

    `home` holds the evals' libraries and runs in `HOME/evals`; without it they lie in the user's
    cache and data folders. `out` is a `.jsonl` file or a folder for the run.
    """
    from evals.plan import Request
    from evals.runner import run_suite

    return run_suite(suite, Request(data, home, model, limit, progress), out)


def compare(a: Path | str, b: Path | str, *, home: Path | None = None) -> Comparison:
    """What run `b` does other than run `a`. Each is a file, or the name of one in the runs folder. Raises EvalError."""
    from evals.comparison import compare_runs

    return compare_runs(_load(a, home), _load(b, home))


def report(run: Path | str, out: Path | None = None, *, home: Path | None = None) -> Path:
    """Write a run as one HTML page, by default beside it, and return its path. Raises EvalError."""
    from evals.page import write_report

    return write_report(_load(run, home), out)


def _load(run: Path | str, home: Path | None) -> Run:
    from evals.place import runs_folder
    from evals.record import load

    path = Path(run)
    named = runs_folder(home) / (path.name if path.suffix == ".jsonl" else f"{path.name}.jsonl")
    return load(named if not path.exists() and path.parent == Path() and named.exists() else path)
