"""The contract, looked at from outside: each promise broken alone on a right answer is named, and a right one breaks none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Published
from corpus.records import Shown, Stored
from evals.measures.promises import broken_promises, independent
from qa.answer import Abstention, Answer, Citation
from qa.question import Filters, search_filter
from tests.evals.fakes import COST, DAY, HURT, MET, OLD_COST, FakeDesk, cite, said, silent

ASKED = Filters(as_of=DAY)
RIGHT = said("q", cite(COST), cite(HURT, "ferry", 1))


def broken(answer: Answer, asked: Filters = ASKED, origins: dict[str, str] | None = None) -> list[str]:
    return broken_promises(answer, asked, FakeDesk(), origins)


def first(**changes: object) -> Answer:
    """The right answer with its first citation changed."""
    return replace(RIGHT, citations=(replace(RIGHT.citations[0], **changes), RIGHT.citations[1]))  # type: ignore[arg-type]


def claim(**changes: object) -> Answer:
    """The right answer with its first claim changed."""
    return replace(RIGHT, claims=(replace(RIGHT.claims[0], **changes), RIGHT.claims[1]))  # type: ignore[arg-type]


def test_a_right_answer_breaks_none() -> None:
    assert broken(RIGHT) == []
    assert broken(RIGHT, origins={}) == []
    assert broken(silent("q")) == []
    assert broken(silent("q", cite(COST), cite(MET))) == []


def test_the_promises_hold_of_an_answer_of_several_marks_and_one_claim() -> None:
    both = replace(RIGHT.claims[0], citations=(1, 2))
    text = f"{both.text} [1][2]"
    assert broken(replace(RIGHT, claims=(both,), text=text)) == []


NOT_THERE = "a quote that is not in its article"
MISNAMED = "a citation that misnames its article"
OF_A_CITATION: list[tuple[Callable[[Citation], Citation], str]] = [
    (lambda c: replace(c, article_id="nobody"), "a citation of no article"),
    (lambda c: replace(c, version=9), "a citation of no article"),
    (lambda c: replace(c, start=c.start + 1, end=c.end + 1), NOT_THERE),
    (lambda c: replace(c, end=c.end - 1), NOT_THERE),
    (lambda c: replace(c, quote=c.quote.lower()), NOT_THERE),
    (lambda c: replace(c, start=0, end=0, quote=""), NOT_THERE),
    (lambda c: replace(c, start=31, end=32, quote=" "), NOT_THERE),
    (lambda c: cite(OLD_COST, version=1), "a quote of a superseded version"),
    (lambda c: replace(c, title="Another title"), MISNAMED),
    (lambda c: replace(c, publisher="Somebody"), MISNAMED),
    (lambda c: replace(c, published="2025-09-01"), MISNAMED),
    (lambda c: replace(c, url="https://news.example/x"), MISNAMED),
]


@pytest.mark.parametrize(("change", "fault"), OF_A_CITATION)
def test_a_faulty_citation_is_named_in_an_answer_and_beside_silence(
    change: Callable[[Citation], Citation], fault: str
) -> None:
    assert broken(first(**vars(change(RIGHT.citations[0])))) == [fault]
    assert broken(silent("q", cite(MET), change(cite(COST)))) == [fault]


# What was asked about


class Shelf:
    """Holds one article, published on a day, in a month, or nobody knows when."""

    def __init__(self, published: str | None) -> None:
        day = Published.parse(published, "metadata") if published else None
        article = Article(
            "one", COST, "one.txt", "hash", title="Tram to cost more", publisher="Valley Post", published=day
        )
        self.stored = Stored(article, 1, True, "one", 1, "2025-09-30")
        self.answer = said("q", replace(cite(COST), article_id="one", version=1, title=article.title,
                                        publisher=article.publisher, published=published))  # fmt: skip

    def show(self, article_id: str, version: int | None = None) -> Shown:
        return Shown(self.stored, (self.stored,))

    def broken(self, asked: Filters) -> list[str]:
        return broken_promises(replace(self.answer, as_of=str(asked["as_of"])), asked, self)


AFTER = "an article of after the day of asking"
OUTSIDE = "an article of outside the days asked about"


@pytest.mark.parametrize(
    ("published", "asked", "faults"),
    [
        ("2025-09-10", Filters(as_of="2025-09-10", since="2025-09-10", until="2025-09-10"), []),
        ("2025-09-10", Filters(as_of="2025-09-09"), [AFTER]),
        ("2025-09-10", Filters(as_of=DAY, since="2025-09-11"), [OUTSIDE]),
        ("2025-09-10", Filters(as_of=DAY, until="2025-09-09"), [OUTSIDE]),
        ("2025-09", Filters(as_of="2025-09-01", since="2025-09-30", until="2025-10-01"), []),  # any day of September
        ("2025-09", Filters(as_of="2025-08-31"), [AFTER]),
        ("2025-09", Filters(as_of=DAY, since="2025-10-01"), [OUTSIDE]),
        (None, Filters(as_of="2000-01-01"), []),
        (None, Filters(as_of=DAY, since="2000-01-01"), [OUTSIDE]),
        (None, Filters(as_of=DAY, until=DAY), [OUTSIDE]),
        ("2025-09-10", Filters(as_of=DAY, publisher="valley"), []),
        ("2025-09-10", Filters(as_of=DAY, publisher="ledger"), ["an article of a publisher not asked about"]),
        ("2025-09-10", Filters(as_of=DAY, title="TRAM"), []),
        ("2025-09-10", Filters(as_of=DAY, title="ferry"), ["an article of a headline not asked about"]),
        ("2025-09-10", Filters(as_of=DAY, articles=["one", "two"]), []),
        ("2025-09-10", Filters(as_of=DAY, articles=["two"]), ["an article that was not asked about"]),
        ("2025-09-10", Filters(as_of=DAY, articles=[]), ["an article that was not asked about"]),
        ("2025-09-10", Filters(as_of=DAY, since=None, publisher=None, articles=None), []),
    ],
)
def test_an_article_outside_the_limits_of_the_question_is_named(
    published: str | None, asked: Filters, faults: list[str]
) -> None:
    assert Shelf(published).broken(asked) == faults


DAYS = st.sampled_from([None, "2025-08-31", "2025-09-01", "2025-09-10", "2025-09-30", "2025-10-01"])


@given(
    st.sampled_from([None, "2025", "2025-09", "2025-09-01", "2025-09-10", "2025-09-30T23:59+00:00"]),
    st.fixed_dictionaries(
        {"as_of": DAYS.filter(bool), "since": DAYS, "until": DAYS},
        optional={
            "publisher": st.sampled_from(["", "post", "LEDGER"]),
            "title": st.sampled_from(["", "tram", "FERRY"]),
            "articles": st.sampled_from([None, [], ["one"], ["two"]]),
        },
    ).filter(lambda asked: not (asked["since"] and asked["until"] and asked["since"] > asked["until"])),
)
def test_the_limits_are_those_of_the_search_though_they_are_read_apart(published: str | None, asked: Filters) -> None:
    shelf = Shelf(published)
    assert (shelf.broken(asked) == []) is search_filter(**asked).admits(shelf.stored.article)


# The answer as a whole


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (
            replace(RIGHT, citations=tuple(replace(c, n=3 - c.n) for c in RIGHT.citations)),
            "citations misnumbered",
        ),
        (replace(RIGHT, text=f"{RIGHT.text} [3]"), "marks and citations differ"),
        (replace(RIGHT, text=RIGHT.text.replace(" [2]", "")), "marks and citations differ"),
        (replace(RIGHT, claims=()), "a claim without a citation"),
        (claim(citations=()), "a claim without a citation"),
        (claim(citations=(1, 7)), "a claim that cites nothing there is"),
        (claim(start=1), "a claim that is not where it says"),
        (claim(text="The tram will cost £46 million."), "a claim that is not where it says"),
        (replace(RIGHT, abstention=Abstention("not_in_articles")), "an answer that is silent too"),
    ],
)
def test_a_faulty_answer_is_named_by_that_fault_alone(answer: Answer, fault: str) -> None:
    assert broken(answer) == [fault]


NOT_VERBATIM = "a quote that is not in the words of its article"


def worded(words: str, mode: str = "quotes") -> Answer:
    """The right answer whose first claim says `words`."""
    one, rest = RIGHT.claims[0], RIGHT.text[RIGHT.claims[0].end :]
    second = RIGHT.claims[1]
    longer = len(words) - len(one.text)
    return replace(
        RIGHT,
        mode=mode,
        text=words + rest,
        claims=(
            replace(one, text=words, end=one.start + len(words)),
            replace(second, start=second.start + longer, end=second.end + longer),
        ),
    )


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        (COST, []),
        (r"The tram [tram line 4\] will cost £64 million.", []),  # brackets of ours
        (r"The tram \[tram line 4\] will cost £64 million.", [NOT_VERBATIM]),  # brackets of an article
        ("The tram will cost £46 million.", [NOT_VERBATIM]),
    ],
)
def test_a_claim_in_quotes_mode_is_its_quote_but_for_what_stands_in_our_brackets(words: str, faults: list[str]) -> None:
    assert broken(worded(words)) == faults
    assert broken(worded(words, "a model")) == []


@pytest.mark.parametrize(
    "answer",
    [
        replace(silent("q"), claims=RIGHT.claims[:1]),
        replace(silent("q"), citations=RIGHT.citations[:1]),
        replace(silent("q"), abstention=None),
        replace(silent("q"), text=" \n"),
    ],
)
def test_silence_that_claims_something_or_gives_no_reason_is_named(answer: Answer) -> None:
    assert broken(answer) == ["silence that claims something, or gives no reason"]


@pytest.mark.parametrize("answer", [RIGHT, silent("q")])
@pytest.mark.parametrize("says", ["", "2025-09-29", "1999-01-01"])
def test_an_answer_of_another_day_than_was_asked_is_named(answer: Answer, says: str) -> None:
    assert broken(replace(answer, as_of=says)) == ["asked on another day than it says"]
    assert broken(answer, Filters(as_of="2025-09-30")) == []  # the day may be given as text


@pytest.mark.parametrize(
    ("origins", "counted", "right"),
    [
        ({}, 2, True),
        ({}, 1, False),
        ({"tram": "wire", "ferry": "wire"}, 1, True),
        ({"tram": "wire", "ferry": "wire"}, 2, False),
        ({"tram": "ferry"}, 1, True),
        ({"tram": "wire"}, 2, True),
    ],
)
def test_copies_of_one_story_are_one_source(origins: dict[str, str], counted: int, right: bool) -> None:
    answer = replace(RIGHT, sources_independent=counted)
    assert broken(answer, origins=origins) == ([] if right else ["independent sources miscounted"])
    assert broken(answer) == []  # not judged where the copies are not known


@pytest.mark.parametrize(
    ("origins", "stories"),
    [({}, 2), ({"tram": "wire", "ferry": "wire"}, 1), ({"tram": "ferry"}, 1), ({"bus": "tram"}, 2)],
)
def test_independent_sources_are_the_stories_cited(origins: dict[str, str], stories: int) -> None:
    assert independent(RIGHT, origins) == stories
    assert independent(said("q", cite(COST), cite(MET)), origins) == 1  # two quotes of one article
    assert independent(silent("q", cite(COST)), origins) == 0  # the nearest words are no source


def test_every_fault_is_named_and_each_once() -> None:
    twice = tuple(replace(c, url="https://x.example") for c in RIGHT.citations)
    found = broken(replace(RIGHT, citations=twice, text=f"{RIGHT.text} [9]"))
    assert found == [MISNAMED, "marks and citations differ"]
