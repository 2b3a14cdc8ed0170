"""The model's replies in an eval: a rerun asks for nothing that was asked before, and every exchange is heard.

They are kept as the product keeps them (`qa.replies`), but all of them, and at the cost they had, so that a run
says the same of itself whether it was replayed or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from typing import Any

import qa.replies
from prompts import Message
from qa.answer import Usage
from qa.replies import Replies, Reply

__all__ = ["Call", "RememberedModel", "Replies", "Reply", "listening"]


@dataclass(frozen=True)
class Call:
    """One exchange with a model; `replayed` if it came from disk, with `error` if it did not end well."""

    messages: tuple[Message, ...]
    reply: Reply
    replayed: bool
    error: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """What was sent and what came back: the same whether it was replayed or not."""
        sent = [{"role": m.role, "content": m.text} for m in self.messages]
        failed = {"error": self.error} if self.error else {}
        return {"sent": sent, "reply": self.reply.text, "usage": asdict(self.reply.usage), **failed}


class RememberedModel(qa.replies.RememberedModel):
    """A model that is asked each thing once; later it says the same again, at the same stated cost."""

    def _cost_again(self, reply: Reply) -> list[Usage]:
        return [reply.usage]

    def _heard(
        self, messages: Sequence[Message], reply: Reply, *, replayed: bool = False, error: str | None = None
    ) -> None:
        _note(Call(tuple(messages), reply, replayed, error))


_calls: ContextVar[list[Call] | None] = ContextVar("calls", default=None)


@contextmanager
def listening() -> Iterator[list[Call]]:
    """The calls made in this thread meanwhile, in order; who listens outside hears them too, afterwards."""
    heard: list[Call] = []
    token = _calls.set(heard)
    try:
        yield heard
    finally:
        _calls.reset(token)
        for call in heard:
            _note(call)


def _note(call: Call) -> None:
    heard = _calls.get()
    if heard is not None:
        heard.append(call)
