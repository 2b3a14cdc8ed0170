"""A model that writes what it is told: drafts with known faults, to see what the check lets through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evals.cases.case import Said
from prompts import Message
from qa.answer import Usage
from qa.model import LanguageModel

DICTATED = "dictated"


class Dictated(LanguageModel):
    """Writes the sentences of a draft; asked to mend one, it says the same again."""

    def __init__(self, draft: Sequence[Said]) -> None:
        self.name, self.context_window = DICTATED, 8192
        self._text = " ".join(said.say for said in draft)

    def stream(self, messages: Sequence[Message], spent: list[Usage]) -> Iterator[str]:
        """The draft, in one piece; it costs nothing."""
        spent.append(Usage())
        yield self._text
