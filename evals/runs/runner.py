"""Run a suite: each case measured, each result on disk as soon as those before it are."""

from __future__ import annotations

import platform
import sys
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from corpus.errors import EvalError
from evals.cases.plan import Item, Plan, Request
from evals.figures.summary import summarise
from evals.figures.table import run_text
from evals.judge import Judge
from evals.runs.fingerprints import of_packages
from evals.runs.place import runs_folder
from evals.runs.progress import each
from evals.runs.record import CaseResult, Run, Settings, load, writing
from evals.runs.replies import Call, listening
from qa.answer import QUOTES

_PACKAGES = ("bm25s", "chromadb", "llama-index-core", "numpy", "openvino")
_NO_MODEL = (QUOTES, "search", "check")
_CALLS_AT_ONCE = 4  # of a model, unless the caller says otherwise; without one the machine is busy with one


@dataclass(frozen=True)
class RunResult:
    """A finished run: the file it is saved in, and its figures."""

    run: Run

    @property
    def failures(self) -> dict[str, str]:
        """The cases that could not be run, each with its reason."""
        return {result.id: result.failure for result in self.run.results if result.failure is not None}

    def as_dict(self) -> dict[str, Any]:
        """`{path, started, settings, cases, failures, scores, failed, kinds, lost, risk_coverage, usage, latency_ms}`."""
        summary = summarise(self.run).as_dict()
        return {
            "path": str(self.run.path),
            "started": self.run.started,
            "settings": asdict(self.run.settings),
            **summary,
        }

    def as_text(self) -> str:
        """The figures as tables for a terminal."""
        return run_text(self.run)


def run_plan(
    plan: Plan,
    out: Path,
    request: Request = Request(),  # noqa: B008 - frozen
    judge: Judge | None = None,
) -> RunResult:
    """Run what is ready to run, or go on with such a run that was cut off.

    A case that raises is recorded as failed and the run goes on. Ctrl-C ends it and leaves what is
    done, readable; the same call takes it up again.
    """
    settings = settings_of(plan, request)
    path, begun = _place(out, settings)
    done = begun.results if begun else ()
    if begun:
        print(f"going on with {path}: {len(done)} of {len(plan.items)} questions are done", file=sys.stderr)
    left = plan.items[len(done) :]
    parallel = request.parallel or (1 if plan.mode in _NO_MODEL else _CALLS_AT_ONCE)
    with writing(path, settings, begun) as writer:
        results = _results(left, parallel, judge)
        try:
            bar = each(results, len(plan.items), request.progress, plan.suite, len(done))
            with closing(results), closing(bar):
                for result in bar:
                    writer.write(result)
        except KeyboardInterrupt:
            print(f"interrupted; what was done is in {path}, and the same command goes on with it", file=sys.stderr)
            raise
    return RunResult(load(path))


def _results(items: Sequence[Item], parallel: int, judge: Judge | None) -> Generator[CaseResult]:
    """The results in the order of the items, `parallel` of them under way at once."""
    if parallel == 1:
        yield from (_result(item, judge) for item in items)
        return
    pool = ThreadPoolExecutor(parallel, thread_name_prefix="evals")
    try:
        futures: list[Future[CaseResult]] = [pool.submit(_result, item, judge) for item in items]
        for future in futures:
            yield future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _result(item: Item, judge: Judge | None) -> CaseResult:
    known = CaseResult(
        item.id,
        item.kind,
        item.question,
        item.as_of,
        [list(group) for group in item.expected],
        list(item.stale),
        [{"article": article, "sentence": sentence} for article, sentence in item.evidence],
        dict(item.asked),
    )
    with listening() as calls:
        try:
            measured = item.measure()
        except Exception as error:  # a case's failure is a result of its own kind, whatever raised it
            return replace(known, failure=f"{type(error).__name__}: {' '.join(str(error).split())}"[:500])
    with listening() as judged:
        grades = judge.grade(item, measured) if judge else {}
    return replace(
        known,
        answer=measured.answer,
        passages=measured.passages,
        selected=measured.selected,
        drafted=measured.drafted,
        calls=[call.as_dict() for call in calls],
        judged=[call.as_dict() for call in judged],
        ranks=measured.ranks,
        scores={**measured.scores, **grades},
        lost=measured.lost,
        broken=measured.broken,
        timings_ms={step: round(ms, 3) for step, ms in {**measured.timings_ms, **_as_first_asked(calls)}.items()},
    )


def _as_first_asked(calls: Sequence[Call]) -> dict[str, float]:
    """What the model took when it was asked, replayed or not; nothing where none was."""
    return {"model": sum(call.reply.milliseconds for call in calls)} if calls else {}


def settings_of(plan: Plan, request: Request) -> Settings:
    """What the run of a plan says of itself, before its first case."""
    return Settings(
        plan.suite,
        plan.headline,
        len(plan.items),
        plan.mode,
        plan.library,
        plan.prompts,
        of_packages(),
        {"python": platform.python_version(), **{name: _version(name) for name in ("dateline", *_PACKAGES)}},
        request.judge,
    )


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


def _place(out: Path, settings: Settings) -> tuple[Path, Run | None]:
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
    return run if run.settings == settings and not run.complete else None
