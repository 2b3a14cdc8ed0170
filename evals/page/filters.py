"""Filters without script: radio buttons, and a rule for each that hides the questions it does not mean.

A question carries one class a filter it belongs to. Kinds are the run's own words, so their classes
are numbered, never made of the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.losses import LOSSES
from evals.page.html import Html, alone, el, join
from evals.page.verdicts import VERDICTS, said, verdict, word
from evals.record import CaseResult, Run

_Choice = tuple[str, str, int]  # class, words, how many questions


@dataclass(frozen=True)
class Keys:
    """The kinds and the losses of a run, in the order that numbers them."""

    kinds: tuple[str, ...]
    losses: tuple[str, ...]

    def kind_id(self, kind: str) -> str:
        return f"kind-{self.kinds.index(kind)}"

    def loss_id(self, loss: str) -> str:
        return f"lost-{self.losses.index(loss)}"


def keys_of(run: Run) -> Keys:
    """Kinds as they first occur, losses along the path."""
    lost = {result.lost for result in run.results if result.lost}
    known = [loss for loss in LOSSES if loss in lost]
    return Keys(tuple(dict.fromkeys(r.kind for r in run.results)), (*known, *sorted(lost.difference(known))))


def classes(run: Run, result: CaseResult, keys: Keys) -> list[str]:
    """What the filters know a question by."""
    found = [verdict(run, result), keys.kind_id(result.kind)]
    found += [keys.loss_id(result.lost)] if result.lost else []
    found += [said(result)] if result.answer is not None else []
    return [*found, "broken"] if result.broken else found


def filters(run: Run, keys: Keys) -> Html:
    """The radio buttons. A dialog's form outside a dialog is sent nowhere, whatever is pressed in it."""
    groups = [_group(name, key, choices) for name, key, choices in _groups(run, keys)]
    return el("form", *groups, cls="filters", id="filters", method="dialog", autocomplete="off")


def rules(run: Run, keys: Keys) -> str:
    """The style rules that filter, one for each button but the "all" ones."""
    names = [cls for _, _, choices in _groups(run, keys) for cls, _, _ in choices]
    return "\n".join(f"body:has(#{name}:checked) .q:not(.{name}) {{ display: none; }}" for name in names)


def _groups(run: Run, keys: Keys) -> list[tuple[str, str, list[_Choice]]]:
    has = [set(classes(run, result, keys)) for result in run.results]

    def choices(named: Sequence[tuple[str, str]]) -> list[_Choice]:
        return [(cls, words, sum(cls in one for one in has)) for cls, words in named]

    verdicts = [(v, word(run, v)) for v in VERDICTS if v != "open" or any("open" in one for one in has)]
    broken = [("broken", "broken promise")] if any("broken" in one for one in has) else []
    groups = [
        ("Verdict", "verdict", choices([*verdicts, *broken])),
        ("Reply", "said", choices([("answered", "answered"), ("silent", "kept silent")])),
        ("Kind", "kind", choices([(keys.kind_id(kind), kind) for kind in keys.kinds])),
        ("Lost", "lost", choices([(keys.loss_id(loss), loss) for loss in keys.losses])),
    ]
    # A group with nothing to choose between is noise.
    return [group for group in groups if group[1] == "verdict" or sum(n > 0 for _, _, n in group[2]) > 1]


def _group(name: str, key: str, choices: list[_Choice]) -> Html:
    whole = el("label", alone("input", type="radio", name=key, id=f"{key}-all", checked=True), "all")
    rest = [
        el(
            "label",
            alone("input", type="radio", name=key, id=cls),
            words,
            el("b", str(n)),
            cls="pick" if n else "pick zero",
        )
        for cls, words, n in choices
    ]
    return el("fieldset", el("legend", name), el("div", join([whole, *rest]), cls="picks"))
