"""Run a suite: each case measured, each result on disk as soon as those before it are."""

from __future__ import annotations

import sys
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from evals.cases.plan import Item, Plan, Request
from evals.figures.summary import summarise
from evals.figures.table import run_text
from evals.judge import Judge
from evals.record import CaseResult, Run
from evals.runs.files import load, writing
from evals.runs.naming import NO_MODEL, place_of, settings_of
from evals.runs.progress import each
from evals.runs.replies import Call, listening

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
    path, begun = place_of(out, settings)
    done = begun.results if begun else ()
    if begun:
        print(f"going on with {path}: {len(done)} of {len(plan.items)} questions are done", file=sys.stderr)
    left = plan.items[len(done) :]
    parallel = request.parallel or (1 if plan.mode in NO_MODEL else _CALLS_AT_ONCE)
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
            failure = f"{type(error).__name__}: {' '.join(str(error).split())}"[:500]
            return replace(known, failure=failure, calls=[call.as_dict() for call in calls])
    lost = [call.error for call in calls if call.error]
    if lost:  # what the product answers without its model is no measure of the model
        return replace(known, failure=lost[0], calls=[call.as_dict() for call in calls])
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
