"""Tiny sets written for these tests, run end to end, and the real data where it is there."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from evals.cases.plan import Request
from evals.record import CaseResult, Run
from evals.runs.runner import run_plan
from evals.sets import prepare
from qa.answer import Answer, Citation

REAL = Path(__file__).resolve().parents[4] / "shared" / "data"


def lay(folder: Path, name: str, rows: Iterable[object]) -> Path:
    """Write rows as JSON lines, packed if the name says so, and return the folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)
    return folder


def run(suite: str, data: Path | None, home: Path, limit: int | None = None) -> Run:
    """The suite on that data, in quotes mode, saved in `home`."""
    request = Request(data=data, home=home, model="quotes", limit=limit)
    plan = prepare(suite, request)
    try:
        return run_plan(plan, home / "runs", request).run
    finally:
        plan.close()


def by_id(found: Run) -> dict[str, CaseResult]:
    """The results, of which none may have failed."""
    assert [result.failure for result in found.results if result.failure] == []
    return {result.id: result for result in found.results}


def run_real(suite: str, name: str, home: Path, limit: int) -> Run:
    """The first questions of the real set; the test is skipped where it is absent."""
    if not (REAL / name).is_dir():
        pytest.skip(f"the data of {suite} is not there: {REAL / name}")
    found = run(suite, REAL / name, home, limit)
    assert len(by_id(found)) >= limit
    return found


def quoting(*quotes: tuple[str, str], text: str | None = None) -> Answer:
    """An answer that quotes these (article, sentence) pairs, one after the other."""
    citations = tuple(
        Citation(n, article, 1, None, None, None, None, 0, len(quote), quote)
        for n, (article, quote) in enumerate(quotes, start=1)
    )
    shown = text if text is not None else " ".join(f"“{c.quote}” [{c.n}]" for c in citations)
    return Answer("q", "q", bool(citations), shown, citations=citations)
