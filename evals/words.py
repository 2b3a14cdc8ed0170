"""Strings as the scores compare them: three ways to say that two texts say the same.

`holds_words` is the loose one, the public sets' own; `holds_phrase` keeps signs and decimals, for
our fixed questions, where 15% must not be met by any 15; `token_f1` is the overlap of SQuAD.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_WORD = re.compile(r"[^\W_]+")
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‑": "-"})


def bare_words(text: str) -> str:
    """Lower-case, letters and digits only, single spaces between: "U.S. $5.2m" is "u s 5 2m"."""
    return " ".join(_WORD.findall(text.lower()))


def holds_words(text: str, answer: str) -> bool:
    """Whether `answer` occurs in `text` as whole words after `bare_words`; an answer of no words does not.

    This is the hit of the RealtimeQA floors (see `evals/sets/realtimeqa.py`).
    """
    wanted = bare_words(answer)
    return bool(wanted) and f" {wanted} " in f" {bare_words(text)} "


def holds_phrase(text: str, answer: str) -> bool:
    """Whether `answer` occurs in `text`, case, curly quotes, dashes and white space aside.

    Whole words and whole numbers: "11" is not in "11,000", "1.11" or "2011"; "15%" is not in "15".
    """
    wanted = _folded(answer)
    if not wanted:
        return False
    before = r"(?<!\w)(?<!\d[.,])" if wanted[0].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if wanted[-1].isalnum() else ""
    return re.search(before + re.escape(wanted) + after, _folded(text)) is not None


def squad_normal(text: str) -> str:
    """Lower-case, without punctuation, without a, an and the, single spaces.

    Source: the SQuAD 1.1 evaluation script (Rajpurkar et al. 2016), but for punctuation: any
    character that Unicode calls punctuation goes, not only ASCII's, so that curly quotes do not count.
    """
    kept = "".join(c for c in text.lower() if not unicodedata.category(c).startswith("P"))
    return " ".join(_ARTICLES.sub(" ", kept).split())


def exact_match(text: str, answers: tuple[str, ...]) -> float:
    """1.0 if `text` is one of `answers` after `squad_normal`, else 0.0 (SQuAD's EM)."""
    return float(squad_normal(text) in {squad_normal(answer) for answer in answers})


def token_f1(text: str, answers: tuple[str, ...]) -> float:
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
