"""Where a wrong answer was lost: the first stage of the path that did not hand on what was needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, get_args

from evals.asking import Trace
from evals.cases.case import Case
from evals.measures.answers import groups_met
from evals.measures.citations import Words
from evals.measures.strings import holds_phrase, holds_words
from evals.measures.support import supports

Loss = Literal[
    "not in the corpus", "not retrieved", "not selected", "not written", "wrongly dropped by the check",
    "wrongly let through",
]  # fmt: skip
LOSSES: tuple[Loss, ...] = get_args(Loss)

InCorpus = Callable[[Sequence[str]], bool]
"""Whether any of these answer strings stands in the articles that may be used."""


def lost_at(case: Case, trace: Trace, gold: Sequence[Words], shown: Sequence[str], in_corpus: InCorpus) -> Loss:
    """Where the case was lost; only to be asked of one that went wrong.

    The needed evidence is followed along the path: the gold sentences of the answer groups that are
    not shown, or where there are none such, the groups' strings themselves; for a case without answer
    strings, its gold sentences. What is shown although it
    should not be (an answer where silence is right, an outdated value) was wrongly let through.
    """
    missing = [group for group in case.answers if groups_met(shown, [group], case.matching) == 0.0]
    needs = [Need(group, _sentences_with(group, gold, case)) for group in missing]
    if not case.answers:
        needs = [Need((), [words.quote for words in gold])]
    if case.expects != "answer" or not needs:
        return "wrongly let through"
    stages: tuple[tuple[Loss, Callable[[Need], bool]], ...] = (
        ("not in the corpus", lambda need: bool(need.sentences) or in_corpus(need.strings)),
        ("not retrieved", lambda need: need.among(p.text for p in trace.passages)),
        ("not selected", lambda need: need.among(s.text for s in trace.selected)),
        (
            "not selected" if not trace.drafted and not trace.answer.usage.calls else "not written",
            lambda need: need.said_in((d.text for d in trace.drafted), case),
        ),
    )
    for loss, handed_on in stages:
        if not all(handed_on(need) for need in needs):
            return loss
    return "wrongly dropped by the check"


class Need:
    """One group of answer strings that should have been shown, and the gold sentences that have it."""

    def __init__(self, strings: Sequence[str], sentences: Sequence[str]) -> None:
        self.strings, self.sentences = strings, sentences

    def among(self, texts: Iterable[str]) -> bool:
        """Whether some text holds a gold sentence; without gold, a string of the group."""
        wanted = self.sentences or self.strings
        return any(holds_words(text, one) for text in texts for one in wanted)

    def said_in(self, texts: Iterable[str], case: Case) -> bool:
        """Whether some text, in whatever words, holds a string of the group; without any, what a gold sentence says."""
        if not self.strings:
            return any(supports(sentence, text) for text in texts for sentence in self.sentences)
        return groups_met(list(texts), [self.strings], case.matching) == 1.0


def _sentences_with(group: Sequence[str], gold: Sequence[Words], case: Case) -> list[str]:
    holds = holds_phrase if case.matching == "phrase" else holds_words
    return [words.quote for words in gold if any(holds(words.quote, answer) for answer in group)]
