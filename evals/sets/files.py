"""Files of the public sets: found in the folder that was named, read line by line into checked rows."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import EvalError


class Row(BaseModel):
    """One line of a set: the fields a suite reads; others are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)


_Row = TypeVar("_Row", bound=BaseModel)


def find(data: Path | None, suite: str, *names: str) -> list[Path]:
    """The first file there is for each of `names` ("a.jsonl" also as "a.jsonl.gz"). Raises EvalError if one is missing."""
    wanted = " and ".join(f"{name} (or {name}.gz)" for name in names)
    if data is None:
        raise EvalError(f"the suite {suite} needs --data DIR, a folder with {wanted}")
    found = []
    for name in names:
        path = next((p for p in (data / f"{name}.gz", data / name) if p.is_file()), None)
        if path is None:
            raise EvalError(f"{data} is not the data of {suite}: {name} (or {name}.gz) not found in it")
        found.append(path)
    return found


def rows(path: Path, kind: type[_Row]) -> list[_Row]:
    """Every line as a row, in the file's order. Raises EvalError naming the line that cannot be used."""
    return [parsed(value, kind, f"{path.name}:{n}") for n, value in _json_lines(path)]


def parsed(value: Any, kind: type[_Row], where: str) -> _Row:
    """One row. Raises EvalError naming the place and the field."""
    try:
        return kind.model_validate(value)
    except ValidationError as problem:
        first = problem.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise EvalError(f"{where}: {field}: {first['msg']}") from None


def text_of(path: Path) -> str:
    """The whole file, unpacked. Raises EvalError."""
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError) as problem:
        raise EvalError(f"{path} cannot be read: {problem}") from None


def _json_lines(path: Path) -> Iterator[tuple[int, Any]]:
    for n, line in enumerate(text_of(path).split("\n"), start=1):
        if line.strip():
            try:
                yield n, json.loads(line)
            except ValueError as problem:
                raise EvalError(f"{path.name}:{n}: not JSON ({problem})") from None
