"""Plots as inline SVG: axes with round ticks, lines, dots with intervals. Colours come from the style sheet.

A drawing is 400 units wide, so that its letters are readable on a phone, where it is about that wide.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.figures.intervals import Interval
from evals.page.html import Html, el, join

WIDTH = 400.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 44.0, 14.0, 28.0, 40.0


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`, with labelled ticks; on a log axis nothing lies below `low`."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    log: bool = False

    def share(self, value: float) -> float:
        """Where on the axis a value lies, 0 to 1; what is outside lies on the edge."""
        scale = math.log10 if self.log else float
        low, high = scale(self.low), scale(self.high)
        at = scale(max(value, self.low))
        return min(1.0, max(0.0, (at - low) / (high - low))) if high > low else 0.5


def linear(low: float, high: float, unit: str = "") -> Axis:
    """An axis that holds both ends, rounded outwards to whole ticks."""
    step = _step((high - low) or abs(high) or 1.0)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    ticks = tuple((i * step, f"{i * step:.10g}{unit}") for i in range(first, last + 1))
    return Axis(ticks[0][0], ticks[-1][0], ticks)


def powers(low: float, high: float, units: Sequence[tuple[float, str]]) -> Axis:
    """A log axis from a power of ten to another; `units` are the sizes a label may be given in, the largest first."""
    first = math.floor(math.log10(low))
    last = max(math.ceil(math.log10(high)), first + 1)
    values = [10.0**i for i in range(first, last + 1)]
    return Axis(values[0], values[-1], tuple((v, _in_units(v, units)) for v in values), log=True)


@dataclass(frozen=True)
class Frame:
    """The field of a plot between its axes."""

    x: Axis
    y: Axis
    height: float = 240.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is drawn."""
        across = _LEFT + self.x.share(x) * (WIDTH - _LEFT - _RIGHT)
        return across, self.height - _BOTTOM - self.y.share(y) * (self.height - _TOP - _BOTTOM)

    def grid(self, x_name: str, y_name: str) -> Html:
        """Lines at the ticks, their labels, and what the axes mean."""
        left, bottom = self.at(self.x.low, self.y.low)
        right, top = self.at(self.x.high, self.y.high)
        parts = []
        for value, name in self.y.ticks:
            y = self.at(self.x.low, value)[1]
            parts += [_line(left, y, right, y, "grid"), label(left - 6, y + 4, name, "end")]
        for value, name in self.x.ticks:
            x = self.at(value, self.y.low)[0]
            parts += [_line(x, bottom, x, bottom + 4, "axis"), label(x, bottom + 17, name, "middle")]
        parts += [_line(left, bottom, right, bottom, "axis"), label(right, bottom + 33, x_name, "end", "name")]
        return join([*parts, label(0, top - 14, y_name, "start", "name")])

    def path(self, points: Iterable[tuple[float, float]], cls: str) -> Html:
        """A line through points."""
        places = [self.at(x, y) for x, y in points]
        return el("path", d="M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in places), cls=cls) if places else Html()

    def dot(self, x: float, y: float, cls: str, told: str) -> Html:
        """A point that tells its figures when a pointer rests on it."""
        across, up = self.at(x, y)
        return el("circle", el("title", told), cx=across, cy=up, r=4, cls=f"dot {cls}")

    def whisker(self, x: float, low: float | None, high: float | None, cls: str) -> Html:
        """An interval upright at x; nothing where it is not known."""
        if low is None or high is None:
            return Html()
        return _line(*self.at(x, low), *self.at(x, high), f"whisker {cls}")


def drawing(name: str, told: str, body: str, height: float) -> Html:
    """The plot as a picture with a name, and with its figures in words for those who cannot see it."""
    box = f"0 0 {WIDTH:.0f} {height:.0f}"
    return el(
        "svg",
        el("title", name),
        el("desc", told),
        body,
        cls="plot",
        role="img",
        aria_label=f"{name}: {told}",
        viewBox=box,
    )


def label(x: float, y: float, words: str, anchor: str, cls: str = "tick") -> Html:
    """Words in a drawing; `anchor` says which end of them is at x."""
    return el("text", words, x=x, y=y, text_anchor=anchor, cls=cls)


def track(figure: Interval, cls: str = "") -> Html:
    """A dot with its interval on a bar from 0 to 100, as wide as its place; only the bar where there is no mean."""
    parts = [_line("0%", "50%", "100%", "50%", "rail")]
    parts += [_line(f"{tick}%", "30%", f"{tick}%", "70%", "rail") for tick in (0, 50, 100)]
    if figure.low is not None and figure.high is not None:
        parts.append(_line(f"{100 * figure.low:.1f}%", "50%", f"{100 * figure.high:.1f}%", "50%", "whisker s0"))
    if figure.mean is not None:
        parts.append(el("circle", cx=f"{100 * figure.mean:.1f}%", cy="50%", r=4.5, cls="dot s0"))
    return el("svg", *parts, cls=f"track {cls}".strip(), aria_hidden="true")


def bar(start: float, end: float, cls: str) -> Html:
    """A bar from one share of its place to another, 0 to 1; a thin line for next to nothing."""
    width = max(100 * (end - start), 0.4)
    rest = el("rect", x="0", y="0", width="100%", height="100%", cls="rest")
    filled = el("rect", x=f"{100 * start:.2f}%", y="0", width=f"{width:.2f}%", height="100%", cls=cls)
    return el("svg", rest, filled, cls="bar", aria_hidden="true")


def _line(x1: float | str, y1: float | str, x2: float | str, y2: float | str, cls: str) -> Html:
    return el("line", x1=x1, y1=y1, x2=x2, y2=y2, cls=cls)


def _step(span: float, most: int = 5) -> float:
    """1, 2 or 5 times a power of ten, so that `span` takes about `most` of them."""
    power = 10.0 ** math.floor(math.log10(span / most))
    return next(s * power for s in (1, 2, 5, 10) if s * power * most >= span * (1 - 1e-9))


def _in_units(value: float, units: Sequence[tuple[float, str]]) -> str:
    size, name = next((unit for unit in units if value >= unit[0]), units[-1])
    return f"{value / size:.10g} {name}"
