"""Dates keep their precision and their zone; nothing unsaid is guessed."""

from __future__ import annotations

import pytest

from corpus.read.dates import published


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025", "2025"),
        (2025, "2025"),
        ("2025-09", "2025-09"),
        ("September 2025", "2025-09"),
        ("2025-09-08", "2025-09-08"),
        ("20250908", "2025-09-08"),
        ("2025-09-08T10:30:15Z", "2025-09-08T10:30+00:00"),
        ("2025-09-08T10:30:15.123+09:00", "2025-09-08T10:30+09:00"),
        ("2025-09-08 10:30:00 +0900", "2025-09-08T10:30+09:00"),
        ("2025-09-08T10:30:00", "2025-09-08T10:30+00:00"),
        ("Mon, 08 Sep 2025 10:30:00 -0400", "2025-09-08T10:30-04:00"),
        ("Mon, 08 Sep 2025 10:30:00 GMT", "2025-09-08T10:30+00:00"),
        ("Sept. 9, 2025", "2025-09-09"),
        ("9 September 2025", "2025-09-09"),
        ("8. September 2025", "2025-09-08"),
        ("9 septembre 2025", "2025-09-09"),
        ("2025年9月8日", "2025-09-08"),
        ("2025년 9월 8일", "2025-09-08"),
        ("1.9.2025", "2025-09-01"),
        ("13/04/2025", "2025-04-13"),
        ("04/13/2025", "2025-04-13"),
        ("03/04/2025", "2025"),
        (1757327400, "2025-09-08T10:30+00:00"),
        (1757327400000, "2025-09-08T10:30+00:00"),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_given(value: object, expected: str) -> None:
    found = published(value, "metadata")
    assert found is not None
    assert found.text == expected
    assert found.when.tzinfo is not None
    assert found.origin == "metadata"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "yesterday",
        "Sept 9",
        "Monday",
        "10:30",
        "2025-13-45",
        None,
        True,
        3,
        {},
        float("nan"),
        "x" * 99,
    ],
)
def test_what_is_no_full_date_gives_none(value: object) -> None:
    assert published(value, "metadata") is None
