"""Choose the sentences that answer, out of the passages that were found."""

from qa.select.choose import choose, in_time
from qa.select.gather import gather
from qa.select.score import Weights, score

__all__ = ["Weights", "choose", "gather", "in_time", "score"]
