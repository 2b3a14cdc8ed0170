"""Choose the sentences that answer, out of the passages that were found."""

from qa.select.choose import alike, choose, in_time, is_older
from qa.select.differ import moved_on, sides
from qa.select.gather import gather
from qa.select.headline import short_answer
from qa.select.overview import overview, recent
from qa.select.read import READER
from qa.select.reread import Rereader
from qa.select.score import Selector
from qa.select.signals import Weights

__all__ = [
    "READER",
    "Rereader",
    "Selector",
    "Weights",
    "alike",
    "choose",
    "gather",
    "in_time",
    "is_older",
    "moved_on",
    "overview",
    "recent",
    "short_answer",
    "sides",
]
