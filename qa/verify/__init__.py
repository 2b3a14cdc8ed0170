"""Check a claim against the exact words it cites, and find the words it rests on."""

from qa.verify.attribute import attribute
from qa.verify.check import Verdict, check
from qa.verify.premise import contradicts
from qa.verify.speakers import speaker_left_out
from qa.verify.support import Entails, rate

__all__ = ["Entails", "Verdict", "attribute", "check", "contradicts", "rate", "speaker_left_out"]
