"""Make a follow-up question understandable alone."""

from qa.condense.follow_up import Standalone, condense
from qa.condense.rewrite import rewrite

__all__ = ["Standalone", "condense", "rewrite"]
