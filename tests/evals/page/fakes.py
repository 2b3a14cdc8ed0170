"""Runs of a few made-up questions, and a strict reader of the page made of them."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from evals.page.page import page
from evals.record import CaseResult, Run, Settings

PASSAGE = "The council met on Wednesday. The tram will cost £64 million. It will open in 2028."
COST = "The tram will cost £64 million."
NASTY = "<script>alert('x')</script><img src=x onerror=y>\"'&amp;</details></style>\u202e"
SEEN = NASTY.replace("\u202e", "\N{REPLACEMENT CHARACTER}")  # what a reader sees of it: text, in its order
_VOID = {"meta", "input"}


def citation(quote: str = COST, n: int = 1, **other: Any) -> dict[str, Any]:
    start = max(PASSAGE.find(quote), 0)
    known = {"n": n, "article_id": "tram", "version": 1, "title": "Tram approved", "publisher": "Northgate Daily"}
    place = {"published": "2025-09-12T17:40+01:00", "url": None, "start": start, "end": start + len(quote)}
    return {**known, **place, "quote": quote, **other}


def answer(text: str = f"{COST} [1]", *citations: dict[str, Any], **other: Any) -> dict[str, Any]:
    """An answer of one claim, everything before the first mark."""
    claim = text.split(" [")[0]
    return {
        "question": "What will it cost?", "standalone_question": "What will it cost?", "answered": True, "text": text,
        "claims": [{"text": claim, "start": 0, "end": len(claim), "citations": [1], "support": 1.0}],
        "citations": list(citations) or [citation()], "abstention": None, "conflicts": [], "sources_independent": 1,
        "confidence": 0.8, "usage": {"calls": 0, "prompt_tokens": 0, "completion_tokens": 0}, "notes": [], **other,
    }  # fmt: skip


def silence() -> dict[str, Any]:
    said = answer("The articles do not say.", answered=False, confidence=0.2)
    return {**said, "claims": [], "citations": [], "abstention": {"reason": "not_in_articles", "nearest": [citation()]}}


def passage(text: str = PASSAGE, **other: Any) -> dict[str, Any]:
    known = {"rank": 1, "article_id": "tram", "version": 1, "title": "Tram approved", "publisher": "Northgate Daily"}
    return {**known, "published": "2025-09-12", "start": 0, "end": len(text), "score": 1.0, "signals": {"dense_rank": 2},
            "text": text, **other}  # fmt: skip


RIGHT = CaseResult(
    "cost", "single", "What will it cost?", "2025-09-20", [["£64 million", "64 million pounds"]],
    evidence=[{"article": "tram.md", "sentence": COST}], answer=answer(), passages=[passage()],
    scores={"correct": 1.0, "answer_shown": 1.0, "evidence_recall@1": 1.0, "promises_kept": 1.0},
    timings_ms={"answer": 200.0, "retrieve": 10.0, "condense": 0.0},
)  # fmt: skip
WRONG = replace(
    RIGHT, id="opened", kind="time", question="When did it open?", expected=[["2028"]], answer=silence(), lost="not selected",
    scores={"correct": 0.0, "answer_shown": 0.0, "evidence_recall@1": 1.0, "abstention_precision": 0.0},
    timings_ms={"answer": 400.0},
)  # fmt: skip
FAILED = CaseResult("broke", "single", "Who came?", "2025-09-20", failure="RuntimeError: the server went away")


def run(*results: CaseResult, cases: int | None = None, **settings: Any) -> Run:
    """A run that is whole unless `cases` says otherwise."""
    known = {"suite": "seeds", "headline": "correct", "mode": "quotes", **settings}
    whole = Settings(cases=len(results) if cases is None else cases, **known)
    return Run(Path("a.jsonl"), whole, results, "2026-11-23T01:37:41+00:00")


class Page(HTMLParser):
    """Reads a page strictly: every tag closed in its turn; collects tags, attributes and words."""

    def __init__(self, made: Run) -> None:
        super().__init__()
        self.source = page(made)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []  # tag, name, value
        self.words = ""
        self.style = ""
        self.feed(self.source)
        self.close()
        assert self.open == []

    def of(self, name: str, tag: str = "") -> list[str]:
        """The values of an attribute, in order; of one tag only, if it is named."""
        return [value for on, found, value in self.attributes if found == name and tag in ("", on)]

    @property
    def questions(self) -> list[set[str]]:
        """The classes of each question."""
        return [set(value.split()) - {"q"} for value in self.of("class", "details") if value.split()[0] == "q"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
        else:
            self.words += data
