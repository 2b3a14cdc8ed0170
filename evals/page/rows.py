"""A plot of rows: a name on the left, a dot with its span in the middle, the figure on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.page.html import Html, el, join
from evals.page.plots import WIDTH, Axis, drawing, label
from evals.page.wording import clip

_LEFT, _RIGHT, _ROW, _BOTTOM = 100.0, 96.0, 24.0, 26.0


@dataclass(frozen=True)
class Row:
    """One row: the dot at `middle`, a line from `low` to `high` where they are known; a heading has neither."""

    name: str
    middle: float | None = None
    low: float | None = None
    high: float | None = None
    figure: str = ""
    cls: str = "s0"


def rows_plot(name: str, told: str, rows: Sequence[Row], axis: Axis) -> Html:
    """All rows over one axis."""
    height = _ROW * len(rows) + _BOTTOM + 6
    bottom = _ROW * len(rows) + 6
    ticks = []
    for value, words in axis.ticks:
        x = _across(axis, value)
        ticks += [el("line", x1=x, y1=6.0, x2=x, y2=bottom, cls="grid"), label(x, bottom + 16, words, "middle")]
    drawn = [_row(row, axis, 6 + _ROW * (i + 0.5)) for i, row in enumerate(rows)]
    return drawing(name, told, join([*ticks, *drawn]), height)


def _row(row: Row, axis: Axis, y: float) -> Html:
    if row.middle is None:
        return label(0, y + 6, clip(row.name, 40), "start", "name")
    parts = [label(_LEFT - 10, y + 4, clip(row.name, 17), "end"), label(WIDTH, y + 4, row.figure, "end", "figure")]
    if row.low is not None and row.high is not None:
        ends = (_across(axis, row.low), _across(axis, row.high))
        parts.append(el("line", x1=ends[0], y1=y, x2=ends[1], y2=y, cls=f"whisker {row.cls}"))
    parts.append(el("circle", cx=_across(axis, row.middle), cy=y, r=4.5, cls=f"dot {row.cls}"))
    return join(parts)


def _across(axis: Axis, value: float) -> float:
    return _LEFT + axis.share(value) * (WIDTH - _LEFT - _RIGHT)
