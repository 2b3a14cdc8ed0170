from pathlib import Path

import pytest

import evals
from evals.gold import locate
from evals.place import library_folder, open_library
from evals.suite import load_cases, questions_folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def test_the_seeds_run_offline_and_every_quote_is_exact(home: Path) -> None:
    result = evals.run("seeds", home=home, model="quotes", limit=8)
    found = result.as_dict()
    assert (found["cases"], found["failed"]) == (8, {})
    assert found["scores"]["span_exactness"]["mean"] == 1.0
    assert found["settings"]["mode"] == "quotes"
    assert set(found["settings"]["prompts"]) >= {"answer", "condense"}
    assert evals.report(result.run.path).stat().st_size > 5_000


def test_every_evidence_sentence_stands_in_its_starter_article(home: Path) -> None:
    import seeds

    desk, _ = open_library(library_folder(home, "seeds"), [seeds.folder()], model="quotes", progress=False)
    cases = load_cases(questions_folder())
    located = locate(cases, desk)  # raises where one does not
    assert [len(located[case.id]) for case in cases] == [len(case.evidence) for case in cases]
    desk.close()
