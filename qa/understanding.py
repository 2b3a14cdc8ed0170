"""A question made ready to be looked up: names as the articles write them, then what is asked, each part with what it leans on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from corpus.library import Library
from corpus.store.snapshot import Snapshot
from corpus.terms import terms
from qa.asked import Part, Plan
from qa.condense import Standalone, condense
from qa.plan import plan, spelled_out, unknown_names, with_initials
from qa.question import Question, Turn
from qa.retrieve import find

_NEAR = 10  # passages in which a name is looked for that the question gives by its initials


def understand(question: Question, alone: Standalone, library: Library, snapshot: Snapshot) -> tuple[Standalone, Plan]:
    """The question in the words of the articles, and what to look for."""
    named = replace(alone, focus=_named(question, alone, library, snapshot))
    planned = plan(named.focus, named.topic, question.as_of, named.earlier)
    return named, replace(planned, parts=tuple(_linked(planned)))


def _named(question: Question, alone: Standalone, library: Library, snapshot: Snapshot) -> str:
    def known(word: str) -> bool:
        return any(snapshot.words.document_frequency(term) for term in terms(word))

    focus = with_initials(alone.focus, known)
    if unknown := unknown_names(focus, known):
        near = find(library, alone.text, _NEAR, question.where)
        focus = spelled_out(
            focus, unknown, chain.from_iterable((passage.title or "", passage.text) for passage in near)
        )
    return focus


def _linked(planned: Plan) -> Iterator[Part]:
    """The parts, each with the words of those before that it leans on, as a question does that goes on with "and"."""
    asked = [Turn(part.text, "") for part in planned.parts]
    for n, part in enumerate(planned.parts):
        yield replace(part, topic=tuple(dict.fromkeys((*condense(f"and {part.text}", asked[:n]).topic, *part.topic))))
