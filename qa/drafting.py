"""The model's way to an answer: it drafts, what stands is shown, the rest is mended once or dropped."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator

from corpus.errors import ModelError
from qa.answer import Partial, Step
from qa.condense import Standalone
from qa.events import Drafted, Selected, Traced
from qa.evidence import Found, Sentence
from qa.model import CHECK_ADDRESS
from qa.verify import attribute, speaker_left_out
from qa.work import Work
from qa.write import Composition, DraftSentence, DraftSplitter, is_refusal, pick_evidence, show_evidence


def draft(work: Work, alone: Standalone, found: Found, composition: Composition) -> Generator[Traced, None, bool]:
    """Let the model draft, show what stands, have the rest repaired once, drop what still fails.

    Returns whether the model said that the evidence does not answer.
    """
    assert work.model
    model = work.model
    since = time.perf_counter()
    prompt, day = work.prompt("answer"), work.question.as_of.isoformat()
    evidence = pick_evidence(found.scored, model.room(prompt.render(question=alone.text, as_of=day, evidence="")))
    yield Selected(tuple(evidence))
    told = show_evidence(evidence)
    asked = prompt.render(question=alone.text, as_of=day, evidence=told)
    failed: list[tuple[DraftSentence, str]] = []
    refused = False
    try:
        if not evidence:
            raise ModelError(f"the window of {model.name} is too small for what answers: raise QA_CONTEXT")
        for sentence in _drafted(model.draft(asked, work.spent, work.prompt)):
            refused = refused or is_refusal(sentence)
            fault = _state(sentence, evidence, composition)
            yield Drafted(sentence.text, fault)
            if not fault:
                yield Partial(composition.text)
            elif not is_refusal(sentence):
                failed.append((sentence, fault))
        since = work.clock("write", since)
        if not (failed or refused or composition.claims):
            raise ModelError(f"the model {model.name} wrote nothing: {CHECK_ADDRESS}")
        if failed:
            yield Step("mending")
            faults = "\n".join(f"- {sentence.text} ({fault})" for sentence, fault in failed)
            repair = work.prompt("repair").render(question=alone.text, evidence=told, faults=faults)
            # In a small window, what fails goes unmended.
            mended = model.draft(repair, work.spent, work.prompt) if model.room(repair) >= 0 else ()
            for sentence in _drafted(mended):
                fault = _state(sentence, evidence, composition)
                yield Drafted(sentence.text, fault)
                if not fault:
                    yield Partial(composition.text)
            work.clock("repair", since)
    except ModelError as error:
        work.lose_model(error)
    if composition.claims:
        work.mode = model.name
    elif work.model and not refused:
        work.notes.append(f"Nothing that {model.name} wrote could be verified. Answered in quotes mode.")
    return refused


def _drafted(pieces: Iterable[str]) -> Iterator[DraftSentence]:
    """The sentences of a draft, each as soon as it is complete."""
    splitter = DraftSplitter()
    for piece in pieces:
        yield from splitter.feed(piece)
    yield from splitter.finish()


def _state(sentence: DraftSentence, evidence: list[Sentence], composition: Composition) -> str:
    """Add a drafted sentence to the answer if it stands; else say what is wrong with it."""
    if is_refusal(sentence) or not sentence.is_sentence:
        return "it is not a whole sentence"
    if composition.says(sentence.text):
        return ""
    verdict, cited = attribute(sentence.text, sentence.marks, evidence)
    if verdict.supported:
        composition.state(sentence.text, cited, verdict.support, speaker_left_out(sentence.text, cited))
    return verdict.fault
