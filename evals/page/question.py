"""One question of a run: folded, its verdict and words; unfolded, everything that the record has of it."""

from __future__ import annotations

from collections.abc import Mapping

from evals.losses import LOSSES
from evals.page.answer import answer_facts, answer_text, asked, citations, nearest
from evals.page.filters import Keys, classes
from evals.page.html import Html, el, join
from evals.page.path import MEANING
from evals.page.right import drafted, expected, gold
from evals.page.trail import measured, retrieved, selected, sent
from evals.page.verdicts import SIGNS, said, verdict, word
from evals.record import CaseResult, Run


def question(run: Run, result: CaseResult, n: int, keys: Keys, prompts: Mapping[str, int]) -> Html:
    """The `n`th question; `prompts` are shown elsewhere on the page, by number."""
    what = verdict(run, result)
    short = el("span", el("i", SIGNS[what]), word(run, what), cls="verdict")
    tags = [el("span", result.kind, cls="tag")]
    tags += [el("span", "silent", cls="tag")] if said(result) == "silent" else []
    tags += [el("span", result.lost, cls="tag loss")] if result.lost else []
    tags += [el("span", "broken promise", cls="tag loss")] if result.broken else []
    top = el(
        "summary", short, el("span", result.question, cls="words"), el("span", *tags, el("code", result.id), cls="tags")
    )
    body = el("div", *_body(result, f"q{n}", prompts), id=f"q{n}", cls="body")
    return Html(el("details", top, body, cls=" ".join(["q", *classes(run, result, keys)])) + "\n")


def _body(result: CaseResult, anchor: str, prompts: Mapping[str, int]) -> list[Html]:
    answer = result.answer
    parts = [_trouble(result), _part("Asked on", asked(result)), _part("Expected", expected(result))]
    if result.stale:
        values = (el("span", value, cls="value bad") for value in result.stale)
        parts.append(_part("Must not stand", el("p", *values, cls="values")))
    if answer is not None:
        name = "Answer" if answer["answered"] else "No answer"
        parts.append(_part(name, join([answer_text(result, anchor), answer_facts(answer)])))
        parts.append(_part("Citations", citations(result, anchor)) if answer["citations"] else Html())
    parts += [_part("Gold evidence", gold(result)), _part("Drafted", drafted(result))]
    if answer is not None and (answer["abstention"] or {}).get("nearest"):
        parts.append(_part("Nearest", nearest(result)))
    trail = join([retrieved(result), selected(result), sent(result, prompts)])
    return [*parts, _part("On the way", trail), _part("Scores", measured(result))]


def _trouble(result: CaseResult) -> Html:
    """What went wrong, first."""
    rows = []
    if result.failure is not None:
        rows.append(el("p", el("strong", "Could not be run: "), result.failure))
    if result.lost:
        meaning = next((f": {MEANING[loss]}" for loss in LOSSES if loss == result.lost), "")
        rows.append(el("p", el("strong", f"Lost, {result.lost}"), meaning, "."))
    rows += [el("p", el("strong", "Broken promise: "), fault) for fault in result.broken]
    return el("div", *rows, cls="trouble") if rows else Html()


def _part(name: str, inside: Html) -> Html:
    return el("section", el("h4", name), el("div", inside), cls="part") if inside else Html()
