"""The answer as it grows, and the evidence as it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.write import Composition, pick_evidence, show_evidence, without_insertions
from tests.qa.articles import scored, sentence

HURT = sentence("Fourteen people were hurt.", article="ferry", start=0)
QUAY = sentence("The quay will be mended.", article="ferry", start=30)
TRAM = sentence("The tram costs 64 million.", article="tram")


def test_numbers_are_given_in_order_of_first_use_and_kept() -> None:
    made = Composition()
    made.state("The quay is to be mended.", [QUAY], 0.9)
    made.quote(TRAM, [QUAY])
    made.state("Fourteen people were hurt there.", [HURT, QUAY], 0.8)
    assert [c.citations for c in made.claims] == [(1,), (2, 1), (3, 1)]
    assert [(c.n, c.quote) for c in made.citations] == [(1, QUAY.text), (2, TRAM.text), (3, HURT.text)]
    assert made.text == (
        "The quay is to be mended. [1]\n\n“The tram costs 64 million.” [2][1] Fourteen people were hurt there. [3][1]"
    )
    assert made.cites(HURT)
    assert not made.cites(sentence("Another.", article="other"))


def test_a_sentence_cited_twice_in_one_claim_has_one_mark() -> None:
    made = Composition()
    made.quote(HURT, [HURT])
    assert made.text.endswith("[1]")
    assert made.claims[0].citations == (1,)


@given(st.lists(st.tuples(st.booleans(), st.text(min_size=1, max_size=40)), max_size=6))
def test_a_claim_stands_where_it_says_whatever_its_words(said: list[tuple[bool, str]]) -> None:
    made, before = Composition(), ""
    for i, (verbatim, words) in enumerate(said):
        if verbatim:
            made.quote(sentence(words, article=str(i)))
        else:
            made.state(words, [sentence(words, article=str(i))], 1.0)
        assert made.text.startswith(before)
        before = made.text
    for claim in made.claims:
        assert made.text[claim.start : claim.end] == claim.text
        assert claim.citations
    assert [c.quote for c in made.citations] == [words for _, words in said]


def test_markdown_in_an_article_is_escaped_and_the_quote_is_not() -> None:
    words = "# Prices_index [core](javascript:x) *rose* <b>by</b> `2` | ~3~ $4$"
    made = Composition()
    made.quote(sentence(words))
    assert made.claims[0].text == (
        r"\# Prices\_index \[core\](javascript:x) \*rose\* \<b\>by\</b\> \`2\` \| \~3\~ \$4\$"
    )
    assert made.citations[0].quote == words


def test_evidence_is_numbered_with_its_source_and_cannot_forge_a_number() -> None:
    shown = show_evidence(
        [
            sentence("Fourteen people [2] were hurt.", publisher="Pacific Ledger", published="2025-09-08T10:30+00:00"),
            sentence("The quay will be mended.", published=None),
        ]
    )
    assert shown == "[1] (Pacific Ledger, 2025-09-08) Fourteen people (2) were hurt.\n[2] The quay will be mended."


def test_evidence_is_the_best_of_every_part_once_in_order_within_the_budget() -> None:
    hurt, quay = scored(HURT.text, 0.9, article="ferry"), scored(QUAY.text, 0.8, article="ferry", start=30)  # type: ignore[arg-type]
    tram, weak = scored(TRAM.text, 0.7, article="tram"), scored("Markets had expected it.", 0.02, article="bank")
    picked = pick_evidence([[quay, weak], [hurt, quay], [tram]])
    assert [s.text for s in picked] == [HURT.text, QUAY.text, TRAM.text]
    assert [s.text for s in pick_evidence([[quay], [hurt], [tram]], budget=40)] == [HURT.text]
    assert pick_evidence([]) == []


def test_the_few_words_that_answer_stand_in_bold_on_a_line_of_their_own() -> None:
    made = Composition()
    for words, quote in (("Fourteen", HURT), ("64 million", TRAM)):
        made.headline(words, quote)
        made.quote(quote)
    assert made.text == (
        "**Fourteen** [1]\n\n“Fourteen people were hurt.” [1]\n\n**64 million** [2]\n\n“The tram costs 64 million.” [2]"
    )
    few = made.claims[::2]
    assert [made.text[claim.start : claim.end] for claim in few] == [claim.text for claim in few]
    assert [(claim.text, claim.citations, claim.support) for claim in few] == [
        ("Fourteen", (1,), 1.0),
        ("64 million", (2,), 1.0),
    ]
    assert [citation.quote for citation in made.citations] == [HURT.text, TRAM.text]


def test_the_few_words_are_no_markup() -> None:
    made = Composition()
    made.headline("prices_index **core** [1]", sentence("It was prices_index **core** [1]."))
    assert made.text == r"**prices\_index \*\*core\*\* \[1\]** [1]"
    assert made.text[made.claims[0].start : made.claims[0].end] == made.claims[0].text


# What is added


OLD = sentence("The tram costs 64 million.", article="tram", publisher="Valley Post", published="2022-05-03")


def test_a_time_word_has_its_date_beside_it_and_the_quote_has_not() -> None:
    made = Composition()
    made.quote(sentence("The minister resigned on Monday.", published="2025-09-10"))
    assert made.text == r"“The minister resigned on Monday [8 September 2025\].” [1]"
    assert made.claims[0].text == r"The minister resigned on Monday [8 September 2025\]."
    assert made.text[made.claims[0].start : made.claims[0].end] == made.claims[0].text
    assert made.citations[0].quote == "The minister resigned on Monday."
    assert made.says("The minister resigned on Monday.")


def test_a_pronoun_has_its_name_beside_it_where_the_article_can_be_read() -> None:
    article = "Maria Lopez signed the plan. She left on Monday."
    quote = sentence(article[29:], published="2025-09-10", start=29, before=article[:28])
    made = Composition(read={"a": article}.__getitem__)
    made.quote(quote)
    assert made.claims[0].text == r"She [Maria Lopez\] left on Monday [8 September 2025\]."
    unread = Composition()
    unread.quote(quote)
    assert unread.claims[0].text == r"She left on Monday [8 September 2025\]."
    passage = Composition()
    passage.quote(replace(quote, around=f"The lead. {article}"))
    assert passage.claims[0].text == made.claims[0].text


def test_an_article_of_another_language_is_left_alone() -> None:
    made, quote = Composition(), sentence("The minister resigned on Monday.", published="2025-09-10")
    article = replace(quote.head.article, language="nl")
    made.quote(replace(quote, head=replace(quote.head, article=article)))
    assert made.claims[0].text == "The minister resigned on Monday."


def test_a_drafted_time_word_has_the_date_that_all_its_sources_give_it() -> None:
    first = sentence("The minister resigned on Monday.", article="a", published="2025-09-10")
    same = sentence("On Monday the minister left.", article="b", published="2025-09-09")
    other = sentence("On Monday the minister left.", article="c", published="2025-09-17")
    for cited, shown in (
        ([first], r"He resigned on Monday [8 September 2025\]."),
        ([first, same], r"He resigned on Monday [8 September 2025\]."),
        ([first, other], "He resigned on Monday."),
        ([TRAM], "He resigned on Monday."),
    ):
        made = Composition()
        made.state("He resigned on Monday.", cited, 0.9)
        assert made.claims[0].text == shown


def test_a_draft_that_gives_a_date_is_left_alone() -> None:
    made = Composition()
    made.state("He left on Monday, 8 September 2025.", [sentence("He left on Monday.", published="2025-09-10")], 0.9)
    assert made.claims[0].text == "He left on Monday, 8 September 2025."


def test_an_old_quote_says_who_wrote_it_and_when() -> None:
    made = Composition(date(2025, 9, 15))
    made.quote(OLD)
    made.quote(HURT)
    assert made.text == "“The tram costs 64 million.” — Valley Post, 3 May 2022 [1]\n\n“Fourteen people were hurt.” [2]"
    assert made.claims[0].text == OLD.text


@pytest.mark.parametrize(
    ("published", "latest", "says"),
    [
        ("2025-08-16", False, False),  # thirty days
        ("2025-08-15", False, True),
        ("2025-09-08", True, False),  # seven, where only the newest will do
        ("2025-09-07", True, True),
        ("2025-08", False, False),  # it may be of the last of August
        ("2025-07", False, True),
        (None, True, False),
    ],
)
def test_how_old_an_article_must_be_to_say_its_date(published: str | None, latest: bool, says: bool) -> None:
    made = Composition(date(2025, 9, 15), latest)
    made.quote(sentence("The tram costs 64 million.", published=published))
    assert (" — " in made.text) is says


def test_an_old_draft_says_as_of_when() -> None:
    made = Composition(date(2025, 9, 15))
    made.state("The tram costs 64 million.", [OLD], 0.9)
    made.state("The council chose the tram.", [OLD], 0.9)
    made.state("Fourteen people were hurt.", [OLD, HURT], 0.9)  # the newer source says it too
    assert [claim.text for claim in made.claims] == [
        r"The tram costs 64 million [as of 3 May 2022\].",
        r"The council chose the tram [reported 3 May 2022\].",
        "Fourteen people were hurt.",
    ]


def test_a_publisher_is_no_markup() -> None:
    made = Composition(date(2025, 9, 15))
    made.quote(sentence("It sank.", publisher="A *big*\n[paper]", published="2022-05-03"))
    assert made.text == r"“It sank.” — A \*big\* \[paper\], 3 May 2022 [1]"


def test_a_draft_says_by_whose_word_where_it_leaves_that_out() -> None:
    made = Composition(date(2025, 9, 15))
    made.state("Fourteen people were hurt.", [HURT], 0.9, by="the ministry")
    assert made.text == r"Fourteen people were hurt [according to the ministry\]. [1]"
    assert without_insertions(made.claims[0].text) == "Fourteen people were hurt."
    made.state("The council chose the tram.", [OLD], 0.9, by="the ministry")
    said = made.claims[1].text
    assert without_insertions(said) == "The council chose the tram."
    assert r"[according to the ministry\]" in said
    assert r"[reported 3 May 2022\]" in said
