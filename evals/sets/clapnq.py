"""CLAPnq (Rosenthal et al. 2024, arXiv 2404.02103): questions with long answers from one passage, or with none.

An answerable question has no answer strings: people wrote an answer and marked the sentences of the passage that
it rests on (`selected_sentences`). So its answer is right if at least one citation rests on a sentence that
somebody marked; `gold_recall` says how many of them are cited. One of which nobody marked a sentence is left out,
as nothing could show it right. Of an unanswerable question silence is right.

`--data` is a folder with `answerable.jsonl[.gz]` and `unanswerable.jsonl[.gz]` (`id`, `input` the question,
`passages` of `{title, text}`, `output` of `{answer, selected_sentences}`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from evals.cases.case import Case, Expects
from evals.cases.plan import Plan, Request
from evals.sets.files import Row, find, rows
from evals.sets.given import Given, document, plan_given

_ASKED = date(2024, 1, 1)  # the passages are of an undated Wikipedia
_KINDS: dict[str, Expects] = {"answerable": "answer", "unanswerable": "silence"}


class _Passage(Row):
    title: str | None = None
    text: str


class _Output(Row):
    selected_sentences: tuple[str, ...] = ()


class _Question(Row):
    id: str
    input: str
    passages: list[_Passage]
    output: list[_Output]


def plan(request: Request) -> Plan:
    """The answerable questions, then the others; a limit takes the first of each."""
    paths = find(request.data, "clapnq", *(f"{kind}.jsonl" for kind in _KINDS))
    sets = zip(_KINDS, (rows(path, _Question)[: request.limit] for path in paths), strict=True)
    return plan_given("clapnq", request, [given for kind, read in sets for given in _given(kind, read)])


def _given(kind: str, read: list[_Question]) -> Iterator[Given]:
    for row in read:
        case = Case(f"{kind}/{row.id}", kind, row.input, _ASKED, _KINDS[kind], matching="words")
        documents = tuple(document(p.text, f"clapnq:{row.id}", title=p.title) for p in row.passages)
        marked = dict.fromkeys(sentence for output in row.output for sentence in output.selected_sentences)
        if kind == "unanswerable":
            yield Given(case, documents)
        elif marked:
            yield Given(case, documents, tuple(marked))
