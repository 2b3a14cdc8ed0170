"""What `clean` takes off, what it lifts into fields, and above all what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Document, Published
from corpus.clean import clean

BODY = (
    "The harbour council agreed on Monday to widen the northern breakwater before winter.\n"
    "Work begins in October and will cost about four million crowns, the council said."
)
SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def text(content: str, source: str = "article.txt") -> Document:
    return clean(Document(source, content))


def record(content: str, **fields: str | Published | None) -> Document:
    return clean(Document("a.jsonl:1", content, "record", **fields))  # type: ignore[arg-type]


# --- the article the product was first asked for ---------------------------------------------------------


def test_the_seed_article_comes_apart_into_its_fields() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seed articles (../shared/seeds) are not on this machine")
    (path,) = SEEDS.glob("000_*.txt")
    found = text(path.read_text(encoding="utf-8"), str(path))
    assert found.title == ("S Korea, Japan defense ministers pledge to work with U.S. to deter N Korea threats")
    assert (found.publisher, found.place, found.agency) == ("Japan Today", "SEOUL", "Thomson Reuters")
    assert found.published is not None
    assert (found.published.text, found.published.origin) == ("2025", "copyright")
    lines = found.text.split("\n")
    assert len(lines) == 11
    assert lines[0].startswith("The South Korean and Japanese defense ministers agreed on Monday to maintain")
    assert lines[-1].startswith("Ishiba resigned on Sunday,")
    assert lines[-1].endswith("economy.")


# --- datelines -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("prefix", "place", "agency"),
    [
        ("SEOUL, Sept 8 (Reuters) - ", "SEOUL", "Reuters"),
        ("WASHINGTON (AP) — ", "WASHINGTON", "AP"),
        ("BRUSSELS, Belgium (AP) _ ", "BRUSSELS, Belgium", "AP"),
        ("TOKYO — ", "TOKYO", None),
        ("LONDON, June 3 – ", "LONDON", None),
        ("ROCHESTER, N.Y. – ", "ROCHESTER, N.Y.", None),
        ("BASKING RIDGE, N.J., March 5 - ", "BASKING RIDGE, N.J.", None),
        ("SAO PAULO, MARCH 9 - ", "SAO PAULO", None),
        ("ROME, March 13, Reuter - ", "ROME", "Reuters"),
        ("New York (CNN Business) ", "New York", None),
        ("NEW DELHI: ", "NEW DELHI", None),
        ("PARIS/LONDON, June 3 (AFP) - ", "PARIS/LONDON", "AFP"),
        ("SEOUL, Sept. 8 (Yonhap) -- ", "SEOUL", "Yonhap"),
        ("(Reuters) - ", None, "Reuters"),
        ("KYIV —\n", "KYIV", None),
        ("Seoul, South Korea CNN —\n\n", "Seoul, South Korea", None),
    ],
)
def test_a_dateline_is_lifted(prefix: str, place: str | None, agency: str | None) -> None:
    found = record(prefix + BODY)
    assert (found.place, found.agency, found.text) == (place, agency, BODY)


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO — The alliance met on Monday in the harbour town to talk about the sea.",
        "GENEVA — home to the talks — was quiet on Monday as the delegates left it.",
        "WASHINGTON, DC - DECEMBER 21: People pass a sign in front of the old harbour hall.",
        "Gas prices are dropping — The council is glad of it and says so every day.",
        "BREAKING — The council has agreed to widen the breakwater before the winter.",
        "The minister (Reuters) - who is away - will be back before the end of the week.",
        "The Press Union (AP) Stylebook says that harbours have no capital letters.",
        "By Monday (AP) Seoul had agreed to all that the council had asked for.",
        "WASHINGTON-based firms - Reuters says - will build the new breakwater in the spring.",
        "ANALYSIS: The council has agreed to widen the breakwater before the winter.",
    ],
)
def test_what_only_resembles_a_dateline_stays(sentence: str) -> None:
    assert record(f"{sentence}\n{BODY}").text == f"{sentence}\n{BODY}"


def test_a_dateline_dates_an_article_only_where_the_year_is_known() -> None:
    line = "SEOUL, Sept 8 (Reuters) - "
    assert record(line + BODY).published is None
    by_notice = text(f"Council agrees on breakwater\n{line}{BODY}\n© Thomson Reuters 2025.")
    assert by_notice.published is not None
    assert (by_notice.published.text, by_notice.published.origin) == ("2025-09-08", "dateline")
    by_address = record(line + BODY, url="https://example.org/2024/news/breakwater")
    assert by_address.published is not None
    assert by_address.published.text == "2024-09-08"


def test_what_the_source_says_wins_over_the_dateline() -> None:
    stated = Published.parse("2025-09-09", "metadata")
    found = record("SEOUL, Sept 8, 2025 (Reuters) - " + BODY, published=stated, place="Busan", agency="AP")
    assert (found.published, found.place, found.agency) == (stated, "Busan", "AP")


# --- head: titles, bylines, dates ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "byline", "published"),
    [
        ("By Jane Doe\n", "Jane Doe", None),
        ("By Jane Doe, Staff Writer\nSept. 9, 2025\n", "Jane Doe", "2025-09-09"),
        ("BY JANE DOE and JOHN ROE\n", "JANE DOE and JOHN ROE", None),
        ("Published: 9 September 2025 10:30 KST\n", None, "2025-09-09T10:30+09:00"),
        ("Monday, Sept 8, 2025 10:30 a.m. ET\n", None, "2025-09-08T10:30-04:00"),
        ("Jane Doe in Seoul\nMon 8 Sep 2025 10.30 BST\n", "Jane Doe", "2025-09-08T10:30+01:00"),
        ("2025-09-08 10:30\nADVERTISEMENT\n", None, "2025-09-08T10:30+00:00"),
        ("Updated Sept 10, 2025\n", None, None),
        ("March 2, 2025 | Updated: March 3, 2025\n", None, "2025-03-02"),
        ("03/04/2025\n", None, None),
    ],
)
def test_the_head_is_read(head: str, byline: str | None, published: str | None) -> None:
    found = text(f"Council agrees on breakwater\n{head}{BODY}")
    assert (found.title, found.byline) == ("Council agrees on breakwater", byline)
    assert (found.published.text if found.published else None) == published
    assert found.text.endswith(BODY)
    assert found.text == BODY or head.startswith("03/04")


@pytest.mark.parametrize(
    "first",
    [
        "A sentence of the article, which ends as sentences do.",
        "“It is over.”",
        "A very long first line " * 12,
    ],
)
def test_a_first_sentence_is_no_title(first: str) -> None:
    found = text(f"{first}\n{BODY}")
    assert found.title is None
    assert " ".join(first.split()) in found.text


def test_a_title_may_end_in_an_abbreviation_and_is_not_looked_for_where_one_is_known() -> None:
    assert text(f"Council asks for help from the U.S.\n{BODY}").title == "Council asks for help from the U.S."
    known = clean(Document("a.md", f"Second heading\n{BODY}", title="Known"))
    assert known.title == "Known"
    assert known.text == f"Second heading\n{BODY}"
    repeated = clean(Document("a.md", f"# Known\n\n{BODY}", title="Known"))
    assert repeated.text == BODY


@pytest.mark.parametrize(
    ("title", "url", "publisher", "expected"),
    [
        ("Council agrees - Japan Today", None, None, "Council agrees"),
        ("Council agrees | Reuters", None, None, "Council agrees"),
        ("Council agrees on it | World | The Guardian", None, None, "Council agrees on it"),
        ("Council agrees - CNNPolitics", "https://www.cnn.com/a", None, "Council agrees"),
        ("Council agrees – Harbour Post", None, "Harbour Post", "Council agrees"),
        ("Council agrees – Harbour Post", "https://harbourpost.org/x", None, "Council agrees"),
        ("Brexit - what now - BBC News", None, None, "Brexit - what now"),
        ("Harbour wars: The Return - Part Two", None, None, "Harbour wars: The Return - Part Two"),
        ("Harbour closes - council", "https://cnn.com/a", "CNN", "Harbour closes - council"),
        ("Harbour closes - Timeline", "https://time.com/a", None, "Harbour closes - Timeline"),
        ("Opinion | The council is wrong", None, None, "Opinion | The council is wrong"),
    ],
)
def test_only_a_site_is_cut_from_a_title(title: str, url: str | None, publisher: str | None, expected: str) -> None:
    assert record(BODY, title=title, url=url, publisher=publisher).title == expected


@pytest.mark.parametrize(
    ("line", "publisher", "place"),
    [
        ("· Harbour PostSEOUL — ", "Harbour Post", "SEOUL"),
        ("· The GuardianKYIV, Ukraine (AP) — ", "The Guardian", "KYIV, Ukraine"),
        ("· CNNWASHINGTON — ", "CNN", "WASHINGTON"),
        ("· Japan Today", "Japan Today", None),
        ("· AP News\nWASHINGTON (AP) — ", "AP News", "WASHINGTON"),
    ],
)
def test_a_site_glued_to_the_first_words_is_parted_from_them(line: str, publisher: str, place: str | None) -> None:
    found = text(f"Council agrees on breakwater\n{line}{BODY}")
    assert (found.publisher, found.place, found.text) == (publisher, place, BODY)


# --- tail ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("notice", "agency", "year"),
    [
        ("\n© Thomson Reuters 2025.", "Thomson Reuters", "2025"),
        ("\n(c) 2025 AFP", "AFP", "2025"),
        (" © 2024 The Associated Press. All Rights Reserved.", "AP", "2024"),
        ("\nCopyright 2025 The Associated Press. All rights reserved. This material may not be published.",
         "AP", "2025"),
        ("\n© KYODO", "Kyodo", None),
        ("\n© Thomson Reuters 2025. All rights reserved.\nClick here for more.", "Thomson Reuters", "2025"),
        ("\n Reuter\n\x03", "Reuters", None),
    ],
)  # fmt: skip
def test_a_copyright_notice_is_lifted(notice: str, agency: str, year: str | None) -> None:
    found = record(BODY + notice)
    assert (found.text, found.agency) == (BODY, agency)
    assert (found.published.text if found.published else None) == year


@pytest.mark.parametrize(
    "last",
    [
        "Copyright Office rules were changed in 2024 to allow it.",
        "© CNBC is a partner offering financial news and commentary.",
        "The firm, founded (c) 1850, has gone.",
        "Copyright 2025 was a good year for the harbour, and nobody said otherwise then.",
    ],
)
def test_a_sentence_about_copyright_is_no_notice(last: str) -> None:
    assert record(f"{BODY}\n{last}").text == f"{BODY}\n{last}"


# --- characters, wrapping, chrome, Markdown ---------------------------------------------------------------


def test_invisible_characters_go_and_others_are_kept() -> None:
    raw = "\ufeffCafe\u0301 cul\u00adture\u200b is\u00a0 back\x07.\r\n\r\n\u2003They   said so.\u2028Twice."
    assert record(raw).text == "Café culture is back.\nThey said so.\nTwice."
    assert record("👩\u200d👩\u200d👧 می\u200cخواهم and mojibake â€™ stays.").text == (
        "👩\u200d👩\u200d👧 می\u200cخواهم and mojibake â€™ stays."
    )
    assert record("half \ud83d of a character").text == "half of a character"


def test_lines_broken_to_a_width_are_joined_to_paragraphs() -> None:
    wrapped = (
        "    Showers went on all week along the northern coast, easing the\n"
        "drought since early January and improving the prospects for what\n"
        "is to come, although normal levels have not been restored yet,\n"
        "the harbour office said.\n"
        "    The dry period means that the harvest will be late this year\n"
        "and that prices may rise.\n"
    )
    assert record(wrapped).text.split("\n") == [
        "Showers went on all week along the northern coast, easing the drought since early January and "
        "improving the prospects for what is to come, although normal levels have not been restored yet, "
        "the harbour office said.",
        "The dry period means that the harvest will be late this year and that prices may rise.",
    ]


def test_a_short_line_ends_a_paragraph_of_broken_lines() -> None:
    wrapped = (
        "Showers went on all week along the northern coast, easing the\n"
        "drought since early January and improving the prospects for what\n"
        "is to come, although normal levels have not been restored yet,\n"
        "the harbour office said.\n"
        "Nobody disagreed.\n"
        "The dry period means that the harvest will be late this year\n"
        "and that prices may rise.\n"
    )
    assert [line.split()[0] for line in record(wrapped).text.split("\n")] == ["Showers", "Nobody", "The"]


def test_short_lines_that_are_paragraphs_are_not_joined() -> None:
    lines = "\n".join(f"The council said so for the {n}th time on Monday evening." for n in range(4, 9))
    assert record(lines).text == lines


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "Read more: Another story of ours",
        "Share this",
        "Sign up for our newsletter",
        "Story continues below",
        "Follow us on Facebook and elsewhere",
        "12 comments",
    ],
)
def test_chrome_goes_wherever_it_stands(line: str) -> None:
    first, second = BODY.split("\n")
    assert record(f"{first}\n{line}\n{second}\n{line}").text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Read more than one book a week, the council advised.",
        "Share prices fell on Monday.",
        "Follow us on a journey through the old harbour.",
        "Sign up for a place by Friday, and check your inbox on Monday.",
        "Advertisement revenue fell by a tenth.",
    ],
)
def test_a_sentence_that_begins_like_chrome_stays(line: str) -> None:
    assert line in record(f"{BODY}\n{line}\n{BODY}").text.split("\n")


def test_markdown_is_reduced_to_its_words() -> None:
    found = text(
        "# Council agrees\n\n*By Jane Doe*\n\n**LONDON, June 3** – The [council](https://x.org/a_(b)) said "
        "_so_ on Monday `twice`, 2 * 3 * 4 and snake_case_name kept.\n\n![a harbour](a.png)\n\n"
        "- one thing\n- another\n\n"
        "> A quote.\n\n---\n\n[1]: https://x.org\n",
        "a.md",
    )
    assert (found.title, found.byline, found.place) == ("Council agrees", "Jane Doe", "LONDON")
    assert found.text.split("\n") == [
        "The council said so on Monday twice, 2 * 3 * 4 and snake_case_name kept.",
        "one thing",
        "another",
        "A quote.",
    ]


def test_plain_text_is_not_taken_for_markdown() -> None:
    line = "They wrote *that* and _this_ on the wall [sic] and went home # again."
    assert line in text(f"Council agrees on breakwater\n{line}\n{BODY}").text


# --- never raises, never loses a sentence -----------------------------------------------------------------

WORDS = st.sampled_from(
    "council harbour Seoul SEOUL said Reuters on Monday 2025 more read share the by By Jane — - (AP) "
    "copyright agreed © U.S. news CNN | · Sept 8, advertisement".split()
)
STARTS = st.sampled_from(
    ["It was said that", "By Monday", "Reuters reported", "AP said", "Share prices and", "Copyright law of",
     "WASHINGTON firms", "Updated rules for", "Related firms", "SEOUL said", "On Sept. 8, 2025, the",
     "“We agree,” said", "CNN is", "Read more about"]
)  # fmt: skip
SENTENCES = st.tuples(STARTS, st.lists(WORDS, min_size=6, max_size=14)).map(
    lambda parts: f"{parts[0]} {' '.join(parts[1])} again."
)
ANY = st.text(max_size=200) | st.lists(WORDS | st.sampled_from(["\n", "\r\n", "**", "[a](b)", "#", "\x00"])).map(
    " ".join
)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(ANY, st.sampled_from(["text", "page", "record"]), st.none() | ANY)
def test_nothing_makes_it_raise_and_its_text_has_the_promised_form(content: str, kind: str, title: str | None) -> None:
    found = clean(Document("a.md", content, kind, title=title, url=title, byline=title))  # type: ignore[arg-type]
    assert all(line and line == line.strip() for line in found.text.split("\n") if found.text)
    found.text.encode("utf-8")
    assert "  " not in found.text
    assert "\r" not in found.text


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SENTENCES, min_size=1, max_size=6), st.sampled_from(["text", "page", "record"]))
def test_no_sentence_of_ordinary_prose_is_lost(sentences: list[str], kind: str) -> None:
    found = clean(Document("a.txt", "\n".join(sentences), kind))  # type: ignore[arg-type]
    assert found.text.split("\n") == sentences
