"""A model's replies, kept on disk: what was asked before is not asked, or paid for, again.

A reply is found again by all that decides it: the model's name, its server, how it is asked (the limit of tokens, JSON
or plain; the temperature is always 0), and the whole text of every message. One that did not end well is not kept. A
model that is changed under the same name is not noticed: QA_CACHE=off, or removing the file, asks anew.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from typing import Protocol

from corpus.errors import ModelError
from prompts import Message, Prompt, load
from qa.answer import Usage
from qa.model import MAX_OUTPUT, LanguageModel, connect
from qa.settings import ModelSettings

_SCHEMA = "CREATE TABLE IF NOT EXISTS replies (key TEXT PRIMARY KEY, reply TEXT NOT NULL)"
_MOST = 5_000  # replies in a library's folder: about 5 MB
_PATIENCE = 2.0  # seconds to wait for another process to have written


@dataclass(frozen=True)
class Reply:
    """What a model said, what it cost, and the milliseconds it took when it was asked."""

    text: str
    usage: Usage
    milliseconds: float


class Shelf(Protocol):
    """Where replies are kept."""

    def get(self, key: str) -> Reply | None: ...
    def put(self, key: str, reply: Reply) -> None: ...


class Replies:
    """A file of replies; safe to share between threads. Of more than `most`, the oldest are dropped."""

    def __init__(self, path: Path, most: int | None = None, patience: float = 30.0) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock, self._most = Lock(), most
        self._db = sqlite3.connect(path, check_same_thread=False, timeout=patience)
        try:
            self._db.execute(_SCHEMA)
        except sqlite3.Error:
            self._db.close()
            raise

    def get(self, key: str) -> Reply | None:
        """The reply kept under that key."""
        with self._lock:
            row = self._db.execute("SELECT reply FROM replies WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        kept = json.loads(row[0])
        return Reply(kept["text"], Usage(**kept["usage"]), kept["milliseconds"])

    def put(self, key: str, reply: Reply) -> None:
        """Keep it."""
        with self._lock, self._db:
            self._db.execute("INSERT OR REPLACE INTO replies VALUES (?, ?)", (key, json.dumps(asdict(reply))))
            if self._most is not None:  # a row's number tells its age
                self._db.execute(
                    "DELETE FROM replies WHERE rowid <= (SELECT max(rowid) FROM replies) - ?", (self._most,)
                )

    def close(self) -> None:
        """Release the file."""
        self._db.close()


class HomeReplies:
    """The replies in a library's folder. They are a convenience: what goes wrong with them costs a call, never an answer.

    The file is open only while it is read or written, so that the folder can be copied or deleted at any time.
    """

    def __init__(self, path: Path, most: int = _MOST) -> None:
        self._path, self._most = path, most

    def get(self, key: str) -> Reply | None:
        """The reply kept under that key; None as well if the file cannot be read."""
        if not self._path.exists():
            return None
        try:
            with closing(Replies(self._path, self._most, _PATIENCE)) as replies:
                return replies.get(key)
        except (OSError, sqlite3.Error, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, reply: Reply) -> None:
        """Keep it, if the file can be written."""
        try:
            with closing(Replies(self._path, self._most, _PATIENCE)) as replies:
                replies.put(key, reply)
        except (OSError, sqlite3.Error):
            return


class RememberedModel(LanguageModel):
    """A model that is asked each thing once; later it says the same again, at no cost and without a call."""

    def __init__(self, model: LanguageModel, replies: Shelf, server: str = "") -> None:
        self.name, self.context_window = model.name, model.context_window
        self.structured, self.deterministic = model.structured, model.deterministic
        self._model, self._replies, self._server = model, replies, server

    def stream(self, messages: Sequence[Message], spent: list[Usage]) -> Iterator[str]:
        """The reply, from disk if it is there. Raises ModelError as the model does."""
        cost: list[Usage] = []
        return self._once(messages, spent, self._model.stream(messages, cost), cost)

    def draft(
        self, messages: Sequence[Message], spent: list[Usage], prompt: Callable[[str], Prompt] = load
    ) -> Iterator[str]:
        """The draft, from disk if it is there. Raises ModelError as the model does."""
        cost: list[Usage] = []
        form = prompt("object") if self.structured else None
        return self._once(messages, spent, self._model.draft(messages, cost, prompt), cost, form)

    def _once(
        self,
        messages: Sequence[Message],
        spent: list[Usage],
        pieces: Iterator[str],
        cost: list[Usage],
        form: Prompt | None = None,
    ) -> Iterator[str]:
        """What is kept, or else `pieces`, which are not begun and so not asked for until they are needed."""
        key = self._key(messages, form)
        known = self._replies.get(key)
        if known is not None:
            spent.extend(self._cost_again(known))
            self._heard(messages, known, replayed=True)
            yield known.text
            return
        began, said = time.perf_counter(), ""
        try:
            for piece in pieces:
                said += piece
                yield piece
        except ModelError as error:
            self._heard(messages, Reply(said, Usage(), 0.0), error=str(error))
            raise
        finally:
            spent.extend(cost)
        reply = Reply(said, sum(cost, Usage()), 1000 * (time.perf_counter() - began))
        if said.strip() and self._model.ended:  # an empty reply is a fault of the moment
            self._replies.put(key, reply)
        self._heard(messages, reply)

    def _cost_again(self, reply: Reply) -> list[Usage]:
        """What a reply that is kept costs."""
        return []

    def _heard(
        self, messages: Sequence[Message], reply: Reply, *, replayed: bool = False, error: str | None = None
    ) -> None:
        """For who wants to know of every exchange."""

    def _key(self, messages: Sequence[Message], form: Prompt | None) -> str:
        how = [[form.name, form.messages[0].text]] if form else []
        asked = [self._server, self.name, MAX_OUTPUT, *how, *([m.role, m.text] for m in messages)]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def remembered(settings: ModelSettings) -> LanguageModel:
    """The model that `settings` names, its replies kept if they say so and it is deterministic. Raises SettingsError."""
    model = connect(settings)
    if settings.replies is None or not model.deterministic:
        return model
    return RememberedModel(model, HomeReplies(settings.replies), settings.base_url or "")
