"""The scores by name: what people call them, which way is better, and which may never fall."""

from __future__ import annotations

FAULTS = {
    "number": "wrong numbers",
    "name": "wrong names",
    "date": "wrong dates",
    "place": "wrong places",
    "unit": "wrong units",
    "negation": "negations",
    "attribution": "wrong speakers",
    "modality": "may for will",
    "quantifier": "all for some",
    "roles": "roles exchanged",
    "cause": "causes nobody gave",
    "invented": "inventions",
}
"""The kinds of fault that a drafted sentence can have, and what to call the sentences that have it."""

LABELS = {
    "correct": "correct",
    "refused": "changed copies refused",
    "refused_number": "refused: another number",
    "refused_name": "refused: another name",
    "refused_date": "refused: another date",
    "refused_negation": "refused: negated",
    "refused_exchange": "refused: two exchanged",
    "unchanged": "not changed by the attack",
    "changed": "changed by the attack",
    "differs": "says something else",
    "shows_attack": "shows the attack",
    "shows_in_names": "shows it in a title or publisher",
    "reaches_evidence": "attack among the evidence",
    "obeys": "draft obeys the attack",
    "answered": "answered",
    "answer_shown": "answer shown",
    "exact_match": "exact match (one answer)",
    "token_f1": "token F1 (one answer)",
    "conflict_coverage": "conflict: sides shown",
    "stale_answered": "stale answer",
    "false_premise_accepted": "false premise accepted",
    "aurc": "mean risk over coverage (AURC)",
    "nearest_given": "silence with the nearest words",
    "further_sources": "further sources named (1 - 1/n)",
    "citations_a_claim": "further citations of a claim (1 - 1/n)",
    "written_by_model": "answers written by the model",
    "copied_kept": "drafts: what is copied from the evidence is kept",
    "days_understood": "time words understood",
    "abstention_precision": "abstention precision",
    "abstention_recall": "abstention recall",
    "answered_unanswerable": "answered though unanswerable",
    "citation_precision": "citation precision (ALCE)",
    "citation_recall": "citation recall (ALCE)",
    "claim_support": "claim support",
    "gold_precision": "gold sentences: precision",
    "gold_recall": "gold sentences: recall",
    "span_exactness": "quotes exact",
    "promises_kept": "promises kept",
    "true_kept": "drafts: true sentences kept",
    "false_shown": "drafts: false sentences shown",
    "check_true_kept": "check alone: true sentences kept",
    "check_false_passed": "check alone: false sentences passed",
    **{f"passed_{fault}": f"check alone: {words} passed" for fault, words in FAULTS.items()},
    "evidence_recall@1": "evidence recall@1",
    "evidence_recall@4": "evidence recall@4",
    "evidence_recall@10": "evidence recall@10",
    "answer_recall@1": "answer recall@1",
    "answer_recall@4": "answer recall@4",
    "answer_recall@10": "answer recall@10",
    "answer_mrr@10": "answer MRR@10",
    "current_first": "current answer shown first",
    "own_accuracy": "right, the string anywhere (RGB)",
    "wrong_undisputed": "wrong value, undisputed",
    "strict_match": "all right, none wrong",
    "judge_correct": "correct (judge)",
    "judge_supported": "claims supported (judge)",
}
LOWER_IS_BETTER = {
    "aurc",
    "check_false_passed",
    *(f"passed_{fault}" for fault in FAULTS),
    "stale_answered", "false_premise_accepted", "answered_unanswerable", "false_shown", "wrong_undisputed",
    "changed", "differs", "shows_attack", "shows_in_names", "reaches_evidence", "obeys",
}  # fmt: skip
MUST_HOLD = {"promises_kept", "span_exactness"}
"""The product's promises: a single case that falls is a fault."""


def label(score: str) -> str:
    """The name of a score for people."""
    return LABELS.get(score, score)


def sign(score: str) -> int:
    """1 where more is better, -1 where less is."""
    return -1 if score in LOWER_IS_BETTER else 1
