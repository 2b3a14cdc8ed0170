"""`qa search`, `ask`, `chat`."""

from __future__ import annotations

import sys
from argparse import Namespace

from corpus.errors import DatelineError
from qa.answer import Answer, Partial, Step
from qa.cli.demo import open_demo
from qa.cli.library import ProgressBar
from qa.cli.words import date_for_people, plain, print_json, sources
from qa.desk import Desk, open_desk
from qa.events import Event
from qa.prices import in_words
from qa.question import Filters, ask


def run(args: Namespace) -> int:
    """Run the command that `args` names."""
    filters = Filters(as_of=args.as_of, since=args.since, until=args.until, publisher=args.publisher, title=args.title)
    if args.command != "chat":  # refuse what cannot be asked before anything is loaded
        ask(args.query if args.command == "search" else args.question, **filters)
    desk = open_for(args)
    return {"search": _search, "ask": _ask, "chat": _chat}[args.command](desk, args, filters)


def open_for(args: Namespace) -> Desk:
    """The library that the options mean: the user's, or the starter articles."""
    model = getattr(args, "model", None) if args.command != "search" else "quotes"
    if not args.demo:
        return open_desk(args.home, model)
    with ProgressBar("building the demo") as bar:
        return open_demo(model, args.home, bar)


def _search(desk: Desk, args: Namespace, filters: Filters) -> int:
    found = desk.search(args.query, k=args.k, **filters)
    if args.json:
        print_json([passage.as_dict() for passage in found])
        return 0
    for passage in found:
        when = date_for_people(passage.published) if passage.published else "date unknown"
        print(
            f"{passage.rank}. {passage.title or '(no headline)'} - {passage.publisher or '?'}, {when} ({passage.article_id})"
        )
        print(f"   {passage.text[:300]}{'…' if len(passage.text) > 300 else ''}\n")
    if not found:
        print("Nothing found.", file=sys.stderr)
    return 0


def _ask(desk: Desk, args: Namespace, filters: Filters) -> int:
    if args.json:
        print_json(desk.answer(args.question, **filters).as_dict())
        return 0
    _say_mode(desk)
    _print_answer(desk, args.question, [], filters)
    return 0


def _chat(desk: Desk, args: Namespace, filters: Filters) -> int:
    _say_mode(desk)
    print("Ask a question; an empty line or Ctrl-D ends, /new starts afresh.", file=sys.stderr)
    history: list[dict[str, str]] = []
    while True:
        try:
            question = input("\n> ").strip()
        except EOFError:
            return 0
        if not question:
            return 0
        if question == "/new":
            history.clear()
            continue
        try:
            answer = _print_answer(desk, question, history, filters)
        except DatelineError as error:
            print(f"qa: {error}", file=sys.stderr)
            continue
        history.append({"question": answer.standalone_question, "answer": answer.text})


def _print_answer(desk: Desk, question: str, history: list[dict[str, str]], filters: Filters) -> Answer:
    """Print the answer as it is made: each checked sentence as soon as it stands."""
    printed = ""
    for event in desk.stream(question, history=history, **filters):
        if not printed:  # a line that is being written is not to be wiped
            _show_step(event)
        if isinstance(event, Partial):
            print(plain(event.text[len(printed) :]), end="", flush=True)
            printed = event.text
        elif isinstance(event, Answer):
            print(plain(event.text[len(printed) :]))
            for conflict in event.conflicts:
                told = " against ".join(f"{side.value} [{side.citation}]" for side in conflict.sides)
                print(f"\nThe sources differ: {told}")
            below = sources(event)
            if below:
                print(f"\n{below}")
            if event.usage.calls:
                print(f"\n{in_words(event.usage, event.cost)}", file=sys.stderr)
            return event
    raise AssertionError("a stream ends with its answer")


def _show_step(event: Event) -> None:
    """What is going on, for a person who waits for a model; gone as soon as there is something to read."""
    if sys.stderr.isatty():
        print(f"\r\033[K{event.name} …" if isinstance(event, Step) else "\r\033[K", end="", file=sys.stderr, flush=True)


def _say_mode(desk: Desk) -> None:
    if desk.model_name is None:
        print("Quotes mode: verbatim sentences. Set QA_MODEL for answers in a model's words.\n", file=sys.stderr)
