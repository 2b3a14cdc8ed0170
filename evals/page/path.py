"""Where wrong answers were lost, drawn along the path that every question takes."""

from __future__ import annotations

from evals.figures.summary import Summary
from evals.losses import LOSSES, Loss
from evals.page.charts import chart
from evals.page.filters import Keys
from evals.page.html import Html, el, join
from evals.page.plots import bar
from evals.page.verdicts import verdict
from evals.record import Run

MEANING: dict[Loss, str] = {
    "not in the corpus": "no article that may be used holds the answer",
    "not retrieved": "the articles hold it, but no passage that was read does",
    "not selected": "a passage that was read holds it, but no chosen sentence does",
    "not written": "a chosen sentence holds it, but no drafted sentence says it",
    "wrongly dropped by the check": "it was written, and did not pass the check",
    "wrongly let through": "something is shown that should not be: silence was right, or the value is outdated",
}

_HOW = join([
    "The first stage that did not hand on what was needed. Choose a stage to see only its ",
    el("a", "questions", href="#questions"), ".",
])  # fmt: skip


def path_chart(run: Run, summary: Summary, keys: Keys) -> Html:
    """How many questions are left after each stage, and how many the stage lost; nothing if none was lost."""
    if not summary.lost:
        return Html()
    right = sum(verdict(run, r) == "right" for r in run.results if r.kind != "draft")
    total = left = right + sum(summary.lost.values())
    rows = [_row("questions", "that were run, drafts aside", bar(0, 1, "kept"), total)]
    for loss in LOSSES:
        n = summary.lost.get(loss, 0)
        drawn = bar((left - n) / total, left / total, "lost") if n else bar(0, 0, "none")
        rows.append(_row(loss, MEANING[loss], drawn, n, keys.loss_id(loss) if n else None))
        left -= n
    rows.append(_row("right", "", bar(0, right / total, "right"), right))
    return chart("Where wrong answers were lost", _HOW, el("ol", *rows, cls="path"))


def _row(name: str, meaning: str, drawn: str, n: int, shows: str | None = None) -> Html:
    named = el("label", name, for_=shows) if shows else el("span", name)
    words = join([named, el("small", meaning) if meaning and n else None])
    return el("li", el("span", words, cls="name"), drawn, el("b", str(n)), cls="" if n else "zero")
