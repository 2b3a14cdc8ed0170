"""For every test of this folder: one small library, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import qa
from qa.desk import Desk
from tests.qa.articles import write_articles


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library of the articles in `articles.py`; not to be changed."""
    folder = tmp_path_factory.mktemp("library")
    desk = qa.open(folder / "home", "quotes")
    outcome = desk.add([str(write_articles(folder))])
    assert not outcome.rejected
    desk.close()
    return folder / "home"


@pytest.fixture(scope="session")
def desk(home: Path) -> Iterator[Desk]:
    """That library, open, in quotes mode."""
    desk = qa.open(home, "quotes")
    yield desk
    desk.close()
