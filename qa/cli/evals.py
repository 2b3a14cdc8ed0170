"""`qa eval run`, `compare`, `report`, `accept`, `list`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

import evals
from corpus.errors import EvalError
from qa.cli.words import print_json

if TYPE_CHECKING:
    from evals.figures.comparison import Comparison


def run(args: Namespace) -> int:
    """Run the step that `args` names; exit code 1 if questions failed to be answered at all, or the gate is shut."""
    steps = {"run": _run, "compare": _compare, "report": _report, "accept": _accept, "list": _list}
    return steps[args.step](args)


def _run(args: Namespace) -> int:
    baseline = _baseline(args)
    if args.gate == "":
        args.model = "quotes"  # the baseline's mode, whatever QA_MODEL says
    result = evals.run(
        args.suite,
        data=_path(args.data),
        home=_path(args.home),
        model=args.model,
        out=_path(args.out),
        limit=args.limit,
        parallel=args.parallel,
        judge=args.judge,
        progress=True,
    )
    gated = evals.compare(baseline, result.run.path, home=_path(args.home)) if baseline else None
    if args.json:
        print_json({**result.as_dict(), **({"gate": gated.gate_as_dict()} if gated else {})})
    else:
        print(result.as_text())
        if gated:
            print(f"\n{gated.gate_as_text()}")
    return 1 if result.failures or (gated and gated.falls) else 0


def _baseline(args: Namespace) -> Path | None:
    """The run to gate on: the one named, the one that ships, or none. Looked for before anything is run."""
    if args.gate is None:
        return None
    if args.limit:
        raise EvalError("--gate needs the whole suite: leave out --limit")
    if not args.gate and args.model not in (None, "quotes"):
        raise EvalError("the baseline that ships is of quotes mode: name a run of the model with --gate RUN")
    return evals.saved(args.gate, suite=args.suite, home=_path(args.home)) if args.gate else evals.baseline(args.suite)


def _compare(args: Namespace) -> int:
    comparison: Comparison = evals.compare(args.a, args.b, home=_path(args.home))
    if args.json:
        print_json({**comparison.as_dict(), **({"gate": comparison.gate_as_dict()} if args.gate else {})})
    else:
        print(comparison.as_text())
        if args.gate:
            print(f"\n{comparison.gate_as_text()}")
    return 1 if args.gate and comparison.falls else 0


def _report(args: Namespace) -> int:
    return _file("report", evals.report(args.run, _path(args.out), home=_path(args.home)), args.json)


def _accept(args: Namespace) -> int:
    return _file("baseline", evals.accept(args.run, _path(args.out), home=_path(args.home)), args.json)


def _list(args: Namespace) -> int:
    suites = evals.list_suites()
    if args.json:
        print_json([suite.as_dict() for suite in suites])
    else:
        for suite in suites:
            print(suite.as_text())
    return 0


def _file(what: str, path: Path, json: bool) -> int:
    if json:
        print_json({what: str(path)})
    else:
        print(path)
    return 0


def _path(text: str | None) -> Path | None:
    return Path(text).expanduser() if text else None
