"""Ids, hashes, dates and the other things that are told of a clean document."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import pytest

from corpus.article import Document, Published
from corpus.errors import SourceError
from corpus.identify import canonical_url, identify, text_hash

BODY = "The harbour council agreed on Monday to widen the northern breakwater."


def document(text: str = BODY, **fields: str | Published | None) -> Document:
    return Document("a.txt", text, **fields)  # type: ignore[arg-type]


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://Example.ORG:80/News/A/", "https://example.org/News/A"),
        ("https://example.org:443/a#top", "https://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://www.example.org", "https://www.example.org"),
        ("https://example.org/a?utm_source=x&utm_medium=y&fbclid=1&gclid=2", "https://example.org/a"),
        ("https://example.org/a?page=2&id=7&utm_source=x", "https://example.org/a?id=7&page=2"),
        ("https://example.org/news/story/amp/", "https://example.org/news/story"),
        ("https://example.org/news/story.amp.html", "https://example.org/news/story.html"),
        ("https://example.org/camp", "https://example.org/camp"),
        ("https://example.org/été", "https://example.org/%C3%A9t%C3%A9"),
        ("https://example.org/%C3%A9t%C3%A9", "https://example.org/%C3%A9t%C3%A9"),
        (" https://example.org/a ", "https://example.org/a"),
        ("not an address", "not an address"),
        ("http://[broken", "http://[broken"),
        ("http://example.org:port/a", "http://example.org:port/a"),
    ],
)
def test_one_spelling_for_each_page(url: str, expected: str) -> None:
    assert canonical_url(url) == expected
    assert canonical_url(expected) == expected


def test_the_id_comes_from_the_address_else_the_given_id_else_the_text() -> None:
    by_url = identify(document(url="http://example.org/a/?utm_source=x", external_id="7"))
    assert by_url.id == sha("https://example.org/a")[:12]
    assert by_url.url == "https://example.org/a"
    assert identify(document(external_id="7")).id == sha("id:7")[:12]
    assert identify(document()).id == sha(BODY.lower())[:12]


def test_the_same_words_have_the_same_hash() -> None:
    spaced = identify(document(BODY.upper().replace(" ", " \n ")))
    assert spaced.text_hash == identify(document()).text_hash == text_hash(BODY) == sha(BODY.lower())
    assert spaced.id == identify(document()).id
    assert identify(document(BODY + " Again.")).text_hash != text_hash(BODY)


@pytest.mark.parametrize("text", ["", "   ", "12 34 56 78 90 11", "four words are few", "!!! ... ???", "港の評"])
def test_too_little_text_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"fewer than 5 words|no text with letters"):
        identify(document(text))


def test_text_without_blanks_is_not_too_little() -> None:
    assert identify(document("港の評議会は月曜日、防波堤を広げると決めた。")).language == "ja"


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://example.org/2025/09/08/story", "2025-09-08"),
        ("https://example.org/world/2025/sep/08/story", "2025-09-08"),
        ("https://example.org/2025/09/story", "2025-09"),
        ("https://example.org/2025-09-08/story", "2025-09-08"),
        ("https://example.org/news/20250908-story", "2025-09-08"),
        ("https://example.org/2025/13/40/story", None),
        ("https://example.org/2025/02/30/story", None),
        ("https://example.org/9504400002/", None),
        ("https://example.org/2999/01/01/story", None),
        ("https://example.org/story?d=/2025/09/08/", None),
    ],
)
def test_an_address_may_carry_the_date(url: str, date: str | None) -> None:
    found = identify(document(url=url)).published
    assert (found.text if found else None) == date
    assert found is None or found.origin == "url"


def test_what_is_stated_wins_but_a_coarser_date_is_refined() -> None:
    url = "https://example.org/2025/09/08/story"
    stated = Published.parse("2025-09-09", "metadata")
    assert identify(document(url=url, published=stated)).published == stated
    year = Published.parse("2025", "copyright")
    refined = identify(document(url=url, published=year)).published
    assert refined is not None
    assert (refined.text, refined.origin) == ("2025-09-08", "url")
    other = Published.parse("2024", "copyright")
    assert identify(document(url=url, published=other)).published == other


def test_impossible_dates_are_dropped() -> None:
    def dated(when: datetime) -> Published | None:
        return identify(document(published=Published(when, "day", "metadata"))).published

    now = datetime.now(UTC)
    assert dated(now + timedelta(days=1)) is not None
    assert dated(now + timedelta(days=4)) is None
    assert dated(datetime(1799, 1, 1, tzinfo=UTC)) is None
    assert dated(datetime(1987, 2, 26, tzinfo=UTC)) is not None


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.usatoday.com/story/1", "usatoday.com"),
        ("https://edition.cnn.com/a", "cnn.com"),
        ("https://www.theweek.co.uk/a", "theweek.co.uk"),
        ("http://localhost:8000/a", "localhost"),
    ],
)
def test_the_publisher_is_the_site_where_no_other_is_known(url: str, publisher: str) -> None:
    assert identify(document(url=url)).publisher == publisher
    assert identify(document(url=url, publisher="Harbour Post")).publisher == "Harbour Post"


@pytest.mark.parametrize(
    ("byline", "agency"),
    [("Jane Doe, Reuters", "Reuters"), ("By JANE DOE AP", "AP"), ("The Associated Press", "AP"),
     ("Jane Apple", None), ("Kyodo", "Kyodo"), (None, None)],
)  # fmt: skip
def test_an_agency_in_the_byline_is_seen(byline: str | None, agency: str | None) -> None:
    assert identify(document(byline=byline)).agency == agency
    assert identify(document(byline=byline, agency="Yonhap")).agency == "Yonhap"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        (
            "Der Rat der Stadt hat am Montag beschlossen, dass die Mole nicht vor dem Winter gebaut wird.",
            "de",
        ),
        (
            "Le conseil du port a décidé que la digue ne sera pas élargie avant l’hiver dans la ville.",
            "fr",
        ),
        ("El consejo del puerto decidió el lunes que la obra no se hará en el invierno por la lluvia.", "es"),
        ("港の評議会は月曜日、冬の前に北の防波堤を広げることを決めた。", "ja"),
        ("항구 위원회는 월요일에 북쪽 방파제를 넓히기로 했다고 밝혔다.", "ko"),
        ("港口委员会星期一表示，将在冬天之前扩建北部的防波堤。", "zh"),
        ("Qwerty asdf zxcv uiop hjkl bnm qaz wsx edc rfv tgb", None),
    ],
)
def test_the_language_is_guessed_only_where_it_shows(text: str, language: str | None) -> None:
    assert identify(document(text)).language == language


@pytest.mark.parametrize(("tag", "language"), [("en-US", "en"), ("de_DE", "de"), ("FR", "fr"), ("english!", "en")])
def test_a_given_language_is_kept_as_its_primary_tag(tag: str, language: str) -> None:
    assert identify(document(language=tag)).language == language
