"""The library of starter articles, built on first use in a folder of its own."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import LibraryBusy
from corpus.library import Progress
from qa.desk import Desk
from qa.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM


def open_demo(model: str | LLM | None = None, home: str | Path | None = None, progress: Progress | None = None) -> Desk:
    """A desk on the starter articles; adding them again changes nothing, so it is done every time."""
    import seeds

    settings = Settings.from_env(os.environ, home)
    # Its own folder and its own vectors, whatever else is configured: a demo never mixes with a user's articles.
    desk = Desk.open(replace(settings, home=settings.home / "demo", chroma_url=None, embedding=None), model)
    try:
        desk.add([str(seeds.folder())], progress=progress)
    except LibraryBusy:  # another demo is being opened at this moment
        if not desk.library.count()[0]:
            raise
    return desk
