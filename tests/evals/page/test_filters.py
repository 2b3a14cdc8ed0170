"""The filters are radio buttons and style rules: their names must be those of the questions' classes."""

import re
from dataclasses import replace

from evals.page.filters import classes, keys_of, rules
from tests.evals.page.fakes import FAILED, RIGHT, WRONG, Page, run

MIXED = run(RIGHT, WRONG, FAILED, replace(WRONG, kind="a b", lost="wrongly let through", broken=["a misquote"]))
RULE = re.compile(r"body:has\(#([\w-]+):checked\) \.q:not\(\.([\w-]+)\) \{ display: none; \}")


def test_each_button_has_its_rule_and_each_rule_its_button() -> None:
    shown = Page(MIXED)
    buttons = {b for b in shown.of("id", "input") if not b.endswith("-all")}
    ruled = RULE.findall(shown.style)
    assert {button for button, _ in ruled} == buttons
    assert all(button == cls for button, cls in ruled)
    assert ruled == RULE.findall(rules(MIXED, keys_of(MIXED)))


def test_each_class_that_a_filter_means_is_on_some_question() -> None:
    shown = Page(MIXED)
    on = set().union(*shown.questions)
    assert {cls for _, cls in RULE.findall(shown.style)} <= on
    assert {"right", "wrong", "failed", "broken", "answered", "silent"} <= on


def test_the_counts_on_the_buttons_are_those_of_the_questions() -> None:
    shown = Page(MIXED)
    for words, cls in (
        ("right1", "right"),
        ("wrong2", "wrong"),
        ("failed to run1", "failed"),
        ("kept silent2", "silent"),
    ):
        assert words in shown.words
        assert sum(cls in one for one in shown.questions) == int(words[-1])


def test_one_button_of_each_group_is_chosen_and_it_shows_all() -> None:
    shown = Page(MIXED)
    chosen = [tag for tag, name, _ in shown.attributes if name == "checked"]
    groups = set(shown.of("name", "input"))
    assert groups == {"verdict", "said", "kind", "lost"}
    assert len(chosen) == len(groups)


def test_kinds_are_numbered_for_their_words_may_be_anything() -> None:
    keys = keys_of(MIXED)
    assert keys.kinds == ("single", "time", "a b")
    assert keys.losses == ("not selected", "wrongly let through")
    assert classes(MIXED, MIXED.results[3], keys) == ["wrong", "kind-2", "lost-1", "silent", "broken"]


def test_what_leaves_no_choice_is_left_out() -> None:
    shown = Page(run(RIGHT, RIGHT))
    assert set(shown.of("name", "input")) == {"verdict"}
    assert "failed" in shown.of("id", "input")
