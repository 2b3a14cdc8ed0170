"""Follow-ups without a model: the words the conversation is about are put beside the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.terms import STOP_WORDS, terms
from qa.question import Turn

_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|this|these|those|there|then|ones?|same|both|either|"
    r"former|latter|that(?! (?:the|a|an|was|were|is|are|has|have|had|will)\b))\b",
    re.I,
)
_CARRIES_ON = re.compile(
    r"^(?:and|but|so|also|or|what about|how about|why(?: not)?\b.{0,12}$|when\b.{0,8}$|where\b.{0,8}$|who\b.{0,8}$)",
    re.I,
)
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*")
_MARKS = re.compile(r"\[\d+\]|[“”\"]")
_MOST_NAMES = 4
_MOST_WORDS = 12


@dataclass(frozen=True)
class Standalone:
    """A question by itself: `focus` is what is asked now, `topic` the words that say of what."""

    focus: str
    topic: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Both in one line, as shown to the user."""
        return f"{self.focus} ({' '.join(self.topic)})" if self.topic else self.focus


def points_back(question: str) -> bool:
    """Whether the question leans on the turns before it."""
    return bool(_POINTS_BACK.search(question) or _CARRIES_ON.search(question)) or len(terms(question)) < 2


def condense(question: str, history: Sequence[Turn]) -> Standalone:
    """The question with the topic of the conversation beside it, where it leans on it."""
    if not history or not points_back(question):
        return Standalone(question)
    topic: list[str] = []
    for turn in reversed(history):
        topic = _words(turn.question) + topic
        if not points_back(turn.question):
            break
    known = set(terms(" ".join([question, *topic])))
    for match in _NAME.finditer(_MARKS.sub("", history[-1].answer)[:400]):
        new = set(terms(match.group())) - known
        if new and len(topic) < _MOST_WORDS and len(known) < 40:
            topic.append(match.group())
            known |= new
            if sum(1 for word in topic if word[0].isupper()) >= _MOST_NAMES + 4:
                break
    asked = set(terms(question))
    return Standalone(question, tuple(dict.fromkeys(w for w in topic if set(terms(w)) - asked))[:_MOST_WORDS])


def _words(text: str) -> list[str]:
    """The content words of an earlier question, as written."""
    found = re.findall(r"[^\s,;:?!()\"“”]+", text)
    asking = {"who", "when", "where", "why", "how", "what", "which", "many", "much"}
    return [w for w in found if w.casefold() not in STOP_WORDS | asking and terms(w)]
