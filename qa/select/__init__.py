"""Choose the sentences that answer, out of the passages that were found."""

from qa.select.choose import alike, choose, in_time
from qa.select.differ import moved_on, sides
from qa.select.gather import gather
from qa.select.read import READER
from qa.select.score import Selector, Weights

__all__ = ["READER", "Selector", "Weights", "alike", "choose", "gather", "in_time", "moved_on", "sides"]
