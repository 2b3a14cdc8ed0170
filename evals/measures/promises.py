"""What the contract says is always true of an answer, looked at from outside.

None of it may ever fail, so the gate lets no single case fall.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from corpus.article import Article
from corpus.errors import DatelineError
from corpus.instructions import plain_name
from corpus.records import Shown
from qa.answer import QUOTES, Answer, Citation, Claim
from qa.question import Filters, day
from qa.write import without_insertions

_MARK = re.compile(r"\[(\d+)\]")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>|~$#])")


class Reading(Protocol):
    """Where an article can be read."""

    def show(self, article_id: str, version: int | None = None) -> Shown: ...


def broken_promises(
    answer: Answer, asked: Filters, library: Reading, origins: Mapping[str, str] | None = None
) -> list[str]:
    """What is not as promised, each in a few words; empty for an answer that keeps the contract.

    `origins` maps article ids to the story they are copies of, where that is known for certain.
    """
    found = [] if answer.as_of == str(asked.get("as_of")) else ["asked on another day than it says"]
    found += [fault for citation in _all(answer) if (fault := _citation(citation, asked, library))]
    if answer.answered:
        found += _answered(answer)
        if origins is not None and answer.sources_independent != independent(answer, origins):
            found.append("independent sources miscounted")
        if not found and answer.mode == QUOTES and not _verbatim(answer):  # what is cited must be right to compare with
            found.append("a quote that is not in the words of its article")
    elif answer.claims or answer.citations or answer.abstention is None or not answer.text.strip():
        found.append("silence that claims something, or gives no reason")
    return list(dict.fromkeys(found))


def _all(answer: Answer) -> list[Citation]:
    """The nearest passages of an abstention too: the promise holds for them as well."""
    return [*answer.citations, *(answer.abstention.nearest if answer.abstention else ())]


def _citation(citation: Citation, asked: Filters, library: Reading) -> str:
    try:
        shown = library.show(citation.article_id, citation.version)
    except DatelineError:
        return "a citation of no article"
    article = shown.stored.article
    if shown.text[citation.start : citation.end] != citation.quote or not citation.quote.strip():
        return "a quote that is not in its article"
    if not shown.stored.current:
        return "a quote of a superseded version"
    published = article.published.text if article.published else None
    said = (plain_name(article.title), plain_name(article.publisher))  # an instruction in them is not repeated
    if (citation.title, citation.publisher, citation.published, citation.url) != (*said, published, article.url):
        return "a citation that misnames its article"
    return _not_asked_for(article, asked)


def _not_asked_for(article: Article, asked: Filters) -> str:
    """What of the question's limits the article is outside of; the pipeline's own filter is not trusted with this."""
    first, last = (article.published.earliest, article.published.latest) if article.published else (None, None)
    as_of, since, until = (day(asked.get(name), name) for name in ("as_of", "since", "until"))  # type: ignore[arg-type]
    if as_of and first and first > as_of:
        return "an article of after the day of asking"
    if (since and (last is None or last < since)) or (until and (first is None or first > until)):
        return "an article of outside the days asked about"
    publisher, only = asked.get("publisher"), asked.get("articles")
    if publisher and publisher.casefold() not in (article.publisher or "").casefold():
        return "an article of a publisher not asked about"
    title = asked.get("title")
    if title and title.casefold() not in (article.title or "").casefold():
        return "an article of a headline not asked about"
    return "an article that was not asked about" if only is not None and article.id not in only else ""


def _answered(answer: Answer) -> list[str]:
    faults = []
    numbers = {citation.n for citation in answer.citations}
    if [citation.n for citation in answer.citations] != list(range(1, len(numbers) + 1)):
        faults.append("citations misnumbered")
    if not answer.claims or any(not claim.citations for claim in answer.claims):
        faults.append("a claim without a citation")
    if any(n not in numbers for claim in answer.claims for n in claim.citations):
        faults.append("a claim that cites nothing there is")
    if any(answer.text[claim.start : claim.end] != claim.text for claim in answer.claims):
        faults.append("a claim that is not where it says")
    if {int(n) for n in _MARK.findall(answer.text)} != numbers:
        faults.append("marks and citations differ")
    if answer.abstention is not None:
        faults.append("an answer that is silent too")
    return faults


def _verbatim(answer: Answer) -> bool:
    """Whether each claim is what it cites first, word for word, once our insertions are taken out; a short answer a part of it."""
    quotes = {citation.n: citation.quote for citation in answer.citations}
    return all(
        _said_in(quotes[claim.citations[0]], claim, answer.text)
        for claim in answer.claims
        if claim.citations and claim.citations[0] in quotes
    )


def _said_in(quote: str, claim: Claim, text: str) -> bool:
    words = _ESCAPED.sub(r"\1", without_insertions(claim.text))
    bold = text[max(0, claim.start - 2) : claim.start] == text[claim.end : claim.end + 2] == "**"
    return words in quote if bold else words == quote


def independent(answer: Answer, origins: Mapping[str, str]) -> int:
    """How many stories the citations of an answer come from, copies counted once."""
    return len({origins.get(citation.article_id, citation.article_id) for citation in answer.citations})
