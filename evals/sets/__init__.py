"""The suites: each module makes a `Plan` of one set of questions. Here is the list of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

from corpus.errors import EvalError
from evals.plan import Plan, Request


@dataclass(frozen=True)
class Suite:
    """One suite as `qa eval list` shows it; `data` is what the folder given by --data must hold, if any."""

    name: str
    about: str
    data: str | None

    def as_dict(self) -> dict[str, str | None]:
        return asdict(self)

    def as_text(self) -> str:
        return f"{self.name:<12} {self.about}" + (f"; needs --data: {self.data}" if self.data else "")


def suites() -> list[Suite]:
    """All there are."""
    return [suite for suite, _ in _SUITES.values()]


def prepare(name: str, request: Request) -> Plan:
    """The suite of that name, made ready to run. Raises EvalError for an unknown one or unusable data."""
    if name not in _SUITES:
        raise EvalError(f"there is no suite {name}: choose from {', '.join(_SUITES)}")
    if request.limit is not None and request.limit < 1:
        raise EvalError(f"a limit of {request.limit} leaves no questions: give 1 or more")
    return _SUITES[name][1](request)


def _seeds(request: Request) -> Plan:
    from evals.sets.seeds import plan

    return plan(request)


def _realtimeqa(request: Request) -> Plan:
    from evals.sets.realtimeqa import plan

    return plan(request)


_SUITES: dict[str, tuple[Suite, Callable[[Request], Plan]]] = {
    "seeds": (Suite("seeds", "fixed questions on the starter articles, answers and citations; offline", None), _seeds),
    "realtimeqa": (
        Suite(
            "realtimeqa",
            "weekly news-quiz questions, answer recall of hybrid, lexical and dense search",
            "articles.jsonl.gz and questions.jsonl.gz",
        ),
        _realtimeqa,
    ),
}
