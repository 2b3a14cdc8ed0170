"""What the articles on a subject report: the beginnings of the newest or nearest of them, where news says what it is about.

An article is on the subject if its title and its beginning have the subject's words, the rare ones above all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from corpus.instructions import addresses_machine, plain_head, plain_name, plain_text
from corpus.records import Filter, Stored
from corpus.sentences import sentences
from corpus.store.snapshot import Snapshot
from corpus.terms import terms
from qa.asked import Part, Plan, Window
from qa.evidence import Scored, Sentence
from qa.select.choose import alike
from qa.select.gather import is_usable

_LEAD = 600  # characters that say what an article is about
_ALL = 0.9  # odds where all of the subject's words are there; less with the square of the share that is
_NAMED = 0.7  # the same of a sentence, where the beginning does not name the subject
_ON_IT = 0.7  # share of the subject from which an article is on it
_NAMES = 0.6  # of the names in the subject, for an article to be on it
_NEAR = 0.8  # of the best share of the subject, for another article to be on it too
_SENTENCES = 3  # of the only article on a subject
_SHORTEST = 8  # words of a beginning that says something
_WHOLE = re.compile(r"[.!?…。！？][\"”’')]*$")  # no line below the title
_NAME = re.compile(r"\b[^\W\d_a-z][\w'’-]*")
_BEFORE, _AFTER = 2, 3
_RECENT = timedelta(days=7)  # before the newest article, for news in general


def overview(
    part: Part, planned: Plan, heads: Iterable[Stored], gathered: Sequence[Sentence], snapshot: Snapshot, most: int
) -> list[Scored]:
    """The beginnings of at most `most` of the articles `heads` on the subject of `part`, the newest first.

    `heads` come nearest first, and so they are taken; if the question asks for the latest, the newest are. They are of the
    days asked about, or of the few after them in which their news is told; if there are none, of before. Of one story that
    several have copied one is taken. Where no article is on the subject, those of the `gathered` sentences that name it.
    """
    asked = {*part.terms, *terms(" ".join(part.topic))}
    if part.subject and not part.in_words:
        return []
    names = set(terms(" ".join(_NAME.findall(f"{part.subject} {' '.join(part.topic)}"))))
    shares = [(plain_head(head), _share(asked, names, head, snapshot)) for head in heads]
    least = _NEAR * max((share for _, share in shares), default=0.0)
    near = [one for one in shares if one[1] >= least]
    if planned.latest:
        near.sort(key=lambda one: _day(one[0]), reverse=True)
    if days := planned.window:
        fits = min((_misses(head, days) for head, _ in near), default=0)
        near = [one for one in near if _misses(one[0], days) == fits < _AFTER]
    within = [s for s in gathered if not planned.window or _misses(s.head, planned.window) < _AFTER]
    taken: list[tuple[list[Sentence], float]] = []
    for head, share in near:
        told = _beginning(snapshot, head, asked) if len(taken) < most else []
        if told and not any(head.cluster == other[0].head.cluster or alike(told[0], other[0]) for other, _ in taken):
            taken.append((told, share))
    taken.sort(key=lambda one: _day(one[0][0].head), reverse=True)
    each = _SENTENCES if len(taken) == 1 else 1
    found = [Scored(sentence, _ALL * share**2, share) for told, share in taken for sentence in told[:each]]
    return [item for item in found if item.covered >= _ON_IT] or _mentioned(asked, names, within, snapshot, most)


def recent(snapshot: Snapshot, where: Filter, window: Window | None) -> list[Stored]:
    """The articles of the days asked about, or of the last ones, those first that most others have copied, then the newest."""
    heads = [head for head in snapshot.heads.values() if where.admits(head.article) and head.article.published]
    newest = max(map(_day, heads), default=date.min)
    days = window or Window(newest - min(_RECENT, newest - date.min), newest)
    fits = min((_misses(head, days) for head in heads), default=0)
    of_then = [head for head in heads if _misses(head, days) == fits < _AFTER]
    copies = Counter(head.cluster for head in of_then if fits < _BEFORE)
    return sorted(of_then, key=lambda head: (copies[head.cluster], _day(head)), reverse=True)


def _mentioned(
    asked: set[str], names: set[str], gathered: Iterable[Sentence], snapshot: Snapshot, most: int
) -> list[Scored]:
    """Sentences that name the subject, one of each story."""
    found: dict[str, Scored] = {}
    for sentence in gathered if asked else ():
        share = _held(asked, sentence.text, snapshot)
        known = found.get(sentence.head.cluster)
        named = len(names & set(terms(sentence.text))) >= _NAMES * len(names)
        if named and share >= _ON_IT and (known is None or share > known.covered):
            found[sentence.head.cluster] = Scored(sentence, _NAMED * share**2, share)
    best = sorted(found.values(), key=lambda item: item.covered, reverse=True)[:most]
    return sorted(best, key=lambda item: _day(item.sentence.head), reverse=True)


def _misses(head: Stored, window: Window) -> int:
    """0 for an article of the days themselves, 1 of the few after them, _BEFORE and _AFTER of other days."""
    published = head.article.published
    if published is None:
        return _AFTER
    if window.start <= published.latest and published.earliest <= window.end:
        return 0
    return 1 if window.covers(published) else _BEFORE if published.latest < window.start else _AFTER


def _held(asked: set[str], text: str, snapshot: Snapshot) -> float:
    """The share of the words `asked` that a text has, weighed by how rare they are; 1 if none are asked."""
    total = sum(snapshot.words.idf(term) for term in asked)
    return sum(snapshot.words.idf(term) for term in asked & set(terms(text))) / total if total else 1.0


def _share(asked: set[str], names: set[str], head: Stored, snapshot: Snapshot) -> float:
    """How much of the subject stands in an article's title and beginning; nothing, where most of its names do not."""
    if not asked:
        return 1.0
    lead = f"{plain_name(head.article.title) or ''}\n{plain_text(snapshot.text(head.article.id)[: 2 * _LEAD])[:_LEAD]}"
    if len(names & set(terms(lead))) < _NAMES * len(names):
        return 0.0
    return _held(asked, lead, snapshot)


def _beginning(snapshot: Snapshot, head: Stored, asked: set[str]) -> list[Sentence]:
    """The first statements of an article, from the one on that names most of the subject."""
    text = snapshot.text(head.article.id)
    told: list[Sentence] = []
    for span in sentences(text):
        words = text[span.start : span.end]
        if is_usable(words) and _WHOLE.search(words) and not addresses_machine(words):
            told.append(Sentence(head, span.start, span.end, words, told[-1].text if told else ""))
        if len(told) > _SENTENCES:
            break
    long = [sentence for sentence in told if len(sentence.text.split()) >= _SHORTEST] or told
    first = max(long, key=lambda sentence: _held(asked, sentence.text, snapshot), default=None)
    return told[told.index(first) :][:_SENTENCES] if first else []


def _day(head: Stored) -> date:
    return head.article.published.latest if head.article.published else date.min
