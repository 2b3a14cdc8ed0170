"""Figures as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from evals.figures.intervals import Interval, difference
from evals.figures.names import LABELS, label
from evals.figures.summary import Group, Summary, summarise
from evals.record import CaseResult, Run

_PER_KIND = ("correct", "evidence_recall@10", "gold_precision", "gold_recall")
_MOST_FAILURES = 5  # named; the rest are in the file


def run_text(run: Run) -> str:
    """The whole run: figures with n and intervals, per kind, latency, failures, where it is saved."""
    summary, settings = summarise(run), run.settings
    head = f"{settings.suite}: {len(run.results)} questions, mode {settings.mode}, failures {summary.overall.failures}"
    if not run.complete:
        head += f" (cut off: {settings.cases} were to be run)"
    parts = [
        head,
        _scores(summary),
        _systems(summary, run.results),
        _kinds(summary),
        _whole(summary, run),
        _latency(summary),
    ]
    named = list(summary.failures.items())[:_MOST_FAILURES]
    parts += ["\n".join(f"failed {case}: {reason}" for case, reason in named)]
    library = ", ".join(f"{name} {value}" for name, value in settings.library.items())
    return "\n\n".join(part for part in parts if part) + f"\n\nlibrary: {library}\nsaved: {run.path}"


def grid(rows: Sequence[Sequence[str]]) -> str:
    """Rows as columns that line up: the first to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join("  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows)


def share(value: float | None) -> str:
    """A mean as a percentage with one decimal; "-" where there is none."""
    return "-" if value is None else f"{100 * value:.1f}"


def bounds(figure: Interval) -> str:
    """The 95% interval, or nothing where it cannot be told."""
    return "" if figure.low is None or figure.high is None else f"[{share(figure.low)}, {share(figure.high)}]"


def chance(p: float) -> str:
    """A p-value with three decimals, never a bare zero."""
    return "<.001" if p < 0.001 else f"{p:.3f}"


def _scores(summary: Summary) -> str:
    rows = [["score", "%", "95% interval", "n"]]
    figures = summary.overall.figures
    named = [name for name in LABELS if name in figures]
    rows += [[label(n), share(figures[n].mean), bounds(figures[n]), str(figures[n].n)] for n in named]
    return grid(rows) if named else ""


def _kinds(summary: Summary) -> str:
    names = [name for name in _PER_KIND if name in summary.overall.figures]
    if len(summary.kinds) < 2 or not names:
        return ""
    rows = [["kind", "n", "failures", *(label(name) for name in names)]]
    return grid(rows + [_kind(group, names) for group in (*summary.kinds, summary.overall)])


def _kind(group: Group, names: Sequence[str]) -> list[str]:
    cells = [share(group.figures[n].mean) if n in group.figures else "-" for n in names]
    return [group.name, str(group.cases), str(group.failures), *cells]


def _whole(summary: Summary, run: Run) -> str:
    """What is told of the run as a whole: where answers were lost, risk over coverage, what it cost."""
    lines = []
    if run.settings.judge:
        graded = sum("judge_correct" in result.scores for result in run.results)
        lines.append(f"judge {run.settings.judge}: {graded} of {len(run.results)} graded")
    if summary.lost:
        lines.append("lost: " + ", ".join(f"{loss} {count}" for loss, count in summary.lost.items()))
    if summary.risk:
        lines.append(
            f"risk at full coverage {share(summary.risk[-1].risk)} % of {share(summary.risk[-1].coverage)} % answered; "
            f"mean risk below it {share(summary.aurc)} %"
        )
    if summary.auroc:
        lines.append(f"support, AUROC: {share(summary.auroc.mean)} {bounds(summary.auroc)}, n {summary.auroc.n}")
    if summary.tokens.calls:
        lines.append(f"model: {summary.tokens.as_text()}")
    return "\n".join(lines)


def _systems(summary: Summary, results: Sequence[CaseResult]) -> str:
    """A row a system, a column a measure, each with its interval; below, the paired differences to the first."""
    figures = {name: figure for name, figure in summary.overall.figures.items() if " " in name}
    if not figures:
        return ""
    systems = list(dict.fromkeys(name.split()[0] for name in figures))
    measures = list(dict.fromkeys(name.split()[1] for name in figures))
    rows = [["system", *measures, "n"]]
    for system in systems:
        cells = [figures[f"{system} {measure}"] for measure in measures]
        rows.append([system, *(f"{share(c.mean)} {bounds(c)}".strip() for c in cells), str(cells[0].n)])
    for other in systems[1:]:
        pairs = [_paired(results, f"{other} {measure}", f"{systems[0]} {measure}") for measure in measures]
        rows.append([f"{systems[0]} - {other}", *pairs, str(figures[f"{other} {measures[0]}"].n)])
    return grid(rows) + "\n(in %, mrr too; 95% bootstrap intervals; differences paired, p by permutation)"


def _paired(results: Sequence[CaseResult], a: str, b: str) -> str:
    both = [r.scores for r in results if a in r.scores and b in r.scores]
    gap = difference([scores[a] for scores in both], [scores[b] for scores in both])
    return "-" if gap.mean is None else f"{100 * gap.mean:+.1f}" + ("" if gap.p is None else f" p={chance(gap.p)}")


def _latency(summary: Summary) -> str:
    rows = [["latency", "p50 ms", "p95 ms", "n"]]
    for step, latency in summary.latency.items():
        rows.append([step, milliseconds(latency.p50), milliseconds(latency.p95), str(latency.n)])
    return grid(rows) if len(rows) > 1 else ""


def milliseconds(value: float | None) -> str:
    """A time with one decimal; "-" where there is none."""
    return "-" if value is None else f"{value:.1f}"
