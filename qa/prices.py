"""What the tokens of a model cost, by a table that a person can edit.

    gpt-4o-mini: {input: 0.15, output: 0.60}      # US dollars for a million tokens

`qa/prices.yaml` ships; a table of one's own (QA_PRICES, else prices.yaml in the library's folder) is laid over it,
model by model.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import SettingsError
from qa.answer import Usage
from qa.settings import Settings

_SHIPPED = Path(__file__).parent / "prices.yaml"
_DAY = re.compile(r"-\d{4}-\d{2}-\d{2}$")  # gpt-4o-mini-2024-07-18 costs what gpt-4o-mini does


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens sent and a million tokens written."""

    input: float
    output: float

    def of(self, prompt_tokens: int, completion_tokens: int) -> float:
        """US dollars."""
        return (prompt_tokens * self.input + completion_tokens * self.output) / 1_000_000


Prices = Mapping[str, Price]
"""Models, by the name that QA_MODEL has, with their prices."""


def read_prices(settings: Settings) -> Prices:
    """The table that ships with one's own over it. Raises SettingsError for one that cannot be read."""
    own = settings.prices or settings.home / "prices.yaml"
    if settings.prices and not own.exists():
        raise SettingsError(f"QA_PRICES is {str(own)!r}, where there is no file: write one, or unset it")
    return {**_read(_SHIPPED), **(_read(own) if own.exists() else {})}


def price_of(model: str, table: Prices) -> Price | None:
    """The price of a model; a dated name that the table does not have costs what the undated one does."""
    return table.get(model) or table.get(_DAY.sub("", model))


def cost(usage: Usage, model: str, table: Prices) -> float | None:
    """US dollars; None where the table does not have the model. What was not asked of a model costs nothing."""
    if usage == Usage():
        return 0.0
    price = price_of(model, table)
    return price.of(usage.prompt_tokens, usage.completion_tokens) if price else None


def in_words(usage: Usage, dollars: float | None) -> str:
    """`2 calls, 1,234 tokens read and 56 written: about $0.0012`; empty where no model was asked."""
    if not usage.calls:
        return ""
    calls = "1 call" if usage.calls == 1 else f"{usage.calls:,} calls"
    tokens = f"{usage.prompt_tokens:,} tokens read and {usage.completion_tokens:,} written"
    if dollars is None:
        return f"{calls}, {tokens}"
    least = 0.0001
    price = f"under ${least}" if 0 < dollars < least else f"about ${dollars:,.{4 if 0 < dollars < 1 else 2}f}"
    return f"{calls}, {tokens}: {price}"


def _read(path: Path) -> dict[str, Price]:
    import yaml

    try:
        table = yaml.safe_load(path.read_text("utf-8")) or {}
    except (OSError, ValueError, yaml.YAMLError) as problem:
        raise SettingsError(f"{path} cannot be read as YAML: {' '.join(str(problem).split())}") from None
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: model names with prices are expected")
    return {str(model): _price(path, str(model), row) for model, row in table.items()}


def _price(path: Path, model: str, row: Any) -> Price:
    try:
        price = Price(float(row["input"]), float(row["output"]))
    except (KeyError, TypeError, ValueError):
        price = Price(math.nan, math.nan)
    if not (0 <= price.input < math.inf and 0 <= price.output < math.inf):
        raise SettingsError(f"{path}: the price of {model} is {row!r}: write {{input: 0.15, output: 0.60}}")
    return price
