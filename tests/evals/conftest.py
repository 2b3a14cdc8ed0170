"""For every test of this folder: the code is not read anew for each run, which takes a third of a second."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def known_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """One fingerprint of the code; `runs/test_fingerprints.py` looks at the true ones."""
    monkeypatch.setattr("evals.runs.naming.of_packages", lambda: {"answers": "f", "evals": "g"})
