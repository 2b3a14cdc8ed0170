"""Fit what the product has learnt: `python -m evals.fit retrieval|selection|support|reader …`; each prints what it fitted."""

from __future__ import annotations

import argparse
import json
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Run one of the fits."""
    parser = argparse.ArgumentParser(prog="python -m evals.fit", description=__doc__)
    kinds = parser.add_subparsers(dest="what", required=True)
    for what in ("retrieval", "selection", "support"):
        own = kinds.add_parser(what)
        own.add_argument("--data", type=Path, required=True, help="the folder of public sets")
        own.add_argument("--home", type=Path, help="where the evals keep their libraries")
    reader = kinds.add_parser("reader")
    reader.add_argument(
        "--squad", type=Path, nargs="+", required=True, help="SQuAD 2.0 files, the one to hold out from last"
    )
    reader.add_argument(
        "--qamr", type=Path, required=True, help="the folder with dev.tsv, test.tsv, wiki-sentences.tsv"
    )
    reader.add_argument("--clapnq", type=Path, required=True, help="the folder with answerable and unanswerable lines")
    reader.add_argument("--out", type=Path, required=True, help="the adapter to write, reader.npz")
    asked = parser.parse_args()
    made = import_module(f"evals.fit.{asked.what}")
    if asked.what == "reader":
        found = made.train(asked.squad, asked.qamr, asked.clapnq, asked.out)
    else:
        found = made.run(asked.data, asked.home)
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
