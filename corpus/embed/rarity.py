"""How rare a word is in English at large, from the order of the model's vocabulary.

The WordPiece vocabulary lists whole words by falling frequency. That is all the knowledge of
English a small library has: in three passages every word is rare.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

_FIRST_WORD = 1996  # what stands before are control pieces and single characters
_COMMON = 0.05


@cache
def _ranks() -> dict[str, int]:
    lines = (Path(__file__).parent / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return {word: rank for rank, word in enumerate(lines)}


def rarity(word: str) -> float:
    """From .05 for the commonest words to 1 for words the vocabulary does not have, on a log scale; numbers have 1."""
    lower = word.casefold()
    if not lower[:1].isalpha():
        return 1.0
    ranks = _ranks()
    rank = ranks.get(lower) or ranks.get(lower.removesuffix("s")) or len(ranks)
    scale = math.log(max(rank, _FIRST_WORD) / _FIRST_WORD) / math.log(len(ranks) / _FIRST_WORD)
    return max(_COMMON, min(1.0, scale))
