"""Sentences are exact slices, in order, and end where a reader would end them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentences


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Lee met Mr. Smith on Sept. 5. They agreed.", ["Gen. Lee met Mr. Smith on Sept. 5.", "They agreed."]),
        ("He lives in the U.S. The house is old.", ["He lives in the U.S.", "The house is old."]),
        ("The U.S. Army said so.", ["The U.S. Army said so."]),
        ("The council said no. It voted again.", ["The council said no.", "It voted again."]),
        ("No. 10 was quiet.", ["No. 10 was quiet."]),
        ('"We won!" he said. "It is over."', ['"We won!" he said.', '"It is over."']),
        ("It rose 3.5 percent to 12,345.67 yen. Good.", ["It rose 3.5 percent to 12,345.67 yen.", "Good."]),
        ("J. K. Rowling wrote it.", ["J. K. Rowling wrote it."]),
        ("Apple Inc. said so. Shares fell.", ["Apple Inc. said so.", "Shares fell."]),
        ("A headline without a stop\nThe body begins.", ["A headline without a stop", "The body begins."]),
        ("東京で会談した。合意した。", ["東京で会談した。", "合意した。"]),
        ("", []),
    ],
)
def test_ends_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(max_size=400))
def test_sentences_are_ordered_slices_that_lose_only_white_space(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in spans)
    assert "".join("".join(split(text)).split()) == "".join(text.split())
