"""Quotes mode's way to an answer: for each part the few words that answer, and the sentences they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from qa.answer import QUOTES, Conflict, Side
from qa.asked import Part
from qa.days import issue_words
from qa.evidence import Found, Scored
from qa.select import alike, moved_on, short_answer, sides
from qa.verify import check
from qa.work import Work
from qa.write import Composition

_AS_GOOD = 0.8  # of the best one's odds, for a sentence to speak to a part as well as the best does
_WITNESSES = 2  # further sources named for a quote


def quote(work: Work, found: Found, composition: Composition) -> None:
    """Quote what answers each part that no claim speaks to yet; without a model that is every part.

    The few words that are the answer stand before their sentence where they are sure and undisputed.
    """
    for part, chosen, scored in zip(found.plan.parts, found.chosen, found.scored, strict=True):
        if not chosen:
            work.notes.append(f"The articles do not say: {part.text.rstrip('?.! ')}?")
            continue
        # What a model says of the only thing asked needs no quote; of several, each must be spoken to.
        if work.mode != QUOTES and len(found.chosen) == 1:
            return
        if any(composition.cites(item.sentence) for item in scored if item.score >= _AS_GOOD * chosen[0].score):
            continue
        cited = {item.sentence.key for item in chosen if composition.cites(item.sentence)}
        if short := short_answer(part, chosen):
            composition.headline(short, chosen[0].sentence)
        for item in chosen:
            if item.sentence.key not in cited:
                witnesses = [
                    other.sentence
                    for other in scored[:20]
                    if other.sentence.head.article.id != item.sentence.head.article.id
                    and alike(item.sentence, other.sentence)  # in a moment, what is not alike is no witness
                    and check(item.sentence.text, [other.sentence]).supported
                ]
                composition.quote(item.sentence, witnesses[:_WITNESSES])
        _say_differences(work, part, sides(part, chosen), composition)


def _say_differences(work: Work, part: Part, rivals: Sequence[Scored], composition: Composition) -> None:
    """Where sources give different values, name the sides; what moved on from day to day is a development."""
    if not rivals:
        return
    told = tuple(Side(item.answer, composition.number_of(item.sentence)) for item in rivals)
    if moved_on(rivals):
        days = [issue_words(p) for item in rivals if (p := item.sentence.head.article.published)]
        then = "; ".join(f"{side.value} ({day}) [{side.citation}]" for side, day in zip(told, days, strict=True))
        what = "times" if part.kind == "time" else "figures"
        work.notes.append(f"Reports of different days give different {what}: {then}.")
    else:
        work.conflicts.append(Conflict(part.text, told))
