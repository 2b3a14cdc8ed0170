"""A run on disk: JSON lines, the settings first, then one line a case, each written as it is known.

So a run that is cut off is a shorter run, not a broken one: `Run.complete` tells them apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, TextIO, TypeVar

from corpus.errors import EvalError

FORMAT = 1
_Record = TypeVar("_Record", "Settings", "CaseResult")


@dataclass(frozen=True)
class Settings:
    """What a run measured: enough to tell whether two runs may be compared, and on what they differ.

    `cases` is how many it set out to run, `headline` the score by which a case passes, `mode`
    "quotes" or the model's name, `library` what was searched, `packages` their versions.
    """

    suite: str
    headline: str
    cases: int
    mode: str
    started: str
    library: dict[str, Any] = field(default_factory=dict)
    prompts: dict[str, int] = field(default_factory=dict)
    packages: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT


@dataclass(frozen=True)
class CaseResult:
    """One question, what came back and its scores.

    A score is in `scores` only where it applies. `failure` is the exception of a case that could not
    be run: such a case has no scores, and is counted, never averaged in. `ranks` holds, for each
    system of a retrieval suite, the rank of its first hit. `timings_ms` are the only times here.
    """

    id: str
    kind: str
    question: str
    as_of: str
    expected: list[list[str]] = field(default_factory=list)
    evidence: list[dict[str, str]] = field(default_factory=list)
    answer: dict[str, Any] | None = None
    ranks: dict[str, int | None] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    timings_ms: dict[str, float] = field(default_factory=dict)
    failure: str | None = None


@dataclass(frozen=True)
class Run:
    """A run as read back."""

    path: Path
    settings: Settings
    results: tuple[CaseResult, ...]

    @property
    def complete(self) -> bool:
        """Whether every case that it set out to run is there."""
        return len(self.results) == self.settings.cases

    def passed(self, result: CaseResult) -> bool | None:
        """Whether the case's headline score is full; None for a failed case or one without that score."""
        score = result.scores.get(self.settings.headline)
        return None if score is None else score == 1.0


class Writer:
    """An open run file; every line is whole on disk before the next case starts."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, record: Settings | CaseResult) -> None:
        self._stream.write(json.dumps(asdict(record), ensure_ascii=False) + "\n")
        self._stream.flush()


@contextmanager
def writing(path: Path, settings: Settings) -> Iterator[Writer]:
    """Open a new run file and write its first line. Raises EvalError where that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("x", encoding="utf-8")
    except FileExistsError:
        raise EvalError(f"{path} is there already: name another file with --out, or remove it") from None
    except OSError as error:
        raise EvalError(f"{path} cannot be written: {error.strerror}; name another place with --out") from None
    with stream:
        writer = Writer(stream)
        writer.write(settings)
        yield writer


def load(path: Path) -> Run:
    """Read a run; a last line cut off halfway is left out. Raises EvalError for what is no run."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not text"
        raise EvalError(f"{path} cannot be read as a run: {why}; give the .jsonl file that qa eval run wrote") from None
    settings = _parsed(Settings, lines[0], path, 1)
    if settings.format != FORMAT:
        raise EvalError(f"{path} is a run of format {settings.format}, and this version reads {FORMAT}: run it again")
    # The last piece has no newline after it: empty, or a line that was being written.
    whole = [(number, line) for number, line in enumerate(lines[1:-1], start=2) if line.strip()]
    return Run(path, settings, tuple(_parsed(CaseResult, line, path, number) for number, line in whole))


def _parsed(kind: type[_Record], line: str, path: Path, number: int) -> _Record:
    try:
        values = json.loads(line)
        return kind(**{f.name: values[f.name] for f in fields(kind)})
    except (ValueError, KeyError, TypeError):
        raise EvalError(f"{path} is no run of qa eval run: line {number} cannot be read; run the suite again") from None
