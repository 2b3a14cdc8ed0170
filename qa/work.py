"""What answering one question has used so far, and the `Answer` that comes of it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from corpus.errors import ModelError
from corpus.store.snapshot import Snapshot
from prompts import Prompt, load
from qa.answer import QUOTES, Abstention, Answer, Conflict, Usage
from qa.model import LanguageModel
from qa.question import Question
from qa.write import Composition


@dataclass
class Work:
    """One question on its way: its model while that can be reached, its cost, its times, its notes."""

    question: Question
    model: LanguageModel | None
    standalone: str = ""
    mode: str = QUOTES
    spent: list[Usage] = field(default_factory=list)
    prompts: dict[str, int] = field(default_factory=dict)
    timings: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    confidence: float = 0.0
    began: float = field(default_factory=time.perf_counter)

    def prompt(self, name: str) -> Prompt:
        """A prompt, its version noted."""
        loaded = load(name)
        self.prompts[name] = loaded.version
        return loaded

    def clock(self, stage: str, since: float) -> float:
        """Add the milliseconds since `since` to a stage; the time now."""
        now = time.perf_counter()
        self.timings[stage] = round(self.timings.get(stage, 0.0) + 1000 * (now - since), 1)
        return now

    def lose_model(self, error: ModelError) -> None:
        """Go on without the model, in quotes mode, and say so."""
        self.model = None
        said = str(error)
        stop = "" if said.endswith(("?", "!", ".")) else "."
        self.notes.append(f"{said[0].upper()}{said[1:]}{stop} What follows is quoted.")

    def silent(self, text: str, abstention: Abstention) -> Answer:
        """The answer that says what is missing, and nothing else."""
        return self._answer(text=text, abstention=abstention)

    def answered(self, composition: Composition, snapshot: Snapshot) -> Answer:
        """The answer as composed; copies of one wire story count as one source."""
        undated = [f"[{c.n}]" for c in composition.citations if c.published is None]
        if undated:
            self.notes.append(f"It is not known when the article of {', '.join(undated)} was published.")
        clusters = {snapshot.heads[c.article_id].cluster for c in composition.citations}
        return self._answer(composition=composition, sources=len(clusters))

    def _answer(
        self,
        text: str = "",
        abstention: Abstention | None = None,
        composition: Composition | None = None,
        sources: int = 0,
    ) -> Answer:
        self.clock("total", self.began)
        return Answer(
            question=self.question.text,
            standalone_question=self.standalone or self.question.text,
            answered=composition is not None,
            text=composition.text if composition else text,
            claims=tuple(composition.claims) if composition else (),
            citations=tuple(composition.citations) if composition else (),
            abstention=abstention,
            conflicts=tuple(self.conflicts),
            sources_independent=sources,
            confidence=round(self.confidence, 4),
            as_of=self.question.as_of.isoformat(),
            mode=self.mode,
            usage=sum(self.spent, Usage()),
            timings_ms=self.timings,
            prompts=self.prompts,
            notes=tuple(self.notes),
        )
