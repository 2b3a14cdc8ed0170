"""Token counts by tiktoken, with the tables that llama-index ships, so that no download happens."""

from __future__ import annotations

import os
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import tiktoken


@lru_cache(maxsize=1)
def encoding() -> tiktoken.Encoding:
    """The cl100k_base encoding, read from disk."""
    if "TIKTOKEN_CACHE_DIR" not in os.environ:
        os.environ["TIKTOKEN_CACHE_DIR"] = str(_shipped_tables())
    return tiktoken.get_encoding("cl100k_base")


def count_tokens(text: str) -> int:
    """How many cl100k_base tokens `text` has; special tokens in it count as plain text."""
    return len(encoding().encode_ordinary(text))


def _shipped_tables() -> Path:
    # find_spec of the parent package only: importing llama_index.core would take a second.
    spec = find_spec("llama_index")
    for folder in spec.submodule_search_locations or () if spec else ():
        tables = Path(folder) / "core" / "_static" / "tiktoken_cache"
        if tables.is_dir():
            return tables
    raise FileNotFoundError(
        "llama-index-core ships no tiktoken tables; set TIKTOKEN_CACHE_DIR to a folder that has them"
    )
