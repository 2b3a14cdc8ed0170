"""Follow-ups with a model: it rewrites the question, and is believed only if it added nothing."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.terms import terms
from prompts import Prompt
from qa.answer import Usage
from qa.model import LanguageModel
from qa.question import MAX_QUESTION, Turn

_LONGEST = 300  # characters of a rewritten question
_TURNS = 4


def rewrite(
    question: str, history: Sequence[Turn], model: LanguageModel, prompt: Prompt, spent: list[Usage]
) -> str | None:
    """The question as the model rewrites it; None where the rewriting cannot be trusted.

    Every content word of it must come from the conversation, so that no fact enters here.
    Raises ModelError.
    """
    told = "\n".join(f"Q: {turn.question}\nA: {turn.answer[:500]}" for turn in history[-_TURNS:])
    reply = model.complete(prompt.render(conversation=told[-MAX_QUESTION:], question=question), spent)
    line = reply.splitlines()[0].strip().strip('"') if reply else ""
    known = set(terms(told)) | set(terms(question))
    new = [term for term in terms(line) if term not in known]
    if not line or len(line) > _LONGEST or len(new) > 1 or not set(terms(line)) & known or not line.endswith("?"):
        return None
    return line
