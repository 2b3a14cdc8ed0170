"""The model's replies, kept on disk: a rerun asks for nothing that was asked before.

A reply is found again by all that decides it: the model's name, its server, and every message. One that did
not end well is not kept.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from corpus.errors import ModelError
from prompts import Message
from qa.answer import Usage
from qa.model import MAX_OUTPUT, LanguageModel

_SCHEMA = "CREATE TABLE IF NOT EXISTS replies (key TEXT PRIMARY KEY, reply TEXT NOT NULL)"


@dataclass(frozen=True)
class Reply:
    """What a model said, what it cost, and the milliseconds it took when it was asked."""

    text: str
    usage: Usage
    milliseconds: float


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


class Replies:
    """A file of replies; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = Lock()
        self._db = sqlite3.connect(path, check_same_thread=False, timeout=30)
        self._db.execute(_SCHEMA)

    def get(self, key: str) -> Reply | None:
        with self._lock:
            row = self._db.execute("SELECT reply FROM replies WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        kept = json.loads(row[0])
        return Reply(kept["text"], Usage(**kept["usage"]), kept["milliseconds"])

    def put(self, key: str, reply: Reply) -> None:
        with self._lock, self._db:
            self._db.execute("INSERT OR REPLACE INTO replies VALUES (?, ?)", (key, json.dumps(asdict(reply))))

    def close(self) -> None:
        """Release the file."""
        self._db.close()


class RememberedModel(LanguageModel):
    """A model that is asked each thing once; later it says the same again, at the same stated cost."""

    def __init__(self, model: LanguageModel, replies: Replies, server: str = "") -> None:
        self.name, self.context_window = model.name, model.context_window
        self._model, self._replies, self._server = model, replies, server

    def stream(self, messages: Sequence[Message], spent: list[Usage]) -> Iterator[str]:
        """The reply, from disk if it is there. Raises ModelError as the model does."""
        key = self._key(messages)
        known = self._replies.get(key)
        if known is not None:
            spent.append(known.usage)
            _note(Call(tuple(messages), known, replayed=True))
            yield known.text
            return
        began, said, cost = time.perf_counter(), "", list[Usage]()
        try:
            for piece in self._model.stream(messages, cost):
                said += piece
                yield piece
        except ModelError as error:
            _note(Call(tuple(messages), Reply(said, Usage(), 0.0), replayed=False, error=str(error)))
            raise
        finally:
            spent.extend(cost)
        reply = Reply(said, sum(cost, Usage()), 1000 * (time.perf_counter() - began))
        if said.strip():  # an empty reply is a fault of the moment
            self._replies.put(key, reply)
        _note(Call(tuple(messages), reply, replayed=False))

    def _key(self, messages: Sequence[Message]) -> str:
        asked = [self._server, self.name, MAX_OUTPUT, *([m.role, m.text] for m in messages)]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


_calls: ContextVar[list[Call] | None] = ContextVar("calls", default=None)


@contextmanager
def listening() -> Iterator[list[Call]]:
    """The calls made in this thread meanwhile, in order."""
    heard: list[Call] = []
    token = _calls.set(heard)
    try:
        yield heard
    finally:
        _calls.reset(token)


def _note(call: Call) -> None:
    heard = _calls.get()
    if heard is not None:
        heard.append(call)
