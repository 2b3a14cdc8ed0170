"""Put one case to a desk, and keep what every stage handed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from evals.cases.case import Case
from evals.cases.plan import Desk
from qa.answer import Answer
from qa.asked import Window
from qa.events import Drafted, Planned, Retrieved, Selected
from qa.evidence import Sentence
from qa.passage import Passage


@dataclass(frozen=True)
class Trace:
    """An answer and its way: passages read, sentences chosen or shown to the model, what the model drafted,
    and the days that the question was taken to be about."""

    answer: Answer
    passages: tuple[Passage, ...] = ()
    selected: tuple[Sentence, ...] = ()
    drafted: tuple[Drafted, ...] = ()
    window: Window | None = None


def ask(case: Case, desk: Desk) -> Trace:
    """The case's question, put on its day, after its history, of the articles its filters leave."""
    history = [{"question": turn.question, "answer": turn.answer} for turn in case.history]
    window: Window | None = None
    passages: tuple[Passage, ...] = ()
    selected: dict[tuple[str, int], Sentence] = {}
    drafted: list[Drafted] = []
    for event in desk.trace(case.question, history=history, **case.asked):
        if isinstance(event, Planned):
            window = event.plan.window
        elif isinstance(event, Retrieved):
            passages = event.passages
        elif isinstance(event, Selected):
            selected.update({sentence.key: sentence for sentence in event.sentences})
        elif isinstance(event, Drafted):
            drafted.append(event)
        elif isinstance(event, Answer):
            return Trace(event, passages, tuple(selected.values()), tuple(drafted), window)
    raise RuntimeError("the stream ended without an answer")


def answer_record(answer: Answer) -> dict[str, Any]:
    """The answer as it is written into a run: all but its times, so that the same answer is the same bytes."""
    record = answer.as_dict()
    del record["timings_ms"]
    return record


def passage_record(passage: Passage) -> dict[str, Any]:
    """A passage as evidence: where it stands, what it says, how it was found."""
    names = (
        "rank",
        "article_id",
        "version",
        "title",
        "publisher",
        "published",
        "start",
        "end",
        "score",
        "signals",
        "text",
    )
    return {name: getattr(passage, name) for name in names}


def sentence_record(sentence: Sentence) -> dict[str, Any]:
    """A chosen sentence: where it stands and what it says."""
    return {
        "article_id": sentence.head.article.id,
        "version": sentence.head.version,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
    }
