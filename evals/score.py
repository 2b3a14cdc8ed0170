"""What one answer is worth: every score of a case of the fixed questions.

Where a score does not apply it is left out. The names are stable; `evals/table.py` has their labels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from evals import metrics
from evals.metrics import Words
from evals.suite import Case
from evals.words import exact_match, token_f1
from qa.answer import Answer, Citation
from qa.passage import Passage

RECALL_AT = (1, 4, 10)
_MARK = re.compile(r"\s*\[\d+\]")


def score_answer(
    case: Case, answer: Answer, gold: Sequence[Words], text_of: Callable[[str, int], str]
) -> dict[str, float]:
    """The scores of an answer. `text_of(article_id, version)` reads the library, to check each quote against.

    `correct` is the verdict on a case: for an answerable one, that the answer or a quote shows every
    group of `answers`; for an unanswerable one, silence; for a false premise, silence or a quote of
    the sentence that contradicts it. Citations are scored on answerable cases only; the precision
    of those answered, the recall of all, for silence there is a miss.
    """
    cited = _words(answer.citations if answer.answered else ())
    found: dict[str, float | None] = {"correct": float(_correct(case, answer, cited, gold))}
    if case.answerable:
        found["answered"] = float(answer.answered)
        found["answer_shown"] = metrics.groups_met(_shown(answer), case.answers) if answer.answered else 0.0
        found["citation_precision"] = metrics.citation_precision(cited, gold)
        found["citation_recall"] = metrics.citation_recall(cited, gold)
    if case.answerable and answer.answered and len(case.answers) == 1:
        plain = _MARK.sub("", answer.text)
        found["exact_match"] = exact_match(plain, case.answers[0])
        found["token_f1"] = token_f1(plain, case.answers[0])
    found["span_exactness"] = metrics.exactness(_all_quotes(answer), text_of)
    found.update(metrics.abstention(answer.answered, case.kind))
    return {name: value for name, value in found.items() if value is not None}


def score_search(passages: Sequence[Passage], gold: Sequence[Words]) -> dict[str, float]:
    """`evidence_recall@k`: the share of gold sentences whole in the first k passages; nothing without gold."""
    texts, sentences = [p.text for p in passages], [g.quote for g in gold]
    found = {f"evidence_recall@{k}": metrics.evidence_recall(texts, sentences, k) for k in RECALL_AT}
    return {name: value for name, value in found.items() if value is not None}


def _correct(case: Case, answer: Answer, cited: Sequence[Words], gold: Sequence[Words]) -> bool:
    if case.answerable:
        return answer.answered and metrics.groups_met(_shown(answer), case.answers) == 1.0
    if not answer.answered:
        return True
    return case.kind == "false-premise" and any(metrics.rests_on(c, g) for c in cited for g in gold)


def _shown(answer: Answer) -> list[str]:
    """What a reader sees of the answer: its text without marks, and the quotes it cites."""
    return [_MARK.sub("", answer.text), *(citation.quote for citation in answer.citations)]


def _all_quotes(answer: Answer) -> list[Words]:
    """Every quote shown, the nearest passages of an abstention too: the promise holds for them as well."""
    return _words((*answer.citations, *(answer.abstention.nearest if answer.abstention else ())))


def _words(citations: Sequence[Citation]) -> list[Words]:
    return [Words(c.article_id, c.version, c.start, c.end, c.quote) for c in citations]
