"""Dateline: answers about news articles, every sentence with the exact words it rests on.

    from qa import answer
    print(answer("Who did the South Korean defense minister meet?").text)

`answer` uses the library at `home` (default: QA_HOME, else the user's data folder). Keep the
object that `qa.open()` gives to ask more than once: it holds the library and the models open.
Importing this package loads none of the heavy libraries.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import DatelineError
from qa.answer import Abstention, Answer, Citation, Claim, Conflict, Usage

if TYPE_CHECKING:
    from llama_index.core.llms import LLM
    from llama_index.core.postprocessor.types import BaseNodePostprocessor

    from qa.desk import Desk
    from qa.rerank import Reranker

__all__ = ["Abstention", "Answer", "Citation", "Claim", "Conflict", "DatelineError", "Usage", "answer", "open"]


def open(
    home: str | Path | None = None,
    model: str | LLM | None = None,
    reranker: BaseNodePostprocessor | Reranker | None = None,
) -> Desk:
    """The library at `home`, ready to be asked; keep it, and share it between threads.

    `model` is a model's name, `"quotes"`, or any llama-index `LLM`; by default QA_MODEL decides. `reranker` is any
    llama-index reranker, or one of your own (`qa.rerank.Reranker`); by default QA_RERANK decides.
    Raises SettingsError and LibraryError.
    """
    from qa.desk import open_desk

    return open_desk(home, model, reranker)


def answer(
    question: str,
    *,
    history: Iterable[object] = (),
    as_of: date | datetime | str | None = None,
    since: date | datetime | str | None = None,
    until: date | datetime | str | None = None,
    publisher: str | None = None,
    home: str | Path | None = None,
    model: str | LLM | None = None,
) -> Answer:
    """Answer one question from the library at `home`.

    `history` holds earlier turns, `{"question": …, "answer": …}`; `as_of` is the day of asking,
    today by default. Raises QuestionError, SettingsError and LibraryError.
    """
    desk = open(home, model)
    try:
        return desk.answer(question, history=history, as_of=as_of, since=since, until=until, publisher=publisher)
    finally:
        desk.close()
