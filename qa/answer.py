"""What a question comes back as: claims, the exact words they rest on, or a reason for silence.

`Answer.as_dict()` is the JSON of `qa ask --json`, by the same names.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

QUOTES = "quotes"

Reason = Literal[
    "empty_library", "nothing_in_range", "not_in_articles", "not_said", "not_certain", "only_older", "contradicted"
]
"""Why there is no answer: no articles; none that the filters admit; none about it; some about it that do not say what was
asked; some that may, which is too little for the caution that was set; only some of before the days that were
asked about; or some that contradict what the question takes for granted."""


@dataclass(frozen=True)
class Citation:
    """One stretch of one article version: `show(article_id).text[start:end] == quote`, always."""

    n: int
    article_id: str
    version: int
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Claim:
    """One sentence of the answer; `start` and `end` are its place in `Answer.text`, marks left out.

    `support` is how much of the claim its cited words carry, 0 to 1; a verbatim quote has 1.
    """

    text: str
    start: int
    end: int
    citations: tuple[int, ...]
    support: float


@dataclass(frozen=True)
class Abstention:
    """Why there is no answer, and the nearest passages, which do not answer the question."""

    reason: Reason
    nearest: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Side:
    """What one citation says about a point on which sources differ."""

    value: str
    citation: int


@dataclass(frozen=True)
class Conflict:
    """A point on which the cited articles do not say the same."""

    about: str
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Usage:
    """Tokens and calls the language model cost for one answer; all zero in quotes mode."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    calls: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            self.calls + other.calls,
        )


@dataclass(frozen=True)
class Answer:
    """A checked answer, or a plain statement of what the articles do not say.

    `text` is Markdown with `[n]` marks. If `answered` is false it says what is missing, and there
    are no claims. `confidence` is the odds, 0 to 1, that the best sentence found answers: it orders
    answers by how much to trust them. `mode` is `"quotes"` or the model's name; `as_of` is an ISO
    date; `notes` are remarks for the reader (a model that could not be reached, say), never facts
    about the news.
    """

    question: str
    standalone_question: str
    answered: bool
    text: str
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    abstention: Abstention | None = None
    conflicts: tuple[Conflict, ...] = ()
    sources_independent: int = 0
    confidence: float = 0.0
    as_of: str = ""
    mode: str = QUOTES
    usage: Usage = field(default_factory=Usage)
    cost: float | None = None
    timings_ms: dict[str, float] = field(default_factory=dict)
    prompts: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain JSON values."""
        return asdict(self)


@dataclass(frozen=True)
class Step:
    """A stage of the pipeline has begun; for a reader who waits (`searching`, `writing`, …)."""

    name: str


@dataclass(frozen=True)
class Partial:
    """The checked text so far; each one extends the last."""

    text: str
