"""What can be asked, and what is refused in one line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

import pytest

from corpus.errors import QuestionError
from qa.question import Turn, ask, search_filter, today, turns


def test_days_may_be_dates_datetimes_or_text() -> None:
    for value in (
        date(2025, 9, 8),
        datetime(2025, 9, 8, 23, 59, tzinfo=UTC),
        "2025-09-08",
        " 2025-09-08 ",
        "2025-09-08T10:30:00+02:00",
        "20250908",
    ):
        assert ask("Who?", as_of=value).as_of == date(2025, 9, 8)


def test_today_is_the_day_of_asking_unless_told() -> None:
    asked = ask("  Who \n was hurt? ")
    assert asked.text == "Who was hurt?"
    assert asked.as_of == asked.where.as_of == today()
    assert ask("Who?", as_of="").as_of == today()


@pytest.mark.parametrize("text", ["", "   ", "?!", "\n\t", "…"])
def test_an_empty_question(text: str) -> None:
    with pytest.raises(QuestionError, match="empty"):
        ask(text)


def test_a_question_that_is_too_long() -> None:
    ask("x" * 2_000)
    with pytest.raises(QuestionError, match=r"2,001 characters.*2,000"):
        ask("x" * 2_001)


@pytest.mark.parametrize("value", ["yesterday", "2025-13-01", "08/09/2025", "2025", 5])
def test_a_day_that_is_none(value: object) -> None:
    for name in ("as_of", "since", "until"):
        with pytest.raises(QuestionError, match=f"^{name} is .*write it like 2025-09-08"):
            search_filter(**{name: value})  # type: ignore[misc]


def test_since_after_until() -> None:
    with pytest.raises(QuestionError, match="exchange"):
        ask("Who?", since="2025-09-09", until="2025-09-08")
    same = search_filter(since="2025-09-08", until="2025-09-08", publisher="", title="")
    assert (same.since, same.publisher, same.title) == (same.until, None, None)


@pytest.mark.parametrize("ids", [["b", "a"], ("a", "b", "a"), {"a", "b"}, iter(["a", "b"]), frozenset("ab")])
def test_articles_may_be_named_in_any_collection(ids: Iterable[str]) -> None:
    assert ask("Who?", articles=ids).where.articles == frozenset({"a", "b"})


def test_no_articles_named_and_an_empty_list_are_two_things() -> None:
    assert search_filter().articles is None
    assert search_filter(articles=None).articles is None
    assert search_filter(articles=[]).articles == frozenset()


def test_articles_as_one_text_are_refused() -> None:
    with pytest.raises(QuestionError, match="articles is one text: give a list of article ids"):
        ask("Who?", articles="ferry")


@pytest.mark.parametrize(
    "history",
    [
        [Turn("Who?", "Aldana.")],
        [{"question": "Who?", "answer": "Aldana."}],
        [("Who?", "Aldana.")],
        [["Who?", "Aldana."]],
        [{"role": "user", "content": "Who?"}, {"role": "assistant", "content": "Aldana."}],
        [
            {"role": "system", "content": "Be kind."},
            {"role": "assistant", "content": "Hello."},
            {"role": "user", "content": "What?"},
            {"role": "user", "content": "Who?"},
            {"role": "assistant", "content": "Aldana."},
        ],
    ],
)
def test_shapes_of_history(history: list[object]) -> None:
    assert turns(history) == (Turn("Who?", "Aldana."),)


@pytest.mark.parametrize("history", [["Who?"], "Who?", [1], [("a", "b", "c")], [{"text": "Who?"}]])
def test_shapes_that_are_none(history: list[object]) -> None:
    with pytest.raises(QuestionError, match="history"):
        turns(history)


def test_the_latest_turns_are_kept() -> None:
    kept = turns((str(i), "") for i in range(50))
    assert [turn.question for turn in kept] == [str(i) for i in range(38, 50)]
