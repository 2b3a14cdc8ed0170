"""The fixed questions: YAML files, read with suspicion.

    - id: tram-cost                    # unique over all files
      kind: corrected                  # one of KINDS
      question: What will the tram cost?
      as_of: 2025-09-30                # the day it is asked
      days: [2025-09-22, 2025-09-28]   # optional: the days that its time words mean, first and last
      publisher: Courier               # optional filter, as are since and until
      answers: [["£64 million"]]       # of every group, one of its strings must be shown
      stale: ["£46 million"]           # must not stand for the answer
      evidence: [{article: tram.md, sentence: …}]  # `file.txt`, or `file.jsonl#id` for a JSON line

    - id: ferry-talk                   # a conversation: each turn is a case, id ferry-talk/1, /2, …
      as_of: 2025-09-20
      turns: [{question: …, reply: …, answers: …, evidence: …}, …]   # `reply` goes into the history

    - id: draft-ferry                  # a draft: what the check should let through, and what not
      question: What happened to the ferry?
      as_of: 2025-09-20
      draft: [{say: …, holds: true}, {say: …, holds: false, fault: number}]
      evidence: […]

Unknown fields are refused: a misspelt one would otherwise weaken a case without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from corpus.errors import EvalError
from evals.cases.case import Case, Evidence, Said, Turn
from evals.cases.schema import EXPECTS, Asked, DialogueRow, DraftRow, QuestionRow
from qa.question import Filters


def questions_folder() -> Path:
    """The folder of the question files that ship with this package."""
    return Path(__file__).resolve().parents[1] / "questions"


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


def _read(file: Path) -> Iterator[Case]:
    import yaml

    try:
        content = yaml.safe_load(file.read_text("utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as problem:
        raise EvalError(f"{file.name} cannot be read as YAML: {' '.join(str(problem).split())}") from None
    if not isinstance(content, list):
        raise EvalError(f"{file.name}: a list of cases is expected")
    for number, record in enumerate(content, start=1):
        yield from _cases(record, file.name, number)


def _cases(record: Any, file: str, number: int) -> Iterator[Case]:
    """The cases of one record: one, or one for each turn. Raises EvalError naming the file, the case and the field."""
    fields = record if isinstance(record, dict) else {}
    where = f"{file}: case {fields.get('id', number)}"
    try:
        if "turns" in fields:
            yield from _turns(DialogueRow.model_validate(record), file)
        elif "draft" in fields:
            yield _draft(DraftRow.model_validate(record), file)
        else:
            yield _question(QuestionRow.model_validate(record), file)
    except ValidationError as problem:
        first = problem.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise EvalError(f"{where}: {f'{place}: ' if place else ''}{first['msg']}") from None


def _question(record: QuestionRow, file: str) -> Case:
    limits = {name: value for name in ("publisher", "since", "until") if (value := getattr(record, name)) is not None}
    return _case(record, record.id, record.kind, record.as_of, file, Filters(**limits))  # type: ignore[typeddict-item]


def _turns(record: DialogueRow, file: str) -> Iterator[Case]:
    history: tuple[Turn, ...] = ()
    for n, turn in enumerate(record.turns, start=1):
        kind = turn.kind if history or "kind" in turn.model_fields_set else "single"
        yield _case(turn, f"{record.id}/{n}", kind, record.as_of, file, Filters(), history)
        history = (*history, Turn(turn.question, turn.reply or ""))


def _draft(record: DraftRow, file: str) -> Case:
    said = tuple(Said(s.say, s.holds, s.fault) for s in record.draft)
    evidence = tuple(Evidence(e.article, e.sentence) for e in record.evidence)
    return Case(record.id, "draft", record.question, record.as_of, evidence=evidence, draft=said, file=file)


def _case(
    asked: Asked, id_: str, kind: str, as_of: date, file: str, filters: Filters, history: tuple[Turn, ...] = ()
) -> Case:
    return Case(
        id_,
        kind,
        asked.question,
        as_of,
        EXPECTS.get(kind, "answer"),
        history,
        tuple(tuple(group) for group in asked.answers),
        tuple(asked.stale),
        tuple(Evidence(e.article, e.sentence) for e in asked.evidence),
        days=(asked.days[0], asked.days[1]) if asked.days else None,
        filters=filters,
        file=file,
    )
