"""The name beside a pronoun: where one person can be meant, and nowhere else."""

from __future__ import annotations

import pytest

from qa.write.antecedent import antecedent
from qa.write.insert import insert


def named(before: str, text: str) -> str:
    """`text` as it is shown after `before`, with plain brackets."""
    found = antecedent(text, before)
    return insert(text, [found] if found else []).replace("\\]", "]")


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("Maria Lopez told reporters that the engine had failed.", "She [Maria Lopez] said nobody was hurt."),
        ("Captain Maria Lopez told reporters about it.", "She [Maria Lopez] said nobody was hurt."),
        ("On Tuesday, Mayor Thomas Reld signed the plan.", "He [Thomas Reld] called it a turning point."),
        ("Maria Lopez, the mayor of Brenmoor, signed the plan.", "She [Maria Lopez] called it a turning point."),
        # the name in full stands earlier in the article
        (
            "Maria Lopez won the vote.\nLopez signed the plan on Tuesday.",
            "She [Maria Lopez] called it a turning point.",
        ),
        # a title tells what an unusual first name does not
        ("King Oduvar Tane opened the parliament.", "He [Oduvar Tane] spoke for an hour."),
        ("Mayor Oduvar Tane signed the plan with his own pen.", "He [Oduvar Tane] spoke for an hour."),
        # a man beside a woman
        ("Maria Lopez met Peter Brandt in Geneva.", "She [Maria Lopez] spoke for an hour."),
        # places and offices are nobody
        ("Maria Lopez met officials in Geneva before the Senate voted.", "She [Maria Lopez] spoke for an hour."),
        # the same pronoun twice
        ("Maria Lopez signed the plan. She spoke for an hour.", "She [Maria Lopez] then left."),
        ("The plan was signed by Mayor Tomas Reld.", "The mayor [Tomas Reld] called it a turning point."),
        ("Alden Lines suspended all crossings.", "The company [Alden Lines] said repairs take a week."),
    ],
)
def test_what_is_certain(before: str, shown: str) -> None:
    plain = f"{shown.split(' [')[0]}{shown.split(']')[1]}"
    assert named(f"{before} ", plain) == shown


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("", "She said nobody was hurt."),
        ("Maria Lopez spoke.\n", "She said nobody was hurt."),  # another paragraph
        ("Maria Lopez met Anna Brandt.", "She spoke for an hour."),
        ("Maria Lopez met Brandt.", "She spoke for an hour."),
        ("Maria Lopez spoke to her sister.", "She was not convinced."),
        ("Maria Lopez defended a spokeswoman.", "She had made a mistake."),
        ("Thomas Reld was shot by a gunman.", "He fled in a car."),
        ("Thomas Reld was questioned by an officer.", "He noted every word."),
        ("Thomas Reld signed the plan.", "She called it a turning point."),
        ("Thomas Reld’s lawyer spoke.", "He called it a turning point."),
        ("The lawyer of Thomas Reld spoke.", "He called it a turning point."),
        ("Thomas Reld and the council spoke.", "He called it a turning point."),
        ("Oduvar Tane signed the plan.", "He called it a turning point."),  # a person? a woman or a man?
        ("Downing Street confirmed the plan.", "He called it a turning point."),
        ("Maria Lopez and Anna Lopez won.\nLopez signed the plan.", "She called it a turning point."),
        ("“The plan is bad. Maria Lopez signed it.", "She did it in haste."),  # in somebody's speech
        ("Maria Lopez signed the plan.", "“She did it in haste,” he said."),
        ("Maria Lopez signed the plan.", "It was the third."),
        ("Maria Lopez signed the plan.", "They were the first."),
        ("Mayor Tomas Reld met Mayor Anna Brandt.", "The mayor called it a turning point."),
        ("Tomas Reld signed the plan.", "The mayor called it a turning point."),
        ("Alden Lines was bought by Morrow Group.", "The company said repairs take a week."),
        ("Thomas Reld signed the plan.", "The company said repairs take a week."),
    ],
)
def test_in_doubt_there_is_no_name(before: str, text: str) -> None:
    assert named(f"{before} " if before and not before.endswith("\n") else before, text) == text


def test_a_name_that_is_there_is_not_repeated() -> None:
    text = "She and Maria Lopez left."
    assert named("Maria Lopez spoke. ", text) == text
