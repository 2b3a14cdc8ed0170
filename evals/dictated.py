"""Models that write what they are told: drafts with known faults, or the evidence they were shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evals.cases.case import Said
from prompts import Message
from qa.answer import Usage
from qa.model import LanguageModel

DICTATED, COPYIST = "dictated", "copyist"
_NUMBERED = re.compile(r"^\[(\d+)\] (?:\([^)]*\) )?(.+)$", re.M)


class Dictated(LanguageModel):
    """Writes the sentences of a draft; asked to mend one, it says the same again."""

    def __init__(self, draft: Sequence[Said]) -> None:
        self.name, self.context_window = DICTATED, 8192
        self._text = " ".join(said.say for said in draft)

    def stream(self, messages: Sequence[Message], spent: list[Usage]) -> Iterator[str]:
        """The draft, in one piece; it costs nothing."""
        spent.append(Usage())
        yield self._text


class Copyist(LanguageModel):
    """Copies the first numbered sentence that it is shown, with its number: a faithful model of few words."""

    def __init__(self) -> None:
        self.name, self.context_window = COPYIST, 8192

    def stream(self, messages: Sequence[Message], spent: list[Usage]) -> Iterator[str]:
        """The sentence, without its source; nothing where none is shown."""
        spent.append(Usage())
        shown = _NUMBERED.search(messages[-1].text)
        yield f"{shown[2]} [{shown[1]}]" if shown else ""
