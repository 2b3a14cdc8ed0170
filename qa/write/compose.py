"""The answer as it grows: its text, its claims with their places, its citations by number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.answer import Citation, Claim
from qa.evidence import Sentence

_MARKUP = re.compile(r"([\\`*_\[\]<>|~$])|(?<!\S)(#)")


class Composition:
    """Claims are appended and never changed, so that a reader sees nothing withdrawn."""

    def __init__(self) -> None:
        self.text = ""
        self.claims: list[Claim] = []
        self.citations: list[Citation] = []
        self._numbers: dict[tuple[str, int], int] = {}

    def state(self, words: str, cited: Sequence[Sentence], support: float) -> None:
        """A sentence in the model's words."""
        self._append(" " if self.text else "", _escaped(words), "", cited, support)

    def quote(self, sentence: Sentence, also: Sequence[Sentence] = ()) -> None:
        """A sentence of an article, verbatim, on a line of its own; `also` say the same."""
        self._append("\n\n“" if self.text else "“", _escaped(sentence.text), "”", (sentence, *also), 1.0)

    def says(self, words: str) -> bool:
        """Whether a claim says exactly this already."""
        return any(claim.text == _escaped(words) for claim in self.claims)

    def cites(self, sentence: Sentence) -> bool:
        """Whether some claim rests on this sentence."""
        return sentence.key in self._numbers

    def _append(self, before: str, words: str, after: str, cited: Sequence[Sentence], support: float) -> None:
        numbers = tuple(dict.fromkeys(self._number(sentence) for sentence in cited))
        start = len(self.text) + len(before)
        self.text += before + words + after + " " + "".join(f"[{n}]" for n in numbers)
        self.claims.append(Claim(words, start, start + len(words), numbers, support))

    def _number(self, sentence: Sentence) -> int:
        if sentence.key not in self._numbers:
            self._numbers[sentence.key] = len(self.citations) + 1
            self.citations.append(cite(sentence, len(self.citations) + 1))
        return self._numbers[sentence.key]


def cite(sentence: Sentence, n: int) -> Citation:
    """The citation of one sentence."""
    article = sentence.head.article
    return Citation(
        n=n,
        article_id=article.id,
        version=sentence.head.version,
        title=article.title,
        publisher=article.publisher,
        published=article.published.text if article.published else None,
        url=article.url,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.text,
    )


def _escaped(words: str) -> str:
    """Article text is never markup: what Markdown would read as such is escaped."""
    return _MARKUP.sub(lambda m: "\\" + (m[1] or m[2]), words)
