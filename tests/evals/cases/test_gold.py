"""Gold evidence: found word for word in any version, by the name a case gives the article; else an error by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.errors import EvalError
from evals.cases.case import Evidence
from evals.cases.gold import by_name, locate
from tests.evals.fakes import CASE, COST, FERRY, HURT, MET, OLD_COST, RETURNED, FakeDesk


def located(article: str, sentence: str) -> tuple[str, int, int, int]:
    case = replace(CASE, evidence=(Evidence(article, sentence),))
    [found] = locate([case], FakeDesk())["tram-cost"]
    assert FakeDesk().show(found.article_id, found.version).text[found.start : found.end] == found.quote == sentence
    return found.article_id, found.version, found.start, found.end


def test_evidence_is_found_by_file_name_and_by_record() -> None:
    assert located("tram-2.md", MET) == ("tram", 2, 32, 61)
    assert located("archive.jsonl#ferry-hit", HURT) == ("ferry", 1, 0, 26)
    assert located("archive.jsonl#ferry-hit", RETURNED) == ("ferry", 1, 27, len(FERRY))


def test_evidence_of_an_old_version_is_found_there() -> None:
    assert located("tram-1.md", OLD_COST) == ("tram", 1, 0, 31)


def test_articles_are_named_by_their_files_and_records_with_old_versions_too() -> None:
    found = {name: [(s.article.id, s.version) for s in versions] for name, versions in by_name(FakeDesk()).items()}
    assert found == {
        "tram-2.md": [("tram", 2)],
        "tram-1.md": [("tram", 1)],
        "archive.jsonl#ferry-hit": [("ferry", 1)],
    }


def test_every_sentence_of_every_case_is_placed_in_order() -> None:
    two = replace(CASE, id="two", evidence=(Evidence("tram-2.md", MET), Evidence("archive.jsonl#ferry-hit", HURT)))
    none = replace(CASE, id="none", evidence=())
    found = locate([CASE, two, none], FakeDesk())
    assert {id_: [words.quote for words in place] for id_, place in found.items()} == {
        "tram-cost": [COST],
        "two": [MET, HURT],
        "none": [],
    }


@pytest.mark.parametrize(
    ("article", "sentence", "fault"),
    [
        ("tram-2.md", OLD_COST, "tram-2.md does not say, word for word: The tram will cost £46"),
        ("tram-2.md", COST.lower(), "tram-2.md does not say, word for word: the tram"),
        ("bus.md", "x", "no article bus.md in the library; name a file, or file.jsonl#id"),
        ("archive.jsonl", HURT, "no article archive.jsonl in the library"),
        ("archive.jsonl#other", HURT, "no article archive.jsonl#other in the library"),
    ],
)
def test_evidence_that_is_not_in_the_library_is_an_error_by_name(article: str, sentence: str, fault: str) -> None:
    with pytest.raises(EvalError) as refused:
        locate([replace(CASE, evidence=(Evidence(article, sentence),))], FakeDesk())
    assert str(refused.value).startswith("one.yaml: case tram-cost: ")
    assert fault in str(refused.value)
