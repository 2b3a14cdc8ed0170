"""How results are printed for people."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any

from qa.answer import Answer, Citation

_ESCAPE = re.compile(r"\\([\\`*_\[\]<>|~$#])")
_BOLD = re.compile(r"(?<!\\)\*\*")


def print_json(value: Any) -> None:
    """One JSON document on stdout."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def date_for_people(text: str) -> str:
    """`8 Sep 2025`, with the time in the reader's zone where it is known."""
    if len(text) == 4:
        return text
    if len(text) == 7:
        return f"{date.fromisoformat(text + '-01'):%b %Y}"
    if len(text) == 10:
        return _day(date.fromisoformat(text))
    when = datetime.fromisoformat(text).astimezone()
    return f"{_day(when)} {when:%H:%M}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def plain(markdown: str) -> str:
    """Answer text for a terminal: without the escapes and the bold signs of Markdown."""
    return _ESCAPE.sub(r"\1", _BOLD.sub("", markdown))


def source_line(citation: Citation) -> str:
    """One line that names a citation's article."""
    when = date_for_people(citation.published) if citation.published else "date unknown"
    return f"[{citation.n}] {citation.publisher or 'unknown publisher'}, {when}: {citation.title or '(no headline)'} ({citation.article_id})"


def sources(answer: Answer) -> str:
    """What stands below an answer: its sources with the exact words, or the nearest passages; its notes."""
    lines = []
    verbatim = {claim.text for claim in answer.claims}
    for citation in answer.citations:
        lines.append(source_line(citation))
        if citation.quote not in verbatim:
            lines.append(f"    “{citation.quote}”")
    if answer.abstention and answer.abstention.nearest:
        lines.append("Nearest in the articles:")
        for citation in answer.abstention.nearest:
            lines += [source_line(citation), f"    “{citation.quote}”"]
    if answer.sources_independent > 1:
        lines.append(f"{answer.sources_independent} independent sources.")
    return "\n".join([*lines, *answer.notes])
