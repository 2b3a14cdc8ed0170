"""Work out what a question asks for: its parts, what kind of answer each wants, and when."""

from qa.plan.acronyms import spelled_out, unknown_names, with_initials
from qa.plan.parts import plan

__all__ = ["plan", "spelled_out", "unknown_names", "with_initials"]
