"""Teach the local model to read: `python -m evals.fit reader --squad FILE… --qamr DIR --clapnq DIR --out FILE`.

Learns to say of each word piece of a passage whether the answer begins or ends there and whether its sentence is
evidence, and of the passage whether it answers. About an hour on two idle cores. The first three articles of the
last SQuAD file are held out, as is every second line of CLAPnq; what it scores on the first is printed.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional

from corpus.article import Span
from corpus.embed.adapted import join
from corpus.embed.minilm import tokenizer
from evals.fit.examples import Example, clapnq, qamr, squad
from evals.fit.lowrank import Adapted
from evals.measures.silence import auroc

_MOST_PIECES, _BATCH, _EPOCHS, _RATE, _WARM_UP = 256, 32, 1.6, 1.2e-3, 150
_TITLED = 0.6  # of the examples that have a title are read with it
_CLAPNQ_TIMES = 3
_NOWHERE = -1e4


@dataclass(frozen=True)
class _Row:
    """An example as the model reads it; places count word pieces, 0 is [CLS] and stands for no answer."""

    ids: list[int]
    second: int
    evidence: list[int]
    first: int
    last: int
    placed: bool

    @property
    def answers(self) -> bool:
        return any(self.evidence)


def train(squad_files: Sequence[Path], qamr_folder: Path, clapnq_folder: Path, out: Path) -> dict[str, float]:
    """Train, save to `out`, and measure on the articles held out."""
    torch.manual_seed(0)
    rng = random.Random(0)
    articles = [article for file in squad_files for article in _articles(file)]
    last = _articles(squad_files[-1])
    held, articles = last[:3], articles[: len(articles) - len(last)] + last[3:]
    examples = [*squad(articles, rng), *qamr(qamr_folder, rng), *(list(clapnq(clapnq_folder)) * _CLAPNQ_TIMES)]
    rows = [_row(example, rng.random() < _TITLED) for example in examples]
    net = Adapted(heads=4)
    steps = int(_EPOCHS * len(rows) / _BATCH)
    low = [p for name, p in net.named_parameters() if name.endswith((".down", ".up")) or "head" in name]
    rest = [p for p in net.parameters() if not any(p is other for other in low)]
    optimiser = torch.optim.AdamW(
        [{"params": low, "lr": _RATE, "weight_decay": 0.01}, {"params": rest, "lr": 0.3 * _RATE, "weight_decay": 0.0}],
        betas=(0.9, 0.98),
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / _WARM_UP, (steps - step) / steps)
    )
    net.train()
    for step, batch in zip(range(steps), _batches(rows, rng), strict=False):
        loss = _loss(net, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        if step % 100 == 0:
            print(f"step {step} of {steps}, loss {loss.item():.3f}", flush=True)
    net.save(out)
    return measure(net, [_row(example, False) for example in squad(held, rng)])


def measure(net: Adapted, rows: Sequence[_Row]) -> dict[str, float]:
    """`evidence@1`: the likeliest piece is in an answering sentence. `answers auroc`: answered against not."""
    net.eval()
    found: list[int] = []
    odds: dict[bool, list[float]] = {True: [], False: []}
    with torch.no_grad():
        for row in rows:
            batch = _Batch.of([row])
            out = net(batch.ids, batch.types, batch.mask)[0].float()
            odds[row.answers].append(float(out[0, 3]))
            if row.answers:
                best = int(out[:, 2].masked_fill(batch.passage[0] == 0, _NOWHERE).argmax())
                found.append(row.evidence[best])
    return {"evidence@1": sum(found) / len(found), "answers auroc": auroc(odds[True], odds[False]) or 0.0}


@dataclass(frozen=True)
class _Batch:
    """Rows padded to one width."""

    ids: torch.Tensor
    types: torch.Tensor
    mask: torch.Tensor
    passage: torch.Tensor
    evidence: torch.Tensor
    first: torch.Tensor
    last: torch.Tensor
    placed: torch.Tensor
    answers: torch.Tensor

    @classmethod
    def of(cls, rows: Sequence[_Row]) -> _Batch:
        width = max(len(row.ids) for row in rows)

        def padded(lists: Iterator[list[int]]) -> torch.Tensor:
            return torch.tensor([values + [0] * (width - len(values)) for values in lists])

        return cls(
            padded(row.ids for row in rows),
            padded([0] * row.second + [1] * (len(row.ids) - row.second) for row in rows),
            padded([1] * len(row.ids) for row in rows),
            padded([0] * row.second + [1] * (len(row.ids) - row.second - 1) for row in rows),
            padded(row.evidence for row in rows),
            *(torch.tensor([getattr(row, name) for row in rows]) for name in ("first", "last", "placed", "answers")),
        )


def _loss(net: Adapted, batch: _Batch) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        out = net(batch.ids, batch.types, batch.mask)
    out, allowed = out.float(), batch.passage.clone()
    allowed[:, 0] = 1
    places = sum(
        functional.cross_entropy(out[..., head].masked_fill(allowed == 0, _NOWHERE), where, reduction="none")
        for head, where in ((0, batch.first), (1, batch.last))
    )
    spans = (0.5 * places * batch.placed).sum() / batch.placed.sum().clamp(min=1)
    pieces = functional.binary_cross_entropy_with_logits(out[..., 2], batch.evidence.float(), reduction="none")
    evidence = ((pieces * batch.passage).sum(1) / batch.passage.sum(1)).mean()
    answers = functional.binary_cross_entropy_with_logits(out[:, 0, 3], batch.answers.float())
    return spans + 2 * evidence + answers


def _batches(rows: list[_Row], rng: random.Random) -> Iterator[_Batch]:
    """Batches without end: rows of like length together, the batches in random order."""
    while True:
        order = rng.sample(range(len(rows)), len(rows))
        stretches = (order[at : at + 50 * _BATCH] for at in range(0, len(order), 50 * _BATCH))
        alike = [sorted(stretch, key=lambda i: len(rows[i].ids)) for stretch in stretches]
        batches = [stretch[at : at + _BATCH] for stretch in alike for at in range(0, len(stretch), _BATCH)]
        rng.shuffle(batches)
        for batch in batches:
            yield _Batch.of([rows[i] for i in batch])


def _row(example: Example, titled: bool) -> _Row:
    tokens = _tokens()
    ahead = f"{example.title}. " if titled and example.title else ""
    asked = tokens.encode(example.question, add_special_tokens=False)
    read = tokens.encode(ahead + example.passage, add_special_tokens=False)
    ids, second = join(asked.ids, read.ids, _MOST_PIECES)
    places = [Span(start - len(ahead), end - len(ahead)) for start, end in read.offsets][: len(ids) - second - 1]
    evidence = [0] * second + [int(any(_meet(p, s) for s in example.evidence)) for p in places] + [0]
    first = last = 0
    placed = not any(evidence) and not example.evidence
    if example.answer and (inside := [i for i, p in enumerate(places) if _meet(p, example.answer)]):
        placed = places[-1].end >= example.answer.end
        first, last = (second + inside[0], second + inside[-1]) if placed else (0, 0)
    return _Row(ids, second, evidence, first, last, placed)


@cache
def _tokens() -> Any:
    return tokenizer(None)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _articles(file: Path) -> list[dict[str, Any]]:
    """SQuAD's own JSON, or gzipped JSON lines with an article each."""
    if file.suffix == ".gz":
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]
    return list(json.loads(file.read_text("utf-8"))["data"])
