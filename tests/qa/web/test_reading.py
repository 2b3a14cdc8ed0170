"""An article in the reading pane: the marked words are exactly the cited ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Shown
from qa.web import reading
from tests.qa.web.made import EVIL, TEXT, shown, stored
from tests.qa.web.page_of import read


def test_the_cited_words_are_marked_to_the_character() -> None:
    start = TEXT.index("Fourteen")
    page = read(reading.article(shown(), (start, start + 19), [(0, 11)], opened=3))
    assert [m.text for m in page.all("mark", "cited")] == ["Fourteen people wer"]
    assert [m.text for m in page.all("mark", "also")] == ["PORT ELLERY"]
    assert page.all("article")[0].attributes["data-opened"] == "3"


def test_a_stretch_over_two_paragraphs_is_marked_in_both() -> None:
    start = TEXT.index("dredger.")
    page = read(reading.marked(TEXT, (start, TEXT.index("people"))))
    assert [m.text for m in page.all("mark")] == ["dredger.", "Fourteen "]
    assert len(page.all("p")) == 3


def test_offsets_outside_the_text_are_ignored() -> None:
    assert not read(reading.marked(TEXT, (9_000, 9_010), [(5, 5), (7, 3)])).all("mark")
    assert read(reading.marked("abc", (1, 99))).all("mark")[0].text == "bc"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=60), st.data())
def test_marks_hold_the_slice_whatever_the_text(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    page = read(reading.marked(source, (start, end), [(0, len(source))]))
    lines = [line for line in source[start:end].split("\n") if line]
    marked = [m.text for m in page.all("mark", "cited")]
    assert [m for m in marked if m.strip()] == [line for line in lines if line.strip()]
    assert page.text == "".join(line for line in source.split("\n") if line.strip())


def test_nothing_of_an_article_is_markup() -> None:
    nasty = shown(EVIL, title=EVIL, publisher=EVIL, byline=EVIL, url="javascript:alert(1)", language='"><script>')
    page = read(reading.article(nasty, (0, 8)))
    assert page.all("mark", "cited")[0].text == "<script>"
    assert page.all("div", "body")[0].text == EVIL
    assert not page.all("a")
    assert EVIL in read(reading.listing([nasty.stored])).text
    assert EVIL in read(reading.publishers([nasty.stored])).text
    assert EVIL in read(reading.unreadable(EVIL)).text


def test_the_head_names_the_source_and_links_to_it() -> None:
    page = read(reading.article(shown()))
    assert page.all("p", "from")[0].text == "The Harbour Courier · 10 September 2025 · Ann Teal"
    link = page.all("a")[0].attributes
    assert link["href"] == "https://courier.example/ferry"
    assert "noopener" in link["rel"]


def test_versions_can_be_opened_and_an_old_one_says_so() -> None:
    old, new = stored("Old.", version=1, current=False), stored("New.", version=2)
    page = read(reading.article(Shown(old, (old, new))))
    assert [b.text for b in page.all("button", "version")] == ["Version 1", "Version 2, current"]
    assert page.all("button", "version")[0].attributes["aria-current"] == "true"
    assert "replaced by a later one" in page.text


def test_the_list_is_narrowed_by_title_or_publisher() -> None:
    both = [stored(title="Tram"), stored(title="Ferry", publisher="Northgate Daily")]
    assert [b.text for b in read(reading.listing(both)).all("button")] == ["Tram", "Ferry"]
    assert [b.text for b in read(reading.listing(both, " NORTHGATE ")).all("button")] == ["Ferry"]
    assert "1 of 2 articles" in read(reading.listing(both, "tram")).text


def test_an_empty_library_says_how_to_fill_it() -> None:
    assert "qa add" in read(reading.listing([])).text


def test_a_long_list_is_cut_and_says_so() -> None:
    page = read(reading.listing([stored()] * 301))
    assert len(page.all("button")) == 300
    assert "301 articles, the newest 300 shown" in page.text
