"""The prompts: one file each, with its name, version and variables at its head.

`load("answer").render(question=…, …)` gives the messages to send. A variable that is missing, or
one that the prompt does not have, is an error; what is put in is never read for variables again,
so article text cannot reach into a prompt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_ROLE = re.compile(r"^# (system|user)\n", re.M)


@dataclass(frozen=True)
class Message:
    """One chat message; `role` is `system` or `user`."""

    role: str
    text: str


@dataclass(frozen=True)
class Prompt:
    """A prompt with its version; change the version whenever the text changes."""

    name: str
    version: int
    variables: tuple[str, ...]
    messages: tuple[Message, ...]

    def render(self, **values: str) -> list[Message]:
        """The messages with every variable filled in. Raises ValueError if names do not match."""
        if set(values) != set(self.variables):
            raise ValueError(f"the prompt {self.name} takes {sorted(self.variables)}, not {sorted(values)}")
        return [Message(m.role, _VARIABLE.sub(lambda found: values[found[1]], m.text)) for m in self.messages]


@cache
def load(name: str) -> Prompt:
    """The prompt in `prompts/NAME.md`. Raises ValueError if its head and its text do not agree."""
    text = (Path(__file__).parent / f"{name}.md").read_text()
    _, head, body = text.split("---\n", 2)
    fields = yaml.safe_load(head)
    pieces = _ROLE.split(body)[1:]
    messages = tuple(Message(role, words.strip()) for role, words in zip(pieces[::2], pieces[1::2], strict=True))
    used = {found for message in messages for found in _VARIABLE.findall(message.text)}
    if fields["name"] != name or used != set(fields["variables"]):
        raise ValueError(f"the head of prompts/{name}.md does not match its text")
    return Prompt(name, int(fields["version"]), tuple(fields["variables"]), messages)


def names() -> list[str]:
    """The names of all prompts."""
    return sorted(path.stem for path in Path(__file__).parent.glob("*.md") if path.stem != "README")
