"""Adding uploaded files: progress while it lasts, then what came of it. No gradio here."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from corpus.errors import DatelineError
from corpus.records import Added
from qa.web import render
from qa.web.markup import text

if TYPE_CHECKING:
    from qa.desk import Desk

log = logging.getLogger(__name__)


def add(desk: Desk, paths: Sequence[str]) -> Iterator[str]:
    """Add the files at `paths`, which are then deleted; HTML of how far it is, last of what was done."""
    told: SimpleQueue[str | None] = SimpleQueue()

    def work() -> None:
        try:
            outcome = desk.add(paths, progress=lambda done, expected, _: told.put(_progress(done, expected)))
            told.put(_outcome(outcome))
        except DatelineError as error:
            told.put(render.problem(str(error)))
        except Exception:
            log.exception("files could not be added")
            told.put(render.problem("Something went wrong inside Dateline; its terminal says what."))
        finally:
            for path in paths:
                Path(path).unlink(missing_ok=True)
            told.put(None)

    Thread(target=work, daemon=True).start()
    yield _progress(0, 0)
    while (html := told.get()) is not None:
        while not told.empty():  # a page cannot show thousands of steps a second: the latest will do
            later = told.get()
            if later is None:
                yield html
                return
            html = later
        yield html


def _progress(done: int, expected: int) -> str:
    value = f'value="{done}" max="{max(expected, done, 1)}"' if expected else ""
    count = f"Adding, {done:,} of {expected:,}" if expected else "Adding"
    return f'<div class="adding" role="status"><progress {value}></progress><span>{count}</span></div>'


def _outcome(outcome: Added) -> str:
    parts = [
        f"{count:,} {what}"
        for count, what in (
            (outcome.added, "added"),
            (outcome.updated, "updated"),
            (outcome.unchanged, "unchanged"),
            (outcome.duplicates, "already there"),
            (len(outcome.rejected), "rejected"),
        )
        if count
    ]
    # A rejected source is a path in the upload folder, perhaps with a line after it: its name is enough.
    rejected = "".join(f"<li><b>{text(Path(r.source).name)}</b>: {text(r.reason)}</li>" for r in outcome.rejected)
    return (
        f'<div class="outcome" role="status"><p>{text(", ".join(parts) or "nothing to add")}</p>'
        + (f"<ul>{rejected}</ul>" if rejected else "")
        + "</div>"
    )
