"""The starter articles, each in a shape that saved news really has: what is read off them, and what is left."""

from __future__ import annotations

from pathlib import Path

import pytest

import seeds
from corpus.article import Document
from corpus.clean import clean
from corpus.clean.chrome import is_chrome, is_crumb
from corpus.clean.dateline import lifted
from corpus.clean.dates import date_line
from corpus.read import read

# publisher, agency, place, day
EXPECTED = {
    "archive.jsonl:1": ("Han River Post", None, "TOKYO", "2025-08-24"),
    "archive.jsonl:2": ("Pacific Ledger", "Kestrel News", "PORT SAYRE, Marrabay", "2025-09-25"),
    "archive.jsonl:3": ("The Harbour Courier", None, None, "2025-09-08"),
    "archive.jsonl:4": ("Pacific Ledger", None, None, "2025-08-27"),
    "archive.jsonl:5": ("Northgate Daily", None, None, "2025-09-04"),
    "archive.jsonl:6": ("Northgate Daily", None, None, "2025-09-05"),
    "archive.jsonl:7": ("The Harbour Courier", None, None, "2025-10-02"),
    "archive.jsonl:8": ("The Harbour Courier", None, None, "2025-09-24"),
    "archive.jsonl:9": ("Northgate Daily", None, None, "2025-10-03"),
    "beijing-parade.html": ("Pacific Ledger", None, "BEIJING", "2025-09-03"),
    "brackwell-trial.txt": ("Northgate Daily", None, "NORTHGATE CROWN COURT", "2025-09-30"),
    "busan-summit.md": ("Han River Post", None, "BUSAN", "2025-09-30"),
    "corella-1.html": ("Pacific Ledger", None, "PORT SAYRE, Marrabay", "2025-09-23"),
    "corella-2.txt": ("Northgate Daily", "Meridian Wire", "PORT SAYRE", "2025-09-24"),
    "duplantis-record.html": ("Northgate Daily", None, None, "2025-09-15"),
    "ellery-tram-vote-1.md": ("The Harbour Courier", None, None, "2025-09-17"),
    "ellery-tram-vote-2.md": ("The Harbour Courier", None, None, "2025-09-18"),
    "ferry-courier.html": ("The Harbour Courier", None, None, "2025-09-10"),
    "ferry-northgate.txt": ("Northgate Daily", None, None, "2025-09-11"),
    "freedom-edge-ends.html": ("Han River Post", None, "SEOGWIPO, Jeju", "2025-09-19"),
    "freedom-edge-preview.txt": ("Pacific Ledger", None, "SEOUL", "2025-09-12"),
    "hanul-plant.md": ("Pacific Ledger", None, "GUNSAN, South Korea", "2025-09-16"),
    "ishiba-resigns.html": ("Northgate Daily", None, None, "2025-09-07"),
    "kim-yo-jong.md": ("Han River Post", None, None, "2025-09-14"),
    "ldp-race.md": ("Pacific Ledger", None, "TOKYO", "2025-09-22"),
    "ldp-takaichi-wins.txt": ("Northgate Daily", "Meridian Wire", "TOKYO", "2025-10-04"),
    "lighthouse-letters.txt": ("The Harbour Courier", None, None, None),
    "northgate-mayor.md": ("Northgate Daily", None, None, "2025-09-26"),
    "nurse-calls.html": ("Northgate Daily", None, None, "2025-09-29"),
    "reservoirs.md": ("The Harbour Courier", None, None, "2025-09-02"),
    "rovers-cup.txt": ("The Harbour Courier", None, None, "2025-09-21"),
    "seoul-talks-wire.html": ("Pacific Ledger", "Meridian Wire", "SEOUL", "2025-09-08"),
    "seoul-talks.txt": ("Northgate Daily", "Meridian Wire", "SEOUL", "2025-09-08"),
    "ulchi-shield-ends.txt": ("Han River Post", "Meridian Wire", "SEOUL", "2025-08-28"),
    "visit-explainer.md": ("Han River Post", None, None, "2025-09-10"),
}  # fmt: skip


@pytest.fixture(scope="module")
def articles() -> dict[str, Document]:
    found = [clean(one) for one in read([str(seeds.folder())]) if isinstance(one, Document)]
    return {Path(one.source).name: one for one in found}


def test_every_starter_article_is_listed_here(articles: dict[str, Document]) -> None:
    assert set(articles) == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_its_fields_are_read(articles: dict[str, Document], name: str) -> None:
    found = articles[name]
    day = found.published.text[:10] if found.published else None
    assert (found.publisher, found.agency, found.place, day) == EXPECTED[name]
    assert not (found.byline or "").startswith("By ")
    assert found.byline is None or found.byline != found.agency


@pytest.mark.parametrize("name", EXPECTED)
def test_its_first_and_last_lines_are_the_articles_own(articles: dict[str, Document], name: str) -> None:
    found = articles[name]
    lines = found.text.split("\n")
    assert found.title not in lines
    assert lifted(lines[0]) is None
    for line in (lines[0], lines[-1]):
        assert len(line.split()) >= 10
        assert not (is_chrome(line))
        assert not (is_crumb(line, found.url))
        assert not (date_line(line))
        assert not line.startswith(("·", "©", "By ", found.publisher or "?"))
