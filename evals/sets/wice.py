"""WiCE (Kamoi et al. 2023, arXiv 2303.01432): does the cited page support the sentence of Wikipedia that cites it?

Measures the check alone: the page's sentences are the evidence, in their order, and the claim is attributed to them
as a sentence of a draft without citation marks would be. Nothing is retrieved and no library is built.

`correct`     the check lets the claim stand if, and only if, the label is "supported"; a partially supported claim is
              not supported. Kinds are the labels.
`support`     how well the page carries the claim by the check's own reckoning, 0 to 1 (see `qa/verify/signals.py`): the
              words of the claim in the three and the nine neighbouring lines that have most of them, and how many of its
              numbers, dates and names stand nowhere on the page.
`supported`   the label, 1 or 0. The AUROC of `support` for it is in the run's summary.
`gold_precision`, `gold_recall`   of the sentences the check found, the share that is in a supporting set, and of that
              set the share that it found, each for the set that does best. `supporting_sentences` lists such sets as
              alternatives; a claim with none has neither score.

`--data` is a folder with `claim_dev.jsonl[.gz]` (`label`, `claim`, `evidence` the page's sentences,
`supporting_sentences`, `meta.id`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from corpus.article import Article
from corpus.records import Stored
from evals.asking import sentence_record
from evals.cases.plan import Item, Measured, Plan, Request
from evals.sets.files import Row, find, rows, text_of
from qa.evidence import Sentence
from qa.verify import attribute, rate

_ASKED = "2023-03-02"  # the day the set was published
_TITLE = "(meta data) TITLE:"


class _Meta(Row):
    id: str


class WiceClaim(Row):
    """A sentence of Wikipedia, the lines of the page it cites, and whether they support it."""

    label: Literal["supported", "partially_supported", "not_supported"]
    claim: str
    evidence: list[str]
    supporting_sentences: list[list[int]]
    meta: _Meta


def plan(request: Request) -> Plan:
    """Every claim of the file."""
    [path] = find(request.data, "wice", "claim_dev.jsonl")
    read = claims(path.parent)[: request.limit]
    items = tuple(Item(row.meta.id, row.label, row.claim, _ASKED, partial(_measured, row)) for row in read)
    digest = hashlib.sha256(text_of(path).encode()).hexdigest()[:16]
    return Plan("wice", "correct", "check", {"fingerprint": digest, "articles": len(read)}, items)


def claims(data: Path) -> list[WiceClaim]:
    """The claims in the file's order."""
    return rows(find(data, "wice", "claim_dev.jsonl")[0], WiceClaim)


def _measured(row: WiceClaim) -> Measured:
    sentences = page(row.evidence)
    lines = list(sentences.values())
    verdict, found = attribute(row.claim, (), lines)
    supported = row.label == "supported"
    scores = {
        "correct": float(verdict.supported == supported),
        "support": rate(row.claim, lines),
        "supported": float(supported),
    }
    places = {sentence.start: number for number, sentence in sentences.items()}
    chosen = {places[sentence.start] for sentence in found}
    scores.update(overlap(chosen, [set(numbers) for numbers in row.supporting_sentences]))
    selected = [sentence_record(sentence) for sentence in found]
    return Measured(scores, selected=selected, drafted=[{"text": row.claim, "fault": verdict.fault}])


def page(lines: Sequence[str]) -> dict[int, Sentence]:
    """The sentences by their number in the set, as those of an article of one line each; blank ones are none."""
    title = next((line.removeprefix(_TITLE).strip() for line in lines if line.startswith(_TITLE)), None)
    text = "\n".join(lines)
    head = Stored(Article("page", text, "wice", "", title=title), 1, True, "page", 1, _ASKED)
    found, start, before = {}, 0, ""
    for number, line in enumerate(lines):
        if line.strip():
            found[number] = Sentence(head, start, start + len(line), line, before)
            before = line
        start += len(line) + 1
    return found


def overlap(chosen: Collection[int], sets: Sequence[set[int]]) -> dict[str, float]:
    """`gold_precision` and `gold_recall` of the chosen sentences; nothing without a set that has some."""
    gold = [one for one in sets if one]
    if not gold:
        return {}
    found = {"gold_recall": max(len(one & set(chosen)) / len(one) for one in gold)}
    if chosen:
        found["gold_precision"] = max(len(one & set(chosen)) / len(chosen) for one in gold)
    return found
