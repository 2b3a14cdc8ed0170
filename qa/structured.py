"""A draft as a JSON object: what a server is asked for, and the reply read while it streams.

It is read into the plain form, one sentence a line with its marks, so that all that follows is the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from prompts import Message, Prompt

_ITEM = {
    "type": "object",
    "properties": {  # a model writes them in this order: it chooses its evidence first
        "cites": {"type": "array", "items": {"type": "integer"}},
        "sentence": {"type": "string"},
    },
    "required": ["cites", "sentence"],
    "additionalProperties": False,
}
_SCHEMA = {
    "type": "object",
    "properties": {"sentences": {"type": "array", "items": _ITEM}},
    "required": ["sentences"],
    "additionalProperties": False,
}
FORMS: tuple[dict[str, Any], ...] = (
    {"type": "json_schema", "json_schema": {"name": "draft", "strict": True, "schema": _SCHEMA}},
    {"type": "json_object", "schema": _SCHEMA},  # llama.cpp's
    {"type": "json_object"},
)
"""Response formats, the strictest first; which one a server takes can only be tried."""

NO_ANSWER = "NO ANSWER"
_OPENERS = ("{", "[", "```")


def with_form(messages: Sequence[Message], form: Prompt) -> list[Message]:
    """The messages, with the prompt that describes the form at the end of the system message."""
    told = "\n\n".join(message.text for message in form.render())
    first, *rest = messages
    return [Message(first.role, f"{first.text}\n\n{told}"), *rest]


def as_plain(pieces: Iterable[str]) -> Iterator[str]:
    """The sentences of a streamed JSON draft, each as soon as its object is complete: `The sea rose. [1][3]`.

    An empty list is a refusal. A reply that is no JSON (servers that do not know a response format may pass over it)
    is handed on as it comes. What is cut off or garbled costs its own sentence and no other; a reply of which nothing
    can be read gives nothing.
    """
    reader, text, plain, told, empty = _Objects(), "", False, False, False
    for piece in pieces:
        text += piece
        begin = text.lstrip()
        if not plain and begin and not any(begin.startswith(o) or o.startswith(begin) for o in _OPENERS):
            plain, piece = True, begin
        if plain:
            told = True
            yield piece
            continue
        for found in reader.feed(piece):
            empty = empty or found.get("sentences") == []
            line = _line(found)
            if line:
                told = True
                yield line
    if empty and not told:
        yield NO_ANSWER


class _Objects:
    """Finds the objects in a stream of JSON, the innermost first, whatever stands around them."""

    def __init__(self) -> None:
        self._text = ""
        self._open: list[int] = []
        self._in_string = self._escaped = False

    def feed(self, piece: str) -> Iterator[dict[str, Any]]:
        """The objects that `piece` completes."""
        for character in piece:
            self._text += character
            if self._in_string:
                if not self._escaped and character == '"':
                    self._in_string = False
                self._escaped = character == "\\" and not self._escaped
            elif character == '"' and self._open:
                self._in_string = True
            elif character == "{":
                self._open.append(len(self._text) - 1)
            elif character == "}" and self._open:
                found = _parsed(self._text[self._open.pop() :])
                if found is not None:
                    yield found


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text, strict=False)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _line(found: dict[str, Any]) -> str | None:
    sentence = found.get("sentence")
    if not isinstance(sentence, str) or not sentence.strip():
        return None
    cites = found.get("cites", [])
    numbers = [str(n).strip(" []") for n in (cites if isinstance(cites, list) else [cites])]
    marks = "".join(f"[{n}]" for n in numbers if n.isdecimal())
    return " ".join([*sentence.split(), *([marks] if marks else [])]) + "\n"
