"""One turn of the conversation as HTML: the question, the answer with its marks, its sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from qa.answer import QUOTES, Answer, Citation, Conflict
from qa.web.markup import chip, human_date, place, shortened, text

_MARKS = re.compile(r"(?:[ \t]*(?<!\\)\[\d{1,4}\])+")
_LAST_WORD = re.compile(r"\S{0,24}\Z")
_ESCAPE = re.compile(r"\\([\\`*_\[\]<>|~$#])")
_BOLD = re.compile(r"(?m)^\*\*(.+?)(?<!\\)\*\*")
_SHORT = "\ue000"  # stands for the bold of a short answer while the text is escaped
_CODE = re.compile(r"`([^`<>]+)`")
_SILENCE = {
    "empty_library": "There are no articles yet",
    "nothing_in_range": "No articles in this range",
    "not_in_articles": "The articles do not say",
    "not_said": "The articles do not say",
    "not_certain": "Not certain enough",
    "only_older": "Only older articles speak of it",
    "contradicted": "The articles say otherwise",
}


def answer(found: Answer) -> str:
    """The whole answer: text, what sources disagree on, sources, and remarks."""
    understood = ""
    if found.standalone_question.strip() != found.question.strip():
        understood = f'<p class="understood">Understood as: {text(found.standalone_question)}</p>'
    body = _answered(found) if found.answered else _abstained(found)
    notes = "".join(f'<p class="note">{text(note)}</p>' for note in found.notes)
    return understood + body + notes


def partial(so_far: str) -> str:
    """The checked text so far; its marks open nothing yet, for the sources come with the answer."""
    return _prose(so_far, lambda n: f'<span class="chip">{n}</span>')


def problem(message: str) -> str:
    """What went wrong, as one plain line."""
    return f'<p class="problem" role="alert">{text(message)}</p>'


def _answered(found: Answer) -> str:
    by_number = {c.n: c for c in found.citations}

    def mark(n: int) -> str | None:
        return chip(by_number[n], found.citations) if n in by_number else None

    told = "verbatim quotes" if found.mode == QUOTES else f"written by {found.mode}, every sentence checked"
    facts = [
        _sources_counted(found.sources_independent),
        f"asked on {human_date(found.as_of)}" if found.as_of else "",
        told,
    ]
    return (
        f'<div class="told">{_prose(found.text, mark)}</div>'
        + _conflicts(found.conflicts, by_number, found.citations)
        + _sources("Sources", found.citations, brief=found.mode == QUOTES)
        + f'<p class="facts">{text(" · ".join(filter(None, facts)))}</p>'
    )


def _abstained(found: Answer) -> str:
    silence = found.abstention
    heading = _SILENCE[silence.reason] if silence else _SILENCE["not_in_articles"]
    nearest = silence.nearest if silence else ()
    said = _CODE.sub(r"<code>\1</code>", text(found.text))
    return f'<div class="silence"><h3>{text(heading)}</h3><p>{said}</p></div>' + _sources(
        "Nearest passages, which do not answer it", nearest
    )


def _sources_counted(independent: int) -> str:
    return f"{independent} independent source{'' if independent == 1 else 's'}" if independent else ""


def _conflicts(conflicts: Sequence[Conflict], by_number: dict[int, Citation], cited: Sequence[Citation]) -> str:
    rows = []
    for conflict in conflicts:
        sides = [
            f"<span>{text(side.value)}{chip(by_number[side.citation], cited)}</span>"
            for side in conflict.sides
            if side.citation in by_number
        ]
        rows.append(f"<li>{text(conflict.about)}: {' <i>against</i> '.join(sides)}</li>")
    return f'<div class="conflicts"><h3>The sources differ</h3><ul>{"".join(rows)}</ul></div>' if rows else ""


def _sources(heading: str, citations: Sequence[Citation], brief: bool = False) -> str:
    """The list of sources: each article once, with the passages cited from it; `brief` cuts those to a line."""
    if not citations:
        return ""
    order = {(c.article_id, c.version): i for i, c in reversed(list(enumerate(citations)))}
    ranked = sorted(citations, key=lambda c: order[c.article_id, c.version])
    items = []
    for _, group in groupby(ranked, key=lambda c: (c.article_id, c.version)):
        own = list(group)
        head = f"{text(own[0].publisher or 'Unknown publisher')} · {text(human_date(own[0].published))}"
        quotes = "".join(
            f'<button type="button" class="passage" {place(c, citations)}><span class="number">{c.n}</span>'
            f'<span class="quote">{text(shortened(c.quote))}</span></button>'
            for c in own
        )
        items.append(
            f'<li><p class="from">{head}</p><p class="headline">{text(own[0].title or "Untitled")}</p>{quotes}</li>'
        )
    return f'<div class="sources{" brief" if brief else ""}"><h3>{text(heading)}</h3><ol>{"".join(items)}</ol></div>'


def _prose(source: str, mark: Callable[[int], str | None]) -> str:
    """The paragraphs of an answer's Markdown, escaped, with what `mark` makes of each `[n]`.

    The composer writes marks, paragraphs, a bold short answer and backslash escapes, and nothing else: an article's own
    "[2]" comes as `\\[2\\]` and is no mark. A mark for which `mark` has nothing stays as it is.
    """
    source = _BOLD.sub(rf"{_SHORT}\1", source.replace(_SHORT, ""))
    pieces, done = [], 0
    for run in _MARKS.finditer(source):
        chips = "".join(mark(int(n)) or f"[{n}]" for n in re.findall(r"\d+", run.group()))
        before = _unescaped(source[done : run.start()])
        last = _LAST_WORD.search(before)
        word = last.group() if last else ""
        # A chip stays on the line of the word it follows.
        pieces += [_escaped(before[: len(before) - len(word)]), f'<span class="tied">{text(word)}{chips}</span>']
        done = run.end()
    pieces.append(_escaped(_unescaped(source[done:])))
    lines = [line.strip() for line in "".join(pieces).split("\n") if line.strip()]
    return "".join(
        f'<p class="short">{line.replace(_SHORT, "")}</p>' if _SHORT in line else f"<p>{line}</p>" for line in lines
    )


def _unescaped(markdown: str) -> str:
    """Escaped Markdown as the words it stands for."""
    return _ESCAPE.sub(r"\1", markdown)


def _escaped(words: str) -> str:
    return "\n".join(text(line) for line in words.split("\n"))
