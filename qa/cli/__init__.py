"""The command line, `qa`. Results on stdout, progress and notes on stderr; never a traceback."""

from qa.cli.main import main

__all__ = ["main"]
