"""Check a claim against the exact words it cites, and find the words it rests on."""

from qa.verify.attribute import attribute
from qa.verify.check import Verdict, check

__all__ = ["Verdict", "attribute", "check"]
