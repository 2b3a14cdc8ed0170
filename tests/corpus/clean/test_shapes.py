"""The shapes that saved news comes in, with names that no list holds: each head and tail leaves the same body."""

from __future__ import annotations

import pytest

from corpus.article import Document
from corpus.clean import clean

TITLE = "Council agrees on breakwater"
BODY = (
    "Seventeen boats were moved on Monday so that the council can widen the breakwater.\n"
    "Work begins in October and will cost about four million crowns, the council said."
)
FIELDS = ("publisher", "agency", "byline", "place")


def saved(head: str, tail: str = "") -> Document:
    return clean(Document("a.txt", f"{TITLE}\n{head}{BODY}{tail}"))


def page(head: str, tail: str = "", byline: str | None = None) -> Document:
    url = "https://www.fjordgazette.example/harbour-news/2025/breakwater"
    return clean(Document("a.html", f"{head}{BODY}{tail}", "page", None, url, TITLE, "Fjord Gazette", byline=byline))


def said(found: Document) -> dict[str, str]:
    """What the fields say that say anything; the date without a time."""
    fields = {name: value for name in FIELDS if (value := getattr(found, name))}
    return fields | ({"date": found.published.text[:10]} if found.published else {})


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        # a site's name glued to a dateline or to the first word
        ("· Fjord LanternSKARVIK, Sept 24 (Baltic Wire) — ",
         {"publisher": "Fjord Lantern", "place": "SKARVIK", "agency": "Baltic Wire"}),
        ("· The Tidewater CourierSKARVIK — ", {"publisher": "The Tidewater Courier", "place": "SKARVIK"}),
        ("· LanternSKARVIK, June 3 (Kestrel) — ",
         {"publisher": "Lantern", "place": "SKARVIK", "agency": "Kestrel"}),
        ("· Fjord Lantern", {"publisher": "Fjord Lantern"}),
        ("• Northern Lights Online", {"publisher": "Northern Lights Online"}),
        ("· Gazette of the North", {"publisher": "Gazette of the North"}),
        # any name in a dateline's brackets is an agency
        ("SKARVIK, Vell, Sept. 25 (Kestrel News) — ", {"place": "SKARVIK, Vell", "agency": "Kestrel News"}),
        ("TOKYO, Oct 4 (Baltic Wire) — ", {"place": "TOKYO", "agency": "Baltic Wire"}),
        ("Skarvik, 3 June (Iron Coast Press Agency) - ",
         {"place": "Skarvik", "agency": "Iron Coast Press Agency"}),
        ("SKARVIK (Kestrel) -- ", {"place": "SKARVIK", "agency": "Kestrel"}),
        # date and name on a line
        ("2025.08.28 17:40 | Fjord Lantern\n", {"publisher": "Fjord Lantern", "date": "2025-08-28"}),
        ("21 September 2025 | The Lantern\n", {"publisher": "The Lantern", "date": "2025-09-21"}),
        ("Fjord Gazette | 30 Sept 2025\n", {"publisher": "Fjord Gazette", "date": "2025-09-30"}),
        ("Fjord Gazette, 30 Sept 2025\n", {"publisher": "Fjord Gazette", "date": "2025-09-30"}),
        ("World | 30 Sept 2025 | 3 min read\n", {"date": "2025-09-30"}),
        ("Jane Doe | 30 Sept 2025\n", {"byline": "Jane Doe", "date": "2025-09-30"}),
        ("First published on Mon 8 Sep 2025 10.30 BST\n", {"date": "2025-09-08"}),
        ("Published 8 September 2025, 10:30\nUpdated 9 September 2025, 11:00\n", {"date": "2025-09-08"}),
        # names on lines of their own
        ("By Jane Doe at Skarvik Quay\n", {"byline": "Jane Doe"}),
        ("By Jane Doe and John Roe in Skarvik\n", {"byline": "Jane Doe and John Roe"}),
        ("By Jane Doe, jdoe@lantern.example\n", {"byline": "Jane Doe"}),
        ("By Baltic Wire\n", {"agency": "Baltic Wire"}),
        ("Fjord Gazette\n", {"publisher": "Fjord Gazette"}),
        ("By Jane Doe\nFjord Lantern\nSept 8, 2025\n",
         {"byline": "Jane Doe", "publisher": "Fjord Lantern", "date": "2025-09-08"}),
        ("Home › World\n", {}),
    ],
)  # fmt: skip
def test_a_head_comes_apart(head: str, fields: dict[str, str]) -> None:
    found = saved(head)
    assert said(found) == fields
    assert (found.title, found.text) == (TITLE, BODY)


@pytest.mark.parametrize(
    ("tail", "fields"),
    [
        ("\nFjord Gazette\n© 2025 Baltic Wire", {"publisher": "Fjord Gazette", "agency": "Baltic Wire"}),
        ("\n© Kestrel 2025.\n© 2025 Fjord Gazette", {"publisher": "Fjord Gazette", "agency": "Kestrel"}),
        ("\n© 2025 Fjord Lantern", {"publisher": "Fjord Lantern"}),
        ("\njane@lantern.example\n(c) 2025 Baltic Wire. All rights reserved.", {"agency": "Baltic Wire"}),
        ("\nFollow Fjord Lantern Transport on all platforms\n© Fjord Lantern 2025",
         {"publisher": "Fjord Lantern"}),
        ("\nFjord Gazette\nFirst published 8 September 2025\n© 2025", {"publisher": "Fjord Gazette"}),
    ],
)  # fmt: skip
def test_a_tail_comes_apart(tail: str, fields: dict[str, str]) -> None:
    found = saved("", tail)
    assert said(found) == {**fields, "date": "2025"}
    assert found.text == BODY


def test_the_year_of_the_notice_completes_a_dateline() -> None:
    found = saved("· Fjord LanternSKARVIK, Sept 24 (Baltic Wire) — ", "\n© 2025 Baltic Wire")
    assert said(found) == {
        "publisher": "Fjord Lantern", "agency": "Baltic Wire", "place": "SKARVIK", "date": "2025-09-24",
    }  # fmt: skip
    assert found.published is not None
    assert (found.published.precision, found.published.origin) == ("day", "dateline")


@pytest.mark.parametrize(
    "head",
    ["Asia\n", "Harbour News\n", "Skarvik\n", "Home › World\n", "Home > World\n", f"Asia\n{TITLE}\n", f"{TITLE}\n"],
)
def test_a_page_loses_its_crumbs_and_its_title(head: str) -> None:
    assert page(head).text == BODY


def test_a_pages_agency_is_not_its_writer_nor_its_publishers_owner() -> None:
    line = "SKARVIK, Sept. 25 (Kestrel) — "
    assert said(page(line, byline="By Kestrel")) == {
        "publisher": "Fjord Gazette", "agency": "Kestrel", "place": "SKARVIK", "date": "2025-09-25",
    }  # fmt: skip
    assert page("", byline="By Jane Doe").byline == "Jane Doe"
    assert page("", byline="Bylund Ek").byline == "Bylund Ek"
    assert page("", "\n© 2025 Fjord Media Ltd. All rights reserved.").agency is None
    assert page("", "\n© 2025 FG").agency is None
    assert page("", "\n© 2025 Kestrel").agency == "Kestrel"


def test_a_standfirst_stays_and_the_dateline_below_it_goes() -> None:
    standfirst = "Boats must wait outside the harbour until the worst of the winter's storms is past"
    found = page(f"{standfirst}\nSKARVIK, Sept. 25 (Kestrel) — ")
    assert (found.text, found.place) == (f"{standfirst}\n{BODY}", "SKARVIK")


@pytest.mark.parametrize(
    "line",
    [
        "· OpenAI said on Monday that it would widen the breakwater for the council.",
        "· Google DeepMind said on Monday that it would widen the breakwater for them.",
        "· McDonald and others said on Monday that it would not widen the breakwater.",
        "Skarvik (Old Town) — a part of the harbour — was quiet on Monday evening.",
        "LONDON, June 3 (Update) - a label and no agency stands in these brackets.",
    ],
)
def test_what_only_resembles_a_head_stays(line: str) -> None:
    assert saved(f"{line}\n").text == f"{line}\n{BODY}"


@pytest.mark.parametrize(
    "last",
    [
        "This article was amended on 29 September 2025. An earlier version gave another sum.",
        "Follow the harbour wall on foot to see all platforms.",
        "Anyone with information should write to tips@police.example.",
        "© 2025 is carved over the door of the new harbour office, a year too early.",
    ],
)
def test_a_closing_sentence_stays(last: str) -> None:
    assert saved("", f"\n{last}").text == f"{BODY}\n{last}"
