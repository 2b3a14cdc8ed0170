"""The check by itself: each sentence of a draft held against its articles whole, whatever search and selection do.

Put through the whole path, a true sentence can also be dropped because its evidence was not chosen, and a false one
because no evidence was. Here only the check decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from evals.cases.case import Case
from evals.dictated import COPYIST, Copyist
from evals.measures.citations import Words
from qa.desk import Desk
from qa.passage import Passage
from qa.select import gather
from qa.verify import attribute


def score_check(case: Case, gold: Sequence[Words], desk: Desk) -> dict[str, float]:
    """`check_true_kept` and `check_false_passed`: the shares of true and of false sentences that the check lets stand.

    And the second for each kind of fault, `passed_FAULT`.
    """
    snapshot = desk.library.snapshot()
    texts = {words.article_id: snapshot.text(words.article_id) for words in gold}
    evidence = gather(snapshot, [_whole(article_id, text) for article_id, text in texts.items()])
    stands: dict[str, list[bool]] = defaultdict(list)
    for said in case.draft:
        verdict, _ = attribute(said.say, (), evidence)
        stands["check_true_kept" if said.holds else f"passed_{said.fault}"].append(verdict.supported)
    false = [stood for name, stood_all in stands.items() if name != "check_true_kept" for stood in stood_all]
    if false:
        stands["check_false_passed"] = false
    return {name: sum(stood) / len(stood) for name, stood in stands.items()}


def score_copied(case: Case, desk: Desk) -> dict[str, float]:
    """`copied_kept`: whether what a model copies from the evidence it is shown comes out as the answer, cited.

    Nothing where the path finds no evidence to show.
    """
    answer = Desk(desk.library, Copyist()).answer(case.question, as_of=case.as_of)
    return {"copied_kept": float(answer.mode == COPYIST)} if answer.answered else {}


def _whole(article_id: str, text: str) -> Passage:
    """An article as one passage."""
    return Passage(1, article_id, 0, len(text), text, None, None, 1.0, {})
