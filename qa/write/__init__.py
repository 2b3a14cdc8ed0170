"""Put an answer into words: verbatim quotes, or a model's draft, sentence by sentence."""

from qa.write.compose import Composition, cite
from qa.write.draft import DraftSentence, DraftSplitter, is_refusal
from qa.write.evidence import pick_evidence, show_evidence
from qa.write.insert import without_insertions

__all__ = [
    "Composition",
    "DraftSentence",
    "DraftSplitter",
    "cite",
    "is_refusal",
    "pick_evidence",
    "show_evidence",
    "without_insertions",
]
