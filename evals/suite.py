"""The fixed questions: what a case is, and how the YAML files that hold them are read.

    - id: tram-cost                    # unique over all files
      kind: single                     # one of KINDS
      question: What will the tram cost?
      as_of: 2025-09-30                # the day it is asked
      history: [{question: …, answer: …}]        # earlier turns; a follow-up has some
      answers: [["£64 million"], ["2029"]]       # of every group, one of its strings must be shown
      evidence: [{article: tram.md, sentence: …}]  # `file.txt`, or `file.jsonl#id` for a JSON line

Unknown fields are refused: a misspelt one would otherwise weaken a case without a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from corpus.errors import EvalError
from evals.fields import items, mapping, text

Kind = Literal["single", "multi", "time", "follow-up", "unanswerable", "false-premise"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_REQUIRED = {"id", "kind", "question", "as_of", "answers", "evidence"}


@dataclass(frozen=True)
class Turn:
    """One earlier question of the conversation and what was answered."""

    question: str
    answer: str


@dataclass(frozen=True)
class Evidence:
    """A sentence that answers (or, for a false premise, contradicts), and the article it stands in."""

    article: str
    sentence: str


@dataclass(frozen=True)
class Case:
    """One fixed question with what a right answer shows and rests on; `file` says where it is written."""

    file: str
    id: str
    kind: Kind
    question: str
    as_of: date
    history: tuple[Turn, ...]
    answers: tuple[tuple[str, ...], ...]
    evidence: tuple[Evidence, ...]

    @property
    def answerable(self) -> bool:
        """Whether the articles answer it, so that silence is wrong."""
        return self.kind not in ("unanswerable", "false-premise")


def questions_folder() -> Path:
    """The folder of the question files that ship with this package."""
    return Path(__file__).resolve().parent / "questions"


def load_cases(folder: Path) -> tuple[Case, ...]:
    """All cases of the folder's `*.yaml`, by file name and then as written. Raises EvalError."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise EvalError(f"{folder} holds no .yaml files with questions: reinstall Dateline")
    cases = [case for file in files for case in _read(file)]
    seen: dict[str, str] = {}
    for case in cases:
        if case.id in seen:
            raise EvalError(f"{case.file}: the id {case.id} is taken in {seen[case.id]}: give each case its own")
        seen[case.id] = case.file
    return tuple(cases)


def _read(file: Path) -> list[Case]:
    import yaml

    try:
        content = yaml.safe_load(file.read_text("utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as problem:
        raise EvalError(f"{file.name} cannot be read as YAML: {' '.join(str(problem).split())}") from None
    if not isinstance(content, list):
        raise EvalError(f"{file.name}: a list of cases is expected")
    return [_case(record, file.name, number) for number, record in enumerate(content, start=1)]


def _case(record: object, file: str, number: int) -> Case:
    """One case out of what YAML read. Raises EvalError naming the file, the case and the field."""
    fields = mapping(record, _REQUIRED, f"{file}: case {number}", optional={"history"})
    where = f"{file}: case {fields['id']!s}"
    kind, day = fields["kind"], fields["as_of"]
    if kind not in KINDS:
        raise EvalError(f"{where}: kind is {kind!r}, not one of {', '.join(KINDS)}")
    if type(day) is not date:
        raise EvalError(f"{where}: as_of is {day!r}, not a day like 2025-09-30")
    case = Case(
        file,
        text(fields["id"], f"{where}: id"),
        kind,
        text(fields["question"], f"{where}: question"),
        day,
        _history(fields.get("history", []), f"{where}: history"),
        _answers(fields["answers"], f"{where}: answers"),
        _evidence(fields["evidence"], f"{where}: evidence"),
    )
    _check_kind(case, where)
    return case


def _history(value: object, where: str) -> tuple[Turn, ...]:
    rows = [mapping(row, {"question", "answer"}, where) for row in items(value, where)]
    return tuple(Turn(text(row["question"], where), text(row["answer"], where)) for row in rows)


def _answers(value: object, where: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text(string, where) for string in items(group, where)) for group in items(value, where))


def _evidence(value: object, where: str) -> tuple[Evidence, ...]:
    rows = [mapping(row, {"article", "sentence"}, where) for row in items(value, where)]
    return tuple(Evidence(text(row["article"], where), text(row["sentence"], where)) for row in rows)


def _check_kind(case: Case, where: str) -> None:
    """What a case of its kind must and must not have."""
    if case.answerable != bool(case.answers) or any(not group for group in case.answers):
        wanted = "at least one group of answers, none empty" if case.answerable else "no answers"
        raise EvalError(f"{where}: a {case.kind} case has {wanted}")
    if bool(case.evidence) == (case.kind == "unanswerable"):
        raise EvalError(f"{where}: a {case.kind} case has {'no' if case.evidence else 'some'} evidence")
    if case.kind == "follow-up" and not case.history:
        raise EvalError(f"{where}: a follow-up case has a history")
