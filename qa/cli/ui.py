"""`qa ui`."""

from __future__ import annotations

import sys
from argparse import Namespace

from corpus.errors import SettingsError
from qa.cli.ask import open_for


def run(args: Namespace) -> int:
    """Open the library and serve the page until Ctrl-C."""
    auth = None
    if args.auth is not None:
        user, colon, password = args.auth.partition(":")
        if not (user and colon and password):
            raise SettingsError("--auth takes USER:PASSWORD")
        auth = (user, password)
    if args.host not in ("127.0.0.1", "localhost", "::1") and auth is None:
        print(
            f"Note: {args.host} can be reached by others; add --auth USER:PASSWORD to ask for a login.", file=sys.stderr
        )
    desk = open_for(args)
    from qa.web import launch

    launch(desk, host=args.host, port=args.port, auth=auth, demo=args.demo)
    return 0
