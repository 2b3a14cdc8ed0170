"""The answer as it grows: its text, its claims with their places, its citations by number.

What we add stands in square brackets of our own (see `insert`): the date of a time word, the name of a
pronoun, the age of the news. A quote from an old article says below its words who wrote it and when.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from corpus.article import Published
from qa.answer import Citation, Claim
from qa.days import issue_words
from qa.evidence import Sentence
from qa.write.annotate import explained, redated
from qa.write.insert import Insertion, insert, without_insertions

_MARKUP = re.compile(r"([\\`*_\[\]<>|~$])|(?<!\S)(#)")
_OLD = 30  # days before the day of asking, from which an article's date is said
_OLD_FOR_NEWS = 7  # the same where the question asks for the newest
_PRESENT = re.compile(r"\b(?:is|are|has|have|remains?|holds?|costs?|leads?|stands?)\b")
_FINAL = re.compile(r"[.!?…]*[\"'”’)]*$")


class Composition:
    """Claims are appended and never changed, so that a reader sees nothing withdrawn.

    `as_of` is the day of asking and `latest` whether only the newest will do: they decide which articles are
    old. `read` gives the text of an article by its id, for what its time words and pronouns mean.
    """

    def __init__(
        self, as_of: date | None = None, latest: bool = False, read: Callable[[str], str] | None = None
    ) -> None:
        self.text = ""
        self.claims: list[Claim] = []
        self.citations: list[Citation] = []
        self._numbers: dict[tuple[str, int], int] = {}
        self._as_of, self._latest, self._read = as_of, latest, read

    def state(self, words: str, cited: Sequence[Sentence], support: float, by: str = "") -> None:
        """A sentence in the model's words; `by` says whose word it is, where they leave that out."""
        added = redated(words, cited, self._read)
        if by:
            added.append(Insertion(_end(words), f"according to {by}"))
        newest = max((s.head.article.published for s in cited if s.head.article.published), key=_issued, default=None)
        if newest and self._is_old(newest):
            how = "as of" if _PRESENT.search(words) else "reported"
            added.append(Insertion(_end(words), f"{how} {issue_words(newest)}"))
        self._append(" " if self.text else "", _with(words, added), "", cited, support)

    def headline(self, words: str, sentence: Sentence) -> None:
        """The few words of `sentence` that are the answer, in bold on a line of their own, before it is quoted."""
        self._append("\n\n**" if self.text else "**", _escaped(words), "**", (sentence,), 1.0)

    def quote(self, sentence: Sentence, also: Sequence[Sentence] = ()) -> None:
        """A sentence of an article, verbatim, on a line of its own; `also` say the same."""
        words = _with(sentence.text, explained(sentence, self._read))
        self._append("\n\n“" if self.text else "“", words, f"”{self._source(sentence)}", (sentence, *also), 1.0)

    def says(self, words: str) -> bool:
        """Whether a claim says exactly this already."""
        return any(without_insertions(claim.text) == _escaped(words) for claim in self.claims)

    def number_of(self, sentence: Sentence) -> int:
        """The number of the citation of a sentence that some claim rests on. Raises KeyError for another."""
        return self._numbers[sentence.key]

    def cites(self, sentence: Sentence) -> bool:
        """Whether some claim rests on this sentence."""
        return sentence.key in self._numbers

    def _is_old(self, published: Published) -> bool:
        days = _OLD_FOR_NEWS if self._latest else _OLD
        return self._as_of is not None and (self._as_of - published.latest).days > days

    def _source(self, sentence: Sentence) -> str:
        """Who wrote it and when, of an old article only."""
        article = sentence.head.article
        if not article.published or not self._is_old(article.published):
            return ""
        publisher = " ".join((article.publisher or "").split())
        return f" — {', '.join(filter(None, (_escaped(publisher), issue_words(article.published))))}"

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


def _issued(published: Published) -> date:
    return published.latest


def _end(words: str) -> int:
    """The place before the full stop."""
    found = _FINAL.search(words)
    return found.start() if found else len(words)


def _with(words: str, added: Sequence[Insertion]) -> str:
    """`words` as Markdown, with what is added; an escaped text begins as its escaped beginning does."""
    return insert(_escaped(words), [Insertion(len(_escaped(words[: one.at])), one.words) for one in added])


def _escaped(words: str) -> str:
    """Article text is never markup: what Markdown would read as such is escaped."""
    return _MARKUP.sub(lambda m: "\\" + (m[1] or m[2]), words)
