"""The commands and their options. `--home` and `--json` may stand before or after the command's name."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

EXAMPLES = """examples:
  qa ui --demo                                        the page, on the starter articles
  qa add articles/ notes.md more.jsonl.gz             add files and folders
  qa ask "Who met in Seoul on Monday?" --as-of 2025-09-12
  qa search "joint drills" -k 5 --publisher "Pacific Ledger" --json
  qa eval run seeds                                   how good it is, offline
"""

EVAL_EXAMPLES = """examples:
  qa eval run seeds --gate                            the fixed questions; exit 1 if worse than the baseline
  qa eval run realtimeqa --data DIR --model gpt-4o-mini --limit 60
  qa eval compare before.jsonl after.jsonl            what changed, and whether it is more than chance
  qa eval report after.jsonl                          one HTML page: scores, plots, every question
"""


class Parser(argparse.ArgumentParser):
    """argparse, but a usage error is one line that names the mend."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}; see {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)


def build() -> Parser:
    """The whole parser; `args.module` names the module of `qa.cli` that runs the command."""
    parser = Parser(
        prog="qa",
        description="Answers about your news articles, every sentence with the exact words it rests on.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _everywhere(parser, None, False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    add = _command(commands, "add", "library", "add files, folders, .jsonl, pages, feeds, or - for standard input")
    add.add_argument("sources", nargs="+", metavar="SOURCE")

    articles = _command(commands, "articles", "library", "list the articles, newest first")
    for name, meaning in (("since", "from this day on"), ("until", "up to this day")):
        articles.add_argument(f"--{name}", metavar="DATE", help=meaning)
    articles.add_argument("--publisher", metavar="NAME", help="whose publisher's name contains this")
    articles.add_argument("--match", metavar="TEXT", help="whose headline contains this")

    show = _command(commands, "show", "library", "show one article with its text")
    show.add_argument("id", metavar="ID")
    show.add_argument("--version", type=int, metavar="N", help="an earlier version")

    remove = _command(commands, "remove", "library", "remove articles")
    remove.add_argument("ids", nargs="+", metavar="ID")

    search = _command(commands, "search", "ask", "find passages, without any language model")
    search.add_argument("query", metavar="QUERY")
    search.add_argument("-k", type=_count, default=10, metavar="N", help="how many (default 10)")
    ask = _command(commands, "ask", "ask", "answer one question")
    ask.add_argument("question", metavar="QUESTION")
    chat = _command(commands, "chat", "ask", "ask in the terminal, with memory of the conversation")
    ui = _command(commands, "ui", "ui", "open the web page")
    for command in (search, ask, chat):
        _filters(command)
    for command in (ask, chat, ui):
        command.add_argument(
            "--model", metavar="NAME", help='the language model (default: QA_MODEL; "quotes" for none)'
        )
    for command in (search, ask, chat, ui):
        command.add_argument("--demo", action="store_true", help="use the starter articles")
    ui.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1: this machine only)")
    ui.add_argument("--port", type=int, help="port (default: the first free one from 7860)")
    ui.add_argument("--auth", metavar="USER:PASSWORD", help="ask for this login")
    _evals(commands)
    _command(commands, "doctor", "doctor", "what is configured, what works, what to do about the rest")
    return parser


def _evals(commands: argparse._SubParsersAction[Parser]) -> None:
    evals = _command(commands, "eval", "evals", "measure how good the answers are")
    evals.epilog, evals.formatter_class = EVAL_EXAMPLES, argparse.RawDescriptionHelpFormatter
    steps = evals.add_subparsers(dest="step", required=True, metavar="STEP")
    run = _command(steps, "run", "evals", "run a suite of questions")
    run.add_argument("suite", metavar="SUITE")
    run.add_argument("--data", metavar="DIR", help="folder of a public set")
    run.add_argument("--model", metavar="NAME", help="the language model (default: QA_MODEL)")
    run.add_argument("--out", metavar="FILE", help="where to save the run")
    run.add_argument(
        "--limit",
        type=_count,
        metavar="N",
        help="only the first N questions (of each kind, where a set has kinds of its own)",
    )
    run.add_argument("--parallel", type=_count, metavar="N", help="questions under way at once (with a model: 4)")
    run.add_argument("--judge", metavar="NAME", help="a model that grades the answers as well")
    run.add_argument(
        "--gate",
        nargs="?",
        const="",
        metavar="RUN",
        help="exit with 1 if it is worse than RUN by more than chance (default: the baseline that ships)",
    )
    compare = _command(steps, "compare", "evals", "compare two saved runs")
    compare.add_argument("a", metavar="A", help="a run: its file, or its name in the runs folder")
    compare.add_argument("b", metavar="B")
    compare.add_argument("--gate", action="store_true", help="exit with 1 if B is worse than A by more than chance")
    report = _command(steps, "report", "evals", "write one HTML page about a saved run")
    report.add_argument("run", metavar="RUN")
    report.add_argument("--out", metavar="FILE", help="where to write it")
    accept = _command(steps, "accept", "evals", "make a saved run the baseline of its suite")
    accept.add_argument("run", metavar="RUN")
    accept.add_argument("--out", metavar="FILE", help="where to write it (default: with this installation)")
    _command(steps, "list", "evals", "list the suites")


def _command(commands: argparse._SubParsersAction[Parser], name: str, module: str, help_: str) -> Parser:
    parser = commands.add_parser(name, help=help_, description=help_[0].upper() + help_[1:] + ".")
    parser.set_defaults(module=module)
    # SUPPRESS: an option not given here must not undo the one given before the command's name.
    _everywhere(parser, argparse.SUPPRESS, argparse.SUPPRESS)
    return parser


def _everywhere(parser: argparse.ArgumentParser, home: str | None, json: str | bool) -> None:
    parser.add_argument("--home", metavar="DIR", default=home, help="the library's folder (default: QA_HOME)")
    parser.add_argument("--json", action="store_true", default=json, help="print exactly one JSON document")


def _filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of", metavar="DATE", help="the day of asking (default: today); later articles are not used"
    )
    parser.add_argument("--since", metavar="DATE", help="only articles from this day on")
    parser.add_argument("--until", metavar="DATE", help="only articles up to this day")
    parser.add_argument("--publisher", metavar="NAME", help="only publishers whose name contains this")
    parser.add_argument("--title", metavar="TEXT", help="only headlines that contain this")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return int(text)
