"""Run one command and turn what goes wrong into one line and an exit code.

0 done; 1 some inputs failed, the rest is done; 2 usage or configuration; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from corpus.errors import DatelineError
from qa.cli.parser import build


def main(argv: Sequence[str] | None = None) -> int:
    """Parse `argv` and run the command; the exit code."""
    args = build().parse_args(argv)
    try:
        # Each command's module loads what that command needs, so that `qa --help` is instant.
        code: int = import_module(f"qa.cli.{args.module}").run(args)
        sys.stdout.flush()
        return code
    except DatelineError as error:
        return _say(str(error), 2)
    except KeyboardInterrupt:
        return _say("stopped; what was done so far is kept", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # a fault of ours; the traceback is for those who ask for it
        if os.environ.get("QA_DEBUG"):
            raise
        first = (str(error).splitlines() or [""])[0][:200]
        return _say(f"unexpected {type(error).__name__}: {first} (set QA_DEBUG=1 to see where)", 2)


def _say(message: str, code: int) -> int:
    print(f"qa: {' '.join(message.split())}", file=sys.stderr)
    return code
