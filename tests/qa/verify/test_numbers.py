"""Numbers as values, and dates as days."""

from __future__ import annotations

import pytest

from qa.days import Day, take_dates
from qa.verify.numbers import numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3,000 and 3000", [3000, 3000]),
        ("three thousand", [3000]),
        ("3 thousand", [3000]),
        ("2.5 million", [2_500_000]),
        ("$4bn", [4e9]),
        ("twenty-one", [21]),
        ("one hundred and five", [105]),
        ("two hundred thousand", [200_000]),
        ("a dozen, a million", [12, 1e6]),
        ("the 3rd and the fourth", [3, 4]),
        ("none here", []),
        ("B52 and v2.1", []),
    ],
)
def test_values(text: str, values: list[float]) -> None:
    assert [n.value for n in numbers(text)] == values


@pytest.mark.parametrize(
    "text", ["5%", "5 %", "5 percent", "5 per cent", "five percent", "5 percentage points", "5 pct"]
)
def test_percentages(text: str) -> None:
    (number,) = numbers(text)
    assert (number.value, number.percent) == (5, True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 8 September 2025", Day(8, 9, 2025)),
        ("on Sept. 8, 2025", Day(8, 9, 2025)),
        ("on the 8th of September", Day(8, 9, None)),
        ("on May 31", Day(31, 5, None)),
        ("in May 2025", Day(None, 5, 2025)),
    ],
)
def test_dates_are_taken_out_of_the_text(text: str, day: Day) -> None:
    found, rest = take_dates(text)
    assert found == [day]
    assert numbers(rest) == []
