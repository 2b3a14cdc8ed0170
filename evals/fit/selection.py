"""Fit the coefficients of `qa.select.signals`: `python -m evals.fit selection --data DIR`.

A conditional logit with a null choice: a softmax over the sentences found for a question and "none of these", of
which the share that right sentences get (or none, where none is right) is maximised, each set counting alike. Right are
the gold sentences where a set names them, else those that hold an answer string. Questions in several parts are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.embed import MiniLM, PairModel
from evals.cases.plan import Request
from evals.fit.adam import descend
from evals.fit.cases import Put, put
from evals.measures.citations import Words
from evals.measures.strings import holds_phrase, holds_words
from qa.condense import condense
from qa.evidence import Sentence
from qa.plan import plan
from qa.question import ask
from qa.retrieve import find
from qa.select import READER, Selector, Weights, gather
from qa.select.signals import NAMES

FOLDERS = {"clapnq": "clapnq", "realtimeqa": "realtimeqa-2022", "rgb": "rgb-en", "seeds": None}
_PASSAGES, _READ = 10, 8
_RIDGE, _STEPS, _RATE = 1e-3, 500, 0.05


@dataclass(frozen=True)
class Pool:
    """One question's sentences: their signals, shape (n, signals), and which are right."""

    suite: str
    signals: NDArray[np.float64]
    right: NDArray[np.bool_]


def pools(suite: str, data: Path, home: Path | None, selector: Selector) -> Iterator[Pool]:
    """The questions of one suite that ask one thing; of CLAPnq every second, to count less of what the reader learnt from."""
    folder = FOLDERS[suite]
    made = import_module(f"evals.sets.{suite}").plan(
        Request(data=data / folder if folder else None, home=home, model="quotes", progress=True)
    )
    for number, one in enumerate(put(made)):
        if not one.case.draft and (suite != "clapnq" or number % 2):
            yield from _pool(suite, one, selector)
    made.close()


def _pool(suite: str, put_: Put, selector: Selector) -> Iterator[Pool]:
    history = [{"question": turn.question, "answer": turn.answer} for turn in put_.case.history]
    asked, snapshot = ask(put_.case.question, history=history, **put_.case.asked), put_.desk.library.snapshot()
    alone = condense(asked.text, asked.history)
    planned = plan(alone.focus, alone.topic, asked.as_of, alone.earlier)
    if len(planned.parts) > 1:
        return
    (part,) = planned.parts
    passages = find(put_.desk.library, part.query, _PASSAGES, asked.where, window=planned.window)
    found = selector.measure(part, passages[:_READ], gather(snapshot, passages), snapshot)
    rows = [tuple(asdict(one.signals).values()) for one in found]
    right = np.array([_is_right(put_, one.sentence) for one in found], np.bool_)
    yield Pool(suite, np.array(rows, np.float64).reshape(-1, len(NAMES)), right)


def _is_right(one: Put, sentence: Sentence) -> bool:
    if not one.case.answerable:
        return False
    if one.gold:
        return any(_is_gold(gold, sentence) for gold in one.gold)
    holds = holds_words if one.case.matching == "words" else holds_phrase
    return any(holds(sentence.text, answer) for group in one.case.answers for answer in group)


def _is_gold(gold: Words | str, sentence: Sentence) -> bool:
    if isinstance(gold, str):
        return sentence.text in gold or gold in sentence.text
    same = gold.article_id == sentence.head.article.id
    return same and sentence.start < gold.end and gold.start < sentence.end


def fit(found: Sequence[Pool]) -> dict[str, float]:
    """The coefficients and the intercept, by Adam on standardised signals."""
    found = [one for one in found if len(one.signals)]
    of_set = Counter(one.suite for one in found)
    sizes = np.array([len(one.signals) for one in found])
    begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    counts = np.repeat([1 / len(of_set) / of_set[one.suite] for one in found], sizes)
    right = np.concatenate([one.right for one in found])
    signals = np.concatenate([one.signals for one in found])
    mean, scale = signals.mean(axis=0), signals.std(axis=0) + 1e-9
    rows = np.column_stack([(signals - mean) / scale, np.ones(len(signals))])

    def sums(values: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum over each question's sentences, for each sentence of it."""
        return np.repeat(np.add.reduceat(values, begins), sizes)

    ridge = np.append(np.full(len(NAMES), 2 * _RIDGE), 0.0)

    def slope(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        odds = np.exp(np.clip(rows @ weights, -30, 30))
        wanted = odds * right / np.maximum(sums(odds * right), 1e-12)
        missed: NDArray[np.float64] = rows.T @ (counts * (wanted - odds / (1 + sums(odds))))
        return ridge * weights - missed

    weights = descend(slope, len(NAMES) + 1, _STEPS, _RATE)
    plain = weights[:-1] / scale
    fitted = dict(zip(NAMES, (round(float(value), 3) for value in plain), strict=True))
    return {**fitted, "intercept": round(float(weights[-1] - plain @ mean), 3)}


def first_right(found: Sequence[Pool], weights: dict[str, float], suite: str) -> float:
    """How often the best sentence is right, of the questions of a suite that have one."""
    values = np.array([weights[name] for name in NAMES])
    own = [one for one in found if one.suite == suite and one.right.any()]
    return float(np.mean([one.right[int((one.signals @ values).argmax())] for one in own]))


def run(data: Path, home: Path | None) -> dict[str, object]:
    """The coefficients fitted on all questions, and how often the best sentence is right by those of one half of
    the questions on the other half."""
    selector = Selector(MiniLM(), PairModel(READER), Weights.load())
    found = [one for suite in FOLDERS for one in pools(suite, data, home, selector)]
    halves = {suite: first_right(found[1::2], fit(found[::2]), suite) for suite in FOLDERS}
    return {"weights": fit(found), "right first, other half": halves, "questions": len(found)}
