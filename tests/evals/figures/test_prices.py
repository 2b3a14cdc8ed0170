"""What the tokens cost, by a table that a person can edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import EvalError
from evals.prices import Price, price_of


def write(home: Path, text: str) -> Path:
    (home / "prices.yaml").write_text(text, "utf-8")
    return home


def test_a_price_by_hand() -> None:
    price = Price(input=0.15, output=0.60)
    assert price.of(1_000_000, 0) == 0.15
    assert price.of(0, 1_000_000) == 0.60
    assert price.of(2_000, 500) == pytest.approx(0.0003 + 0.0003)
    assert price.of(0, 0) == 0.0


def test_the_table_that_ships_knows_common_models_and_no_others(tmp_path: Path) -> None:
    shipped = price_of("gpt-4o-mini")
    assert shipped is not None
    assert 0 < shipped.input < shipped.output
    assert price_of("no-such-model") is None
    assert price_of("gpt-4o-mini", tmp_path) == shipped  # a home without a table of its own


def test_a_table_of_ones_own_is_laid_over_it(tmp_path: Path) -> None:
    home = write(tmp_path, "my-model: {input: 1, output: 2.5}\ngpt-4o: {input: 7, output: 8}\n")
    assert price_of("my-model", home) == Price(1.0, 2.5)
    assert price_of("gpt-4o", home) == Price(7.0, 8.0)
    assert price_of("gpt-4o-mini", home) == price_of("gpt-4o-mini")


def test_the_settings_may_name_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.yaml").write_text("x: {input: 1, output: 2}\n")
    monkeypatch.setenv("QA_PRICES", str(tmp_path / "own.yaml"))
    assert price_of("x", tmp_path / "home") == Price(1.0, 2.0)


def test_an_empty_table_has_no_prices(tmp_path: Path) -> None:
    assert price_of("x", write(tmp_path, "# nothing yet\n")) is None


@pytest.mark.parametrize("row", ["5", "[1, 2]", "{input: 1}", "{input: much, output: 2}", "{input: , output: 2}"])
def test_a_price_that_cannot_be_read_says_how_to_write_it(tmp_path: Path, row: str) -> None:
    with pytest.raises(EvalError, match=r"the price of x is .*: write \{input: 0\.15, output: 0\.60\}"):
        price_of("x", write(tmp_path, f"x: {row}\n"))


@pytest.mark.parametrize(("text", "fault"), [("x: [", "cannot be read as YAML"), ("- x", "model names with prices")])
def test_a_table_that_cannot_be_read_is_an_error_of_one_line(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(EvalError, match=fault) as refused:
        price_of("x", write(tmp_path, text))
    assert "prices.yaml" in str(refused.value)
    assert "\n" not in str(refused.value)
