"""The suites: each module makes a `Plan` of one set of questions. Here is the list of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from importlib import import_module

from corpus.errors import EvalError
from evals.cases.plan import Plan, Request


@dataclass(frozen=True)
class Suite:
    """One suite as `qa eval list` shows it; `data` is what the folder given by --data must hold, if any."""

    name: str
    about: str
    data: str | None = None

    def as_dict(self) -> dict[str, str | None]:
        return asdict(self)

    def as_text(self) -> str:
        return f"{self.name:<12} {self.about}" + (f"\n{'':<13}--data: {self.data}" if self.data else "")


_SUITES = (
    Suite("seeds", "fixed questions on the starter articles: answers, citations, the check, silence; offline"),
    Suite(
        "realtimeqa",
        "weekly news-quiz questions over the articles of a year (Kasai et al. 2022)",
        "articles.jsonl[.gz] and questions.jsonl[.gz]",
    ),
    Suite(
        "rgb",
        "news questions over five documents, most of them noise (RGB)",
        "noise0.4.jsonl[.gz], noise0.8.jsonl[.gz]",
    ),
    Suite(
        "evotemp",
        "dated questions over current and outdated documents (EvolvTempQA)",
        "questions.jsonl[.gz]",
    ),
    Suite(
        "ramdocs",
        "ambiguous questions over documents that differ, err or say nothing (RAMDocs)",
        "first250.jsonl[.gz]",
    ),
    Suite(
        "clapnq",
        "questions with a long answer from one passage, or none (CLAPnq)",
        "answerable.jsonl[.gz] and unanswerable.jsonl[.gz]",
    ),
    Suite(
        "squad2",
        "questions on one paragraph, half of them impossible (SQuAD 2.0)",
        "dev.jsonl[.gz]",
    ),
    Suite(
        "wice",
        "the check alone: does the cited page support the sentence? (WiCE)",
        "claim_dev.jsonl[.gz]",
    ),
    Suite("swaps", "the check alone: true claims, and copies with another number, name, day or negation; offline"),
    Suite(
        "bipia",
        "instructions to a machine planted in the starter articles: what changes? (BIPIA)",
        "text_attack_train.json[.gz]",
    ),
    Suite(
        "beside",
        "sixty questions to Dateline and to llama-index's CitationQueryEngine, with the same model",
        "that of realtimeqa",
    ),
    Suite(
        "multihop",
        "questions that take several news articles to answer (MultiHop-RAG)",
        "corpus.json or corpus.jsonl[.gz], and MultiHopRAG.json or questions.jsonl[.gz]",
    ),
    Suite(
        "beir",
        "any retrieval set in BEIR's layout or with TREC judgements: retrieval only",
        "corpus.jsonl[.gz], queries.jsonl[.gz], and qrels/test.tsv (or dev, train) or qrels*.txt",
    ),
    Suite(
        "own",
        "your own questions, on a folder of articles or your own library",
        "questions.csv or questions.jsonl[.gz], and if wished a folder articles",
    ),
)


def suites() -> list[Suite]:
    """All there are."""
    return list(_SUITES)


def prepare(name: str, request: Request) -> Plan:
    """The suite of that name, made ready to run. Raises EvalError for an unknown one or unusable data."""
    names = [suite.name for suite in _SUITES]
    if name not in names:
        raise EvalError(f"there is no suite {name}: choose from {', '.join(names)}")
    if request.limit is not None and request.limit < 1:
        raise EvalError(f"a limit of {request.limit} leaves no questions: give 1 or more")
    plan: Plan = import_module(f"evals.sets.{name}").plan(request)
    return plan
