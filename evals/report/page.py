"""A run as one HTML page: figures, kinds, and every question with its answer, quotes and verdict.

The page stands alone: no script, no network, and every text of the run is escaped, for article texts
and model answers are not to be trusted. The filter is a checkbox that the style sheet reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from corpus.errors import EvalError
from evals.runs.record import CaseResult, Run
from evals.figures.summary import Summary, summarise
from evals.figures.names import label
from evals.figures.table import bounds, milliseconds, share


def write_report(run: Run, out: Path | None = None) -> Path:
    """Write the page to `out`, by default beside the run, and return its path. Raises EvalError."""
    path = out or run.path.with_suffix(".html")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(run), "utf-8")
    except OSError as error:
        raise EvalError(f"{path} cannot be written: {error.strerror}; name another file") from None
    return path


def page(run: Run) -> str:
    """The whole page as text."""
    summary = summarise(run)
    style = (Path(__file__).parent / "page.css").read_text("utf-8")
    title = escape(f"{run.settings.suite}, {run.settings.mode}")
    cut = "" if run.complete else f"<p><strong>Cut off:</strong> {run.settings.cases} questions were to be run.</p>"
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dateline evals: {title}</title><style>
{style}</style></head><body>
<h1>Dateline evals: {title}</h1>
<p>{len(run.results)} questions, {summary.overall.failures} failures, {escape(run.started or "")}</p>{cut}
<h2>Scores</h2>
{_scores(summary)}
<h2>By kind</h2>
{_kinds(summary)}
{_latency(summary)}
<h2>Questions</h2>
<label><input type="checkbox" id="missed-only"> only those missed or failed</label>
{"".join(_case(run, result) for result in run.results)}
<h2>Settings</h2>
{_table(["setting", "value"], [[name, str(value)] for name, value in asdict(run.settings).items()], wrap=True)}
</body></html>
"""


def _scores(summary: Summary) -> str:
    rows = [[label(name), share(f.mean), bounds(f), str(f.n)] for name, f in summary.overall.figures.items()]
    return _table(["score", "%", "95% interval", "n"], rows)


def _kinds(summary: Summary) -> str:
    names = list(summary.overall.figures)
    rows = []
    for group in (*summary.kinds, summary.overall):
        cells = [f"{share(f.mean)} ({f.n})" if (f := group.figures.get(name)) else "-" for name in names]
        rows.append([group.name, str(group.cases), str(group.failures), *cells])
    return _table(["kind", "n", "failures", *(f"{label(name)} % (n)" for name in names)], rows)


def _latency(summary: Summary) -> str:
    if not summary.latency:
        return ""
    rows = [[step, milliseconds(x.p50), milliseconds(x.p95), str(x.n)] for step, x in summary.latency.items()]
    return "<h2>Latency</h2>\n" + _table(["step", "p50 ms", "p95 ms", "n"], rows)


def _case(run: Run, result: CaseResult) -> str:
    """One question, folded: verdict and question on the outside."""
    passed = run.passed(result)
    verdict = "failed" if result.failure is not None else "passed" if passed else "missed"
    parts = [f"<p class='meta'>asked on {escape(result.as_of)}, {escape(result.kind)}</p>"]
    if result.failure is not None:
        parts.append(f"<p><strong>Could not be run:</strong> {escape(result.failure)}</p>")
    if result.expected:
        groups = "; ".join(" or ".join(group) for group in result.expected)
        parts.append(f"<p><strong>Expected:</strong> {escape(groups)}</p>")
    if result.answer is not None:
        parts.append(_answer(result.answer))
    parts += [_quote("Evidence", e["article"], e["sentence"]) for e in result.evidence]
    parts += [f"<p>{escape(system)}: first hit at {rank or 'none'}</p>" for system, rank in result.ranks.items()]
    scores = ", ".join(f"{label(name)} {value:.2f}" for name, value in result.scores.items())
    parts.append(f"<p class='meta'>{escape(scores)}</p>")
    head = f"<span class='verdict'>{verdict}</span> {escape(result.question)}"
    name = f"<span class='meta'>{escape(result.id)}</span>"
    return f"<details class='{verdict}'><summary>{head} {name}</summary>{''.join(parts)}</details>\n"


def _answer(answer: dict[str, Any]) -> str:
    said = "Answer" if answer["answered"] else "No answer"
    parts = [f"<p><strong>{said}:</strong></p><pre>{escape(answer['text'])}</pre>"]
    if answer["standalone_question"] != answer["question"]:
        parts.append(f"<p class='meta'>understood as: {escape(answer['standalone_question'])}</p>")
    nearest = (answer["abstention"] or {}).get("nearest", ())
    parts += [_quote(f"[{c['n']}]", _source(c), c["quote"]) for c in answer["citations"]]
    parts += [_quote("Nearest", _source(c), c["quote"]) for c in nearest]
    return "".join(parts)


def _source(citation: dict[str, Any]) -> str:
    known = (citation["title"], citation["publisher"], citation["published"])
    return ", ".join(str(part) for part in known if part) or str(citation["article_id"])


def _quote(mark: str, source: str, words: str) -> str:
    return f"<p class='meta'>{escape(mark)} {escape(source)}</p><blockquote>{escape(words)}</blockquote>"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], wrap: bool = False) -> str:
    style = " style='white-space:normal;text-align:left'" if wrap else ""
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td{style}>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in rows)
    return f"<div class='wide'><table><tr>{top}</tr>\n{body}</table></div>"
