"""Progress on stderr, so that stdout holds results only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

_T = TypeVar("_T")

Report = Callable[[int, int, int], None]  # articles done, articles expected, passages embedded


@contextmanager
def ingest_bar(shown: bool, name: str) -> Iterator[Report | None]:
    """A bar for articles being added, as the callback that `Desk.add` takes; None where not `shown`."""
    if not shown:
        yield None
        return
    from tqdm import tqdm

    with tqdm(desc=f"{name}: adding articles", unit="article", file=sys.stderr) as bar:

        def report(done: int, expected: int, passages: int) -> None:
            bar.total = expected
            bar.set_postfix(passages=passages, refresh=False)
            bar.update(done - bar.n)

        yield report


def each(items: Iterable[_T], total: int, shown: bool, name: str, done: int = 0) -> Generator[_T]:
    """`items`, with a bar where `shown`; `done` of the `total` were there before."""
    from tqdm import tqdm

    bar = tqdm(items, total=total, initial=done, desc=name, unit="question", file=sys.stderr, disable=not shown)
    yield from bar
