"""The head of the page: what was run, when, and how it went in one look."""

from __future__ import annotations

from evals.figures.names import label
from evals.figures.summary import Summary
from evals.figures.table import bounds, share
from evals.page.html import Html, el, join
from evals.page.verdicts import SIGNS, VERDICTS, Verdict, tally, word
from evals.page.wording import count, moment
from evals.record import Run


def head(run: Run, summary: Summary) -> Html:
    """Suite, mode, when, how many; the headline figure; the verdicts; what went wrong with the run itself."""
    settings = run.settings
    name = el("h1", settings.suite, el("span", settings.mode, cls="mode"))
    facts = [
        moment(run.started) if run.started else "",
        count(len(run.results), "question"),
        count(summary.overall.failures, "failure"),
        _library(run),
        _cost(summary),
    ]
    line = el("p", join([el("span", fact) for fact in facts if fact]), cls="facts")
    over = el("p", "Dateline evals", cls="over")
    return el(
        "header",
        over,
        name,
        line,
        _cut_off(run),
        el("div", _headline(run, summary), _verdicts(run), cls="hero"),
        _failures(run),
    )


def _headline(run: Run, summary: Summary) -> Html:
    figure = summary.overall.figures.get(run.settings.headline)
    if figure is None:
        return Html()
    big = el("p", share(figure.mean), el("span", " %"), cls="big")
    under = el("p", label(run.settings.headline), el("span", f"{bounds(figure)} n {figure.n}".strip()), cls="under")
    return el("div", big, under, cls="headline")


def _verdicts(run: Run) -> Html:
    """One bar cut into what became of the questions, and its parts named with their counts."""
    counts, total = tally(run), len(run.results)
    parts = [(v, said, counts[v, said]) for v in VERDICTS for said in ("answered", "silent", "") if counts[v, said]]
    if not parts:
        return el("p", "No question was run.")
    stretches = [el("span", cls=f"{v} {said}".strip(), style=f"flex-grow: {n}") for v, said, n in parts]
    named = [
        el("li", el("i", SIGNS[v], cls=f"{v} {said}".strip()), el("b", str(n)), f" {_words(run, v, said)} ",
           el("small", f"{100 * n / total:.0f} %"))
        for v, said, n in parts
    ]  # fmt: skip
    return el("div", el("div", *stretches, cls="stack", aria_hidden="true"), el("ul", *named), cls="verdicts")


def _words(run: Run, verdict: Verdict, said: str) -> str:
    shown = {"answered": "answered", "silent": "kept silent"}.get(said)
    return f"{word(run, verdict)}: {shown}" if shown else word(run, verdict)


def _cut_off(run: Run) -> Html:
    if run.complete:
        return Html()
    done = f" {len(run.results)} of {count(run.settings.cases, 'question')} were run."
    return el("p", el("strong", "Cut off:"), done, " The same command goes on with it.", cls="notice")


def _failures(run: Run) -> Html:
    """The cases that could not be run, each with its reason and the way to it."""
    failed = [(n, r) for n, r in enumerate(run.results) if r.failure is not None]
    if not failed:
        return Html()
    rows = [el("li", el("a", r.id, href=f"#q{n}"), " ", r.failure or "") for n, r in failed]
    return el("div", el("strong", f"{count(len(failed), 'question')} could not be run,"),
              " and count in no score:", el("ul", *rows), cls="notice")  # fmt: skip


def _library(run: Run) -> str:
    articles = run.settings.library.get("articles")
    return f"{count(articles, 'article')} searched" if isinstance(articles, int) else ""


def _cost(summary: Summary) -> str:
    return summary.tokens.as_text() if summary.tokens.calls else ""
