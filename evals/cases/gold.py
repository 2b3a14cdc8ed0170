"""Gold evidence: where in the library each case's sentences stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from corpus.errors import EvalError
from corpus.records import Stored
from evals.cases.case import Case, Evidence
from evals.cases.plan import Desk
from evals.measures.citations import Words


def locate(cases: Sequence[Case], desk: Desk) -> dict[str, tuple[Words, ...]]:
    """The place of every evidence sentence, by case id.

    A sentence must stand word for word in some version of its article, or the case can never be won:
    EvalError names the file, the case and the sentence.
    """
    named = by_name(desk)
    return {case.id: tuple(_find(case, evidence, named, desk) for evidence in case.evidence) for case in cases}


def _find(case: Case, evidence: Evidence, named: dict[str, list[Stored]], desk: Desk) -> Words:
    where = f"{case.file}: case {case.id}"
    versions = named.get(evidence.article)
    if not versions:
        raise EvalError(f"{where}: no article {evidence.article} in the library; name a file, or file.jsonl#id")
    for stored in versions:
        text = desk.show(stored.article.id, stored.version).text
        start = text.find(evidence.sentence)
        if start >= 0:
            end = start + len(evidence.sentence)
            return Words(stored.article.id, stored.version, start, end, evidence.sentence)
    raise EvalError(f"{where}: {evidence.article} does not say, word for word: {evidence.sentence}")


def by_name(desk: Desk) -> dict[str, list[Stored]]:
    """Every article version by the name a case gives it, the newest version first.

    Old versions too: a corrected story keeps one id and comes from two files.
    """
    named: dict[str, list[Stored]] = {}
    for current in desk.articles():
        for stored in sorted(desk.show(current.article.id).versions, key=lambda v: -v.version):
            for name in _names(stored):
                named.setdefault(name, []).append(stored)
    return named


def _names(stored: Stored) -> Iterator[str]:
    """`folder/wire.jsonl:12` with the id x is "wire.jsonl#x"; `folder/a.txt` is "a.txt"."""
    file = PurePath(stored.article.source).name
    base, _, line = file.rpartition(":")
    if base and line.isdigit():
        if stored.article.external_id:
            yield f"{base}#{stored.article.external_id}"
    else:
        yield file
