"""What the reader learns from: the marked words are the words meant."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

from evals.fit.examples import Example, clapnq, nearest, qamr, squad

PASSAGES = [
    "The dam holds nine million litres. It was built in 1931 by convicts.",
    "Trout were brought to the lake in 1950. Anglers need a permit.",
]


def asked(question: str, answer: str | None) -> dict[str, object]:
    answers = [{"text": answer, "answer_start": PASSAGES[0].index(answer)}] if answer else []
    return {"question": question, "answers": answers, "is_impossible": not answers}


def test_squad_gives_the_answer_its_sentence_and_a_passage_without_it() -> None:
    questions = [asked("When was the dam built?", "1931"), asked("Who drew the dam?", None)]
    paragraphs = [{"context": PASSAGES[0], "qas": questions}, {"context": PASSAGES[1], "qas": []}]
    found = list(squad([{"title": "The_dam", "paragraphs": paragraphs}], random.Random(0)))
    right, other, none = found
    assert right.answer is not None
    assert right.passage[right.answer.start : right.answer.end] == "1931"
    assert [right.passage[s.start : s.end] for s in right.evidence] == ["It was built in 1931 by convicts."]
    assert (other.passage, other.evidence) == (PASSAGES[1], ())
    assert none == Example("Who drew the dam?", PASSAGES[0], title="The dam")


def test_qamr_sets_the_sentence_among_others(tmp_path: Path) -> None:
    sentences = {f"Wiki1k:wikinews:{n}:0": f"Mayor {name} -LRB- 61 -RRB- resigned ." for n, name in enumerate("ABCDEF")}
    (tmp_path / "wiki-sentences.tsv").write_text("\n".join(f"{key}\t{text}" for key, text in sentences.items()))
    rows = [f"{key}\t3\t1\t0\t1\tWho resigned?\t0 1\t-\t-" for key in sentences]
    (tmp_path / "dev.tsv").write_text("\n".join(rows))
    (tmp_path / "test.tsv").write_text("")
    found = list(qamr(tmp_path, random.Random(1)))
    answered = [example for example in found if example.evidence]
    assert answered
    for example in answered:
        assert example.answer is not None
        words = example.passage[example.answer.start : example.answer.end]
        (sentence,) = (example.passage[s.start : s.end] for s in example.evidence)
        assert sentence == f"{words} ( 61 ) resigned ."


def test_clapnq_is_learnt_from_by_every_second_line(tmp_path: Path) -> None:
    def line(n: int) -> str:
        given = {"title": "Dam", "sentences": ["It is big.", "It was built in 1931."]}
        output = [{"selected_sentences": ["It was built in 1931."]}]
        return json.dumps({"input": f"when was dam {n} built", "passages": [given], "output": output})

    for name in ("answerable", "unanswerable"):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt") as file:
            file.write("\n".join(line(n) for n in range(4)))
    found = list(clapnq(tmp_path))
    assert [example.question for example in found] == ["when was dam 0 built", "when was dam 2 built"] * 2
    assert [found[0].passage[s.start : s.end] for s in found[0].evidence] == ["It was built in 1931."]
    assert found[2].evidence == ()


def test_the_nearest_passage_shares_the_most_words() -> None:
    assert nearest("When were trout brought to the lake?", PASSAGES, random.Random(0)) == PASSAGES[1]
    assert nearest("When?", [], random.Random(0)) is None
