"""`qa eval run`, `compare`, `report`, `list`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import evals
from qa.cli.words import print_json


def run(args: Namespace) -> int:
    """Run the step that `args` names; exit code 1 if questions failed to be answered at all."""
    return {"run": _run, "compare": _compare, "report": _report, "list": _list}[args.step](args)


def _run(args: Namespace) -> int:
    result = evals.run(
        args.suite,
        data=_path(args.data),
        home=_path(args.home),
        model=args.model,
        out=_path(args.out),
        limit=args.limit,
        progress=True,
    )
    if args.json:
        print_json(result.as_dict())
    else:
        print(result.as_text())
    return 1 if result.failures else 0


def _compare(args: Namespace) -> int:
    comparison = evals.compare(args.a, args.b, home=_path(args.home))
    if args.json:
        print_json(comparison.as_dict())
    else:
        print(comparison.as_text())
    return 0


def _report(args: Namespace) -> int:
    page = evals.report(args.run, _path(args.out), home=_path(args.home))
    if args.json:
        print_json({"report": str(page)})
    else:
        print(page)
    return 0


def _list(args: Namespace) -> int:
    suites = evals.list_suites()
    if args.json:
        print_json([suite.as_dict() for suite in suites])
    else:
        for suite in suites:
            print(suite.as_text())
    return 0


def _path(text: str | None) -> Path | None:
    return Path(text).expanduser() if text else None
