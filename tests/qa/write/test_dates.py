"""Dates beside the time words of news: those that are certain, and none beside the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Published
from qa.write.dates import date_insertions, well_dated
from qa.write.insert import insert

DAY = "2025-09-10"  # a Wednesday


def dated(text: str, published: str | None = DAY, before: str = "") -> str:
    """`text` as it is shown, with plain brackets."""
    known = Published.parse(published, "metadata") if published else None
    return insert(text, date_insertions(text, known, before)).replace("\\]", "]")


@pytest.mark.parametrize(
    "shown",
    [
        # what has been: the last such day
        "The minister resigned on Monday [8 September 2025].",
        "The minister resigned Monday [8 September 2025], the palace said.",
        "The storm struck the coast on Wednesday [10 September 2025].",  # the day of publication itself
        "On Tuesday [9 September 2025], the court ruled that the vote was void.",
        "The two met late on Monday night [8 September 2025] in Geneva.",
        "The minister announced on Monday [8 September 2025] that taxes will rise.",
        "Police said Tuesday [9 September 2025] that nobody was hurt.",
        "She said on Sunday [7 September 2025] that she would leave, a day before the vote.",
        # what is to come: the next one
        "The court will rule on Monday [15 September 2025].",
        "The bank is expected to raise its rate on Thursday [11 September 2025].",
        "On Friday [12 September 2025], the two will meet in Geneva.",
        # last, next, this
        "The bridge was closed last Friday [5 September 2025].",
        "The bridge will open next Monday [15 September 2025].",
        "Voters will choose a mayor this Sunday [14 September 2025].",
        # near days
        "The ferry sank yesterday [9 September 2025].",
        "The council said today [10 September 2025] that it would pay.",
        "The council will vote tomorrow [11 September 2025].",
        "The fire broke out last night [9 September 2025].",
        # weeks, months, years
        "The bill passed last month [August 2025].",
        "The company lost 3 million pounds last year [2024].",
        "The line opened earlier this month [September 2025].",
        "The line will open later this year [2025].",
        "Last year’s [2024] harvest was poor.",
        "The talks broke down this week [week of 8 September 2025].",
        "The talks begin next week [week of 15 September 2025].",
        # ago
        "The factory closed two weeks ago [about 27 August 2025].",
        "The factory closed three days ago [7 September 2025].",
        "The factory closed four years ago [about 2021].",
        # a date without its year
        "The ferry sank on 8 September [2025].",
        "The ferry sank on Sept. 8 [2025] off the coast.",
        "The pier will open on 3 January [2026].",
        "The ferry sank on Monday, 8 September [2025].",
        # more than one, and each only once
        "The minister resigned on Monday [8 September 2025] and left on Tuesday [9 September 2025].",
        "She won last year [2024] and said last year was hard.",
        # the day of speaking is the article's own
        "“We are ready,” she said on Monday [8 September 2025].",
    ],
)
def test_what_is_certain(shown: str) -> None:
    plain = shown
    for stretch in [part.split("]")[0] for part in shown.split(" [")[1:]]:
        plain = plain.replace(f" [{stretch}]", "")
    assert dated(plain) == shown


@pytest.mark.parametrize(
    "text",
    [
        # every week
        "The market opens on Mondays.",
        "The market is held every Monday.",
        "The market was held each Monday.",
        # names
        "Shoppers spent more on Black Friday.",
        "Fourteen people died on Bloody Sunday.",
        "The firm Monday.com said it had grown.",
        "She told the Today show that she had left.",
        "She told the Sunday Times that she had left.",
        "It was reported by USA Today.",
        "The show Saturday Night Live began in 1975.",
        # the tense leaves it open
        "The match on Monday is the third.",
        "He would resign on Monday.",
        "A vote may be held on Monday.",
        "The minister announced a vote on Monday.",
        "The council had planned to meet on Monday.",
        "Monday's vote was the third.",
        "They reach the final if they beat the Stars on Tuesday.",
        # between quotation marks
        "“I resigned on Monday,” she said.",
        'The letter said: "We met last week and will meet tomorrow."',
        "“He left yesterday.",
        "and will leave tomorrow,” she said.",
        # the author's own days
        "I resigned on Monday.",
        # other times
        "The following Monday the bank closed.",
        "The next day the bank closed, and on Monday it opened.",
        "In 1987 the bank closed on a Monday.",
        "The fleet sailed on 6 June.",
        "Supporters stormed the building on January 6.",
        # not one day
        "The shop was closed from Monday to Friday.",
        "The shop was closed on Monday and Tuesday.",
        "The shop stays closed until Monday.",
        "Sales rose over the last year.",
        "In the last month sales fell.",
        "More than two years ago the firm closed.",
        "He was freed 4 1/2 years ago.",
        # it is not clear which
        "The bridge was closed last Monday.",
        "The bridge will open next Friday.",
        "Voting was held this Saturday.",
        # the day is there
        "The ferry sank on Monday, 8 September 2025.",
        "The ferry sank on 8 September 2025.",
        # today as nowadays, or as a thought
        "Today the company employs 500 people.",
        "It shaped who we are today.",
        "Even if the world stopped today, the sea would rise.",
        "You could have been infected yesterday.",
    ],
)
def test_what_is_not_certain_stays_as_it_is(text: str) -> None:
    assert dated(text) == text


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        (None, "The ferry sank yesterday, after a bad last year."),
        ("2025", "The ferry sank yesterday, after a bad last year."),
        ("2025-09", "The ferry sank yesterday, after a bad last year [2024]."),
        ("2025-09-10", "The ferry sank yesterday [9 September 2025], after a bad last year [2024]."),
        ("2025-09-10T12:00+02:00", "The ferry sank yesterday [9 September 2025], after a bad last year [2024]."),
        ("2025-09-10T10:00+00:00", "The ferry sank yesterday [9 September 2025], after a bad last year [2024]."),
        ("2025-09-10T02:00+00:00", "The ferry sank yesterday, after a bad last year [2024]."),  # the 9th in America
        ("2025-09-10T23:00+00:00", "The ferry sank yesterday, after a bad last year [2024]."),  # the 11th in Japan
    ],
)
def test_no_date_is_more_precise_than_the_day_of_publication(published: str | None, shown: str) -> None:
    assert dated("The ferry sank yesterday, after a bad last year.", published) == shown


def test_a_sentence_within_a_longer_quotation_is_left_alone() -> None:
    assert dated("We met on Monday.", before="He wrote: “The year was long. ") == "We met on Monday."
    assert dated("They met on Monday.", before="He wrote: “The year was long. ") == "They met on Monday."
    assert dated("They met on Monday.", before="He wrote: “It was long.”\n") == "They met on Monday [8 September 2025]."


def test_a_weekday_that_may_be_counted_from_another_day_is_left_alone() -> None:
    text = "The bank closed on Monday."
    assert dated(text, before="The panic began on 3 October. ") == text
    assert dated("It opened on 3 March.", before="The war began in 1984. ") == "It opened on 3 March."


def test_an_article_that_was_brought_up_to_date_is_not_trusted() -> None:
    published = Published.parse(DAY, "metadata")
    assert well_dated("The ferry sank on Monday. Divers found it on Tuesday.", published)
    assert not well_dated("The ferry sank on Monday. Divers found it on Thursday.", published)  # not six days ago
    assert not well_dated("The ferry sank on Friday, 12 September.", published)
    assert well_dated("The ferry will sail on Friday, 12 September.", published)
    assert not well_dated("The ferry sank on Monday.", None)


@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(
            "He left on next last this Monday Sunday, 8 31 Feb. September 99 years ago tomorrow will".split()
        ),
        max_size=12,
    ).map(" ".join),
    st.sampled_from([None, "2025", "2025-09", DAY, "2024-02-29", "2025-09-10T02:00+00:00", "0001-01-01", "9999-12-31"]),
)
def test_any_text_can_be_read(text: str, published: str | None) -> None:
    known = Published.parse(published, "metadata") if published else None
    for one in date_insertions(text, known):
        assert 0 < one.at <= len(text)
