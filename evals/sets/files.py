"""Files of the public sets: found in the folder that was named, read line by line into checked rows."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import EvalError


class Row(BaseModel):
    """One line of a set: the fields a suite reads; others are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)


_Row = TypeVar("_Row", bound=BaseModel)


def find(data: Path | None, suite: str, *names: str | tuple[str, ...]) -> list[Path]:
    """The first file there is for each of `names`: "a.jsonl" also as "a.jsonl.gz", ("a.json", "a.jsonl") as either.

    Raises EvalError if one is missing.
    """
    choices = [(name,) if isinstance(name, str) else name for name in names]
    if data is None:
        wanted = " and ".join(_either(choice) for choice in choices)
        raise EvalError(f"the suite {suite} needs --data DIR, a folder with {wanted}")
    found = []
    for choice in choices:
        spelt = (data / f"{name}{packed}" for name in choice for packed in (".gz", ""))
        path = next((path for path in spelt if path.is_file()), None)
        if path is None:
            raise EvalError(f"{data} is not the data of {suite}: {_either(choice)} not found in it")
        found.append(path)
    return found


def _either(choice: tuple[str, ...]) -> str:
    return f"{' or '.join(choice)} (or {choice[-1]}.gz)"


def rows(path: Path, kind: type[_Row]) -> list[_Row]:
    """Every line, or record of a .json list, as a row in the file's order. Raises EvalError naming what cannot be used."""
    is_list = ".json" in path.suffixes
    records = _json_list(path) if is_list else json_lines(path)
    return [parsed(value, kind, f"{path.name}{': record ' if is_list else ':'}{n}") for n, value in records]


def parsed(value: Any, kind: type[_Row], where: str) -> _Row:
    """One row. Raises EvalError naming the place and the field."""
    try:
        return kind.model_validate(value)
    except ValidationError as problem:
        first = problem.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise EvalError(f"{where}: {f'{field}: ' if field else ''}{first['msg']}") from None


def text_of(path: Path) -> str:
    """The whole file, unpacked. Raises EvalError."""
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError) as problem:
        raise EvalError(f"{path} cannot be read: {problem}") from None


def json_lines(path: Path) -> Iterator[tuple[int, Any]]:
    """Each line's value with the line's number; blank lines count and are passed over. Raises EvalError."""
    for n, line in enumerate(text_of(path).split("\n"), start=1):
        if line.strip():
            try:
                yield n, json.loads(line)
            except ValueError as problem:
                raise EvalError(f"{path.name}:{n}: not JSON ({problem})") from None


def csv_rows(path: Path, *needed: str) -> Iterator[tuple[int, Any]]:
    """Each row by its columns' names, with the number of its last line. Raises EvalError, also if a needed one is missing."""
    reader = csv.DictReader(StringIO(text_of(path), newline=""), strict=True)
    try:
        missing = [name for name in needed if name not in (reader.fieldnames or ())]
        if missing:
            there = ", ".join(reader.fieldnames or ()) or "nothing"
            raise EvalError(f"{path.name}: no column {missing[0]} in its first line, which has: {there}")
        for row in reader:
            if None in row:
                raise EvalError(
                    f"{path.name}:{reader.line_num}: more fields than columns; put text with commas in quotes"
                )
            yield reader.line_num, row
    except csv.Error as problem:
        raise EvalError(f"{path.name}:{reader.line_num}: not CSV ({problem})") from None


def _json_list(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        values = json.loads(text_of(path))
    except ValueError as problem:
        raise EvalError(f"{path.name}: not JSON ({problem})") from None
    if not isinstance(values, list):
        raise EvalError(f"{path.name}: a list of records is expected")
    yield from enumerate(values, start=1)
