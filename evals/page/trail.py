"""The way to an answer: passages read, sentences chosen, what a model was sent; and what it was worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from evals.figures.names import label, sign
from evals.measures.strings import holds_words
from evals.page.html import Html, el, folded, join
from evals.page.wording import clip, count, duration, middle_cut, source
from evals.record import CaseResult, Run

_MOST = 12  # passages or sentences listed
_LINE = 110  # characters of each: a line of the page
_SENT = 1_000  # characters of a message


def retrieved(result: CaseResult) -> Html:
    """The passages that were read, in their order; those that hold gold are marked."""
    sentences = [e["sentence"] for e in result.evidence]
    rows = []
    for passage in result.passages[:_MOST]:
        title, rest = source(passage)
        has = any(holds_words(passage["text"], sentence) for sentence in sentences)
        found = ", ".join(f"{way} {rank:.0f}" for way in ("dense", "lexical")
                          if (rank := (passage.get("signals") or {}).get(f"{way}_rank")))  # fmt: skip
        names = [el("cite", title), " ", el("span", rest, f" ({found})" if found else "", cls="rest")]
        rows.append(
            el(
                "li",
                *names,
                el("span", "gold", cls="yes") if has else None,
                el("p", clip(passage["text"], _LINE)),
                value=passage["rank"],
            )
        )
    return folded(count(len(result.passages), "passage") + " read", el("ol", *rows) if rows else None)


def selected(result: CaseResult) -> Html:
    """The sentences that were chosen from them; what a model was sent shows them already."""
    if result.calls:
        return Html()
    rows = [el("li", clip(s["text"], 2 * _LINE)) for s in result.selected[:_MOST]]
    if left := len(result.selected) - _MOST:
        rows += [el("li", f"and {left} more", cls="rest")] if left > 0 else []
    return folded(count(len(result.selected), "sentence") + " chosen", el("ul", *rows) if rows else None)


def sent(result: CaseResult, prompts: Mapping[str, int]) -> Html:
    """Each exchange with a model; a prompt that recurs is shown once on the page and linked."""
    rows = []
    for call in result.calls:
        for message in call["sent"]:
            words = str(message["content"])
            known = prompts.get(words)
            shown = (
                el("pre", middle_cut(words, _SENT))
                if known is None
                else el("a", f"prompt {known + 1}", href=f"#prompt-{known}")
            )
            rows.append(el("div", el("h5", str(message["role"])), shown, cls="message"))
        usage = call.get("usage") or {}
        cost = f"{usage.get('prompt_tokens', 0):,} tokens sent, {usage.get('completion_tokens', 0):,} written"
        rows.append(
            el(
                "div",
                el("h5", f"reply ({cost})"),
                el("pre", middle_cut(str(call["reply"]), _SENT)),
                cls="message reply",
            )
        )
    return folded(count(len(result.calls), "call") + " to the model", *rows)


def shared_prompts(run: Run) -> dict[str, int]:
    """The messages that were sent more than once, numbered."""
    sent_words = Counter(str(m["content"]) for r in run.results for call in r.calls for m in call["sent"])
    return {words: n for n, words in enumerate(words for words, times in sent_words.items() if times > 1)}


def measured(result: CaseResult) -> Html:
    """The scores, those that are not full set off; the ranks of first hits; the times."""
    scores = [
        el(
            "li",
            label(name),
            " ",
            el("b", f"{value:.2f}".removesuffix(".00")),
            cls=None if sign(name) * value >= max(0, sign(name)) else "low",
        )
        for name, value in result.scores.items()
    ]
    ranks = [el("li", f"{system}: first hit ", el("b", str(rank or "none"))) for system, rank in result.ranks.items()]
    times = [el("li", step, " ", el("b", duration(ms))) for step, ms in result.timings_ms.items() if ms > 0]
    parts = [
        el("ul", *items, cls=cls)
        for items, cls in ((scores, "chips"), (ranks, "chips"), (times, "chips times"))
        if items
    ]
    return join(parts)
