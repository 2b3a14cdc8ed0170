"""The unit of evidence: one sentence of one article, at its exact place."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.article import Span
from corpus.records import Stored
from qa.asked import Plan
from qa.passage import Passage


@dataclass(frozen=True)
class Sentence:
    """A sentence of the current version of an article: `text(article)[start:end] == text`.

    `before` is the sentence in front of it in the article, for what its pronouns mean; `around` its
    passage and the lead of its article, for what it is about.
    """

    head: Stored
    start: int
    end: int
    text: str
    before: str = ""
    around: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """Its identity: article and place."""
        return (self.head.article.id, self.start)

    @property
    def span(self) -> Span:
        """Its place in the article."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Scored:
    """A sentence as evidence for one part of a question.

    `score` is the odds, 0 to 1, that it answers it; `covered` the share of the part's words it has; `short`
    where in the article the few words stand that would be the answer.
    """

    sentence: Sentence
    score: float
    covered: float
    short: Span | None = None

    @property
    def answer(self) -> str:
        """The few words that would be the answer; empty where there are none."""
        return (
            self.sentence.text[self.short.start - self.sentence.start : self.short.end - self.sentence.start]
            if self.short
            else ""
        )


@dataclass(frozen=True)
class Found:
    """The evidence found for one question: the passages read; by part, every scored sentence and the few chosen ones.

    `older` would be chosen too, but is of before the days asked about.
    """

    plan: Plan
    passages: tuple[Passage, ...]
    scored: list[list[Scored]]
    chosen: list[list[Scored]]
    older: list[Scored]
