"""The plots of a run's times: each step, and how long readers wait."""

from __future__ import annotations

from evals.figures.intervals import percentile
from evals.figures.summary import Summary
from evals.page.charts import chart
from evals.page.html import Html, join
from evals.page.plots import Frame, drawing, label, linear, powers
from evals.page.rows import Row, rows_plot
from evals.page.wording import duration
from evals.record import Run

_UNITS = ((1000.0, "s"), (1.0, "ms"))
_LEAST = 0.1  # milliseconds: a step below that is not seen by anyone


def steps_chart(summary: Summary) -> Html:
    """The median and the 95th percentile of each step that takes any time."""
    rows, told = [], []
    for step, times in summary.latency.items():
        if times.p50 is None or times.p95 is None or times.p95 < _LEAST:
            continue
        figure = f"{duration(times.p50)} / {duration(times.p95)}"
        rows.append(Row(step, max(times.p50, _LEAST), max(times.p50, _LEAST), times.p95, figure))
        told.append(f"{step}: median {duration(times.p50)}, 95th percentile {duration(times.p95)}, n {times.n}")
    if not rows:
        return Html()
    ends = [row.middle or _LEAST for row in rows] + [row.high or _LEAST for row in rows]
    picture = rows_plot("Time by step", "; ".join(told), rows, powers(min(ends), max(ends), _UNITS))
    return chart(
        "Time by step",
        "The dot is the median, the line ends at the 95th percentile. Each tick is ten times the last.",
        picture,
    )


def waiting_chart(run: Run) -> Html:
    """The share of questions answered within a time."""
    times = sorted(r.timings_ms["answer"] for r in run.results if r.failure is None and "answer" in r.timings_ms)
    p50, p95 = percentile(times, 0.5), percentile(times, 0.95)
    if len(times) < 2 or p50 is None or p95 is None:
        return Html()
    # A few very slow ones would press all others against the left edge.
    end = times[-1] if times[-1] <= 3 * p95 else 1.5 * p95
    unit, size = ("s", 1000.0) if end >= 2000 else ("ms", 1.0)
    frame = Frame(linear(0, max(end, _LEAST) / size), linear(0, 100))
    points = [(0.0, 0.0)]
    for n, time in enumerate(times, start=1):
        if time <= end:
            points += [(time / size, points[-1][1]), (time / size, 100 * n / len(times))]
    body = [frame.grid(f"answer time, {unit}", "of the questions, %"), frame.path(points, "line s0")]
    for name, value, height in (("p50", p50, 50.0), ("p95", p95, 95.0)):
        across, up = frame.at(value / size, height)
        side = "end" if across > 300 else "start"  # units: the words need some 80
        body += [
            frame.path([(value / size, 0), (value / size, height)], "mean"),
            frame.dot(value / size, height, "s0", f"{name} {duration(value)}"),
            label(
                across + (-8 if side == "end" else 8),
                up + (-6 if side == "end" else 16),
                f"{name} {duration(value)}",
                side,
                "figure",
            ),
        ]
    told = f"half within {duration(p50)}, 95 % within {duration(p95)}, the slowest {duration(times[-1])}"
    how = f"How many questions are done within a time; the slowest took {duration(times[-1])}."
    return chart("Waiting for an answer", how, drawing("Waiting for an answer", told, join(body), frame.height))
