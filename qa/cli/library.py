"""`qa add`, `articles`, `show`, `remove`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from typing import Any

from corpus.library import Progress
from corpus.records import Added, Stored
from qa.cli.words import date_for_people, print_json
from qa.desk import Desk, open_desk


def run(args: Namespace) -> int:
    """Run the command that `args` names."""
    desk = open_desk(args.home, "quotes")
    return {"add": _add, "articles": _articles, "show": _show, "remove": _remove}[args.command](desk, args)


def _add(desk: Desk, args: Namespace) -> int:
    stdin = sys.stdin.buffer if "-" in args.sources else None
    with ProgressBar() as bar:
        outcome = desk.add(args.sources, stdin, bar)
    if args.json:
        print_json(outcome.as_dict())
    else:
        _print_added(outcome)
    return 1 if outcome.rejected else 0


def _print_added(outcome: Added) -> None:
    for rejection in outcome.rejected:
        print(f"rejected  {rejection.source}: {rejection.reason}", file=sys.stderr)
    done = f"{outcome.added} added, {outcome.updated} updated, {outcome.unchanged} unchanged, {outcome.duplicates} duplicates"
    rate = f", {outcome.chunks / outcome.seconds:.0f} a second" if outcome.seconds > 2 and outcome.chunks else ""
    print(
        f"{done}, {len(outcome.rejected)} rejected. {outcome.chunks:,} passages embedded in {outcome.seconds:.1f} s{rate}."
    )
    print(f"The library holds {outcome.articles:,} articles.")


def _articles(desk: Desk, args: Namespace) -> int:
    found = desk.articles(since=args.since, until=args.until, publisher=args.publisher, match=args.match)
    if args.json:
        print_json([stored.as_dict() for stored in found])
    else:
        for stored in found:
            print(_line(stored))
    return 0


def _line(stored: Stored) -> str:
    article = stored.article
    when = date_for_people(article.published.text) if article.published else "date unknown"
    return f"{article.id}  {when:<18}  {(article.publisher or '-')[:22]:<22}  {article.title or '(no headline)'}"


def _show(desk: Desk, args: Namespace) -> int:
    shown = desk.show(args.id, args.version)
    if args.json:
        print_json(shown.as_dict())
        return 0
    fields: dict[str, Any] = shown.stored.as_dict()
    print(fields["title"] or "(no headline)")
    for name in ("publisher", "agency", "byline", "place", "url"):
        if fields[name]:
            print(f"{name}: {fields[name]}")
    if fields["published"]:
        print(f"published: {date_for_people(fields['published'])} (from {fields['published_origin']})")
    print(f"version {shown.stored.version} of {len(shown.versions)}\n\n{shown.text}")
    return 0


def _remove(desk: Desk, args: Namespace) -> int:
    removed = desk.remove(args.ids)
    if args.json:
        print(json.dumps({"removed": removed}))
    else:
        print(f"{removed} removed.")
    return 0


class ProgressBar:
    """A bar on stderr, for what takes more than two seconds."""

    def __init__(self, what: str = "adding") -> None:
        self._what = what
        self._bar: Any = None

    def __enter__(self) -> Progress:
        return self._show

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def _show(self, done: int, expected: int, passages: int) -> None:
        if self._bar is None:
            from tqdm import tqdm

            self._bar = tqdm(
                total=expected, desc=self._what, unit=" articles", delay=2, file=sys.stderr, dynamic_ncols=True
            )
        self._bar.total = max(expected, self._bar.total or 0) if done < expected else done
        elapsed = self._bar.format_dict["elapsed"]
        self._bar.set_postfix_str(f"{passages / elapsed:.0f} passages/s" if elapsed > 1 else "", refresh=False)
        self._bar.update(done - self._bar.n)
