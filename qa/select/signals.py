"""The signals of a sentence, and the logistic model over them.

Each of the first four is 0 to 1:
  covered     how much of the part's words the sentence has, weighed by how rare they are; a word
              counts in part where only its like is there ("hurt" for "injured"), or where only its
              surroundings have it: headline, sentence before, passage, lead
  similarity  cosine of the embeddings of part and sentence
  fits        whether it holds the kind of thing asked for (a day, a number, a name, …); .5 if any will do
  clash       1 if the question names something by a year or number where the sentence has another
three are of reading its passage together with the question (`qa.select.read`), as log-odds:
  evidence    that the sentence answers
  answers     that its passage does
  short       that some words of it are the answer itself
four are of where it stands and of what stands beside it:
  found       score of its passage in the search, less that of the best one
  agree       log(1 + how many other sources give the same few words, each as sure as reading is of them)
  asked       share of its few words that the question has already; 1 where there are none
  late        log(1 + characters of the article before it, without its instructions)
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from qa.asked import Caution


@dataclass(frozen=True)
class Signals:
    """What is measured of one sentence; see the head of this file."""

    covered: float
    similarity: float
    fits: float
    clash: float
    evidence: float
    answers: float
    short: float
    found: float = 0.0
    agree: float = 0.0
    asked: float = 1.0
    late: float = 0.0


NAMES = tuple(field.name for field in fields(Signals))


@dataclass(frozen=True)
class Weights:
    """One coefficient for each of `Signals`, the intercept, and two thresholds.

    `threshold` is the odds below which a sentence is no answer, `sure` those below which it may be none.
    """

    coefficients: Signals
    intercept: float
    threshold: float = 0.5
    sure: float = 0.5

    @classmethod
    def load(cls, caution: Caution = "normal") -> Weights:
        """The coefficients kept in `weights.json`, with the thresholds of that caution."""
        values = json.loads((Path(__file__).parent / "weights.json").read_text())
        fitted = dict(values["weights"])
        intercept = fitted.pop("intercept")
        return cls(Signals(**fitted), intercept, **values["caution"][caution])

    def odds(self, signals: Signals) -> float:
        """The estimated probability that the sentence answers, 0 to 1."""
        total = self.intercept + sum(
            getattr(self.coefficients, name) * value for name, value in asdict(signals).items()
        )
        return 1 / (1 + math.exp(-total))
