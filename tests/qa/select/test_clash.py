"""Years, numbers and ordinals that name another thing than the one asked about."""

from __future__ import annotations

import pytest

from qa.select.clash import clashes


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Where was the 2022 gala held?", "The 2023 gala was held in Oslo."),
        ("What did sales come to in Q2?", "Sales came to 5 million in Q3."),
        ("When was Windows 11 released?", "Windows 10 was released in July."),
        ("Who won the second round?", "The first round was won by Ana Ribeira."),
    ],
)
def test_another_of_the_same_name(question: str, sentence: str) -> None:
    assert clashes(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Where was the 2022 gala held?", "The gala of 2022, like that of 2021, was held in Oslo."),
        ("Where was the 2022 gala held?", "The gala was held in Oslo."),
        ("Where was the gala held?", "The 2023 gala was held in Oslo."),
        ("What did sales come to in Q2?", "Sales in Q2 and Q3 came to 5 million."),
        ("Did more than 20 people die?", "More than 30 people died."),
        ("Who won the second round?", "The second round was won by Ana Ribeira."),
        ("How many people died of the first wave?", "The first wave killed 12 people, the second 3."),
    ],
)
def test_the_same_or_nothing_to_compare(question: str, sentence: str) -> None:
    assert not clashes(question, sentence)
