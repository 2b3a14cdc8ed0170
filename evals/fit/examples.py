"""Questions with passages to learn reading from: where the answer stands, or that there is none.

Three kinds of source, each by its published layout:
  SQuAD 2.0   (Rajpurkar et al. 2018) JSON, or gzipped JSON lines with an article each. Answers, questions that
              its paragraph does not answer, and each question with the nearest other paragraph of its article
  QAMR        (Michael et al. 2018) `dev.tsv`, `test.tsv`, `wiki-sentences.tsv`: questions on one sentence of
              Wikipedia or Wikinews, set among other sentences of its document, or asked of those alone
  CLAPnq      (Rosenthal et al. 2025) gzipped JSON lines: long answers as whole sentences; only every second
              line is learnt from, the others are left to measure on
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.article import Span
from corpus.sentences import sentences

_WORD = re.compile(r"\w{4,}")
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"'}
_ANSWERED = 0.72  # of the QAMR questions stay with their sentence
_OWN_DOCUMENT = 0.8  # of the sentences beside it are of the same document


@dataclass(frozen=True)
class Example:
    """A question and a passage. `answer` is where the short answer stands, `evidence` the sentences that answer.

    Without evidence the passage does not answer; without an answer but with evidence, where it stands is not known.
    """

    question: str
    passage: str
    answer: Span | None = None
    evidence: tuple[Span, ...] = ()
    title: str = ""


def squad(articles: Sequence[dict[str, Any]], rng: random.Random) -> Iterator[Example]:
    """Examples from articles as SQuAD writes them."""
    for article in articles:
        title, passages = article["title"].replace("_", " "), [p["context"] for p in article["paragraphs"]]
        for at, paragraph in enumerate(article["paragraphs"]):
            others = passages[:at] + passages[at + 1 :]
            for asked in paragraph["qas"]:
                question, passage = asked["question"].strip(), passages[at]
                if asked.get("is_impossible") or not asked["answers"]:
                    yield Example(question, passage, title=title)
                    continue
                (words, start), _ = Counter((a["text"], a["answer_start"]) for a in asked["answers"]).most_common(1)[0]
                span = Span(start, start + len(words))
                yield Example(question, passage, span, _around(passage, span), title)
                near = nearest(question, others, rng)
                if near and words.lower() not in near.lower():
                    yield Example(question, near, title=title)


def qamr(folder: Path, rng: random.Random) -> Iterator[Example]:
    """Examples from QAMR's filtered questions; of several answers the commonest."""
    lines = (line.split("\t", 1) for line in (folder / "wiki-sentences.tsv").read_text("utf-8").splitlines())
    words = {key: [_plain(word) for word in text.split(" ")] for key, text in lines}
    documents: dict[str, list[str]] = defaultdict(list)
    for key in words:
        documents[_document(key)].append(key)
    answers: dict[tuple[str, str], Counter[tuple[int, int]]] = defaultdict(Counter)
    for name in ("dev.tsv", "test.tsv"):
        for line in (folder / name).read_text("utf-8").splitlines():
            key, question, places = (line.split("\t")[i] for i in (0, 5, 6))
            if key in words and places.strip():
                numbers = [int(place) for place in places.split(" ")]
                answers[key, question][min(numbers), max(numbers)] += 1
    for (key, question), found in answers.items():
        (first, last), _ = found.most_common(1)[0]
        own = [other for other in documents[_document(key)] if other != key]
        pool = own if own and rng.random() < _OWN_DOCUMENT else list(words)
        beside = [k for k in rng.sample(pool, min(rng.choice([0, 1, 2, 3]), len(pool))) if k != key]
        if rng.random() < _ANSWERED:
            yield _set_among(question, words[key], first, last, [" ".join(words[k]) for k in beside], rng)
        elif beside:
            yield Example(question, " ".join(" ".join(words[k]) for k in beside))


def clapnq(folder: Path) -> Iterator[Example]:
    """Examples from the even lines of `answerable.jsonl.gz` and `unanswerable.jsonl.gz`."""
    for name in ("answerable", "unanswerable"):
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in [json.loads(line) for line in lines][::2]:
                given = row["passages"][0]
                chosen = set(row["output"][0].get("selected_sentences") or ()) if name == "answerable" else set()
                passage, evidence = "", []
                for sentence in given["sentences"]:
                    start = len(passage)
                    passage += f"{sentence} "
                    if sentence in chosen:
                        evidence.append(Span(start, start + len(sentence)))
                yield Example(row["input"], passage, evidence=tuple(evidence), title=given["title"])


def nearest(question: str, passages: Sequence[str], rng: random.Random) -> str | None:
    """The passage with most of the question's longer words; ties at random."""
    wanted = set(_WORD.findall(question.lower()))
    return max(passages, key=lambda p: len(wanted & set(_WORD.findall(p.lower()))) + rng.random(), default=None)


def _around(passage: str, span: Span) -> tuple[Span, ...]:
    return tuple(s for s in sentences(passage) if s.start < span.end and span.start < s.end)


def _set_among(
    question: str, words: list[str], first: int, last: int, beside: list[str], rng: random.Random
) -> Example:
    """The sentence somewhere among others, and where its answer stands then."""
    sentence, at = " ".join(words), rng.randint(0, len(beside))
    ahead = "".join(f"{other} " for other in beside[:at])
    start = len(ahead) + len(" ".join(words[:first])) + (first > 0)
    answer = Span(start, start + len(" ".join(words[first : last + 1])))
    passage = " ".join([*beside[:at], sentence, *beside[at:]])
    return Example(question, passage, answer, (Span(len(ahead), len(ahead) + len(sentence)),))


def _plain(word: str) -> str:
    return _BRACKETS.get(word, word)


def _document(key: str) -> str:
    return ":".join(key.split(":")[:3])
