"""Settings from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import SettingsError
from qa.settings import ModelSettings, Settings


def test_nothing_set_is_quotes_mode_in_the_users_folder() -> None:
    settings = Settings.from_env({})
    assert settings.home.name == "dateline"
    assert settings.home.is_absolute()
    assert settings.model_settings() is None


def test_home_given_wins_and_empty_values_are_unset() -> None:
    assert Settings.from_env({"QA_HOME": "/a"}).home == Path("/a")
    assert Settings.from_env({"QA_HOME": "/a"}, "/b").home == Path("/b")
    assert Settings.from_env({"QA_HOME": "~/news"}).home == Path.home() / "news"
    empty = Settings.from_env({"QA_HOME": "/a", "QA_MODEL": "", "QA_TIMEOUT": "", "OPENAI_API_KEY": ""})
    assert empty == Settings(Path("/a"))


def test_a_model_with_its_server() -> None:
    env = {"QA_MODEL": "m", "OPENAI_BASE_URL": "http://127.0.0.1:1", "QA_CONTEXT": "4096", "QA_TIMEOUT": "2.5"}
    settings = Settings.from_env(env)
    kept = settings.home / "replies.sqlite"
    assert settings.model_settings() == ModelSettings("m", "http://127.0.0.1:1", None, 4096, 2.5, replies=kept)
    other = settings.model_settings("other")
    assert other is not None
    assert other.name == "other"
    assert settings.model_settings("quotes") is None


def test_how_a_model_is_called() -> None:
    env = {
        "QA_HOME": "/a", "QA_MODEL": "m", "OPENAI_API_KEY": "k", "QA_CONNECT_TIMEOUT": "0.5", "QA_RETRIES": "0",
        "QA_STRUCTURED": "Auto", "QA_CACHE": "off", "QA_PRICES": "~/prices.yaml",
    }  # fmt: skip
    settings = Settings.from_env(env)
    assert settings.prices == Path.home() / "prices.yaml"
    called = settings.model_settings()
    assert called is not None
    assert (called.connect_timeout, called.retries, called.structured, called.replies) == (0.5, 0, True, None)
    plain = Settings.from_env({"QA_HOME": "/a", "OPENAI_API_KEY": "k", "QA_STRUCTURED": "off", "QA_CACHE": "on"})
    called = plain.model_settings("m")
    assert called is not None
    assert (called.connect_timeout, called.retries, called.structured) == (10, 2, False)
    assert called.replies == Path("/a/replies.sqlite")


@pytest.mark.parametrize(("name", "choices"), [("QA_STRUCTURED", "auto or off"), ("QA_CACHE", "on or off")])
def test_a_bad_switch(name: str, choices: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} is 'yes': set it to {choices}, or unset it"):
        Settings.from_env({name: "yes"})


def test_a_model_without_a_server() -> None:
    with pytest.raises(SettingsError, match=r"model m needs a server: set OPENAI_API_KEY, or OPENAI_BASE_URL"):
        Settings.from_env({"QA_MODEL": "m"}).model_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QA_CONTEXT", "many"),
        ("QA_CONTEXT", "10"),
        ("QA_CONTEXT", "inf"),
        ("QA_TIMEOUT", "0"),
        ("QA_TIMEOUT", "nan"),
        ("QA_CONNECT_TIMEOUT", "0"),
        ("QA_RETRIES", "-1"),
        ("QA_RETRIES", "11"),
    ],
)
def test_a_bad_number(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} is '{value}': set it to a number of at least"):
        Settings.from_env({name: value})


@pytest.mark.parametrize(
    ("value", "caution"), [("low", "low"), ("normal", "normal"), ("high", "high"), (" High ", "high"), ("", "normal")]
)
def test_how_sure_an_answer_must_be(value: str, caution: str) -> None:
    assert Settings.from_env({"QA_CAUTION": value}).caution == caution
    assert Settings.from_env({}).caution == "normal"


def test_a_caution_that_there_is_not() -> None:
    with pytest.raises(SettingsError, match=r"^QA_CAUTION is 'bold': set it to low, normal or high$"):
        Settings.from_env({"QA_CAUTION": "bold"})
