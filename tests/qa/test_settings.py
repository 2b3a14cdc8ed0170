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
    assert settings.model_settings() == ModelSettings("m", "http://127.0.0.1:1", None, 4096, 2.5)
    other = settings.model_settings("other")
    assert other is not None
    assert other.name == "other"
    assert settings.model_settings("quotes") is None


def test_a_model_without_a_server() -> None:
    with pytest.raises(SettingsError, match=r"model m needs a server: set OPENAI_API_KEY, or OPENAI_BASE_URL"):
        Settings.from_env({"QA_MODEL": "m"}).model_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [("QA_CONTEXT", "many"), ("QA_CONTEXT", "10"), ("QA_CONTEXT", "inf"), ("QA_TIMEOUT", "0"), ("QA_TIMEOUT", "nan")],
)
def test_a_bad_number(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} is '{value}': set it to a number of at least"):
        Settings.from_env({name: value})
