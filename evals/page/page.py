"""A run as one HTML page: figures, plots, kinds, and every question with its answer, quotes and verdict.

The page stands alone: no script, no network, and every text of the run is escaped, for article texts
and model answers are not to be trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from corpus.errors import EvalError
from evals.figures.summary import Summary, summarise
from evals.page.charts import recall_chart, risk_chart, systems_chart
from evals.page.filters import Keys, filters, keys_of, rules
from evals.page.head import head
from evals.page.html import Html, alone, el, join
from evals.page.kinds import kinds_table
from evals.page.path import path_chart
from evals.page.question import question
from evals.page.scores import scores
from evals.page.times import steps_chart, waiting_chart
from evals.page.trail import shared_prompts
from evals.record import Run

_STYLES = ("page.css", "plots.css", "questions.css")


def write_report(run: Run, out: Path | None = None) -> Path:
    """Write the page to `out`, by default beside the run, and return its path. Raises EvalError."""
    path = out or run.path.with_suffix(".html")
    if path.exists() and path.suffix not in (".html", ".htm"):
        raise EvalError(f"{path} is there already and no page: name a file ending in .html")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(run), "utf-8")
    except OSError as error:
        raise EvalError(f"{path} cannot be written: {error.strerror}; name another file") from None
    return path


def page(run: Run) -> str:
    """The whole page as text."""
    summary, keys, prompts = summarise(run), keys_of(run), shared_prompts(run)
    style = "".join((Path(__file__).parent / name).read_text("utf-8") for name in _STYLES)
    top = [
        alone("meta", charset="utf-8"),
        alone("meta", name="viewport", content="width=device-width, initial-scale=1"),
        alone("meta", name="color-scheme", content="light dark"),
        el("title", f"{run.settings.suite}, {run.settings.mode}: Dateline evals"),
        el("style", Html(style + rules(run, keys))),  # our own rules: numbers and fixed words only
    ]
    body = [
        head(run, summary),
        el("main", _scores(run, summary), _plots(run, summary, keys), kinds_table(run, summary, keys),
           _questions(run, keys, prompts), _prompts(prompts), _settings(run)),
    ]  # fmt: skip
    return f"<!doctype html>\n{el('html', el('head', *top), el('body', *body), lang='en')}\n"


def _scores(run: Run, summary: Summary) -> Html:
    if not summary.overall.figures:
        return Html()
    return el("section", el("h2", "Scores"), scores(summary, run.settings.headline))


def _plots(run: Run, summary: Summary, keys: Keys) -> Html:
    drawn = join([
        risk_chart(summary), recall_chart(summary), systems_chart(summary), steps_chart(summary),
        waiting_chart(run), path_chart(run, summary, keys),
    ])  # fmt: skip
    return el("section", el("h2", "Plots"), el("div", drawn, cls="plots")) if drawn else Html()


def _questions(run: Run, keys: Keys, prompts: Mapping[str, int]) -> Html:
    """The filters, and the questions. The count is read off by the style sheet, so it stands after them."""
    rows = [question(run, result, n, keys, prompts) for n, result in enumerate(run.results)]
    shown = el("span", f" of {len(run.results)} shown", cls="shown")
    reset = el("button", "show all", type="reset", form="filters")
    key = el("span", el("mark", "cited words"), " ", el("span", "gold evidence", cls="gold"), cls="marking")
    count = el("p", shown, reset, key, cls="count")
    return el("section", el("h2", "Questions"), filters(run, keys), el("div", *rows, count, cls="list"), id="questions")


def _prompts(prompts: Mapping[str, int]) -> Html:
    if not prompts:
        return Html()
    rows = [
        el("details", el("summary", f"prompt {n + 1}"), el("pre", words, id=f"prompt-{n}"), cls="fold")
        for words, n in prompts.items()
    ]
    return el("section", el("h2", "Prompts sent more than once"), *rows)


def _settings(run: Run) -> Html:
    """What the run measured, to the last version."""
    rows = []
    for name, value in asdict(run.settings).items():
        told = ", ".join(f"{key} {one}" for key, one in value.items()) if isinstance(value, dict) else value
        rows.append(el("tr", el("th", name, scope="row"), el("td", "-" if told in (None, "") else str(told))))
    rows.append(el("tr", el("th", "file", scope="row"), el("td", run.path.name)))
    return el("section", el("h2", "Settings"), el("table", el("tbody", *rows), cls="settings"))
