"""One answer as its reader would see it: claims, marks that lead to the citations, and the citations."""

from __future__ import annotations

import re
from typing import Any

from evals.page.html import Html, el, join
from evals.page.passages import in_context
from evals.page.wording import day, source
from evals.record import CaseResult
from evals.scoring import plain

_MARK = re.compile(r"\[(\d{1,4})\]")
_REASONS = {
    "empty_library": "there are no articles",
    "nothing_in_range": "no article of the time and source asked for",
    "not_in_articles": "the articles do not say",
    "not_supported": "nothing that was written could be supported",
}


def answer_text(result: CaseResult, anchor: str) -> Html:
    """The text: each claim set off, each mark a link to its citation; what a model or an article says is only text."""
    answer = result.answer or {}
    words = str(answer["text"])
    numbers = {int(c["n"]) for c in answer["citations"]}
    parts, at = [], 0
    for claim in sorted(answer["claims"], key=lambda claim: int(claim["start"])):
        start, end = int(claim["start"]), int(claim["end"])
        if not at <= start < end <= len(words):
            continue  # a claim that is not where it says is a broken promise, and told as one
        cited = " ".join(f"m{n}" for n in claim["citations"] if n in numbers)
        told = f"support {claim['support']:.2f}"
        parts += [
            _marks(words[at:start], anchor, numbers),
            el("span", plain(words[start:end]), cls=f"claim {cited}", title=told),
        ]
        at = end
    return el(
        "div",
        *parts,
        _marks(words[at:], anchor, numbers),
        cls=f"answer {'' if answer['answered'] else 'silence'}".strip(),
    )


def answer_facts(answer: dict[str, Any]) -> Html:
    """What is told beside the text: why it is silent, how sure it is, on what sources differ."""
    silent = answer["abstention"]
    facts = [f"reason: {_REASONS.get(silent['reason'], silent['reason'])}"] if silent else []
    facts.append(f"confidence {answer['confidence']:.2f}")
    if answer["answered"]:
        facts.append(f"independent sources: {answer['sources_independent']}")
    facts += [f"note: {note}" for note in answer["notes"]]
    for conflict in answer["conflicts"]:
        sides = "; ".join(f"{side['value']} [{side['citation']}]" for side in conflict["sides"])
        facts.append(f"sources differ on {conflict['about']}: {sides}")
    return el("p", *(el("span", fact) for fact in facts), cls="facts")


def citations(result: CaseResult, anchor: str) -> Html:
    """Each citation with its source, the quote marked in the passage that holds it."""
    answer = result.answer or {}
    return el("ol", *(_card(result, c, f"{anchor}-c{int(c['n'])}") for c in answer["citations"]), cls="cards")


def nearest(result: CaseResult) -> Html:
    """What came nearest, where it is silent."""
    silent = (result.answer or {}).get("abstention") or {}
    return el("ol", *(_card(result, c, None) for c in silent.get("nearest", ())), cls="cards")


def _card(result: CaseResult, citation: dict[str, Any], anchor: str | None) -> Html:
    title, rest = source(citation)
    n = int(citation["n"])
    head = [el("b", f"[{n}]", cls="n"), " ", el("cite", title), " ", el("span", rest, cls="rest")]
    quote = in_context(citation, result.passages, [e["sentence"] for e in result.evidence])
    return el("li", el("p", *head, cls="source"), el("blockquote", quote), id=anchor, cls=f"card c{n}")


def _marks(words: str, anchor: str, numbers: set[int]) -> Html:
    """Text between claims; a mark of a citation that there is becomes a link to it."""
    parts: list[str] = []
    at = 0
    for match in _MARK.finditer(words):
        n = int(match[1])
        if n in numbers:
            link = el("a", f"[{n}]", href=f"#{anchor}-c{n}", cls=f"to m{n}")
            parts += [words[at : match.start()], link]
            at = match.end()
    return join([*parts, words[at:]])


def asked(result: CaseResult) -> Html:
    """The day, the filters, the turns before, and how a question that leans on them was understood."""
    parts = [el("span", day(result.as_of))]
    filters = {k: v for k, v in result.asked.get("filters", {}).items() if isinstance(v, str)}
    parts += [el("span", f"{name}: {value}") for name, value in filters.items()]
    parts += [el("span", "after ", el("q", turn["question"])) for turn in result.asked.get("history", ())]
    alone = (result.answer or {}).get("standalone_question", result.question)
    if alone != result.question:
        parts.append(el("span", "understood as: ", el("q", alone)))
    return el("p", *parts, cls="facts")
