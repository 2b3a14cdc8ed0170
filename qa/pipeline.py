"""The path of a question, top to bottom; this module composes the stages.

    condense → plan → retrieve → select → write → verify → Answer

It streams: `Step`s, what each stage handed on, `Partial` texts, and the `Answer` last. The whole
answer is the stream, drained. Only checked text is ever a `Partial`.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.errors import ModelError
from corpus.library import Library
from corpus.store.snapshot import Snapshot
from qa.abstain import Looked, no_articles, out_of_range, unanswered
from qa.answer import QUOTES, Conflict, Partial, Side, Step
from qa.asked import Part, Plan
from qa.condense import Standalone, condense, rewrite
from qa.days import issue_words
from qa.events import Drafted, Planned, Retrieved, Selected, Traced
from qa.evidence import Scored, Sentence
from qa.model import CHECK_ADDRESS, LanguageModel
from qa.passage import Passage
from qa.plan import plan
from qa.question import Question
from qa.rerank import Reranker
from qa.retrieve import find
from qa.select import Selector, Weights, alike, choose, gather, in_time, is_older, moved_on, short_answer, sides
from qa.verify import attribute, check, contradicts, speaker_left_out
from qa.work import Work
from qa.write import (
    Composition,
    DraftSentence,
    DraftSplitter,
    cite,
    is_refusal,
    pick_evidence,
    show_evidence,
    without_insertions,
)

_PASSAGES = 10  # read for each part of the question
_READ = 8  # of these, together with the question
_SENTENCES = 5  # quoted at most for a question that asks one thing
_EACH = 3  # quoted at most for each thing where it asks several
_NEAREST = 3
_AS_GOOD = 0.8  # of the best one's odds, for a sentence to speak to a part as well as the best does
_SURE = 0.6  # odds of the best sentence from which a model's "no answer" is not believed
_WITNESSES = 2  # further sources named for a quote


@dataclass(frozen=True)
class _Found:
    """The evidence for one question: the passages read; by part, every scored sentence and the few chosen ones.

    `older` would be chosen too, but is of before the days asked about.
    """

    plan: Plan
    passages: tuple[Passage, ...]
    scored: list[list[Scored]]
    chosen: list[list[Scored]]
    older: list[Scored]


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
        refused = yield from _write(work, standalone, found, composition)
    if not any(found.chosen) or (refused and not composition.claims and work.confidence < _SURE):
        yield work.silent(*unanswered(found.plan.parts, snapshot, _looked(found, work, selector)))
        return
    since = time.perf_counter()
    _quote(work, found, composition, selector.weights.sure)
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
) -> _Found:
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
        in_time(selector.score(part, found[part.query][:_READ], sentences, snapshot), planned.window, planned.latest)
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
    return _Found(planned, tuple(passages.values()), scored, chosen, older)


def _write(work: Work, alone: Standalone, found: _Found, composition: Composition) -> Generator[Traced, None, bool]:
    """Let the model draft, show what stands, have the rest repaired once, drop what still fails.

    Returns whether the model said that the evidence does not answer.
    """
    assert work.model
    model = work.model
    since = time.perf_counter()
    prompt, day = work.prompt("answer"), work.question.as_of.isoformat()
    evidence = pick_evidence(found.scored, model.room(prompt.render(question=alone.text, as_of=day, evidence="")))
    yield Selected(tuple(evidence))
    told = show_evidence(evidence)
    asked = prompt.render(question=alone.text, as_of=day, evidence=told)
    failed: list[tuple[DraftSentence, str]] = []
    refused = False
    try:
        if not evidence:
            raise ModelError(f"the window of {model.name} is too small for what answers: raise QA_CONTEXT")
        for sentence in _drafted(model.draft(asked, work.spent, work.prompt)):
            refused = refused or is_refusal(sentence)
            fault = _state(sentence, evidence, composition)
            yield Drafted(sentence.text, fault)
            if not fault:
                yield Partial(composition.text)
            elif not is_refusal(sentence):
                failed.append((sentence, fault))
        since = work.clock("write", since)
        if not (failed or refused or composition.claims):
            raise ModelError(f"the model {model.name} wrote nothing: {CHECK_ADDRESS}")
        if failed:
            yield Step("mending")
            faults = "\n".join(f"- {sentence.text} ({fault})" for sentence, fault in failed)
            repair = work.prompt("repair").render(question=alone.text, evidence=told, faults=faults)
            # In a small window, what fails goes unmended.
            mended = model.draft(repair, work.spent, work.prompt) if model.room(repair) >= 0 else ()
            for sentence in _drafted(mended):
                fault = _state(sentence, evidence, composition)
                yield Drafted(sentence.text, fault)
                if not fault:
                    yield Partial(composition.text)
            work.clock("repair", since)
    except ModelError as error:
        work.lose_model(error)
    if composition.claims:
        work.mode = model.name
    elif work.model and not refused:
        work.notes.append(f"Nothing that {model.name} wrote could be verified. Answered in quotes mode.")
    return refused


def _drafted(pieces: Iterable[str]) -> Iterator[DraftSentence]:
    """The sentences of a draft, each as soon as it is complete."""
    splitter = DraftSplitter()
    for piece in pieces:
        yield from splitter.feed(piece)
    yield from splitter.finish()


def _state(sentence: DraftSentence, evidence: list[Sentence], composition: Composition) -> str:
    """Add a drafted sentence to the answer if it stands; else say what is wrong with it."""
    if is_refusal(sentence) or not sentence.is_sentence:
        return "it is not a whole sentence"
    if composition.says(sentence.text):
        return ""
    verdict, cited = attribute(sentence.text, sentence.marks, evidence)
    if verdict.supported:
        composition.state(sentence.text, cited, verdict.support, speaker_left_out(sentence.text, cited))
    return verdict.fault


def _quote(work: Work, found: _Found, composition: Composition, sure: float) -> None:
    """Quote what answers each part that no claim speaks to yet; without a model that is every part.

    From the odds `sure` on, the few words that are the answer stand before their sentence.
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
        if short := short_answer(part, chosen, sure):
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
    """Where sources give different values, name the sides; a figure that moved on is a development."""
    if not rivals:
        return
    told = tuple(Side(item.answer, composition.number_of(item.sentence)) for item in rivals)
    if moved_on(part, rivals):
        days = [issue_words(p) for item in rivals if (p := item.sentence.head.article.published)]
        then = "; ".join(f"{side.value} ({day}) [{side.citation}]" for side, day in zip(told, days, strict=True))
        work.notes.append(f"Reports of different days give different figures: {then}.")
    else:
        work.conflicts.append(Conflict(part.text, told))


def _confidence(found: _Found) -> float:
    """The odds of the best sentence, whatever part it speaks to; 0 where nothing was found."""
    return max((scored[0].score for scored in found.scored if scored), default=0.0)


def _looked(found: _Found, work: Work, selector: Selector) -> Looked:
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
