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
    "archive-2.jsonl:1": ("Northgate Daily", None, None, "2021-06-12"),
    "archive-2.jsonl:2": ("Pacific Ledger", None, None, "2025-08-14"),
    "archive-2.jsonl:3": ("Pacific Ledger", None, "PORT SAYRE, Marrabay", "2025-10-02"),
    "archive-2.jsonl:4": ("Pacific Ledger", None, "PORT SAYRE, Marrabay", "2025-10-09"),
    "archive-3.jsonl:1": ("Northgate Daily", None, None, "2025-08-21"),
    "archive-3.jsonl:2": ("Northgate Daily", None, None, "2025-09-17"),
    "archive-3.jsonl:3": ("The Harbour Courier", None, None, "2025-09-28"),
    "archive-3.jsonl:4": ("The Harbour Courier", None, None, "2025-10-05"),
    "archive.jsonl:1": ("Han River Post", None, "TOKYO", "2025-08-24"),
    "archive.jsonl:2": ("Pacific Ledger", "Kestrel News", "PORT SAYRE, Marrabay", "2025-09-25"),
    "archive.jsonl:3": ("The Harbour Courier", None, None, "2025-09-08"),
    "archive.jsonl:4": ("Pacific Ledger", None, None, "2025-08-27"),
    "archive.jsonl:5": ("Northgate Daily", None, None, "2025-09-04"),
    "archive.jsonl:6": ("Northgate Daily", None, None, "2025-09-05"),
    "archive.jsonl:7": ("The Harbour Courier", None, None, "2025-10-02"),
    "archive.jsonl:8": ("The Harbour Courier", None, None, "2025-09-24"),
    "archive.jsonl:9": ("Northgate Daily", None, None, "2025-10-03"),
    "ashe-flood-2.txt": ("Northgate Daily", None, "LANMOOR", "2025-10-08"),
    "ashe-flood-live.html": ("Northgate Daily", None, None, "2025-10-07"),
    "bank-holds-rate.html": ("Northgate Daily", None, None, "2025-09-18"),
    "beijing-parade.html": ("Pacific Ledger", None, "BEIJING", "2025-09-03"),
    "brackwell-trial.txt": ("Northgate Daily", None, "NORTHGATE CROWN COURT", "2025-09-30"),
    "busan-summit.md": ("Han River Post", None, "BUSAN", "2025-09-30"),
    "coastline-strike-ends.txt": ("Northgate Daily", None, None, "2025-09-25"),
    "corella-1.html": ("Pacific Ledger", None, "PORT SAYRE, Marrabay", "2025-09-23"),
    "corella-2.txt": ("Northgate Daily", "Meridian Wire", "PORT SAYRE", "2025-09-24"),
    "duplantis-record.html": ("Northgate Daily", None, None, "2025-09-15"),
    "ellery-boxes-august.md": ("The Harbour Courier", None, None, "2025-09-12"),
    "ellery-boxes-july.txt": ("The Harbour Courier", None, None, "2025-08-12"),
    "ellery-film-prizes.html": ("The Harbour Courier", None, None, "2025-06-30"),
    "ellery-tram-vote-1.md": ("The Harbour Courier", None, None, "2025-09-17"),
    "ellery-tram-vote-2.md": ("The Harbour Courier", None, None, "2025-09-18"),
    "falk-interview.md": ("The Harbour Courier", None, None, "2025-09-27"),
    "ferry-courier.html": ("The Harbour Courier", None, None, "2025-09-10"),
    "ferry-northgate.txt": ("Northgate Daily", None, None, "2025-09-11"),
    "fish-sheds-memoir.txt": (None, None, None, None),
    "freedom-edge-ends.html": ("Han River Post", None, "SEOGWIPO, Jeju", "2025-09-19"),
    "freedom-edge-preview.txt": ("Pacific Ledger", None, "SEOUL", "2025-09-12"),
    "hanul-plant.md": ("Pacific Ledger", None, "GUNSAN, South Korea", "2025-09-16"),
    "hoard-theft-courier.html": ("The Harbour Courier", None, None, "2025-08-21"),
    "hoard-theft-daily.txt": ("Northgate Daily", None, "LANMOOR", "2025-08-20"),
    "isesaki-heat.md": ("Pacific Ledger", None, "ISESAKI, Japan", "2025-08-05"),
    "ishiba-resigns.html": ("Northgate Daily", None, None, "2025-09-07"),
    "juice-venus-ledger.html": ("Pacific Ledger", "Kestrel News", "DARMSTADT, Germany", "2025-09-01"),
    "juice-venus.txt": ("Northgate Daily", "Kestrel News", "DARMSTADT, Germany", "2025-09-01"),
    "kim-yo-jong.md": ("Han River Post", None, None, "2025-09-14"),
    "lanmoor-school-places.md": ("Northgate Daily", None, None, "2025-06-20"),
    "ldp-race.md": ("Pacific Ledger", None, "TOKYO", "2025-09-22"),
    "ldp-takaichi-wins.txt": ("Northgate Daily", "Meridian Wire", "TOKYO", "2025-10-04"),
    "lighthouse-letters.txt": ("The Harbour Courier", None, None, None),
    "marrabay-coalition-1.html": ("Pacific Ledger", None, "PORT SAYRE, Marrabay", "2025-07-15"),
    "marrabay-coalition-2.html": ("Pacific Ledger", None, "PORT SAYRE, Marrabay", "2025-07-15"),
    "matanga-survives-wire.html": ("Pacific Ledger", "Kestrel News", "PORT SAYRE, Marrabay", "2025-10-07"),
    "matanga-survives.txt": ("Northgate Daily", "Kestrel News", "PORT SAYRE", "2025-10-07"),
    "minister-freight.html": ("Northgate Daily", None, None, "2025-09-23"),
    "norovirus-jab.html": ("Northgate Daily", None, None, "2025-08-14"),
    "northgate-marathon-1.html": ("Northgate Daily", None, None, "2025-10-05"),
    "northgate-marathon-2.html": ("Northgate Daily", None, None, "2025-10-05"),
    "northgate-mayor.md": ("Northgate Daily", None, None, "2025-09-26"),
    "nurse-calls.html": ("Northgate Daily", None, None, "2025-09-29"),
    "orrin-dayton.txt": ("Pacific Ledger", None, "DAYTON, Ohio", "2025-10-08"),
    "oyster-appeal.txt": ("The Harbour Courier", None, None, "2025-10-08"),
    "oyster-ruling.md": ("The Harbour Courier", None, None, "2025-07-09"),
    "pellworth-closure.md": ("Northgate Daily", None, None, "2025-08-19"),
    "pellworth-courier.txt": ("The Harbour Courier", None, "LANMOOR", "2025-08-20"),
    "reservoirs.md": ("The Harbour Courier", None, None, "2025-09-02"),
    "rovers-cup.txt": ("The Harbour Courier", None, None, "2025-09-21"),
    "seoul-talks-wire.html": ("Pacific Ledger", "Meridian Wire", "SEOUL", "2025-09-08"),
    "seoul-talks.txt": ("Northgate Daily", "Meridian Wire", "SEOUL", "2025-09-08"),
    "seoul-washington-tariffs.md": ("Han River Post", None, "SEOUL", "2025-07-31"),
    "tessaro-gains.md": ("Pacific Ledger", None, None, "2025-09-09"),
    "tram-opinion.md": ("The Harbour Courier", None, None, "2025-09-29"),
    "ulchi-shield-ends.txt": ("Han River Post", "Meridian Wire", "SEOUL", "2025-08-28"),
    "visit-explainer.md": ("Han River Post", None, None, "2025-09-10"),
    "weavers-bridge-1.md": ("Northgate Daily", None, None, "2025-06-12"),
    "weavers-bridge-3.txt": ("Northgate Daily", None, None, "2025-09-23"),
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
    assert lines[-1].endswith((".", "”", '"', "’"))
    assert found.title not in lines
    assert lifted(lines[0]) is None
    for line in (lines[0], lines[-1]):
        assert len(line.split()) >= 4
        assert not (is_chrome(line))
        assert not (is_crumb(line, found.url))
        assert not (date_line(line))
        assert not line.startswith(("·", "©", "By ", found.publisher or "?"))
