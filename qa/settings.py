"""Settings, read from the environment once, at the entry points, and passed down.

QA_HOME           folder of the library (default: the platform's user data folder)
QA_CHROMA_URL     a Chroma server for the vectors, instead of the library's folder
QA_EMBEDDING      an OpenAI-protocol embedding model (default: the local one)
QA_MODEL          the language model's name (default: none, quotes mode)
OPENAI_API_KEY    key of the OpenAI-protocol server
OPENAI_BASE_URL   its address (default: OpenAI's)
QA_CONTEXT        the model's context window in tokens (default 8192)
QA_TIMEOUT        seconds to wait for the model: for its reply to begin, all tries together, and between two pieces
                  of it (default 120)
QA_CONNECT_TIMEOUT  seconds of these to wait for a connection (default 10)
QA_RETRIES        how often a call that failed for the moment is tried again (default 2; 0: never)
QA_STRUCTURED     `auto`: drafts are asked for as JSON objects, where the server can (default `off`: plain text, for which
                  the prompts were written and with which all was measured; JSON has yet to be shown to be better)
QA_CAUTION        `high`: what is not certain to answer is not shown as an answer; `low`: what may answer is shown more often
                  (default `normal`)
QA_RERANK         `local`: the local model reads the passages that were found and orders them anew (default `off`)
QA_CACHE          `off`: a model's replies are not kept in the library's folder (default `on`)
QA_PRICES         a table of what models cost (default: prices.yaml in the library's folder, over the one that ships)
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import SettingsError
from qa.asked import CAUTIONS, Caution


@dataclass(frozen=True)
class ModelSettings:
    """How to reach the language model; `replies` is the file in which what it says is kept."""

    name: str
    base_url: str | None = None
    api_key: str | None = None
    context_window: int = 8192
    timeout: float = 120.0
    connect_timeout: float = 10.0
    retries: int = 2
    structured: bool = False
    replies: Path | None = None


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
    connect_timeout: float = 10.0
    retries: int = 2
    structured: bool = False
    cache: bool = True
    prices: Path | None = None
    caution: Caution = "normal"
    rerank: bool = False

    @classmethod
    def from_env(cls, env: Mapping[str, str], home: Path | str | None = None) -> Settings:
        """Read the environment; `home` wins over QA_HOME. Raises SettingsError for a bad value."""
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
            connect_timeout=_number(env, "QA_CONNECT_TIMEOUT", 10, at_least=0.1),
            retries=int(_number(env, "QA_RETRIES", 2, at_least=0, at_most=10)),
            structured=_switch(env, "QA_STRUCTURED", on="auto", default=False),
            cache=_switch(env, "QA_CACHE", on="on", default=True),
            prices=Path(env["QA_PRICES"]).expanduser() if env.get("QA_PRICES") else None,
            rerank=_switch(env, "QA_RERANK", on="local", default=False),
            caution=caution(env.get("QA_CAUTION") or "normal", "QA_CAUTION"),
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
        return ModelSettings(
            wanted,
            self.base_url,
            self.api_key,
            self.context_window,
            self.timeout,
            self.connect_timeout,
            self.retries,
            self.structured,
            self.home / "replies.sqlite" if self.cache else None,
        )


def caution(text: str, name: str = "caution") -> Caution:
    """How sure an answer must be. Raises SettingsError for what is no such level."""
    for level in CAUTIONS:
        if text.strip().lower() == level:
            return level
    raise SettingsError(f"{name} is {text!r}: set it to {', '.join(CAUTIONS[:-1])} or {CAUTIONS[-1]}")


def _user_folder() -> str:
    from platformdirs import user_data_dir

    return user_data_dir("dateline", appauthor=False)


def _number(env: Mapping[str, str], name: str, default: float, at_least: float, at_most: float = math.inf) -> float:
    text = env.get(name)
    if not text:
        return default
    try:
        number = float(text)
    except ValueError:
        number = at_least - 1
    if not (math.isfinite(number) and at_least <= number <= at_most):
        most = f" and at most {at_most:g}" if math.isfinite(at_most) else ""
        raise SettingsError(f"{name} is {text!r}: set it to a number of at least {at_least:g}{most}, or unset it")
    return number


def _switch(env: Mapping[str, str], name: str, on: str, default: bool) -> bool:
    text = env.get(name, "").strip().lower()
    if text not in ("", on, "off"):
        raise SettingsError(f"{name} is {env[name]!r}: set it to {on} or off, or unset it")
    return text == on if text else default
