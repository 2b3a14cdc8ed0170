"""What one case is worth: every score of an answer and of the search behind it.

Where a score does not apply it is left out. The names are stable; `evals/figures/names.py` has their labels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.sentences import sentences
from evals.cases.case import Case
from evals.measures import ranking
from evals.measures.answers import groups_met, stale_stands
from evals.measures.citations import (
    Statement,
    Words,
    citation_precision,
    citation_recall,
    exactness,
    gold_precision,
    gold_recall,
    rests_on,
)
from evals.measures.promises import Reading
from evals.measures.silence import abstention
from evals.measures.strings import exact_match, holds_words, squad_normal, token_f1
from evals.measures.support import share_carried, supports
from qa.answer import Answer, Citation
from qa.passage import Passage
from qa.write import without_insertions

RECALL_AT = (1, 4, 10)
DEPTH = 10
_MARK = re.compile(r"\s*\[\d+\]")
_BOLD = re.compile(r"(?<!\\)\*\*")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>|~$#])")


def score_answer(case: Case, answer: Answer, gold: Sequence[Words], library: Reading) -> dict[str, float]:
    """The scores of an answer. `library` is read to check each quote against.

    `correct` is the verdict on a case: for an answerable one, that the answer or a quote shows every
    group of `answers`, and no stale value in its stead, or, where no answer strings are known, that a
    citation rests on a gold sentence; for an unanswerable one, silence; for a false premise, silence or
    a quote of the sentence that contradicts it.
    """
    found: dict[str, float | None] = {"correct": float(is_correct(case, answer, gold))}
    cited = cited_words(answer)
    if case.answerable:
        met = groups_met(shown(answer) if answer.answered else [], case.answers, case.matching)
        found["answered"] = float(answer.answered)
        found["answer_shown"] = met
        found["gold_precision"] = gold_precision(cited, gold)
        found["gold_recall"] = gold_recall(cited, gold)
        if case.kind == "conflict":
            found["conflict_coverage"] = met
    if len(case.answers) == 1 or case.expects == "silence":  # as in SQuAD 2.0: silence is the empty answer
        gold_strings = case.answers[0] if case.answers else ("",)
        predicted = plain(" ".join(without_insertions(claim.text) for claim in answer.claims))
        found["exact_match"] = exact_match(predicted, gold_strings)
        found["token_f1"] = token_f1(predicted, gold_strings)
    if case.stale and answer.answered:
        found["stale_answered"] = float(_stale(case, answer))
    if case.expects == "correction":
        found["false_premise_accepted"] = float(not is_correct(case, answer, gold))
    if answer.answered:
        found.update(_citations(answer))
    else:
        found["nearest_given"] = float(bool(answer.abstention and answer.abstention.nearest))
    found["span_exactness"] = exactness(_quotes(answer), lambda article, version: library.show(article, version).text)
    found.update(abstention(answer.answered, case.expects))
    return {name: value for name, value in found.items() if value is not None}


def score_draft(case: Case, answer: Answer) -> dict[str, float]:
    """Of the drafted sentences, the share of true ones that are shown and of false ones; right if no false one is."""
    claimed = {squad_normal(plain(without_insertions(claim.text))) for claim in answer.claims}
    true = [squad_normal(said.say) in claimed for said in case.draft if said.holds]
    false = [squad_normal(said.say) in claimed for said in case.draft if not said.holds]
    found = {"correct": float(not any(false))}
    if true:
        found["true_kept"] = sum(true) / len(true)
    if false:
        found["false_shown"] = sum(false) / len(false)
    return {**found, **(_citations(answer) if answer.answered else {})}


def score_search(passages: Sequence[Passage], gold: Sequence[Words]) -> dict[str, float]:
    """`evidence_recall@k`: the share of gold sentences whole in the first k passages; nothing without gold.

    Words and not places, so that the same sentence in a syndicated copy counts.
    """
    if not gold:
        return {}
    return {
        f"evidence_recall@{k}": sum(any(holds_words(p.text, g.quote) for p in passages[:k]) for g in gold) / len(gold)
        for k in RECALL_AT
    }


def score_ranking(passages: Sequence[Passage], relevant: Mapping[str, float], system: str) -> dict[str, float]:
    """nDCG, MAP and MRR at 10 of the articles, each at its best passage; nothing without relevant ones.

    A cluster of copies counts as one article: `relevant` maps clusters to gains.
    """
    ranked = list(dict.fromkeys(p.cluster or p.article_id for p in passages))
    found = {
        f"{system} ndcg@{DEPTH}": ranking.ndcg(ranked, relevant, DEPTH),
        f"{system} map@{DEPTH}": ranking.average_precision(ranked, relevant, DEPTH),
    }
    if relevant:
        found[f"{system} mrr@{DEPTH}"] = ranking.reciprocal_rank(ranking.rank_of_first(ranked, relevant), DEPTH)
    return {name: value for name, value in found.items() if value is not None}


def is_correct(case: Case, answer: Answer, gold: Sequence[Words]) -> bool:
    """The verdict on a case; see `score_answer`."""
    if case.answerable and case.answers:
        whole = answer.answered and groups_met(shown(answer), case.answers, case.matching) == 1.0
        return whole and not _stale(case, answer)
    if not answer.answered:
        return not case.answerable
    return case.expects != "silence" and any(rests_on(c, g) for c in cited_words(answer) for g in gold)


def shown(answer: Answer) -> list[str]:
    """What a reader sees of the answer: its text without marks, and the quotes it cites."""
    return [plain(answer.text), *(citation.quote for citation in answer.citations)]


def plain(text: str) -> str:
    """An answer's text without its marks, its bold signs, and the escapes that keep it from being markup."""
    return _ESCAPED.sub(r"\1", _BOLD.sub("", _MARK.sub("", text)))


def cited_words(answer: Answer) -> list[Words]:
    """The stretches that an answer cites; none of a silent one."""
    return _words(answer.citations if answer.answered else ())


def _stale(case: Case, answer: Answer) -> bool:
    return stale_stands(plain(answer.text), case.answers, case.stale, case.matching)


def _citations(answer: Answer) -> dict[str, float]:
    """Citation recall and precision at sentence level, and how much of each claim its own citations carry."""
    statements = list(_statements(answer))
    found = {
        "citation_recall": citation_recall(statements, supports),
        "citation_precision": citation_precision(statements, supports),
        "claim_support": sum(share_carried(" ".join(s.cited), s.text) for s in statements) / len(statements)
        if statements
        else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _statements(answer: Answer) -> list[Statement]:
    """The claims with the words they cite, and any sentence of the text that is no claim and so cites nothing."""
    cited = {c.n: f"{c.title or ''}. {c.quote}" for c in answer.citations}
    statements = [
        Statement(plain(without_insertions(claim.text)), tuple(cited[n] for n in claim.citations if n in cited))
        for claim in answer.claims
    ]
    rest = list(answer.text)
    for claim in answer.claims:
        rest[claim.start : claim.end] = " " * (claim.end - claim.start)
    left = plain(without_insertions("".join(rest)))
    loose = [left[span.start : span.end] for span in sentences(left)]
    return statements + [Statement(sentence, ()) for sentence in loose if any(map(str.isalnum, sentence))]


def _quotes(answer: Answer) -> list[Words]:
    return _words((*answer.citations, *(answer.abstention.nearest if answer.abstention else ())))


def _words(citations: Sequence[Citation]) -> list[Words]:
    return [Words(c.article_id, c.version, c.start, c.end, c.quote) for c in citations]
