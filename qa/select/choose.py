"""The fewest sentences that answer: one for each part, more only where they add something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from corpus.terms import terms
from qa.asked import Kind, Window
from qa.datewords import DAY_OR_MONTH
from qa.days import known_dates
from qa.evidence import Scored, Sentence
from qa.select.agree import same_words
from qa.select.fits import values

_CLOSE = 0.15  # of the best one's odds, for another sentence to be worth showing
_RIGHT_DAYS = 1.65
_ALIKE = 0.55  # share of terms above which two sentences say the same
_EXACTER = 0.5  # of another one's odds, for a sentence with a more exact answer to stand for it
_VALUES: tuple[Kind, ...] = ("number", "time")
_AS_LIKELY = 0.7  # of another one's odds, for a sentence with the same answer to stand beside it
# Capitalised but not as a first word, or with a figure.
_TELLING = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w'’-]+|\w*\d[\w.,]*")
_RIVAL = 0.4  # of the best one's odds, for a later sentence to stand before it
_FEW_DAYS = 31
_SLACK = timedelta(days=7)


def choose(scored: Sequence[Scored], threshold: float, most: int) -> list[Scored]:
    """The sentences to show for one part, best first; empty where none reaches `threshold`.

    Of those that give the same answer one is shown: the likeliest, or a little less likely one that says it more exactly;
    one that is about as likely and has a name or a figure more is shown beside it.
    """
    chosen: list[Scored] = []
    for candidate in scored:
        if candidate.score < (_CLOSE * scored[0].score if chosen else threshold):
            break
        alike_ones = [n for n, other in enumerate(chosen) if _same(candidate, other)]
        exacter = next((n for n in alike_ones if _is_exacter(candidate, chosen[n])), None)
        if exacter is not None:
            chosen[exacter] = candidate
        elif len(chosen) < most and all(_adds(candidate, chosen[n]) for n in alike_ones):
            chosen.append(candidate)
    return _newest_first(chosen)


def _is_exacter(one: Scored, other: Scored) -> bool:
    """Whether it says all of the other's few words and a number or name more: "June 6, 2022" for "June 2022"."""
    few, fewer = set(terms(one.answer)), set(terms(other.answer))
    more = [word for word in one.answer.split() if not set(terms(word)) & fewer]
    adds = any(word[0].isupper() or any(map(str.isdigit, word)) for word in more)
    return bool(fewer) and fewer < few and adds and one.score >= _EXACTER * other.score


def _newest_first(chosen: list[Scored]) -> list[Scored]:
    """What answers about as well as the best and came later stands before it: news is overtaken by news."""
    if not chosen:
        return []
    rivals = [item for item in chosen if item.score >= _RIVAL * chosen[0].score]
    return [*sorted(rivals, key=_published, reverse=True), *(item for item in chosen if item not in rivals)]


def _published(item: Scored) -> date:
    published = item.sentence.head.article.published
    return published.latest if published else date.min


def _same(one: Scored, other: Scored) -> bool:
    """Whether two sentences give one answer: in the same few words, or because they say the same."""
    few, fewer = (frozenset(terms(item.answer)) for item in (one, other))
    if same_words(few, fewer):
        return True
    if any(values(kind, one.answer) and values(kind, other.answer) for kind in _VALUES):
        return False  # "Fourteen people were hurt", "17 people were hurt": alike but for what is asked
    figures, known = ({t for t in terms(item.sentence.text) if any(map(str.isdigit, t))} for item in (one, other))
    return figures <= known and alike(one.sentence, other.sentence)


def _adds(one: Scored, other: Scored) -> bool:
    """Whether it is about as likely and names or counts what the other does not: "4 in May 2024", "4 in Rome" are two things."""
    if one.score < _AS_LIKELY * other.score:
        return False
    known = set(terms(other.sentence.text))
    words = (word for word in _TELLING.findall(one.sentence.text) if not DAY_OR_MONTH.fullmatch(word))
    return any(set(terms(word)) - known for word in words)


def alike(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences say the same, word for word or nearly."""
    left, right = set(terms(one.text)), set(terms(other.text))
    if not left or not right:
        return False
    return len(left & right) / min(len(left), len(right)) >= _ALIKE


def in_time(scored: Sequence[Scored], window: Window | None, latest: bool) -> list[Scored]:
    """Weigh sentences by time, where the question says when.

    What names one of the days asked about gains, and so does what appeared in them or shortly after;
    "latest" prefers the newer of what answers about equally well.
    """
    if window is None and not latest:
        return list(scored)
    newest = max((p.latest for s in scored if (p := s.sentence.head.article.published)), default=None)
    weighed = []
    for item in scored:
        score = _likelier(item.score, _of_the_days(item.sentence, window)) if window else item.score
        published = item.sentence.head.article.published
        if published and latest and newest:
            score *= 0.7 + 0.3 * 0.5 ** ((newest - published.latest).days / 3)
        weighed.append(replace(item, score=score))
    return sorted(weighed, key=lambda s: (-s.score, s.sentence.key))


def is_older(sentence: Sentence, window: Window, as_of: date) -> bool:
    """Whether it can tell nothing of the few days asked about: its article is of well before them and it names none of them.

    Days that are still to come may be told of at any time before, and on a Thursday people call last Sunday this week.
    """
    published = sentence.head.article.published
    few = (window.end - window.start).days <= _FEW_DAYS
    if not published or not few or window.start > as_of or published.latest >= window.start - _SLACK:
        return False
    return not any(day.within(window.start, window.end) for day in known_dates(sentence.text, published))


def _of_the_days(sentence: Sentence, window: Window) -> int:
    """0, 1 or 2: whether it names one of the days, and whether its article is of them."""
    published = sentence.head.article.published
    named = any(day.within(window.start, window.end) for day in known_dates(sentence.text, published))
    return named + bool(published and window.covers(published))


def _likelier(odds: float, times: int) -> float:
    """Odds from 0 to 1, raised `times` times by the factor that the right days are worth."""
    if not 0 < odds < 1:
        return odds
    raised = odds / (1 - odds) * _RIGHT_DAYS**times
    return raised / (1 + raised)
