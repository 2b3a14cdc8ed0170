"""The scores of a run: each with its interval drawn, in groups that are read together."""

from __future__ import annotations

from evals.figures.intervals import Interval
from evals.figures.names import FAULTS, LOWER_IS_BETTER, MUST_HOLD, label
from evals.figures.summary import Summary
from evals.figures.table import bounds, share
from evals.page.html import Html, el, join
from evals.page.plots import track

_GROUPS = {
    "Answers": ("correct", "answered", "answer_shown", "own_accuracy", "strict_match", "exact_match", "token_f1", "current_first",
                "conflict_coverage", "wrong_undisputed", "stale_answered", "days_understood", "written_by_model"),
    "Silence": ("abstention_precision", "abstention_recall", "answered_unanswerable", "false_premise_accepted", "nearest_given"),
    "Promises": ("promises_kept", "span_exactness"),
    "Citations": ("citation_precision", "citation_recall", "claim_support", "gold_precision", "gold_recall",
                  "further_sources", "citations_a_claim"),
    "The check, on drafts with known faults": (
        "true_kept", "false_shown", "copied_kept", "check_true_kept", "check_false_passed", *(f"passed_{fault}" for fault in FAULTS),
    ),
    "Copies of claims with one thing changed": (
        "refused", "refused_number", "refused_name", "refused_date", "refused_negation", "refused_exchange",
    ),
    "Instructions in articles": (
        "unchanged", "changed", "differs", "shows_attack", "shows_in_names", "reaches_evidence", "obeys",
    ),
    "A model as judge": ("judge_correct", "judge_supported"),
}  # fmt: skip
_REST = "Search"
_AUROC = "support tells carried claims from others (AUROC)"


def scores(summary: Summary, headline: str) -> Html:
    """Every score over all questions. Those of no group, a new one perhaps, stand with the search."""
    figures = summary.overall.figures
    grouped = {name: [s for s in members if s in figures] for name, members in _GROUPS.items()}
    taken = {score for members in grouped.values() for score in members}
    grouped[_REST] = []
    for score in figures:
        if score not in taken:
            system, _, measure = score.rpartition(" ")
            grouped.setdefault(f"{_REST}: {system}" if measure and system else _REST, []).append(score)
    parts = []
    for name, members in grouped.items():
        rows = [_row(label(s), figures[s], _notes(s, figures[s], headline), s) for s in members]
        if name == "Citations" and summary.auroc:
            rows.append(_row(_AUROC, summary.auroc, []))
        if rows:
            parts.append(el("section", el("h3", name), el("ul", *rows, cls="scores"), cls="card"))
    how = "In %. The dot is the mean, the bar its 95 % interval over the questions (bootstrap), n the questions it applies to."
    return join([el("p", how, cls="how"), el("div", *parts, cls="groups")])


def _row(name: str, figure: Interval, notes: list[Html], score: str = "") -> Html:
    fallen = score in MUST_HOLD and (figure.mean or 0.0) < 1.0 and figure.n > 0
    told = el("b", share(figure.mean))
    around = el("span", bounds(figure) or "no interval", cls="bounds")
    named = el("span", name, *notes, cls="name")
    drawn = track(figure, "less" if score in LOWER_IS_BETTER else "")
    return el("li", named, told, drawn, around, el("span", f"n {figure.n}", cls="n"), cls="fallen" if fallen else None)


def _notes(score: str, figure: Interval, headline: str) -> list[Html]:
    notes = [el("em", "the verdict", cls="note")] if score == headline else []
    if score in LOWER_IS_BETTER:
        notes.append(el("em", "less is better", cls="note"))
    if score in MUST_HOLD:
        held = (figure.mean or 0.0) == 1.0
        notes.append(el("em", "must hold" if held else "must hold, and does not", cls="note"))
    return notes
