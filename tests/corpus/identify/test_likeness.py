"""Signatures that agree as far as the texts do, the same in every process."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.identify.likeness import bands, resemblance, signature

WORDS = "A small story of seven short words."


def story(first: int, last: int) -> str:
    """Words no two of which are alike, so that what is shared is known exactly."""
    return " ".join(f"word{number}" for number in range(first, last))


def agreement(a: str, b: str) -> float:
    return sum(x == y for x, y in zip(signature(a), signature(b), strict=True)) / 64


def test_a_signature_is_64_small_numbers_and_16_bands() -> None:
    found = signature(story(0, 700))
    assert len(found) == 64
    assert all(0 <= value < 2**32 for value in found)
    assert len(bands(found)) == len(set(bands(found))) == 16
    assert all(isinstance(value, int) for value in found)


def test_the_signature_is_the_same_in_every_process() -> None:
    code = f"from corpus.identify.likeness import signature; print(signature({WORDS!r})[:3])"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {f"{signature(WORDS)[:3]}\n"}


def test_the_signature_does_not_see_case_blanks_and_punctuation() -> None:
    assert signature("The council, on Monday: agreed to it.") == signature("the  council on\nMonday AGREED to it")


@pytest.mark.parametrize(
    ("shared", "least", "most"), [(1.0, 1.0, 1.0), (0.8, 0.6, 0.95), (0.5, 0.3, 0.7), (0.0, 0.0, 0.05)]
)
def test_signatures_agree_about_as_much_as_texts_resemble(shared: float, least: float, most: float) -> None:
    size = 1000
    apart = round(size * (1 - shared) / (1 + shared))  # so that the Jaccard resemblance is `shared`
    a, b = story(0, size), story(apart, size + apart)
    assert resemblance(a, b) >= shared - 0.02
    assert least <= agreement(a, b) <= most


def test_near_copies_meet_in_a_band_and_strangers_do_not() -> None:
    original = story(0, 600)
    copy = "A new headline by another paper " + story(0, 540)
    assert set(bands(signature(original))) & set(bands(signature(copy)))
    assert not set(bands(signature(original))) & set(bands(signature(story(5000, 5600))))


def test_a_shortened_copy_is_contained_but_a_short_quote_is_not_a_copy() -> None:
    long = story(0, 1000)
    assert resemblance(long, story(0, 200)) == 1.0
    assert resemblance(story(0, 200), long) == 1.0
    assert resemblance(long, story(0, 30)) < 0.05
    assert resemblance(long, story(2000, 3000)) == 0.0
    assert resemblance("", long) == resemblance("", "") == 0.0


def test_scripts_without_blanks_are_compared_too() -> None:
    a = "港の評議会は月曜日、冬の前に北の防波堤を広げることを決めた。工事は十月に始まる。"
    assert resemblance(a, a) == 1.0
    assert 0.3 < resemblance(a, a.replace("月曜日", "火曜日")) < 1.0


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_symmetric_and_bounded(a: str, b: str) -> None:
    assert resemblance(a, b) == resemblance(b, a)
    assert 0.0 <= resemblance(a, b) <= 1.0
    assert len(signature(a)) == 64


def test_a_signature_is_quick() -> None:
    text = story(0, 700)
    signature(text)
    best = min(_timed(text) for _ in range(20))
    assert best < 0.02, "a library of many articles is signed one by one"


def _timed(text: str) -> float:
    start = time.perf_counter()
    signature(text)
    return time.perf_counter() - start
