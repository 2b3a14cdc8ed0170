"""What the tokens cost: a table of prices that a person can edit.

`prices.yaml` in the home folder, where it is, else the one that ships here:

    gpt-4o-mini: {input: 0.15, output: 0.60}      # US dollars for a million tokens
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import EvalError

_SHIPPED = Path(__file__).parent / "prices.yaml"


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens sent and a million tokens written."""

    input: float
    output: float

    def of(self, prompt_tokens: int, completion_tokens: int) -> float:
        """US dollars."""
        return (prompt_tokens * self.input + completion_tokens * self.output) / 1_000_000


def price_of(model: str, home: Path | None = None) -> Price | None:
    """The price of a model, None if the table does not have it. Raises EvalError for a table that cannot be read."""
    own = home / "prices.yaml" if home else None
    table = _read(own if own and own.exists() else _SHIPPED)
    row = table.get(model)
    if row is None:
        return None
    try:
        return Price(float(row["input"]), float(row["output"]))
    except (KeyError, TypeError, ValueError):
        raise EvalError(f"the price of {model} is {row!r}: write {{input: 0.15, output: 0.60}}") from None


def _read(path: Path) -> dict[str, Any]:
    import yaml

    try:
        table = yaml.safe_load(path.read_text("utf-8")) or {}
    except (OSError, ValueError, yaml.YAMLError) as problem:
        raise EvalError(f"{path} cannot be read as YAML: {' '.join(str(problem).split())}") from None
    if not isinstance(table, dict):
        raise EvalError(f"{path}: model names with prices are expected")
    return table
