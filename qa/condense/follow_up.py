"""Follow-ups without a model: the words the conversation is about are put beside the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.terms import STOP_WORDS, terms
from qa.datewords import DAY_OR_MONTH
from qa.question import Turn

_POINTS_BACK = re.compile(
    r"\b(?:(?P<inside>its|they|them|their|theirs|he|him|his|she|her|hers)|it|these|those|there|then|ones?|same|both|"
    r"either|former|latter|the (?:two|three|other|others|rest)|this|that(?! (?:the|a|an|was|were|is|are|has|have|had|will)\b| (?-i:[A-Z])))\b",
    re.I,
)
# "this week" is a time, "is it true that" points nowhere.
_NO_POINTER = re.compile(
    r"\b(?:this|that|these|those|same) (?:morning|afternoon|evening|night|day|days|week|weekend|month|quarter|spring|summer|"
    r"autumn|fall|winter|year|season|decade|century)\b|\bit (?:true|possible|likely|known|clear|certain)\b|\bit (?:is|was) "
    r"(?:true|possible|likely|known|clear|certain)\b",
    re.I,
)
_CARRIES_ON = re.compile(
    r"^(?:and|but|so|also|or|what about|how about|why(?: not)?\b.{0,12}$|when\b.{0,8}$|where\b.{0,8}$|who\b.{0,8}$)",
    re.I,
)
_NEW_TOPIC = re.compile(
    r"^(?:and|but|so|also)[ ,]+(?=(?:who|whom|when|where|why|how|what|which|did|has|have|is|was|were)\b)", re.I
)
_TELLING = frozenset(terms("say said says saying tell told report reported announce announced call called"))
_ENOUGH = 4  # content words with which a question that names somebody new stands alone
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*")
_MARKS = re.compile(r"\[\d+\]|[“”\"]")
_MOST_NAMES = 4
_MOST_WORDS = 12


@dataclass(frozen=True)
class Standalone:
    """A question by itself: `focus` is what is asked now, `topic` the words that say of what.

    `earlier` are the questions that it leans on, the last one first: what they say of the day holds for it too.
    """

    focus: str
    topic: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Both in one line, as shown to the user."""
        return f"{self.focus} ({' '.join(self.topic)})" if self.topic else self.focus


def points_back(question: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether the question leans on the turns before it, which have the terms `known`.

    It does with a pronoun, unless that stands for a name of its own; by going on ("And who …"), unless it names somebody new
    and asks enough by itself; and where it names nobody new but speaks of what was spoken of ("the captain").
    """
    bare = _NO_POINTER.sub(lambda m: "x" * len(m[0]), question)
    new = [
        m.start()
        for m in _NAME.finditer(bare)
        if m.start() > 0 and not DAY_OR_MONTH.fullmatch(m.group()) and not set(terms(m.group())) & known
    ]
    for pointer in _POINTS_BACK.finditer(bare):
        if not (pointer["inside"] and any(at < pointer.start() for at in new)):
            return True
    if _CARRIES_ON.search(bare):
        return not (new and _NEW_TOPIC.search(bare) and len(terms(bare)) >= _ENOUGH)
    about = set(terms(question)) - _TELLING
    return len(terms(question)) < 2 or (not new and bool(about & known))


def condense(question: str, history: Sequence[Turn]) -> Standalone:
    """The question with the topic of the conversation beside it, where it leans on it."""
    if not history:
        return Standalone(question)
    told = frozenset(terms(" ".join(f"{turn.question} {turn.answer}" for turn in history)))
    if not points_back(question, told):
        return Standalone(question)
    topic: list[str] = []
    earlier: list[str] = []
    for n, turn in reversed(list(enumerate(history))):
        topic = _words(turn.question) + topic
        earlier.append(turn.question)
        before = frozenset(terms(" ".join(f"{one.question} {one.answer}" for one in history[:n])))
        if not points_back(turn.question, before):
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
    words = tuple(dict.fromkeys(w for w in topic if set(terms(w)) - asked))[:_MOST_WORDS]
    return Standalone(question, words, tuple(earlier))


def _words(text: str) -> list[str]:
    """The content words of an earlier question, as written."""
    found = re.findall(r"[^\s,;:?!()\"“”]+", text)
    asking = {"tell", "please", "who", "when", "where", "why", "how", "what", "which", "many", "much"}
    return [w for w in found if w.casefold() not in STOP_WORDS | asking and terms(w)]
