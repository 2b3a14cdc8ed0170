"""A run on disk: JSON lines, the settings first, then one line a case in the order of the suite.

So a run that is cut off is a shorter run, not a broken one, and can be taken up again. Times lie in a
file beside it (`NAME.times.jsonl`): without them the same inputs give the same bytes. While a run is being
written its lock is held, so that no other takes it for one that was cut off.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import MISSING, asdict, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TypeVar

from filelock import FileLock, Timeout

from corpus.errors import EvalError
from evals.record import FORMAT, CaseResult, Run, Settings

_Record = TypeVar("_Record", Settings, CaseResult)


class Writer:
    """An open run and its file of times; every line is whole on disk before the next begins."""

    def __init__(self, run: IO[str], times: IO[str]) -> None:
        self._run, self._times = run, times

    def write(self, result: CaseResult) -> None:
        _line(self._times, {"id": result.id, "timings_ms": result.timings_ms})
        record = asdict(result)
        del record["timings_ms"]
        _line(self._run, record)


@contextmanager
def writing(path: Path, settings: Settings, resume: Run | None = None) -> Iterator[Writer]:
    """Open a run for writing: a new one, or `resume`, of which a line cut off halfway goes.

    Raises EvalError where that cannot be done.
    """
    mode = "x" if resume is None else "a"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with (
            _held(path),
            _opened(path, mode, resume is not None) as run,
            _opened(times_path(path), "a", resume is not None) as times,
        ):
            if resume is None:
                times.truncate(0)
                _line(times, {"started": datetime.now(UTC).isoformat(timespec="seconds")})
                _line(run, asdict(settings))
            yield Writer(run, times)
    except OSError as error:
        if isinstance(error, FileExistsError) and path.exists():  # and not a file in the place of its folder
            raise EvalError(f"{path} is there already: name another file with --out, or remove it") from None
        raise EvalError(f"{path} cannot be written: {error.strerror}; name another place with --out") from None


def being_written(path: Path) -> bool:
    """Whether some process is writing the run in `path`."""
    try:
        with _held(path):
            return False
    except EvalError:
        return True


def load(path: Path) -> Run:
    """Read a run; a last line cut off halfway is left out. Raises EvalError for what is no run."""
    lines = _lines(path)
    settings = _parsed(Settings, lines[0], path, 1)
    if settings.format != FORMAT:
        raise EvalError(f"{path} is a run of format {settings.format}, and this version reads {FORMAT}: run it again")
    whole = [(number, line) for number, line in enumerate(lines[1:], start=2) if line.strip()]
    started, times = _times(times_path(path))
    results = [_parsed(CaseResult, line, path, number) for number, line in whole]
    return Run(path, settings, tuple(replace(r, timings_ms=times.get(r.id, {})) for r in results), started)


def save_scores(run: Run, path: Path) -> None:
    """Write only what a comparison needs of a run: its settings and every case's scores. Raises EvalError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8") as stream:
            _line(stream, asdict(run.settings))
            for r in run.results:
                named = {name: getattr(r, name) for name in ("id", "kind", "question", "as_of", "scores", "failure")}
                answer = r.answer and {name: r.answer[name] for name in ("answered", "confidence", "usage")}
                _line(stream, {**named, "answer": answer})
    except OSError as error:
        raise EvalError(f"{path} cannot be written: {error.strerror}; name another file") from None


def times_path(path: Path) -> Path:
    """Where the times of the run in `path` lie."""
    return path.with_name(f"{path.stem}.times.jsonl")


def _line(stream: IO[str], record: object) -> None:
    stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    stream.flush()


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """The run's lock. Raises EvalError where another process holds it."""
    lock = path.with_name(f".{path.stem}.lock")
    try:
        with FileLock(lock, timeout=0):
            yield
            lock.unlink(missing_ok=True)
    except Timeout:
        raise EvalError(f"{path} is being written by another run: wait for it, or name another file") from None


def _opened(path: Path, mode: str, cut: bool) -> IO[str]:
    """The file for writing; with `cut`, only whole lines are left of what is there."""
    if cut and path.exists():
        with path.open("r+b") as stream:
            stream.truncate(stream.read().rfind(b"\n") + 1)
    return path.open(mode, encoding="utf-8")


def _lines(path: Path) -> list[str]:
    """The whole lines. What has no newline after it was being written, and may end inside a character."""
    try:
        return path.read_bytes().rpartition(b"\n")[0].decode().split("\n")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not text"
        raise EvalError(f"{path} cannot be read as a run: {why}; give the .jsonl file that qa eval run wrote") from None


def _times(path: Path) -> tuple[str | None, dict[str, dict[str, float]]]:
    """When the run began and the times by case; nothing where there is no such file, or a line is not whole."""
    started, times = None, {}
    for line in _lines(path) if path.exists() else ():
        try:
            record = json.loads(line)
            started = record.get("started", started)
            if "id" in record:
                times[record["id"]] = record["timings_ms"]
        except (ValueError, KeyError, AttributeError):
            continue
    return started, times


def _parsed(kind: type[_Record], line: str, path: Path, number: int) -> _Record:
    try:
        values = json.loads(line)
        needed = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
        if needed - values.keys():
            raise KeyError
        record = kind(**{f.name: values[f.name] for f in fields(kind) if f.name in values})
        if isinstance(record, CaseResult) and not all(map(math.isfinite, record.scores.values())):
            raise ValueError
        return record
    except (ValueError, KeyError, TypeError, AttributeError):
        raise EvalError(f"{path} is no run of qa eval run: line {number} cannot be read; run the suite again") from None
