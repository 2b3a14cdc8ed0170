"""The evidence for a question: plan → retrieve → select, for the whole of it and for each thing it asks."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.article import Published
from corpus.library import Library
from corpus.records import Filter, Stored
from corpus.store.snapshot import Snapshot
from qa.abstain import names_strangers
from qa.asked import Part, Plan, Window
from qa.condense import Standalone
from qa.days import issue_words
from qa.evidence import Found, Scored
from qa.passage import Passage
from qa.rerank import Reranker
from qa.retrieve import find
from qa.select import Selector, choose, gather, in_time, is_older, overview, recent
from qa.understanding import understand
from qa.work import Work

_PASSAGES = 10  # found for each part of the question
_READ = 8  # of these, together with the question
_WHOLE = 3  # of these, those found for the whole question, where several things are asked
_ON_SUBJECT = 30  # passages, for the articles on a subject
_SENTENCES = 6  # quoted at most for a question that asks one thing
_EACH = 4  # quoted at most for each thing where it asks several


def look(
    work: Work,
    alone: Standalone,
    library: Library,
    snapshot: Snapshot,
    selector: Selector,
    reranker: Reranker | None,
) -> Found:
    """Retrieve for the whole and for each part, score every sentence found for every part, and choose a few."""
    since = time.perf_counter()
    alone, planned = understand(work.question, alone, library, snapshot)
    work.standalone = alone.text
    queries = dict.fromkeys([alone.text, *(part.query for part in planned.parts)])
    where, days = work.question.where, planned.window
    found = {query: find(library, query, _PASSAGES, where, window=days, reranker=reranker) for query in queries}
    passages = {passage.chunk_id: passage for ranked in found.values() for passage in ranked}
    since = work.clock("retrieve", since)
    sentences = gather(snapshot, passages.values())
    scored, chosen = [], []
    quotes = _SENTENCES if len(planned.parts) == 1 else _EACH
    for part in planned.parts:
        read = selector.score(part, _to_read(part, found, alone), sentences, snapshot)
        ranked = in_time(read, days, planned.latest)
        if part.kind == "overview":
            told = overview(part, planned, _on(part, library, snapshot, where, days), sentences, snapshot, quotes)
            told = [item for item in told if item.score >= selector.weights.threshold]
            ranked = [*told, *(item for item in ranked if item.sentence.key not in {t.sentence.key for t in told})]
        else:
            least = selector.weights.sure if names_strangers(part, snapshot) else selector.weights.threshold
            told = choose(ranked, least, quotes) if part.in_words else []
        scored.append(ranked)
        chosen.append(told)
    older = _older(chosen, planned, work)
    if days and planned.parts[0].kind == "overview" and (last := _last_before(chosen[0], days)):
        work.notes.append(f"No article is of the days asked about; the newest of before is of {issue_words(last)}.")
    work.clock("select", since)
    return Found(planned, tuple(passages.values()), scored, chosen, older)


def _to_read(part: Part, found: Mapping[str, Sequence[Passage]], alone: Standalone) -> list[Passage]:
    """What to read for a part: what was found for it and, as one of several may lean on another, for the whole question."""
    own = found[part.query]
    both = own[:_READ] if part.query == alone.text else [*own[: _READ - _WHOLE], *found[alone.text][:_WHOLE]]
    return list({passage.chunk_id: passage for passage in both}.values())


def _on(part: Part, library: Library, snapshot: Snapshot, where: Filter, days: Window | None) -> list[Stored]:
    """The articles that come near the subject of an overview, those of the days asked about first; without one, the recent."""
    if not part.in_words:
        return recent(snapshot, where, days)
    found = find(library, part.query, _ON_SUBJECT, where, window=days)
    if days:
        of_then = replace(
            where, since=max(days.start, where.since or days.start), until=min(days.end, where.until or days.end)
        )
        found = [*find(library, part.query, _ON_SUBJECT, of_then), *found]
    return [snapshot.heads[id_] for id_ in dict.fromkeys(passage.article_id for passage in found)]


def _last_before(told: Sequence[Scored], days: Window) -> Published | None:
    """The newest date of what is told, if all of it appeared before the days asked about."""
    dates = [published for item in told if (published := item.sentence.head.article.published)]
    newest = max(dates, key=lambda published: published.latest, default=None)
    return newest if newest and newest.latest < days.start else None


def _older(chosen: Sequence[list[Scored]], planned: Plan, work: Work) -> list[Scored]:
    """Take out of what is chosen, and return, what is of before the days asked about."""
    if not planned.window:
        return []
    older = [item for items in chosen for item in items if is_older(item.sentence, planned.window, work.question.as_of)]
    for items in chosen:
        items[:] = [item for item in items if item not in older]
    return older
