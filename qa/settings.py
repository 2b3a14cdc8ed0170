"""Settings, read from the environment once, at the entry points, and passed down.

QA_HOME           folder of the library (default: the platform's user data folder)
QA_CHROMA_URL     a Chroma server for the vectors, instead of the library's folder
QA_EMBEDDING      an OpenAI-protocol embedding model (default: the local one)
QA_MODEL          the language model's name (default: none, quotes mode)
OPENAI_API_KEY    key of the OpenAI-protocol server
OPENAI_BASE_URL   its address (default: OpenAI's)
QA_CONTEXT        the model's context window in tokens (default 8192)
QA_TIMEOUT        seconds to wait for the model (default 120)
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import SettingsError


@dataclass(frozen=True)
class ModelSettings:
    """How to reach the language model."""

    name: str
    base_url: str | None = None
    api_key: str | None = None
    context_window: int = 8192
    timeout: float = 120.0


@dataclass(frozen=True)
class Settings:
    """Everything the environment decides."""

    home: Path
    chroma_url: str | None = None
    embedding: str | None = None
    model: str | None = None
    base_url: str | None = None
    api_key: str | None = None
    context_window: int = 8192
    timeout: float = 120.0

    @classmethod
    def from_env(cls, env: Mapping[str, str], home: Path | str | None = None) -> Settings:
        """Read the environment; `home` wins over QA_HOME. Raises SettingsError for a bad number."""
        where = home or env.get("QA_HOME") or _user_folder()
        return cls(
            home=Path(where).expanduser(),
            chroma_url=env.get("QA_CHROMA_URL") or None,
            embedding=env.get("QA_EMBEDDING") or None,
            model=env.get("QA_MODEL") or None,
            base_url=env.get("OPENAI_BASE_URL") or None,
            api_key=env.get("OPENAI_API_KEY") or None,
            context_window=int(_number(env, "QA_CONTEXT", 8192, at_least=1024)),
            timeout=_number(env, "QA_TIMEOUT", 120, at_least=1),
        )

    def model_settings(self, name: str | None = None) -> ModelSettings | None:
        """The model to use: `name`, else QA_MODEL; None means quotes mode. Raises SettingsError without a server."""
        wanted = name or self.model
        if not wanted or wanted == "quotes":
            return None
        if not self.api_key and not self.base_url:
            raise SettingsError(
                f"the model {wanted} needs a server: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own"
            )
        if self.base_url and not re.match(r"https?://[^/\s]+", self.base_url):
            raise SettingsError(
                f"OPENAI_BASE_URL is {self.base_url!r}: set it to an address like http://127.0.0.1:8080/v1"
            )
        return ModelSettings(wanted, self.base_url, self.api_key, self.context_window, self.timeout)


def _user_folder() -> str:
    from platformdirs import user_data_dir

    return user_data_dir("dateline", appauthor=False)


def _number(env: Mapping[str, str], name: str, default: float, at_least: float) -> float:
    text = env.get(name)
    if not text:
        return default
    try:
        number = float(text)
    except ValueError:
        number = at_least - 1
    if not (math.isfinite(number) and number >= at_least):
        raise SettingsError(f"{name} is {text!r}: set it to a number of at least {at_least:g}, or unset it")
    return number
