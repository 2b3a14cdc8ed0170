"""The path of a question, top to bottom; this module composes the stages.

    condense → plan → retrieve → select → write → verify → Answer

The last two are done in either of two ways: a model drafts (`qa.drafting`), or the articles are quoted (`qa.quoting`).

It streams: `Step`s, what each stage handed on, `Partial` texts, and the `Answer` last. The whole
answer is the stream, drained. Only checked text is ever a `Partial`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.errors import ModelError
from corpus.library import Library
from corpus.store.snapshot import Snapshot
from qa.abstain import Looked, no_articles, out_of_range, unanswered
from qa.answer import QUOTES, Partial, Step
from qa.asked import Part
from qa.condense import Standalone, condense, rewrite
from qa.drafting import draft
from qa.events import Planned, Retrieved, Selected, Traced
from qa.evidence import Found, Scored
from qa.model import LanguageModel
from qa.passage import Passage
from qa.plan import plan
from qa.question import Question
from qa.quoting import quote
from qa.rerank import Reranker
from qa.retrieve import find
from qa.select import Selector, Weights, choose, gather, in_time, is_older
from qa.verify import contradicts
from qa.work import Work
from qa.write import Composition, cite, without_insertions

_PASSAGES = 10  # read for each part of the question
_READ = 8  # of these, together with the question
_WHOLE = 3  # of these, those found for the whole question, where several things are asked
_SENTENCES = 5  # quoted at most for a question that asks one thing
_EACH = 4  # quoted at most for each thing where it asks several
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
    found = _look(work, standalone, library, snapshot, selector, reranker)
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


def _look(
    work: Work,
    alone: Standalone,
    library: Library,
    snapshot: Snapshot,
    selector: Selector,
    reranker: Reranker | None,
) -> Found:
    """Retrieve for the whole and for each part, then score every sentence found for every part."""
    since = time.perf_counter()
    planned = plan(alone.focus, alone.topic, work.question.as_of, alone.earlier)
    queries = dict.fromkeys([alone.text, *(part.query for part in planned.parts)])
    where, days = work.question.where, planned.window
    found = {query: find(library, query, _PASSAGES, where, window=days, reranker=reranker) for query in queries}
    passages = {passage.chunk_id: passage for ranked in found.values() for passage in ranked}
    since = work.clock("retrieve", since)
    sentences = gather(snapshot, passages.values())
    scored = [
        in_time(selector.score(part, _to_read(part, found, alone), sentences, snapshot), planned.window, planned.latest)
        for part in planned.parts
    ]
    most = _SENTENCES if len(scored) == 1 else _EACH
    chosen = [
        choose(items, selector.weights.threshold, most) if part.in_words else []
        for part, items in zip(planned.parts, scored, strict=True)
    ]
    older: list[Scored] = []
    if planned.window:
        for items in chosen:
            older += [item for item in items if is_older(item.sentence, planned.window, work.question.as_of)]
            items[:] = [item for item in items if item not in older]
    work.clock("select", since)
    return Found(planned, tuple(passages.values()), scored, chosen, older)


def _to_read(part: Part, found: Mapping[str, Sequence[Passage]], alone: Standalone) -> list[Passage]:
    """What to read for a part: what was found for it and, as one of several may lean on another, for the whole question."""
    own = found[part.query]
    both = own[:_READ] if part.query == alone.text else [*own[: _READ - _WHOLE], *found[alone.text][:_WHOLE]]
    return list({passage.chunk_id: passage for passage in both}.values())


def _confidence(found: Found) -> float:
    """The odds of the best sentence, whatever part it speaks to; 0 where nothing was found."""
    return max((scored[0].score for scored in found.scored if scored), default=0.0)


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
