"""An answer as HTML: marks become chips, text stays text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answer import Abstention, Conflict, Side
from qa.web import render
from qa.web.markup import human_date, shortened, web_address
from qa.write.compose import Composition  # the marks and escapes that render must read
from tests.qa.web.made import EVIL, answer, citation
from tests.qa.web.page_of import read


def test_a_mark_becomes_a_button_that_knows_its_exact_words() -> None:
    page = read(render.answer(answer()))
    [chip] = page.all("button", "chip")
    cited = citation()
    assert chip.text == "1"
    assert chip.attributes["data-article"] == "ferry1"
    assert chip.attributes["data-version"] == "1"
    assert chip.attributes["data-at"] == f"{cited.start}:{cited.end}"
    assert chip.attributes["aria-label"] == "Source 1: The Harbour Courier, 10 September 2025"


def test_marks_side_by_side_and_two_paragraphs() -> None:
    two = answer("Hurt. [1][2]\n\nEnd. [2]", citations=(citation(), citation(2, "End.")))
    page = read(render.answer(two))
    assert [c.text for c in page.all("button", "chip")] == ["1", "2", "2"]
    told = page.all("div", "told")[0].text
    assert told == "Hurt.12End.2"


def test_a_chip_names_the_other_passages_of_its_article_only() -> None:
    others = (citation(), citation(2, "End."), citation(3, "End.", article_id="other"), citation(4, "End.", version=2))
    chip = read(render.answer(answer(citations=others))).all("button", "chip")[0]
    assert chip.attributes["data-also"] == f"{others[1].start}:{others[1].end}"


def test_a_mark_without_a_citation_opens_nothing() -> None:
    page = read(render.answer(answer("Hurt. [7]")))
    assert not page.all("button", "chip")
    assert "Hurt.[7]" in page.all("div", "told")[0].text


def test_the_articles_own_brackets_and_signs_are_words() -> None:
    page = read(render.answer(answer(r"He said \[1\] \*no\* \$5 a\_b \\ end. [1]")))
    assert page.all("div", "told")[0].text == r"He said [1] *no* $5 a_b \ end.1"


def test_the_few_words_that_answer_stand_in_a_line_of_their_own() -> None:
    made = answer("**Fourteen** [1]\n\n“Fourteen people were hurt.” [1]")
    for html, mark in ((render.answer(made), "button"), (render.partial(made.text), "span")):
        page = read(html)
        [short] = page.all("p", "short")
        assert short.text == "Fourteen1"
        assert "*" not in page.text
        assert len(page.all(mark, "chip")) == 2
    assert page.text == "Fourteen1“Fourteen people were hurt.”1"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (r"\*\*x\*\* [1]", "**x**1"),
        (r"“\*\*x\*\*” [1]", "“**x**”1"),
        ("\ue000x [1]", "x1"),  # nor the sign that stands for bold meanwhile
    ],
)
def test_an_articles_own_asterisks_are_no_bold(written: str, words: str) -> None:
    page = read(render.answer(answer(written)))
    assert page.all("div", "told")[0].text == words
    assert not page.all("p", "short")


@pytest.mark.parametrize(
    ("written", "words"), [(r"**\*\*x\*\* y** [1]", "**x** y1"), (r"**x\*** [1]", "x*1"), (r"**\*x** [1]", "*x1")]
)
def test_asterisks_in_the_few_words_are_words(written: str, words: str) -> None:
    [short] = read(render.partial(written)).all("p", "short")
    assert short.text == words


@given(st.text(min_size=1, max_size=80))
def test_what_the_composer_writes_reads_back_as_the_words(words: str) -> None:
    composition = Composition()
    composition.state(words, [], 1.0)
    assert "".join(read(render.partial(composition.text)).text.split()) == "".join(words.split())


def test_nothing_of_an_answer_is_markup() -> None:
    evil = citation(quote=EVIL, title=EVIL, publisher=EVIL, published=EVIL, url="javascript:alert(1)", article_id=EVIL)
    made = answer(
        EVIL + " [1]", citations=(evil,), conflicts=(Conflict(EVIL, (Side(EVIL, 1),)),), notes=(EVIL,), mode=EVIL
    )
    page = read(render.answer(made))
    assert "<script>alert(1)</script>" in page.text
    assert page.all("button", "chip")[0].attributes["data-article"] == EVIL
    silent = answer(EVIL, answered=False, claims=(), citations=(), abstention=Abstention("not_in_articles", (evil,)))
    assert "<img src=x onerror=alert(2)>" in read(render.answer(silent)).text
    assert EVIL in read(render.problem(EVIL)).text


def test_sources_list_each_article_once_with_its_passages() -> None:
    cited = (citation(), citation(2, "End.", article_id="b", title="Other"), citation(3, "End."))
    page = read(render.answer(answer("A. [1] B. [2] C. [3]", citations=cited)))
    assert [h.text for h in page.all("p", "headline")] == ["Ferry strikes dredger", "Other"]
    assert [n.text for n in page.all("span", "number")] == ["1", "3", "2"]
    assert [q.text for q in page.all("span", "quote")] == [cited[0].quote, "End.", "End."]


def test_the_facts_of_an_answer() -> None:
    facts = read(render.answer(answer(sources_independent=2, mode="qwen"))).all("p", "facts")[0].text
    assert facts == "2 independent sources · asked on 1 October 2025 · written by qwen, every sentence checked"
    assert "1 independent source ·" in read(render.answer(answer())).text


def test_an_abstention_says_so_and_its_passages_open() -> None:
    silent = answer(
        "The articles do not answer this. Add some with `qa add`.",
        answered=False,
        claims=(),
        citations=(),
        abstention=Abstention("not_in_articles", (citation(),)),
    )
    page = read(render.answer(silent))
    assert page.all("div", "silence")[0].text.startswith("The articles do not say")
    assert page.all("code")[0].text == "qa add"
    assert page.all("button", "passage")[0].attributes["data-article"] == "ferry1"
    assert not page.all("button", "chip")


def test_conflicts_name_both_sides() -> None:
    differ = Conflict("the number hurt", (Side("14", 1), Side("17", 2), Side("99", 9)))
    page = read(render.answer(answer(citations=(citation(), citation(2, "End.")), conflicts=(differ,))))
    assert page.all("div", "conflicts")[0].text == "The sources differthe number hurt: 141 against 172"


def test_a_rewritten_question_is_shown() -> None:
    from dataclasses import replace

    page = read(render.answer(replace(answer(), standalone_question="How many were hurt on the ferry?")))
    assert page.all("p", "understood")[0].text == "Understood as: How many were hurt on the ferry?"


def test_partial_text_has_marks_that_open_nothing() -> None:
    page = read(render.partial("Hurt. [1]"))
    assert not page.all("button")
    assert page.all("span", "chip")[0].text == "1"


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025", "2025"),
        ("2025-09", "September 2025"),
        ("2025-09-08", "8 September 2025"),
        ("2025-09-08T19:42+09:00", "8 September 2025, 19:42"),
        (None, "date unknown"),
        ("yesterday", "date unknown"),
    ],
)
def test_dates_in_words(iso: str | None, words: str) -> None:
    assert human_date(iso) == words


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x.example", "https://", "ftp://a/b", "", None]
)
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert web_address(url) is None
    assert web_address("https://a.example/b?c=d") == "https://a.example/b?c=d"


def test_quotes_are_cut_between_words() -> None:
    assert shortened("one two  three", 9) == "one two…"
    assert shortened("short") == "short"
