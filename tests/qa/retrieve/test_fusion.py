"""What makes one passage fit better than another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.records import Filter
from qa.asked import Window
from qa.desk import Desk
from qa.retrieve.fusion import Fusion, Signals
from qa.retrieve.search import candidates
from tests.qa.articles import AS_OF

PLAIN = Signals(meaning=0.5, words=0.3, phrases=0.2, lead=0, week=0.25, month=0.25, meant=0)
TODAY = date.fromisoformat(AS_OF)


@pytest.mark.parametrize("name", ["meaning", "words", "phrases", "lead", "week", "month", "meant"])
def test_more_of_any_signal_is_better(name: str) -> None:
    more = replace(PLAIN, **{name: getattr(PLAIN, name) + 0.5})
    assert Fusion.load().score(more) > Fusion.load().score(PLAIN)


def measured(desk: Desk, query: str, as_of: date | None = TODAY, window: Window | None = None) -> dict[str, Signals]:
    snapshot = desk.library.snapshot()
    found = candidates(desk.library, snapshot, query, 20, Filter(as_of))
    by_id = found.measured(query, snapshot, as_of, window)
    return {snapshot.passage(chunk)[:20]: by_id[id_] for id_, chunk in found.chunks.items()}


def test_neighbouring_words_of_the_question_count_where_they_are_neighbours(desk: Desk) -> None:
    signals = measured(desk, "central bank rate")
    assert max(s.phrases for s in signals.values()) >= 0.5
    assert min(s.phrases for s in signals.values()) == 0.0


def test_the_first_passage_of_an_article_is_its_lead(desk: Desk) -> None:
    assert any(s.lead for s in measured(desk, "tram line").values())


def test_age_counts_from_the_day_of_asking(desk: Desk) -> None:
    near, far = (measured(desk, "tram line", day) for day in (TODAY, date(2030, 1, 1)))
    assert max(s.week for s in near.values()) > 0.3 > max(s.month for s in far.values())
    assert {s.week for s in measured(desk, "tram line", None).values()} == {0.25}


def test_articles_of_the_days_that_are_meant(desk: Desk) -> None:
    assert any(s.meant for s in measured(desk, "tram line", window=Window(date(2025, 9, 1), TODAY)).values())
    assert not any(
        s.meant for s in measured(desk, "tram line", window=Window(date(1999, 1, 1), date(1999, 2, 1))).values()
    )
