"""Reading what YAML gave with suspicion: each field what it should be, or an EvalError naming the place."""

from __future__ import annotations

from collections.abc import Sequence, Set

from corpus.errors import EvalError


def mapping(value: object, required: Set[str], where: str, optional: Set[str] = frozenset()) -> dict[str, object]:
    """Named fields: all of `required`, any of `optional`, no other."""
    if not isinstance(value, dict):
        raise EvalError(f"{where}: fields with values are expected")
    unknown = sorted(str(name) for name in value.keys() - (required | optional))
    missing = sorted(required - value.keys())
    if unknown or missing:
        fault = f"unknown field {unknown[0]}" if unknown else f"no field {missing[0]}"
        raise EvalError(f"{where}: {fault}; the fields are {', '.join(sorted(required | optional))}")
    return {str(name): field for name, field in value.items()}


def items(value: object, where: str) -> Sequence[object]:
    """A list."""
    if not isinstance(value, list):
        raise EvalError(f"{where}: a list is expected")
    return value


def text(value: object, where: str) -> str:
    """A string with something in it; YAML reads a bare 14 as a number, which no answer holds."""
    if not isinstance(value, str) or not value.strip():
        raise EvalError(f"{where}: {value!r} is not text: write it in quotes")
    return value
