"""Deliberate faults: each breaks one thing in the pipeline, as a slip of the hand would."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any
from unittest.mock import patch

import numpy as np

import corpus.library
import qa.desk
import qa.drafting
import qa.looking
import qa.pipeline
import qa.quoting
import qa.retrieve.fusion
import qa.retrieve.search
import qa.understanding
import qa.work
import qa.write.compose
from corpus.article import Span
from corpus.embed import MiniLM
from corpus.records import Filter
from corpus.store.snapshot import Snapshot
from qa.condense import Standalone
from qa.select import Selector, Weights
from qa.verify.check import Verdict
from qa.write import Composition

_MARKS = re.compile(r" (?:\[\d+\])+")


@dataclass(frozen=True)
class Fault:
    """One thing broken: what it is called, how it is done, and whether the library must be built with it."""

    name: str
    patches: Callable[[], list[Any]]
    ingest: bool = False

    @contextmanager
    def planted(self) -> Iterator[None]:
        made = self.patches()
        for one in made:
            one.start()
        try:
            yield
        finally:
            for one in made:
                one.stop()


def _instead(target: Any, name: str, make: Callable[[Any], Any]) -> list[Any]:
    """`target.name` replaced by what `make` makes of it."""
    return [patch.object(target, name, make(getattr(target, name)))]


def _in_both(name: str, make: Callable[[Any], Any]) -> list[Any]:
    """The same for answers and in the desk, which search each on their own."""
    room = qa.understanding if name == "plan" else qa.looking
    return [*_instead(room, name, make), *_instead(qa.desk, name, make)]


def _found(change: Callable[[list[Any]], list[Any]]) -> list[Any]:
    """What a search finds, changed."""
    return _in_both("find", lambda find: lambda *given, **named: change(find(*given, **named)))


def _by_hash(items: list[Any]) -> list[Any]:
    return sorted(items, key=lambda item: hashlib.sha256(repr(item).encode()).digest())


def _cited(change: Callable[[Any], Any]) -> list[Any]:
    """Every citation, changed."""
    make = lambda cite: lambda sentence, n: change(cite(sentence, n))  # noqa: E731
    return [*_instead(qa.write.compose, "cite", make), *_instead(qa.pipeline, "cite", make)]


def _answer(change: Callable[[Any], Any]) -> list[Any]:
    """The composition that becomes the answer, changed."""

    def make(answered: Any) -> Any:
        return lambda work, composition, snapshot: answered(work, change(composition), snapshot)

    return _instead(qa.work.Work, "answered", make)


def _claims(composition: Composition, change: Callable[[Any], Any]) -> Composition:
    composition.claims = [change(claim) for claim in composition.claims]
    return composition


def _next_number(composition: Composition) -> Composition:
    count = len(composition.citations)
    return _claims(composition, lambda c: replace(c, citations=tuple(n % count + 1 for n in c.citations)))


def _unchecked(name: str) -> list[Any]:
    """One of the checks of a claim always content."""
    return _instead(import_module("qa.verify.check"), name, lambda check: lambda *given: "")


def _noise(embed: Any) -> Any:
    def noisy(self: MiniLM, texts: Sequence[str]) -> Any:
        seeds = [int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) for text in texts]
        rows = np.array([np.random.default_rng(seed).standard_normal(384) for seed in seeds], np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    return noisy


def _without(**fields: Any) -> list[Any]:
    """A filter that forgets what it was asked to leave out."""
    return _instead(Filter, "admits", lambda admits: lambda where, article: admits(replace(where, **fields), article))


def _turned(score: Any) -> Any:
    """The scores stay, the sentences change places: the best odds go to the worst."""

    def turned(*given: Any) -> Any:
        found = score(*given)
        return [replace(one, sentence=other.sentence) for one, other in zip(found, reversed(found), strict=True)]

    return turned


def _first_source_only(composition: Composition) -> Composition:
    """Each claim cites its first citation only; the others are not there."""
    kept = list(dict.fromkeys(claim.citations[0] for claim in composition.claims))
    new = {old: n for n, old in enumerate(kept, start=1)}
    composition.citations = [replace(c, n=new[c.n]) for c in composition.citations if c.n in new]
    text = _MARKS.sub("", composition.text)
    claims, at = [], 0
    for claim in composition.claims:
        start = text.index(claim.text, at)
        end = start + len(claim.text)
        mark = f" [{new[claim.citations[0]]}]"
        close = end + (text[end : end + 1] == "”")
        text = text[:close] + mark + text[close:]
        claims.append(replace(claim, start=start, end=end, citations=(new[claim.citations[0]],)))
        at = close + len(mark)
    composition.claims, composition.text = claims, text
    return composition


def _half(citation: Any) -> Any:
    middle = citation.start + max(1, (citation.end - citation.start) // 2)
    return replace(citation, end=middle, quote=citation.quote[: middle - citation.start])


FAULTS = (
    Fault("shuffled ranking", lambda: _found(_by_hash)),
    Fault("ranking turned round", lambda: _found(lambda found: found[::-1])),
    Fault("best passage lost", lambda: _found(lambda found: found[1:])),
    Fault("only one passage read", lambda: [patch.object(qa.looking, "_PASSAGES", 1)]),
    Fault(
        "search by meaning off",
        lambda: _instead(qa.retrieve.search, "_dense", lambda dense: lambda *given: []),
    ),
    Fault("search by words off", lambda: _instead(Snapshot, "lexical", lambda lexical: lambda *given: [])),
    Fault("embeddings are noise", lambda: _instead(MiniLM, "embed", _noise)),
    Fault(
        "passages cut short",
        lambda: _instead(
            corpus.library,
            "chunk",
            lambda chunk: lambda text: [Span(s.start, (s.start + s.end) // 2) for s in chunk(text)],
        ),
        ingest=True,
    ),
    Fault("day of asking ignored", lambda: _without(as_of=None)),
    Fault("publisher and days asked for ignored", lambda: _without(publisher=None, since=None, until=None)),
    Fault(
        "time words ignored",
        lambda: _in_both("plan", lambda plan: lambda *given: replace(plan(*given), window=None, latest=False)),
    ),
    Fault(
        "corrections do not supersede",
        lambda: _instead(corpus.library, "older", lambda older: lambda one, other: not older(one, other)),
        ingest=True,
    ),
    Fault("abstention off", lambda: _instead(Weights, "load", lambda load: lambda: replace(load(), threshold=0.0))),
    Fault("always silent", lambda: _instead(Weights, "load", lambda load: lambda: replace(load(), threshold=1.1))),
    Fault("worst sentences first", lambda: _instead(Selector, "score", _turned)),
    Fault(
        "fewer sentences quoted",
        lambda: _instead(
            qa.looking, "choose", lambda choose: lambda scored, threshold, most: choose(scored, threshold, 1)
        ),
    ),
    Fault(
        "only the first part answered",
        lambda: _instead(
            qa.understanding, "plan", lambda plan: lambda *given: replace(p := plan(*given), parts=p.parts[:1])
        ),
    ),
    Fault(
        "history forgotten",
        lambda: _instead(qa.pipeline, "condense", lambda _: lambda question, history: Standalone(question)),
    ),
    Fault(
        "check off",
        lambda: _instead(
            qa.drafting, "attribute", lambda _: lambda claim, marks, evidence: (Verdict(True, 1.0), tuple(evidence[:1]))
        ),
    ),
    Fault(
        "check refuses all",
        lambda: _instead(
            qa.drafting, "attribute", lambda _: lambda claim, marks, evidence: (Verdict(False, 0.0, "no"), ())
        ),
    ),
    Fault("numbers unchecked", lambda: _unchecked("_number_fault")),
    Fault("names unchecked", lambda: _unchecked("_name_fault")),
    Fault("dates unchecked", lambda: _unchecked("_date_fault")),
    Fault("negation unchecked", lambda: _unchecked("_sense_fault")),
    Fault(
        "citations shifted by one character",
        lambda: _cited(lambda citation: replace(citation, start=citation.start + 1, end=citation.end + 1)),
    ),
    Fault("citations cut in half", lambda: _cited(_half)),
    Fault("claims cite the next number", lambda: _answer(_next_number)),
    Fault("claims cite nothing", lambda: _answer(lambda c: _claims(c, lambda claim: replace(claim, citations=())))),
    Fault(
        "citations under a wrong headline", lambda: _cited(lambda citation: replace(citation, title="Another story"))
    ),
    Fault(
        "wire copies counted twice",
        lambda: _instead(corpus.library.Library, "_cluster", lambda _: lambda library, incoming: incoming.article.id),
        ingest=True,
    ),
    Fault("further sources not named", lambda: [patch.object(qa.quoting, "_WITNESSES", 0)]),
    Fault("second source dropped", lambda: _answer(_first_source_only)),
    Fault("confidence says nothing", lambda: _instead(qa.pipeline, "_confidence", lambda _: lambda found: 0.5)),
    Fault(
        "nearest words left out",
        lambda: _instead(qa.pipeline, "_looked", lambda looked: lambda *given: replace(looked(*given), nearest=())),
    ),
    Fault("no evidence in the prompt", lambda: _instead(qa.drafting, "show_evidence", lambda _: lambda evidence: "")),
    Fault(
        "age counts the wrong way",
        lambda: _instead(qa.retrieve.fusion, "_young", lambda young: lambda *given: 1 - young(*given)),
    ),
    Fault(
        "day of the answer wrong",
        lambda: _instead(
            qa.work.Work,
            "_answer",
            lambda made: lambda *given, **named: replace(made(*given, **named), as_of="1999-01-01"),
        ),
    ),
)
