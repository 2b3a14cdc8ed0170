"""Strings as the measures compare them: three ways to say that two texts say the same.

`holds_words` is the loose one, the public sets' own; `holds_phrase` keeps signs and decimals, for
our fixed questions, where 15% must not be met by any 15; `token_f1` is the overlap of SQuAD.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+")
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‑": "-"})


def bare_words(text: str) -> str:
    """Lower-case, letters and digits only, single spaces between: "U.S. $5.2m" is "u s 5 2m"."""
    return " ".join(_WORD.findall(text.lower()))


def holds_words(text: str, answer: str) -> bool:
    """Whether `answer` occurs in `text` as whole words after `bare_words`; an answer of no words does not.

    This is the hit of the RealtimeQA floors (see `evals/sets/realtimeqa.py`).
    """
    return find_words(text, answer) >= 0


def find_words(text: str, answer: str) -> int:
    """Where `holds_words` finds it, in characters of `bare_words(text)`; -1 if it does not."""
    wanted = bare_words(answer)
    return f" {bare_words(text)} ".find(f" {wanted} ") if wanted else -1


def holds_phrase(text: str, answer: str) -> bool:
    """Whether `answer` occurs in `text`, case, curly quotes, dashes and white space aside.

    Whole words and whole numbers: "11" is not in "11,000", "1.11" or "2011"; "15%" is not in "15".
    """
    return find_phrase(text, answer) >= 0


def find_phrase(text: str, answer: str) -> int:
    """Where `holds_phrase` finds it, in characters of the folded text; -1 if it does not."""
    wanted = _folded(answer)
    if not wanted:
        return -1
    before = r"(?<!\w)(?<!\d[.,])" if wanted[0].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if wanted[-1].isalnum() else ""
    found = re.search(before + re.escape(wanted) + after, _folded(text))
    return found.start() if found else -1


def squad_normal(text: str) -> str:
    """Lower-case, without ASCII punctuation, without a, an and the, single spaces.

    Source: the SQuAD evaluation script (Rajpurkar et al. 2016).
    """
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def exact_match(text: str, answers: Sequence[str]) -> float:
    """1.0 if `text` is one of `answers` after `squad_normal`, else 0.0 (SQuAD's EM)."""
    return float(squad_normal(text) in {squad_normal(answer) for answer in answers})


def token_f1(text: str, answers: Sequence[str]) -> float:
    """The best harmonic mean of token precision and recall over `answers`, 0 to 1 (SQuAD's F1).

    Two texts without a token agree (1.0), as in SQuAD 2.0; one without does not (0.0).
    """
    return max((_f1(squad_normal(text).split(), squad_normal(answer).split()) for answer in answers), default=0.0)


def _f1(tokens: list[str], gold: list[str]) -> float:
    if not tokens or not gold:
        return float(tokens == gold)
    shared = sum((Counter(tokens) & Counter(gold)).values())
    return 2 * shared / (len(tokens) + len(gold))


def _folded(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).casefold().split())
