"""What would have been right, and how near the answer came: expected strings, gold evidence, drafted sentences."""

from __future__ import annotations

from typing import Any

from evals.measures.answers import groups_met
from evals.measures.citations import Words, rests_on
from evals.measures.strings import holds_words, squad_normal
from evals.page.html import Html, el, join
from evals.page.passages import gold_in
from evals.page.wording import clip
from evals.record import CaseResult
from evals.scoring import plain
from qa.write import without_insertions

_EXPECTED = {
    "silence": "Silence: the articles do not say.",
    "correction": "Silence, or the words that contradict the premise.",
    "answer": "An answer that rests on the gold sentences.",
}


def expected(result: CaseResult) -> Html:
    """The strings of which one of each group must be shown, and whether it is; else what else would be right."""
    if not result.expected:
        if result.asked.get("draft"):
            return el("p", "Of what is drafted, nothing that the articles do not carry.")
        words = _EXPECTED.get(str(result.asked.get("expects")))
        return el("p", words) if words else Html()
    rows = []
    for group, met in zip(result.expected, _groups_met(result), strict=True):
        values = join((el("span", value, cls="value") for value in group), " or ")
        told = None if met is None else el("span", "shown" if met else "not shown", cls="yes" if met else "no")
        rows.append(el("li", values, " ", told))
    return el("ul", *rows, cls="values")


def _groups_met(result: CaseResult) -> list[bool | None]:
    """By group, whether the answer shows it; None where there is no answer to look at."""
    answer = result.answer
    if answer is None:
        return [None] * len(result.expected)
    seen = [plain(answer["text"]), *(c["quote"] for c in answer["citations"])] if answer["answered"] else []
    matching = result.asked.get("matching", "phrase")
    return [groups_met(seen, [group], matching) == 1.0 for group in result.expected]


def gold(result: CaseResult) -> Html:
    """Each gold sentence and how far it came: in a passage, chosen, cited."""
    answer = result.answer or {"citations": [], "answered": False}
    rows = []
    for evidence in result.evidence:
        sentence = evidence["sentence"]
        place = _placed(sentence, result)
        rank = next((p["rank"] for p in result.passages if holds_words(p["text"], sentence)), None)
        steps = []
        if result.passages:
            steps.append(_step(f"retrieved, passage {rank}" if rank else "not retrieved", rank is not None))
        if result.selected:
            chosen = any(rests_on(_words(s, s["text"]), place) for s in result.selected)
            steps.append(_step("chosen" if chosen else "not chosen", chosen))
        if answer["answered"]:
            cited = any(rests_on(_words(c, c["quote"]), place) for c in answer["citations"])
            steps.append(_step("cited" if cited else "not cited", cited))
        where = el("span", evidence["article"], cls="rest")
        rows.append(
            el("li", el("blockquote", el("span", clip(sentence, 400), cls="gold")), el("p", where, *steps, cls="steps"))
        )
    return el("ul", *rows, cls="golds") if rows else Html()


def _step(words: str, good: bool) -> Html:
    return el("span", words, cls="yes" if good else "no")


def _placed(sentence: str, result: CaseResult) -> Words:
    """Where the sentence stands, if a retrieved passage holds it; else its words alone."""
    for p in result.passages:
        for found in gold_in(p["text"], [sentence]):
            return Words(p["article_id"], p["version"], p["start"] + found.start, p["start"] + found.end, sentence)
    return Words("", 0, 0, 0, sentence)


def _words(place: dict[str, Any], text: str) -> Words:
    return Words(place["article_id"], place["version"], place["start"], place["end"], text)


def drafted(result: CaseResult) -> Html:
    """What a model wrote, sentence by sentence: whether it holds if that is known, what the check said, and whether
    it is shown."""
    known = {squad_normal(said["say"]): said for said in result.asked.get("draft", ())}
    claims = {
        squad_normal(plain(without_insertions(claim["text"]))) for claim in (result.answer or {}).get("claims", ())
    }
    rows = []
    for sentence in result.drafted:
        fault = sentence["fault"]
        told = el("span", f"refused: {fault}" if fault else "passed the check", cls="no" if fault else "yes")
        seen = el("span", "shown", cls="rest") if squad_normal(plain(sentence["text"])) in claims else None
        said = known.get(squad_normal(plain(sentence["text"])))
        truth = el("span", "holds" if said["holds"] else f"false: {said['fault']}", cls="rest") if said else None
        words = el("span", sentence["text"], cls="refused" if fault else None)
        rows.append(el("li", join([words, truth, told, seen], " ")))
    return el("ol", *rows, cls="drafted") if rows else Html()
