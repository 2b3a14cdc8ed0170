"""The path of a question, top to bottom; this module composes the stages.

    condense → plan → retrieve → select → write → verify → Answer

It streams: `Step`s and `Partial` texts, and the `Answer` last. The whole answer is the stream,
drained. Only checked text is ever sent out.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.embed import MiniLM
from corpus.errors import ModelError
from corpus.library import Library
from corpus.store.snapshot import Snapshot
from prompts import Prompt, load
from qa.abstain import no_articles, not_in_articles, out_of_range
from qa.answer import QUOTES, Abstention, Answer, Citation, Event, Partial, Step, Usage
from qa.asked import Plan
from qa.condense import Standalone, condense, rewrite
from qa.evidence import Scored
from qa.model import LanguageModel
from qa.passage import Passage
from qa.plan import plan
from qa.question import Question
from qa.retrieve import find
from qa.select import Weights, choose, gather, in_time, score
from qa.verify import attribute, check
from qa.write import Composition, DraftSentence, DraftSplitter, cite, is_refusal, pick_evidence, show_evidence

_PASSAGES = 10  # read for each part of the question
_NEAREST = 3
_WITNESSES = 2  # further sources named for a quote


@dataclass
class _Work:
    """What one question has cost and used so far."""

    question: Question
    model: LanguageModel | None
    spent: list[Usage] = field(default_factory=list)
    prompts: dict[str, int] = field(default_factory=dict)
    timings: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.perf_counter)

    def prompt(self, name: str) -> Prompt:
        loaded = load(name)
        self.prompts[name] = loaded.version
        return loaded

    def clock(self, stage: str, since: float) -> float:
        now = time.perf_counter()
        self.timings[stage] = round(self.timings.get(stage, 0.0) + 1000 * (now - since), 1)
        return now


@dataclass(frozen=True)
class _Found:
    """The evidence for one question: by part, every scored sentence and the few chosen ones."""

    plan: Plan
    scored: list[list[Scored]]
    chosen: list[list[Scored]]


def stream(
    question: Question, library: Library, model: LanguageModel | None, reader: MiniLM, weights: Weights
) -> Iterator[Event]:
    """Answer `question` from `library`; without a model, in quotes mode."""
    work = _Work(question, model)
    snapshot = library.snapshot()
    if not snapshot.heads:
        yield _silent(work, Standalone(question.text), *no_articles())
        return
    if not snapshot.admitted(question.where):
        yield _silent(work, Standalone(question.text), *out_of_range(question.where))
        return
    yield Step("reading the question")
    standalone = _condensed(work)
    yield Step("searching the articles")
    found = _look(work, standalone, library, snapshot, reader, weights)
    if not any(found.chosen):
        yield _silent(work, standalone, *not_in_articles(found.plan.parts, snapshot, _nearest(found)))
        return
    composition = Composition()
    mode = QUOTES
    if work.model:
        yield Step("writing")
        yield from _write(work, standalone, found, composition)
        mode = work.model.name if composition.claims else QUOTES
    since = time.perf_counter()
    _quote(work, found, composition)
    work.clock("quote", since)
    yield Partial(composition.text)
    yield _finished(work, standalone, composition, snapshot, mode)


def _condensed(work: _Work) -> Standalone:
    since = time.perf_counter()
    question = work.question
    alone = condense(question.text, question.history)
    if alone.topic and work.model:
        try:
            text = rewrite(question.text, question.history, work.model, work.prompt("condense"), work.spent)
            alone = Standalone(text) if text else alone
        except ModelError as error:
            _without_model(work, error)
    work.clock("condense", since)
    return alone


def _look(
    work: _Work, alone: Standalone, library: Library, snapshot: Snapshot, reader: MiniLM, weights: Weights
) -> _Found:
    """Retrieve for the whole and for each part, then score every sentence found for every part."""
    since = time.perf_counter()
    planned = plan(alone.focus, alone.topic, work.question.as_of)
    queries = dict.fromkeys([alone.text, *(part.query for part in planned.parts)])
    passages: dict[str, Passage] = {}
    for query in queries:
        for passage in find(library, query, _PASSAGES, work.question.where):
            passages.setdefault(passage.chunk_id, passage)
    since = work.clock("retrieve", since)
    sentences = gather(snapshot, passages.values())
    read = reader.read([sentence.text for sentence in sentences])
    scored = [
        in_time(score(part, sentences, read, snapshot, reader, weights), planned.window, planned.latest)
        for part in planned.parts
    ]
    chosen = [choose(part, weights.threshold) for part in scored]
    work.clock("select", since)
    return _Found(planned, scored, chosen)


def _write(work: _Work, alone: Standalone, found: _Found, composition: Composition) -> Iterator[Event]:
    """Let the model draft, show what stands, have the rest repaired once, drop what still fails."""
    assert work.model
    since = time.perf_counter()
    evidence = pick_evidence(found.scored)
    told = show_evidence(evidence)
    messages = work.prompt("answer").render(question=alone.text, as_of=work.question.as_of.isoformat(), evidence=told)
    failed: list[tuple[DraftSentence, str]] = []
    try:
        for sentence in _drafted(work.model.stream(messages, work.spent)):
            verdict, cited = attribute(sentence.text, sentence.marks, evidence)
            if sentence.is_sentence and verdict.supported:
                composition.state(sentence.text, cited, verdict.support)
                yield Partial(composition.text)
            else:
                failed.append((sentence, verdict.fault or "it is not a whole sentence"))
        since = work.clock("write", since)
        if failed:
            yield Step("mending")
            faults = "\n".join(f"- {sentence.text} ({fault})" for sentence, fault in failed)
            repair = work.prompt("repair").render(question=alone.text, evidence=told, faults=faults)
            said = {claim.text for claim in composition.claims}
            for sentence in _drafted(iter([work.model.complete(repair, work.spent)])):
                verdict, cited = attribute(sentence.text, sentence.marks, evidence)
                if sentence.is_sentence and verdict.supported and sentence.text not in said:
                    composition.state(sentence.text, cited, verdict.support)
                    yield Partial(composition.text)
            work.clock("repair", since)
    except ModelError as error:
        _without_model(work, error)


def _drafted(pieces: Iterator[str]) -> Iterator[DraftSentence]:
    """The sentences of a draft as they are completed; none, if the model says that there is no answer."""
    splitter = DraftSplitter()
    for piece in pieces:
        yield from (s for s in splitter.feed(piece) if not is_refusal(s))
    yield from (s for s in splitter.finish() if not is_refusal(s))


def _quote(work: _Work, found: _Found, composition: Composition) -> None:
    """Quote what answers each part that no claim speaks to yet; without a model that is every part."""
    for part, chosen, scored in zip(found.plan.parts, found.chosen, found.scored, strict=True):
        if not chosen:
            work.notes.append(f"The articles do not say: {part.text.rstrip('?.! ')}?")
            continue
        if any(composition.cites(item.sentence) for item in scored if item.score >= 0.8 * chosen[0].score):
            continue
        wanted = chosen if not composition.claims or not work.model else chosen[:2]
        for item in wanted:
            if not composition.cites(item.sentence):
                witnesses = [
                    other.sentence
                    for other in scored[:20]
                    if other.sentence.head.article.id != item.sentence.head.article.id
                    and check(item.sentence.text, [other.sentence]).supported
                ]
                composition.quote(item.sentence, witnesses[:_WITNESSES])


def _without_model(work: _Work, error: ModelError) -> None:
    work.model = None
    work.notes.append(f"{str(error)[0].upper()}{str(error)[1:]}. Answered in quotes mode.")


def _nearest(found: _Found) -> tuple[Citation, ...]:
    best = sorted((item for scored in found.scored for item in scored[:_NEAREST]), key=lambda s: -s.score)
    sentences = list({item.sentence.key: item.sentence for item in best if item.covered > 0}.values())[:_NEAREST]
    return tuple(cite(sentence, n) for n, sentence in enumerate(sentences, start=1))


def _silent(work: _Work, alone: Standalone, text: str, abstention: Abstention) -> Answer:
    return replace(_blank(work, alone), text=text, abstention=abstention)


def _finished(work: _Work, alone: Standalone, composition: Composition, snapshot: Snapshot, mode: str) -> Answer:
    clusters = {snapshot.heads[c.article_id].cluster for c in composition.citations}
    return replace(
        _blank(work, alone),
        answered=True,
        text=composition.text,
        claims=tuple(composition.claims),
        citations=tuple(composition.citations),
        sources_independent=len(clusters),
        mode=mode,
    )


def _blank(work: _Work, alone: Standalone) -> Answer:
    work.clock("total", work.began)
    return Answer(
        question=work.question.text,
        standalone_question=alone.text,
        answered=False,
        text="",
        as_of=work.question.as_of.isoformat(),
        usage=sum(work.spent, Usage()),
        timings_ms=work.timings,
        prompts=work.prompts,
        notes=tuple(work.notes),
    )
