"""Work out what a question asks for: its parts, what kind of answer each wants, and when."""

from qa.plan.parts import plan

__all__ = ["plan"]
