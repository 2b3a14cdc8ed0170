"""The figures of each kind of question beside each other."""

from __future__ import annotations

from collections import Counter

from evals.figures.names import LABELS, label, sign
from evals.figures.summary import Group, Summary
from evals.figures.table import bounds, share
from evals.page.filters import Keys
from evals.page.html import Html, el, join, text
from evals.page.verdicts import VERDICTS, verdict, word
from evals.record import Run

_HOW = join([
    "In %; the small figure is n where fewer questions than the kind has count. Choose a kind to see only its ",
    el("a", "questions", href="#questions"), ".",
])  # fmt: skip


def kinds_table(run: Run, summary: Summary, keys: Keys) -> Html:
    """A column a kind, a row a score: the score's name is long and the kinds are few. Nothing with one kind only."""
    if len(summary.kinds) < 2:
        return Html()
    groups = (summary.overall, *summary.kinds)
    figures = summary.overall.figures
    named = [score for score in (*LABELS, *figures) if score in figures]
    heads = [el("th", el("label", g.name, for_=keys.kind_id(g.name)), scope="col") for g in summary.kinds]
    top = el("tr", el("td"), el("th", "all", scope="col"), *heads)
    counts = {g.name: Counter(verdict(run, r) for r in run.results if r.kind == g.name) for g in summary.kinds}
    everything = sum(counts.values(), Counter())
    rows = [_counted("questions", [str(group.cases) for group in groups])]
    for v in VERDICTS:
        if everything[v] or v in ("right", "wrong"):
            cells = [everything[v], *(counts[g.name][v] for g in summary.kinds)]
            rows.append(_counted(word(run, v), [str(n) if n else "·" for n in cells]))
    rows += [
        el("tr", el("th", label(score), _less(score), scope="row"), *(_cell(group, score) for group in groups))
        for score in dict.fromkeys(named)
    ]
    table = el("table", el("thead", top), el("tbody", *rows), cls="kinds")
    return el("section", el("h2", "By kind"), el("p", _HOW, cls="how"), el("div", table, cls="wide", tabindex="0"))


def _less(score: str) -> Html | None:
    return el("small", "less is better") if sign(score) < 0 else None


def _counted(name: str, cells: list[str]) -> Html:
    return el("tr", el("th", name, scope="row"), *(el("td", cell) for cell in cells), cls="counted")


def _cell(group: Group, score: str) -> Html:
    """The mean, shaded by how good it is; its interval is told when a pointer rests on it."""
    figure = group.figures.get(score)
    if figure is None or figure.mean is None:
        return el("td", "·", cls="empty")
    good = figure.mean if sign(score) > 0 else 1 - figure.mean
    n = el("small", str(figure.n)) if figure.n < group.cases else None
    shade = f"--good: {100 * min(1.0, max(0.0, good)):.0f}%"
    return el(
        "td", text(share(figure.mean)), n, style=shade, title=f"{bounds(figure)} n {figure.n}".strip(), cls="shaded"
    )
