"""The evals: fixed questions, public sets, metrics, runs on disk, comparison with a gate, and a report.

    evals.run("seeds")                                  # offline, on the starter articles
    evals.run("realtimeqa", data=Path("…/realtimeqa-2022"))
    evals.compare("before.jsonl", "after.jsonl").as_text()
    evals.report("after.jsonl")                         # one HTML page beside it

Importing this loads nothing heavy; each call loads what it needs.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evals.figures.comparison import Comparison
    from evals.record import Run
    from evals.runs.runner import RunResult
    from evals.sets import Suite

__all__ = ["accept", "baseline", "compare", "list_suites", "report", "run", "saved"]


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
    parallel: int | None = None,
    judge: str | None = None,
    progress: bool = False,
) -> RunResult:
    """Run a suite and save the run; one that was cut off with the same settings is taken up again. Raises EvalError.

    `limit` takes its first questions only; `parallel` are under way at once (default: 1, and 4 with
    a model); `judge` names a model that grades the answers as well. `home` holds the evals' libraries and
    runs in `HOME/evals`; without it they lie in the user's cache and data folders. `out` is a `.jsonl` file
    or a folder for the run.
    """
    from corpus.errors import EvalError
    from evals.cases.plan import Request
    from evals.judge import Judge
    from evals.runs.naming import check_place, out_or_home
    from evals.runs.place import asked_once
    from evals.runs.runner import run_plan
    from evals.sets import prepare

    check_place(out)
    request = Request(data, home, model, limit, progress, parallel, judge)
    grading = asked_once(judge, home) if judge else None
    plan = prepare(suite, request)
    try:
        if not plan.items:
            raise EvalError(f"{data or suite} has no questions: nothing to measure")
        result = run_plan(plan, out_or_home(out, home), request, Judge(grading) if grading else None)
        return replace(result, run=_priced(result.run, home))
    finally:
        plan.close()


def compare(a: Path | str, b: Path | str, *, home: Path | None = None) -> Comparison:
    """What run `b` does other than run `a`. Each is a file, or the name of one in the runs folder. Raises EvalError."""
    from evals.figures.comparison import compare_runs

    return compare_runs(_load(a, home), _load(b, home))


def report(run: Path | str, out: Path | None = None, *, home: Path | None = None) -> Path:
    """Write a run as one HTML page, by default beside it, and return its path. Raises EvalError."""
    from evals.page import write_report

    return write_report(_load(run, home), out)


def baseline(suite: str) -> Path:
    """The run of a suite in quotes mode that ships with this version, to compare with. Raises EvalError."""
    from corpus.errors import EvalError

    path = Path(__file__).parent / "baselines" / f"{suite}.jsonl"
    if not path.exists():
        raise EvalError(f"there is no baseline of {suite}: run it twice and give both to qa eval compare")
    return path


def accept(run: Path | str, out: Path | None = None, *, home: Path | None = None) -> Path:
    """Make a run the baseline of its suite: its scores, without texts. Returns the file. Raises EvalError."""
    from corpus.errors import EvalError
    from evals.runs.files import save_scores

    accepted = _load(run, home)
    if not accepted.complete:
        raise EvalError(f"{accepted.path} was cut off: run the suite again, it goes on with it")
    if accepted.settings.limit or any(result.failure for result in accepted.results):
        raise EvalError(f"{accepted.path} is no whole run without failures: a baseline is")
    path = out or Path(__file__).parent / "baselines" / f"{accepted.settings.suite}.jsonl"
    if path.exists() and (path.samefile(accepted.path) or not _is_run(path)):
        raise EvalError(f"{path} is there already and no baseline: name another file")
    save_scores(accepted, path)
    return path


def _is_run(path: Path) -> bool:
    from corpus.errors import EvalError
    from evals.runs.files import load

    try:
        return bool(load(path).settings.suite)
    except EvalError:
        return False


def saved(run: Path | str, *, suite: str | None = None, home: Path | None = None) -> Path:
    """The file of a saved run, given as `compare` takes it. Raises EvalError for what is no run, or none of `suite`."""
    from corpus.errors import EvalError

    found = _load(run, home)
    if suite and found.settings.suite != suite:
        raise EvalError(f"{found.path} is a run of {found.settings.suite}, not of {suite}: name another")
    return found.path


def _load(run: Path | str, home: Path | None) -> Run:
    from evals.runs.files import load
    from evals.runs.place import runs_folder

    path = Path(run)
    named = runs_folder(home) / (path.name if path.suffix == ".jsonl" else f"{path.name}.jsonl")
    return _priced(load(named if not path.exists() and path.parent == Path() and named.exists() else path), home)


def _priced(run: Run, home: Path | None) -> Run:
    """The run with what its model costs, if that is known."""
    from evals.prices import price_of
    from evals.runs.place import home_folder

    return replace(run, price=price_of(run.settings.mode, home_folder(home)))
