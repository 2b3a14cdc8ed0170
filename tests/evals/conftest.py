"""For every test of this folder: one small library, and the code not read anew for each run, which takes a third of a second."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import qa
from qa.desk import Desk
from tests.qa.articles import write_articles


@pytest.fixture(autouse=True)
def known_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """One fingerprint of the code; `runs/test_fingerprints.py` looks at the true ones."""
    monkeypatch.setattr("evals.runs.naming.of_packages", lambda: {"answers": "f", "evals": "g"})


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on a small library of true articles."""
    folder = tmp_path_factory.mktemp("library")
    desk = qa.open(folder / "home", "quotes")
    desk.add([str(write_articles(folder))])
    yield desk
    desk.close()
