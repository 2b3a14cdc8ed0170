"""The path of a question, top to bottom; this module composes the stages.

    condense → plan → retrieve → select → write → verify → Answer

The last two are done in either of two ways: a model drafts (`qa.drafting`), or the articles are quoted (`qa.quoting`).

It streams: `Step`s, what each stage handed on, `Partial` texts, and the `Answer` last. The whole
answer is the stream, drained. Only checked text is ever a `Partial`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from corpus.errors import ModelError
from corpus.library import Library
from qa.abstain import Looked, no_articles, out_of_range, unanswered
from qa.answer import QUOTES, Partial, Step
from qa.condense import Standalone, condense, rewrite
from qa.drafting import draft
from qa.events import Planned, Retrieved, Selected, Traced
from qa.evidence import Found
from qa.looking import look
from qa.model import LanguageModel
from qa.question import Question
from qa.quoting import quote
from qa.rerank import Reranker
from qa.select import Selector, Weights
from qa.verify import contradicts
from qa.work import Work
from qa.write import Composition, cite, without_insertions

_NEAREST = 3
_SURE = 0.6  # odds of the best sentence from which a model's "no answer" is not believed


def stream(
    question: Question,
    library: Library,
    model: LanguageModel | None,
    selector: Selector,
    reranker: Reranker | None = None,
) -> Iterator[Traced]:
    """Answer `question` from `library`; without a model, in quotes mode."""
    work = Work(question, model)
    snapshot = library.snapshot()
    if not snapshot.heads:
        yield work.silent(*no_articles())
        return
    if not snapshot.admitted(question.where):
        yield work.silent(*out_of_range(question.where))
        return
    yield Step("reading the question")
    standalone = _condensed(work)
    work.standalone = standalone.text
    yield Step("searching the articles")
    found = look(work, standalone, library, snapshot, selector, reranker)
    work.confidence = _confidence(found)
    yield Planned(found.plan)
    yield Retrieved(found.passages)
    yield Selected(tuple(item.sentence for chosen in found.chosen for item in chosen))
    composition = Composition(question.as_of, found.plan.latest, snapshot.text)
    refused = False
    if work.model and any(found.chosen):
        yield Step("writing")
        refused = yield from draft(work, standalone, found, composition)
    if not any(found.chosen) or (refused and not composition.claims and work.confidence < _SURE):
        yield work.silent(*unanswered(found.plan.parts, snapshot, _looked(found, work, selector)))
        return
    since = time.perf_counter()
    quote(work, found, composition)
    work.clock("quote", since)
    if work.mode == QUOTES and work.confidence < selector.weights.sure:
        work.notes.append("Not certain: what is quoted comes near the question and may not answer it.")
    yield Partial(composition.text)
    yield work.answered(composition, snapshot)


def _condensed(work: Work) -> Standalone:
    since = time.perf_counter()
    question = work.question
    history = [replace(turn, answer=without_insertions(turn.answer)) for turn in question.history]
    alone = condense(question.text, history)
    if alone.topic and work.model:
        try:
            text = rewrite(question.text, history, work.model, work.prompt("condense"), work.spent)
            alone = Standalone(text, (), alone.earlier) if text else alone
        except ModelError as error:
            work.lose_model(error)
    work.clock("condense", since)
    return alone


def _confidence(found: Found) -> float:
    """The odds of the best sentence, whatever part it speaks to; 0 where nothing was found."""
    return max((item.score for scored in found.scored for item in scored), default=0.0)


def _looked(found: Found, work: Work, selector: Selector) -> Looked:
    """What there is to say of evidence that does not answer."""
    best = sorted((item for scored in found.scored for item in scored[:_NEAREST]), key=lambda s: -s.score)
    near = list({item.sentence.key: item for item in best if item.covered > 0}.values())[:_NEAREST]
    against = [item for item in near if contradicts(item.sentence.text, work.standalone)]
    near = [*against, *(item for item in near if item not in against)]
    days = [published for item in found.older if (published := item.sentence.head.article.published)]
    return Looked(
        tuple(cite(item.sentence, n) for n, item in enumerate(near, start=1)),
        max((item.covered for item in near), default=0.0),
        Weights.load().threshold <= work.confidence < selector.weights.threshold,
        max(days, key=lambda published: published.latest, default=None),
        bool(against),
    )
