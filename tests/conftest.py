"""For every test: no network beyond this machine, and nothing that the developer has configured."""

from __future__ import annotations

import os
import socket
from typing import Any

import pytest

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
