"""Passages with what matters in them marked: the cited words, and the gold sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from evals.page.html import Html, el, join

_AROUND = 180  # characters of a passage shown on either side of what is cited


@dataclass(frozen=True)
class Stretch:
    """Characters `start` to `end` of a text, and what they are: "cited" or "gold"."""

    start: int
    end: int
    what: str


def in_context(citation: dict[str, Any], passages: Sequence[dict[str, Any]], gold: Sequence[str]) -> Html:
    """The cited words marked in the passage that holds them, clipped; alone where no retrieved passage does."""
    holding = next((p for p in passages if _holds(p, citation)), None)
    if holding is None:
        words = str(citation["quote"])
        return marked(words, [Stretch(0, len(words), "cited"), *gold_in(words, gold)], 0, len(words))
    words, shift = str(holding["text"]), int(holding["start"])
    cited = Stretch(citation["start"] - shift, citation["end"] - shift, "cited")
    return marked(words, [cited, *gold_in(words, gold)], *_around(words, cited))


def gold_in(words: str, gold: Iterable[str]) -> list[Stretch]:
    """Where gold sentences stand in a text, white space aside."""
    found = []
    for sentence in gold:
        pattern = r"\s+".join(map(re.escape, sentence.split()))
        if pattern and (match := re.search(pattern, words)):
            found.append(Stretch(match.start(), match.end(), "gold"))
    return found


def marked(words: str, stretches: Sequence[Stretch], start: int, end: int) -> Html:
    """The text from `start` to `end`: cited words in `mark`, gold ones in a class of their own, which may overlap."""
    edges = sorted({start, end, *(e for s in stretches for e in (s.start, s.end) if start < e < end)})
    parts: list[str] = ["… "] if start > 0 else []
    for left, right in pairwise(edges):
        kinds = {s.what for s in stretches if s.start <= left and right <= s.end}
        piece: str = words[left:right]
        if "gold" in kinds:
            piece = el("span", piece, cls="gold")
        parts.append(el("mark", piece) if "cited" in kinds else piece)
    return join([*parts, " …" if end < len(words) else None])


def _holds(passage: dict[str, Any], citation: dict[str, Any]) -> bool:
    same = (passage["article_id"], passage.get("version")) == (citation["article_id"], citation.get("version"))
    if not same or not passage["start"] <= citation["start"] < citation["end"] <= passage["end"]:
        return False
    shift = passage["start"]
    return bool(passage["text"][citation["start"] - shift : citation["end"] - shift] == citation["quote"])


def _around(words: str, cited: Stretch) -> tuple[int, int]:
    """A window about the cited words that begins and ends between words."""
    start, end = max(0, cited.start - _AROUND), min(len(words), cited.end + _AROUND)
    if start > 0:
        start = min(cited.start, _space(words.find(" ", start), start) + 1)
    if end < len(words):
        end = max(cited.end, _space(words.rfind(" ", 0, end), end))
    return start, end


def _space(found: int, instead: int) -> int:
    return found if found >= 0 else instead
