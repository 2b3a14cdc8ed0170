"""The plots of a run's quality: risk over coverage, recall, and the systems beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from evals.figures.intervals import Interval
from evals.figures.names import label
from evals.figures.summary import Summary
from evals.figures.table import bounds, share
from evals.page.html import Html, el, join
from evals.page.plots import Axis, Frame, drawing, linear
from evals.page.rows import Row, rows_plot

_WHOLE = linear(0, 100)
_RECALL = ("evidence_recall", "answer_recall")


def chart(title: str, how: str, *drawn: str | None) -> Html:
    """A plot with its name and how to read it; nothing where there is nothing to draw."""
    body = join(drawn)
    return el("figure", el("figcaption", el("h3", title), el("p", how)), body) if body else Html()


def risk_chart(summary: Summary) -> Html:
    """The share wrong among the surest answers, as more of them are given; its mean is the AURC."""
    if not summary.risk or summary.aurc is None:
        return Html()
    frame = Frame(_WHOLE, _WHOLE)
    steps: list[tuple[float, float]] = []
    left = 0.0
    for point in summary.risk:
        steps += [(100 * left, 100 * point.risk), (100 * point.coverage, 100 * point.risk)]
        left = point.coverage
    last, mean = summary.risk[-1], 100 * summary.aurc
    told = f"{share(last.risk)} % wrong when {share(last.coverage)} % of the questions are answered; mean risk {mean:.1f} %"
    area = [(0.0, 0.0), *steps, (100 * last.coverage, 0.0)]
    dots = [
        frame.dot(100 * p.coverage, 100 * p.risk, "s1 faint" if p is not last else "s1",
                  f"confidence {p.confidence:.2f} or more: {share(p.coverage)} % answered, {share(p.risk)} % of them wrong")
        for p in summary.risk
    ]  # fmt: skip
    body = [
        frame.grid("questions answered, %", "wrong among them, %"),
        frame.path(area, "area s1"),
        frame.path([(0, mean), (100 * last.coverage, mean)], "mean"),
        frame.path(steps, "line s1"),
        *dots,
        _beside(frame, 100 * last.coverage, mean, f"AURC {mean:.1f} %"),
    ]
    how = "The surest answers first. Low and rising to the right is good: then its confidence can be trusted."
    return chart("Risk over coverage", how, drawing("Risk over coverage", told, join(body), frame.height))


def recall_chart(summary: Summary) -> Html:
    """How much of the evidence, or of the answers, the first k passages hold."""
    series = _recall_series(summary)
    if not series:
        return Html()
    depths = sorted({k for points in series.values() for k in points})
    frame = Frame(Axis(-0.4, len(depths) - 0.6, tuple((i, f"{k}") for i, k in enumerate(depths))), _WHOLE)
    body, told = [frame.grid("first k passages", "found, %")], []
    for n, (name, points) in enumerate(series.items()):
        shift = 0.07 * (n - (len(series) - 1) / 2)  # so that intervals do not lie on each other
        places = [(depths.index(k) + shift, points[k]) for k in depths if k in points]
        body.append(frame.path([(x, _percent(f.mean)) for x, f in places], f"line s{n}"))
        body += [frame.whisker(x, _maybe(f.low), _maybe(f.high), f"s{n}") for x, f in places]
        words = [f"{name} at {k}: {_figure(points[k])}, n {points[k].n}" for k in depths if k in points]
        body += [frame.dot(x, _percent(f.mean), f"s{n}", word) for (x, f), word in zip(places, words, strict=True)]
        told += words
    picture = drawing("Recall at k", "; ".join(told), join(body), frame.height)
    how = "What the search hands on. Bars are 95 % intervals over the questions."
    return chart("Recall at k", how, picture, _legend(list(series)))


def systems_chart(summary: Summary) -> Html:
    """Each system's ranking measures with their intervals, measure by measure."""
    figures = {tuple(n.split(" ", 1)): f for n, f in summary.overall.figures.items() if " " in n and f.mean is not None}
    ranked = {key: f for key, f in figures.items() if not key[1].startswith("recall@")}
    if len({system for system, _ in ranked}) < 2:
        return Html()
    systems = list(dict.fromkeys(system for system, _ in ranked))
    rows, told = [], []
    for measure in dict.fromkeys(measure for _, measure in ranked):
        rows.append(Row(measure))
        for system in systems:
            if found := ranked.get((system, measure)):
                named = f"{share(found.mean)} {bounds(found)}".strip()
                cls = f"s{systems.index(system)}"
                rows.append(Row(system, _percent(found.mean), _maybe(found.low), _maybe(found.high), named, cls))
                told.append(f"{measure} of {system}: {_figure(found)}")
    ends = [v for row in rows for v in (row.low, row.middle, row.high) if v is not None]
    low = max(0.0, min(*ends, max(ends) - 5))  # no closer than that: differences of nothing would look large
    picture = rows_plot("Search systems", "; ".join(told), rows, linear(low, max(*ends, low + 5)))
    return chart("Search systems", "The same questions put to each, in %. The axis need not begin at 0.", picture)


def _recall_series(summary: Summary) -> dict[str, dict[int, Interval]]:
    """By series, the figures by k: of our own questions, or of each system of a retrieval suite."""
    series: dict[str, dict[int, Interval]] = {}
    for name, figure in summary.overall.figures.items():
        measure, _, k = name.rpartition("@")
        if not k.isdecimal() or figure.mean is None:
            continue
        if measure in _RECALL or measure.endswith(" recall"):
            series.setdefault(label(measure).replace("_", " "), {})[int(k)] = figure
    return series


def _beside(frame: Frame, x: float, y: float, words: str) -> Html:
    across, up = frame.at(x, y)
    fits = across < 290  # units: else the words would run out of the field
    return el("text", words, x=across + (10 if fits else -4), y=up + (4 if fits else -6),
              text_anchor="start" if fits else "end", cls="figure")  # fmt: skip


def _legend(names: Sequence[str]) -> Html:
    if len(names) < 2:
        return el("p", el("span", names[0], cls="key s0"), cls="legend")
    return el("p", *(el("span", name, cls=f"key s{n}") for n, name in enumerate(names)), cls="legend")


def _figure(figure: Interval) -> str:
    return f"{share(figure.mean)} % {bounds(figure)}".strip()


def _percent(value: float | None) -> float:
    return 100 * (value or 0.0)


def _maybe(value: float | None) -> float | None:
    return None if value is None else 100 * value
