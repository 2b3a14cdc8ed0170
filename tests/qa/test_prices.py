"""What an answer cost, by a table that a person can edit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import SettingsError
from qa.answer import Usage
from qa.prices import Price, cost, in_words, price_of, read_prices
from qa.settings import Settings

ASKED = Usage(2_000, 500, 1)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path)


def write(settings: Settings, text: str) -> Settings:
    (settings.home / "prices.yaml").write_text(text, "utf-8")
    return settings


def test_the_table_that_ships_is_there_for_common_models(settings: Settings) -> None:
    table = read_prices(settings)
    assert table["gpt-4o-mini"] == Price(0.15, 0.60)
    assert all(0 < price.input < price.output for price in table.values())


def test_ones_own_table_is_laid_over_it_model_by_model(settings: Settings) -> None:
    shipped = read_prices(settings)
    table = read_prices(write(settings, "gpt-4o: {input: 1, output: 2}\nmine: {input: 0, output: 0}\n"))
    assert table == {**shipped, "gpt-4o": Price(1, 2), "mine": Price(0, 0)}


def test_a_table_that_the_settings_name_wins(settings: Settings, tmp_path: Path) -> None:
    write(settings, "mine: {input: 1, output: 2}\n")
    own = tmp_path / "own.yaml"
    own.write_text("mine: {input: 3, output: 4}\n")
    assert read_prices(replace(settings, prices=own))["mine"] == Price(3, 4)
    own.unlink()
    with pytest.raises(SettingsError, match=r"^QA_PRICES is '.*own.yaml', where there is no file"):
        read_prices(replace(settings, prices=own))


def test_a_cost_by_hand(settings: Settings) -> None:
    table = {"m": Price(0.15, 0.60), "free": Price(0, 0)}
    assert cost(ASKED, "m", table) == pytest.approx(0.0003 + 0.0003)
    assert cost(ASKED, "free", table) == 0
    assert cost(ASKED, "unknown", table) is None
    assert cost(Usage(), "unknown", table) == cost(Usage(), "quotes", table) == 0


def test_a_dated_name_costs_what_the_undated_one_does_unless_the_table_has_it(settings: Settings) -> None:
    table = {"m": Price(1, 2), "m-2025-01-31": Price(3, 4)}
    assert price_of("m-2024-07-18", table) == Price(1, 2)
    assert price_of("m-2025-01-31", table) == Price(3, 4)
    assert price_of("m-mini", table) is None


@pytest.mark.parametrize(
    ("usage", "dollars", "words"),
    [
        (Usage(), 0.0, ""),
        (Usage(1_234, 56, 2), 0.00123, "2 calls, 1,234 tokens read and 56 written: about $0.0012"),
        (Usage(10, 5, 1), 0.00001, "1 call, 10 tokens read and 5 written: under $0.0001"),
        (Usage(10, 5, 1), 12.345, "1 call, 10 tokens read and 5 written: about $12.35"),
        (Usage(10, 5, 1), 0.0, "1 call, 10 tokens read and 5 written: about $0.00"),
        (Usage(10, 5, 1), None, "1 call, 10 tokens read and 5 written"),
    ],
)
def test_in_words(usage: Usage, dollars: float | None, words: str) -> None:
    assert in_words(usage, dollars) == words


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x: [", "cannot be read as YAML"),
        ("- x", "model names with prices"),
        ("x: 5", "the price of x is 5: write {input: 0.15, output: 0.60}"),
        ("x: {input: 1}", "the price of x"),
        ("x: {input: -1, output: 2}", "the price of x"),
        ("x: {input: .inf, output: 2}", "the price of x"),
        ("x: {input: much, output: 2}", "the price of x"),
    ],
)
def test_a_table_that_cannot_be_read_is_one_line(settings: Settings, text: str, fault: str) -> None:
    with pytest.raises(SettingsError, match=r"prices\.yaml") as refused:
        read_prices(write(settings, text))
    assert fault in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_empty_table_changes_nothing(settings: Settings) -> None:
    assert read_prices(write(settings, "# nothing yet\n")) == read_prices(Settings(Path("/nowhere")))
