"""Measure one case: ask it, look at every promise, score the answer and the search behind it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence

from evals.asking import Trace, answer_record, ask, passage_record, sentence_record
from evals.cases.case import Case
from evals.cases.plan import Desk, Measured
from evals.losses import InCorpus, lost_at
from evals.measures import ranking
from evals.measures.citations import Words
from evals.measures.promises import broken_promises, independent
from evals.scoring import DEPTH, RECALL_AT, is_correct, score_answer, score_draft, score_ranking, score_search, shown
from qa.answer import QUOTES, Answer
from qa.asked import Window
from qa.passage import Passage
from qa.retrieve import Retriever

_PASSAGES = 50  # so that ten articles are among them


def measured(
    case: Case,
    desk: Desk,
    gold: Sequence[Words] = (),
    *,
    systems: Sequence[Retriever] = ("hybrid",),
    origins: Mapping[str, str] | None = None,
    in_corpus: InCorpus = lambda strings: True,
    extra: Callable[[Answer], Mapping[str, float]] | None = None,
    relevant: Iterable[str] = (),
) -> Measured:
    """Everything about one case. The searches are for the question that the desk made of a follow-up.

    `origins` maps articles to the story they are copies of; `in_corpus` tells whether an answer string stands
    in the articles at all; `extra` gives scores of a set's own; `relevant` are articles to be found beside
    those with gold sentences.
    """
    began = time.perf_counter()
    trace = ask(case, desk)
    timings = {"answer": 1000 * (time.perf_counter() - began), **trace.answer.timings_ms}
    scores = score_draft(case, trace.answer) if case.draft else score_answer(case, trace.answer, gold, desk)
    if trace.answer.answered and trace.answer.usage.calls:
        scores["written_by_model"] = float(trace.answer.mode != QUOTES)
    broken = broken_promises(trace.answer, case.asked, desk, origins)
    scores["promises_kept"] = float(not broken)
    if case.days:
        scores["days_understood"] = float(trace.window == Window(*case.days))
    if origins is not None and trace.answer.answered:
        scores["further_sources"] = 1 - 1 / max(1, independent(trace.answer, origins))
        scores["citations_a_claim"] = _a_claim(trace.answer)
    scores.update(extra(trace.answer) if extra else {})
    if not case.draft:
        clusters = dict.fromkeys(
            (_cluster(desk, id_) for id_ in (*relevant, *(words.article_id for words in gold))), 1.0
        )
        scores.update(_searched(case, trace, desk, gold, clusters, systems, timings))
    wrong = not case.draft and not is_correct(case, trace.answer, gold)
    return Measured(
        scores,
        timings,
        answer_record(trace.answer),
        [passage_record(passage) for passage in trace.passages],
        [sentence_record(sentence) for sentence in trace.selected],
        [{"text": drafted.text, "fault": drafted.fault} for drafted in trace.drafted],
        broken=broken,
        lost=lost_at(case, trace, gold, shown(trace.answer) if trace.answer.answered else [], in_corpus)
        if wrong
        else None,
    )


def _searched(
    case: Case,
    trace: Trace,
    desk: Desk,
    gold: Sequence[Words],
    relevant: Mapping[str, float],
    systems: Sequence[Retriever],
    timings: dict[str, float],
) -> dict[str, float]:
    """Every system's ranking, and what of the evidence or the answers the first passages hold."""
    scores: dict[str, float] = {}
    for system in systems:
        began = time.perf_counter()
        found = desk.search(trace.answer.standalone_question, k=_PASSAGES, retriever=system, **case.asked)
        timings[f"search {system}"] = 1000 * (time.perf_counter() - began)
        scores.update(score_ranking(found, relevant, system))
        if gold and system == "hybrid":
            scores.update(score_search(found, gold))
        elif not relevant:
            scores.update(_answer_recall(case, found, f"{system} " if len(systems) > 1 else "answer_"))
    return scores


def _answer_recall(case: Case, passages: Sequence[Passage], prefix: str) -> dict[str, float]:
    """`recall@k`: whether one of the first k passages, its title with it, holds an answer string; and `mrr@10`."""
    if not (case.answerable and case.answers):
        return {}
    strings = [string for group in case.answers for string in group]
    rank = ranking.first_hit([f"{p.title or ''}\n{p.text}" for p in passages[:DEPTH]], strings)
    found = {f"{prefix}recall@{k}": ranking.hit_at(rank, k) for k in RECALL_AT}
    return {**found, f"{prefix}mrr@{DEPTH}": ranking.reciprocal_rank(rank, DEPTH)}


def _a_claim(answer: Answer) -> float:
    """Citations of a claim, 1 less the inverse of their mean number: 0 for one, .5 for two."""
    return 1 - len(answer.claims) / max(len(answer.claims), sum(len(claim.citations) for claim in answer.claims), 1)


def _cluster(desk: Desk, article_id: str) -> str:
    return desk.show(article_id).stored.cluster
