"""Find the sentences that a claim rests on: first those it cites, then any of the evidence.

A model's numbers are a hint, not a proof. A small one cites the wrong line or copies the example;
what counts is whether some sentence of the evidence carries the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.terms import terms
from qa.evidence import Sentence
from qa.verify.check import Verdict, check
from qa.verify.support import Entails

_CLAUSE = re.compile(
    r"[,;]\s+(?:and|but|while|which|who|where)?\s*|\s+(?:and|but|while)\s+|(?<=[.!?])[\"”’]?\s+(?=[A-Z“\"])", re.I
)
_REASON = re.compile(r"\b(?:because|due to|as a result|so that|therefore|thanks to|owing to|which is why)\b", re.I)
_CLOSEST = 3  # sentences tried alone and in pairs, when the cited ones do not carry the claim


def attribute(
    claim: str, marks: Sequence[int], evidence: Sequence[Sentence], entails: Entails | None = None
) -> tuple[Verdict, tuple[Sentence, ...]]:
    """The verdict on `claim`, and the fewest sentences of `evidence` that carry it.

    `marks` are 1-based numbers of evidence lines; one that is out of bounds is ignored. If nothing
    carries the claim the verdict says what is wrong with the best try. `entails` is as for `check`.
    """
    best: tuple[Verdict, tuple[Sentence, ...]] = (Verdict(False, 0.0, "no sentence carries it"), ())
    for sentences in _tries(claim, marks, evidence):
        verdict = check(claim, sentences, entails)
        if verdict.supported and len(sentences) > 1 and not _each_clause(claim, sentences):
            verdict = Verdict(False, verdict.support, "it joins what two sentences say into what neither does")
        if verdict.supported:
            return verdict, sentences
        if not best[1] or verdict.support > best[0].support:
            best = (verdict, sentences)
    return best


def _each_clause(claim: str, sentences: Sequence[Sentence]) -> bool:
    """Whether a claim that rests on several sentences is a mere sequence of clauses, each carried by one of them.

    "Sales fell by 3 percent of Hanul's" must not be made of one sentence on sales and one on Hanul.
    """
    clauses = [clause for clause in _CLAUSE.split(claim) if terms(clause)]
    if len(clauses) < 2 or _REASON.search(claim):
        return False
    return all(any(check(clause, (sentence,)).supported for sentence in sentences) for clause in clauses)


def _tries(claim: str, marks: Sequence[int], evidence: Sequence[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    cited = tuple(evidence[n - 1] for n in marks if 1 <= n <= len(evidence))
    for sentence in cited:
        yield (sentence,)
    if len(cited) > 1:
        yield cited
    said = set(terms(claim))
    close = sorted(evidence, key=lambda s: -len(said & set(terms(s.text))))[:_CLOSEST]
    for sentence in close:
        if sentence not in cited:
            yield (sentence,)
    for i, one in enumerate(close):
        for other in close[i + 1 :]:
            yield (one, other)
