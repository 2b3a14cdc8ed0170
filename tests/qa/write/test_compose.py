"""The answer as it grows, and the evidence as it is sent."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa.write import Composition, pick_evidence, show_evidence
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
    tram, weak = scored(TRAM.text, 0.7, article="tram"), scored("Markets had expected it.", 0.1, article="bank")
    picked = pick_evidence([[quay, weak], [hurt, quay], [tram]])
    assert [s.text for s in picked] == [HURT.text, QUAY.text, TRAM.text]
    assert [s.text for s in pick_evidence([[quay], [hurt], [tram]], budget=40)] == [HURT.text]
    assert pick_evidence([]) == []
