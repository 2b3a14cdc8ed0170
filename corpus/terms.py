"""Words as search and comparison see them: folded, stemmed, without stop words.

One function for the lexical index, for choosing sentences and for checking claims, so that they
agree on what a word is. English is stemmed (Snowball); scripts without spaces become bigrams.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

_STEM = Stemmer.Stemmer("english")
_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?(?:\d+)?|\d+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")

STOP_WORDS = frozenset(
    "a about above after again all also am an and any are as at be because been before being below between both but "
    "by can could did do does doing down during each few for from further had has have having he her here hers him "
    "his how i if in into is it its itself just me more most my no nor not of off on once only or other our out over "
    "own same she should so some such than that the their them then there these they this those through to too under "
    "until up very was we were what when where which while who whom why will with would you your s t re ve ll".split()
)


@lru_cache(maxsize=200_000)
def _fold(word: str) -> str:
    if word == "us":  # the pronoun; the country is written US or U.S.
        return "we"
    folded = unicodedata.normalize("NFKD", word.casefold())
    folded = "".join(c for c in folded if not unicodedata.combining(c)).replace("’", "'")
    if folded.endswith("'s"):
        folded = folded[:-2]
    if folded[0].isdigit():
        return folded.replace(",", "")
    if "." in folded:
        return folded.replace(".", "")
    return folded if folded in STOP_WORDS else str(_STEM.stemWord(folded.replace("'", "")))


def words(text: str) -> list[str]:
    """Every word of `text`, folded and stemmed, stop words included, in order."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if not word.isascii() and _CJK.fullmatch(word):
            found.extend(word[i : i + 2] for i in range(max(1, len(word) - 1)))
        else:
            found.append(_fold(word))
    return found


def terms(text: str) -> list[str]:
    """The content words of `text`: `words` without the stop words."""
    return [word for word in words(text) if word not in STOP_WORDS]
