"""What to add to one sentence of an answer, so that it can be read without its article."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa.days import take_dates
from qa.evidence import Sentence
from qa.write.antecedent import antecedent
from qa.write.dates import date_insertions, well_dated
from qa.write.insert import Insertion, speech
from qa.write.said import said_by

Read = Callable[[str], str]
"""The text of an article, by its id."""


def explained(sentence: Sentence, read: Read | None = None) -> list[Insertion]:
    """For a verbatim sentence: whom its first pronoun means, the dates of its time words, and whose words it is.

    Without `read` what is known of the article is the passage that the sentence was found in.
    """
    if not _english(sentence):
        return []
    before = _before(sentence, read)
    whom = antecedent(sentence.text, before)
    says = said_by(sentence.text, before, _after(sentence, read))
    return [*([whom] if whom else []), *_dates(sentence, read), *([says] if says else [])]


def redated(words: str, cited: Sequence[Sentence], read: Read | None = None) -> list[Insertion]:
    """For a sentence in a model's words: the dates of the time words that it has from the sentences it cites.

    A time word gets a date if every cited sentence that has it gives it the same one.
    """
    if take_dates(words)[0]:
        return []
    given = [{one.phrase.casefold(): one for one in _dates(s, read)} if _english(s) else {} for s in cited]
    added: list[Insertion] = []
    for phrase in dict.fromkeys(phrase for own in given for phrase in own):
        meant = {
            own[phrase].words if phrase in own else ""
            for own, s in zip(given, cited, strict=True)
            if phrase in s.text.casefold()
        }
        found = list(
            re.finditer(rf"\b{re.escape(phrase)}\b(?!['’]| (?:morning|afternoon|evening|night)\b)", words, re.I)
        )
        if len(meant) == len(found) == 1 and "" not in meant and not _quoted(words, found[0].start()):
            added.append(Insertion(found[0].end(), meant.pop(), phrase))
    return list({one.at: one for one in added}.values())


def _dates(sentence: Sentence, read: Read | None) -> list[Insertion]:
    published = sentence.head.article.published
    if not well_dated(_article(sentence, read), published):
        return []
    return date_insertions(sentence.text, published, _before(sentence, read))


def _article(sentence: Sentence, read: Read | None) -> str:
    return read(sentence.head.article.id) if read else sentence.around or sentence.text


def _before(sentence: Sentence, read: Read | None) -> str:
    """The article up to the sentence, as far as it is known.

    The passage follows the lead without a break, so it is known for certain only where the sentence
    before stands in it too.
    """
    if read:
        return read(sentence.head.article.id)[: sentence.start]
    before = sentence.around[: max(0, sentence.around.rfind(sentence.text))]
    return before if sentence.before and before.rstrip().endswith(sentence.before) else ""


def _after(sentence: Sentence, read: Read | None) -> str:
    """The article from the end of the sentence on, as far as it is known."""
    if read:
        return read(sentence.head.article.id)[sentence.end :]
    at = sentence.around.rfind(sentence.text)
    return sentence.around[at + len(sentence.text) :] if at >= 0 else ""


def _english(sentence: Sentence) -> bool:
    language = sentence.head.article.language
    return language is None or language.casefold().startswith("en")


def _quoted(words: str, at: int) -> bool:
    return any(start <= at < end for start, end in speech(words))
