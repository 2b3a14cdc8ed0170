"""A run on disk: JSON lines, the settings first, then one line a case in the order of the suite.

So a run that is cut off is a shorter run, not a broken one, and can be taken up again. Times lie in a
file beside it (`NAME.times.jsonl`): without them the same inputs give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import MISSING, asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, TypeVar

from corpus.errors import EvalError
from evals.figures.prices import Price

FORMAT = 2
_Record = TypeVar("_Record", "Settings", "CaseResult")


@dataclass(frozen=True)
class Settings:
    """What a run measured: enough to tell whether two runs may be compared, and on what they differ.

    `cases` is how many it set out to run, `headline` the score by which a case passes, `mode`
    "quotes" or the model's name, `library` what was searched, `code` a fingerprint of the packages that
    answer and measure, `packages` the versions of what they rest on.
    """

    suite: str
    headline: str
    cases: int
    mode: str
    library: dict[str, Any] = field(default_factory=dict)
    prompts: dict[str, int] = field(default_factory=dict)
    code: dict[str, str] = field(default_factory=dict)
    packages: dict[str, str] = field(default_factory=dict)
    judge: str | None = None
    format: int = FORMAT


@dataclass(frozen=True)
class CaseResult:
    """One question, what came back and its scores.

    A score is in `scores` only where it applies. `failure` is the exception of a case that could not
    be run: such a case has no scores, and is counted, never averaged in. `asked` holds the history and the filters
    it was asked with, and how it is judged. `passages` were retrieved,
    `selected` sentences chosen from them, `drafted` is what a model wrote, each sentence with the check's
    fault, `calls` what was sent to it and what came back, `judged` the same of the judge. `lost` says where a wrong answer was lost,
    `broken` which promises were not kept. `ranks` holds, for each system of a retrieval suite, the rank of its
    first hit. `timings_ms` come from the file beside.
    """

    id: str
    kind: str
    question: str
    as_of: str
    expected: list[list[str]] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    evidence: list[dict[str, str]] = field(default_factory=list)
    asked: dict[str, Any] = field(default_factory=dict)
    answer: dict[str, Any] | None = None
    passages: list[dict[str, Any]] = field(default_factory=list)
    selected: list[dict[str, Any]] = field(default_factory=list)
    drafted: list[dict[str, str]] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    judged: list[dict[str, Any]] = field(default_factory=list)
    ranks: dict[str, int | None] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    lost: str | None = None
    broken: list[str] = field(default_factory=list)
    failure: str | None = None
    timings_ms: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Run:
    """A run as read back; `started` is unknown (None) without the file of times, `price` without one for its model."""

    path: Path
    settings: Settings
    results: tuple[CaseResult, ...]
    started: str | None = None
    price: Price | None = None

    @property
    def complete(self) -> bool:
        """Whether every case that it set out to run is there."""
        return len(self.results) == self.settings.cases

    def passed(self, result: CaseResult) -> bool | None:
        """Whether the case's headline score is full; None for a failed case or one without that score."""
        score = result.scores.get(self.settings.headline)
        return None if score is None else score == 1.0


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
        if resume is not None:
            _cut(path)
            _cut(times_path(path))
        with path.open(mode, encoding="utf-8") as run, times_path(path).open("a", encoding="utf-8") as times:
            if resume is None:
                times.truncate(0)
                _line(times, {"started": datetime.now(UTC).isoformat(timespec="seconds")})
                _line(run, asdict(settings))
            yield Writer(run, times)
    except OSError as error:
        if isinstance(error, FileExistsError) and path.exists():  # and not a file in the place of its folder
            raise EvalError(f"{path} is there already: name another file with --out, or remove it") from None
        raise EvalError(f"{path} cannot be written: {error.strerror}; name another place with --out") from None


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
        with path.open("w", encoding="utf-8") as stream:
            _line(stream, asdict(run.settings))
            for r in run.results:
                named = {name: getattr(r, name) for name in ("id", "kind", "question", "as_of", "scores", "failure")}
                _line(stream, named)
    except OSError as error:
        raise EvalError(f"{path} cannot be written: {error.strerror}; name another file") from None


def times_path(path: Path) -> Path:
    """Where the times of the run in `path` lie."""
    return path.with_name(f"{path.stem}.times.jsonl")


def _line(stream: IO[str], record: object) -> None:
    stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    stream.flush()


def _cut(path: Path) -> None:
    """Leave the whole lines."""
    if path.exists():
        with path.open("r+b") as stream:
            stream.truncate(stream.read().rfind(b"\n") + 1)


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
        return kind(**{f.name: values[f.name] for f in fields(kind) if f.name in values})
    except (ValueError, KeyError, TypeError, AttributeError):
        raise EvalError(f"{path} is no run of qa eval run: line {number} cannot be read; run the suite again") from None
