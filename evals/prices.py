"""What a run's tokens cost, by the table that the product uses (`qa.prices`)."""

from __future__ import annotations

import os
from pathlib import Path

import qa.prices
from corpus.errors import EvalError, SettingsError
from qa.prices import Price
from qa.settings import Settings

__all__ = ["Price", "price_of"]


def price_of(model: str, home: Path | None = None) -> Price | None:
    """The price of a model, None if the table does not have it. Raises EvalError for a table that cannot be read."""
    try:
        return qa.prices.price_of(model, qa.prices.read_prices(Settings.from_env(os.environ, home)))
    except SettingsError as error:
        raise EvalError(str(error)) from None
