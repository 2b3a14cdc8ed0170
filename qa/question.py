"""What a person asks, checked once: the words, the day, the filters, the turns before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict, Unpack

from corpus.errors import QuestionError
from corpus.records import Filter

MAX_QUESTION = 2_000  # characters
_MAX_TURNS = 12

Day = date | datetime | str | None


class Filters(TypedDict, total=False):
    """Which articles a question is asked of. Days are dates, datetimes or ISO 8601 text, inclusive."""

    as_of: Day  # the day of asking; articles of after it are not used; today by default
    since: Day
    until: Day
    publisher: str | None  # any part of the name
    title: str | None  # any part of the headline
    articles: Iterable[str] | None  # ids: only these articles


@dataclass(frozen=True)
class Turn:
    """One earlier question of the conversation and what was answered."""

    question: str
    answer: str


@dataclass(frozen=True)
class Question:
    """A checked question: what is asked, on which day, of which articles, after which turns."""

    text: str
    as_of: date
    where: Filter
    history: tuple[Turn, ...] = ()


def ask(text: str, *, history: Iterable[object] = (), **filters: Unpack[Filters]) -> Question:
    """Check a question and its filters. Raises QuestionError, one line, for what cannot be used.

    `history` holds earlier turns: `Turn`s, `{"question", "answer"}` mappings, (question, answer)
    pairs, or chat messages (`{"role", "content"}`).
    """
    words = " ".join(text.split())
    if not any(c.isalnum() for c in words):
        raise QuestionError("the question is empty: ask something in words")
    if len(text) > MAX_QUESTION:
        raise QuestionError(f"the question has {len(text):,} characters: ask in {MAX_QUESTION:,} or fewer")
    where = search_filter(**filters)
    return Question(words, where.as_of or today(), where, turns(history))


def search_filter(**filters: Unpack[Filters]) -> Filter:
    """The filter that these values mean; `as_of` is today if not given. Raises QuestionError."""
    since, until = day(filters.get("since"), "since"), day(filters.get("until"), "until")
    if since and until and since > until:
        raise QuestionError(f"since ({since}) is after until ({until}): exchange them")
    as_of = day(filters.get("as_of"), "as_of") or today()
    only = filters.get("articles")
    if isinstance(only, str):
        raise QuestionError("articles is one text: give a list of article ids")
    return Filter(
        as_of,
        since,
        until,
        filters.get("publisher") or None,
        filters.get("title") or None,
        None if only is None else frozenset(only),
    )


def today() -> date:
    """The reader's own day."""
    return datetime.now().astimezone().date()


def day(value: Day, name: str) -> date | None:
    """A calendar day from a date, a datetime or ISO 8601 text. Raises QuestionError."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(value.strip()).date()
    except (ValueError, AttributeError):
        raise QuestionError(f"{name} is {value!r}, which is not a date: write it like 2025-09-08") from None


def turns(history: Iterable[object]) -> tuple[Turn, ...]:
    """Earlier turns in any of the shapes that `ask` takes, the latest ones. Raises QuestionError."""
    found: list[Turn] = []
    asked: str | None = None
    for item in history:
        if isinstance(item, Turn):
            found.append(item)
        elif isinstance(item, Mapping) and "question" in item:
            found.append(Turn(str(item["question"]), str(item.get("answer", ""))))
        elif isinstance(item, Mapping) and "role" in item:
            if item["role"] == "user":
                asked = str(item.get("content", ""))
            elif item["role"] == "assistant" and asked is not None:
                found.append(Turn(asked, str(item.get("content", ""))))
                asked = None
        elif isinstance(item, tuple | list) and len(item) == 2:
            found.append(Turn(str(item[0]), str(item[1])))
        else:
            raise QuestionError('history must hold turns like {"question": "…", "answer": "…"}')
    return tuple(found[-_MAX_TURNS:])
