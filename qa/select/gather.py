"""The sentences of the passages that were found, each once, as candidates for evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.instructions import addresses_machine, plain_head, plain_text
from corpus.sentences import sentences
from corpus.store.snapshot import Snapshot
from qa.evidence import Sentence
from qa.passage import Passage

_FEWEST_WORDS = 4
_LINK = re.compile(r"[^.:!?]{2,60}:[A-Z'‘“\"](?!.*[.!?][\"”’']?$)")
_LEAD = 300  # characters that say what an article is about


def gather(snapshot: Snapshot, passages: Iterable[Passage]) -> list[Sentence]:
    """Every usable sentence of `passages`, in their order, with the sentence in front of it."""
    found: dict[tuple[str, int], Sentence] = {}
    for passage in passages:
        head, text = plain_head(snapshot.heads[passage.article_id]), snapshot.text(passage.article_id)
        lead = text[max(0, passage.start - 600) : passage.start]
        said = (lead[s.start : s.end] for s in reversed(sentences(lead)))
        before = next((sentence for sentence in said if not addresses_machine(sentence)), "")
        around = f"{plain_text(text)[:_LEAD]}\n{plain_text(passage.text)}"
        for span in sentences(text[passage.start : passage.end]):
            start, end = passage.start + span.start, passage.start + span.end
            sentence = Sentence(head, start, end, text[start:end], before, around)
            if addresses_machine(sentence.text):
                continue
            before = sentence.text
            if is_usable(sentence.text):
                found.setdefault(sentence.key, sentence)
    return list(found.values())


def is_usable(text: str) -> bool:
    """A statement long enough to say something, no time stamp, no link to another story ("LAWSUIT:Parents sue over …")."""
    words = text.split()
    stated = text.upper() == text.lower() or any(word.islower() for word in words)
    return len(words) >= _FEWEST_WORDS and stated and not text.endswith("?") and not _LINK.match(text)
