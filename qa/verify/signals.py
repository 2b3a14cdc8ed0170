"""What can be counted about a claim and the words it is held against: the signals that its support is reckoned from.

Each is plain enough to check by hand:
  stretch  the share of the claim's content words that the closest words have, weighed by how rare they are in English
  wide     the same for these words and what lies about them
  facts    the square root of how many of its numbers, years and dates are nowhere: the first one missing tells most
  names    the same of its names

For a claim with citations the closest words are the cited sentences, and about them lie the sentence before each and
the article's title. Held against a whole page, the closest words are the three neighbouring lines that carry the most,
about them lie nine, and a fact or a name may stand anywhere.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.embed import rarity
from corpus.terms import terms
from qa.datewords import MONTHS, WEEKDAYS
from qa.days import Day, known_dates, take_dates, years
from qa.evidence import Sentence
from qa.verify.numbers import counts, numbers, same
from qa.verify.wording import carried_names, missing_names

_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?(?:\d+)?")
_ISO_DAY = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)")
_LEAST = 0.3  # the weight of the commonest content word; of the rarest it is 1
_NEAR, _WIDE = 1, 4  # lines to either side
_MOST = 4  # names of which no more are counted


@dataclass(frozen=True)
class Signals:
    """See the head of this file."""

    stretch: float
    wide: float
    facts: float
    names: float


def of_cited(claim: str, cited: Sequence[Sentence]) -> Signals:
    """The signals of a claim with the sentences it cites."""
    near = [s.text for s in cited]
    about = [text for s in cited for text in (s.before, s.head.article.title or "") if text]
    days = [day for s in cited for day in known_dates(s.text, s.head.article.published)]
    issued = {p.when.year for s in cited if (p := s.head.article.published)}
    weight, given = weights(claim), in_other_words(claim, near, days)
    return Signals(
        share(weight, _all(near) | given),
        share(weight, _all([*near, *about]) | given),
        missing_facts(claim, near, days, issued),
        _names(claim, [*near, *about]),
    )


def of_page(claim: str, page: Sequence[Sentence]) -> Signals:
    """The signals of a claim with a whole page, in its order."""
    weight, lines = weights(claim), [s.text for s in page]
    terms_of = [content(line) for line in lines]
    near, wide = (
        max(
            (
                share(weight, frozenset().union(*terms_of[max(0, at - reach) : at + reach + 1]))
                for at in range(len(lines))
            ),
            default=0.0,
        )
        for reach in (_NEAR, _WIDE)
    )
    return Signals(near, wide, missing_facts(claim, lines), _names(claim, lines))


def weights(claim: str) -> dict[str, float]:
    """The content words of the claim, each with its weight: .3 for the commonest in English, 1 for the rarest."""
    found: dict[str, float] = {}
    for match in _WORD.finditer(claim):
        for term in terms(match.group()):
            found[term] = max(found.get(term, 0.0), _LEAST + (1 - _LEAST) * rarity(match.group()))
    return found


def share(weight: dict[str, float], there: Iterable[str]) -> float:
    """The weighed share of the words that are there; 0 where there are no words."""
    has = there if isinstance(there, frozenset) else frozenset(there)
    return sum(w for term, w in weight.items() if term in has) / (sum(weight.values()) or 1.0)


def in_other_words(claim: str, texts: Sequence[str], days: Sequence[Day]) -> frozenset[str]:
    """The claim's words that the texts give in other words: 14 for fourteen, 8 May for Monday, Korean for Korea."""
    dates, rest = take_dates(claim)
    known = [number for text in texts for number in numbers(text)]
    found = {t for n in numbers(claim) if any(same(n, k) for k in known) for t in terms(claim[n.start : n.end])}
    if dates and all(any(day.agrees(other) for other in days) for day in dates):
        found |= set(terms(claim)) - set(terms(rest)) | set(WEEKDAYS)
    return frozenset(found | carried_names(rest, texts))


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The content words of a text."""
    return frozenset(terms(text))


def missing_facts(claim: str, texts: Sequence[str], days: Sequence[Day] = (), issued: Iterable[int] = ()) -> float:
    """The square root of how many numbers, years and dates of the claim the texts do not have.

    `days` are dates that they mean without giving them, as "on Monday" does; `issued` the years they were written in.
    """
    dates, rest = take_dates(claim)
    if not dates and not any(character.isdigit() for character in claim) and not numbers(rest):
        return 0.0
    known = [number for text in texts for number in numbers(text)]
    written = [*days, *(day for text in texts for day in _written_days(text))]
    there = {year for text in texts for year in years(text)}.union(issued)
    missing = sum(counts(number) and not any(same(number, other) for other in known) for number in numbers(rest))
    missing += len(years(rest) - there) + sum(not any(day.agrees(other) for other in written) for day in dates)
    return math.sqrt(missing)


def _names(claim: str, texts: Sequence[str]) -> float:
    missing = [name for name in missing_names(take_dates(claim)[1], texts) if name.casefold() not in MONTHS]
    return math.sqrt(min(len(missing), _MOST))


def _all(texts: Sequence[str]) -> frozenset[str]:
    return frozenset().union(*map(content, texts))


@lru_cache(maxsize=4096)
def _written_days(text: str) -> tuple[Day, ...]:
    """The dates written out in a text, 2016-06-27 too."""
    iso = (Day(int(m[3]), int(m[2]), int(m[1])) for m in _ISO_DAY.finditer(text))
    return (*take_dates(text)[0], *iso)
