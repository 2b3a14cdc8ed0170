"""Passages read together with the question: which sentence answers it, in which words, and whether any does.

The local model with the adapter `reader.npz` (READER.md tells what it learnt from) gives for each word
piece of a passage how likely an answer begins there, ends there, and whether its sentence is evidence; and for
the whole passage whether it answers at all (Rajpurkar et al. 2018, SQuAD 2.0; Devlin et al. 2019 for the heads).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.article import Span
from corpus.embed import PairModel, PairReading
from corpus.instructions import blanked, plain_name
from qa.evidence import Sentence
from qa.passage import Passage

READER = Path(__file__).parent / "reader.npz"
_START, _END, _EVIDENCE, _ANSWERS = range(4)
_LONGEST = 16  # word pieces of a short answer
_UNREAD = -6.0  # log-odds of what was not read


@dataclass(frozen=True)
class Told:
    """What reading says of one sentence, as log-odds.

    `evidence` that it answers, `answers` that its passage does, `short` that the words at `span` (characters of
    the article) are the answer itself against none being there.
    """

    evidence: float = _UNREAD
    answers: float = _UNREAD
    short: float = _UNREAD
    span: Span | None = None

    def words(self, sentence: Sentence) -> str:
        """The few words of the sentence that would be the answer, however unlikely; empty where there are none."""
        if self.span is None:
            return ""
        return sentence.text[self.span.start - sentence.start : self.span.end - sentence.start]


def tell(question: str, passages: Sequence[Passage], sentences: Sequence[Sentence], model: PairModel) -> list[Told]:
    """What reading `passages` says of each of `sentences`, in order; the best of the passages a sentence stands in."""
    heads, readings = _read(question, passages, model)
    best: dict[tuple[str, int], Told] = {}
    for passage, head, reading in zip(passages, heads, readings, strict=True):
        places = _places(passage, len(head), reading)
        for sentence in sentences:
            if sentence.head.article.id != passage.article_id:
                continue
            own = np.flatnonzero((places[:, 0] >= sentence.start) & (places[:, 1] <= sentence.end))
            if len(own) and (told := _told(reading, own, places)).evidence > best.get(sentence.key, Told()).evidence:
                best[sentence.key] = told
    return [best.get(sentence.key, Told()) for sentence in sentences]


def answering(question: str, passages: Sequence[Passage], model: PairModel) -> list[float]:
    """The log-odds that each of `passages` answers."""
    return [float(reading.whole[_ANSWERS]) for reading in _read(question, passages, model)[1]]


def _read(question: str, passages: Sequence[Passage], model: PairModel) -> tuple[list[str], Sequence[PairReading]]:
    """The title put before each passage, and the reading of both."""
    heads = [f"{title}. " if (title := plain_name(passage.title)) else "" for passage in passages]
    pairs = [(question, head + blanked(passage.text)) for head, passage in zip(heads, passages, strict=True)]
    return heads, model.read(pairs)


def _places(passage: Passage, ahead: int, reading: PairReading) -> np.ndarray:
    """The characters of the article that each word piece stands for, shape (n, 2); negative in the title."""
    spans = np.array(reading.spans, np.int64).reshape(-1, 2)
    return np.where(spans[:, :1] >= ahead, spans - ahead + passage.start, -1)


def _told(reading: PairReading, own: np.ndarray, places: np.ndarray) -> Told:
    begins, ends = reading.pieces[own, _START], reading.pieces[own, _END]
    sums = np.where(_spans(len(own)), begins[:, None] + ends[None, :], -np.inf)
    first, last = divmod(int(sums.argmax()), len(own))
    none = float(reading.whole[_START] + reading.whole[_END])
    return Told(
        evidence=float(reading.pieces[own, _EVIDENCE].mean()),
        answers=float(reading.whole[_ANSWERS]),
        short=float(sums[first, last]) - none,
        span=Span(int(places[own[first], 0]), int(places[own[last], 1])),
    )


def _spans(n: int) -> np.ndarray:
    """Which pairs of pieces, begin in rows and end in columns, make a span of at most _LONGEST."""
    distance = np.arange(n)[None, :] - np.arange(n)[:, None]
    return np.asarray((distance >= 0) & (distance < _LONGEST))
