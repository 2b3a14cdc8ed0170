"""A conversation of one browser session: its turns, and how the next one grows. No gradio here."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.errors import DatelineError
from qa.answer import Answer, Partial, Step
from qa.web import render
from qa.web.markup import text

if TYPE_CHECKING:
    from qa.desk import Desk

_REMEMBERED = 10  # turns handed to the desk as history

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Filters:
    """What narrows a question; `as_of` is an ISO date, and None means today."""

    as_of: str | None = None
    publisher: str | None = None

    @classmethod
    def read(cls, sent: str | None) -> Filters:
        """What the page's filter fields hold, as the browser sends it: a JSON object, or nothing."""
        try:
            fields = json.loads(sent or "{}")
        except ValueError:
            return cls()
        known = {k: str(v)[:200] for k, v in fields.items() if v} if isinstance(fields, dict) else {}
        return cls(known.get("as_of"), known.get("publisher"))


@dataclass(frozen=True)
class Turn:
    """A question and how far its answer has come: a step, checked text so far, then one of the ends."""

    question: str
    step: str = "reading the question"
    so_far: str = ""
    answer: Answer | None = None
    problem: str | None = None
    stopped: bool = False

    @property
    def busy(self) -> bool:
        """Whether more is to come."""
        return not (self.answer or self.problem or self.stopped)


Turns = tuple[Turn, ...]


def ask(desk: Desk, turns: Turns, question: str, filters: Filters) -> Iterator[Turns]:
    """The conversation with one more turn, again and again as its answer grows. Never raises."""
    turn = Turn(question)
    yield (*turns, turn)
    history = [{"question": t.question, "answer": t.answer.text} for t in turns if t.answer][-_REMEMBERED:]
    try:
        for event in desk.stream(question, history=history, as_of=filters.as_of, publisher=filters.publisher):
            if isinstance(event, Step):
                turn = replace(turn, step=event.name)
            elif isinstance(event, Partial):
                turn = replace(turn, so_far=event.text)
            else:
                turn = replace(turn, answer=event)
            yield (*turns, turn)
        if turn.busy:
            yield (*turns, replace(turn, problem="No answer came: ask again."))
    except DatelineError as error:
        yield (*turns, replace(turn, problem=_sentence(error)))
    except Exception:  # whatever it is, the page lives on and the terminal has the details
        log.exception("a question could not be answered")
        yield (*turns, replace(turn, problem="Something went wrong inside Dateline; its terminal says what."))


def stop(turns: Turns) -> Turns:
    """The conversation with its last turn ended where it is."""
    return (*turns[:-1], replace(turns[-1], stopped=True)) if turns and turns[-1].busy else turns


def thread(turns: Sequence[Turn]) -> str:
    """All turns as HTML."""
    return "".join(_turn(t) for t in turns)


def _turn(turn: Turn) -> str:
    if turn.answer:
        body = render.answer(turn.answer)
    else:
        body = f'<div class="told">{render.partial(turn.so_far)}</div>' if turn.so_far else ""
        if turn.problem:
            body += render.problem(turn.problem)
        elif turn.stopped:
            body += '<p class="note">Stopped.</p>'
        else:
            body += f'<p class="step">{text(turn.step.capitalize())}…</p>'
    return (
        f'<section class="turn" aria-busy="{str(turn.busy).lower()}">'
        f'<h2 class="question" dir="auto">{text(turn.question)}</h2>'
        f'<div class="answer" dir="auto">{body}</div></section>'
    )


def _sentence(error: DatelineError) -> str:
    said = str(error)
    return said[:1].upper() + said[1:]
