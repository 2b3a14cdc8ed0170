"""For every test of this folder: no network beyond this machine; one small library, built once."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import qa
from qa.desk import Desk
from tests.qa.articles import write_articles

_LOCAL = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine can be reached."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _LOCAL:
            raise OSError(f"a test tried to reach {address}")
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(autouse=True)
def nothing_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the developer has set does not reach a test."""
    for name in [n for n in os.environ if n.startswith(("QA_", "OPENAI_"))]:
        monkeypatch.delenv(name)


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
