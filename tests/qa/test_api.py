"""What a program imports and calls."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import qa
from qa import Answer, DatelineError, answer
from qa.desk import Desk
from tests.qa.articles import AS_OF
from tests.qa.fakes import FakeLLM
from tests.qa.test_pipeline import HURT, QUESTIONS

ANSWER_KEYS = {
    "question", "standalone_question", "answered", "text", "claims", "citations", "abstention", "conflicts",
    "sources_independent", "confidence", "as_of", "mode", "usage", "cost", "timings_ms", "prompts", "notes",
}  # fmt: skip
CITATION_KEYS = {"n", "article_id", "version", "title", "publisher", "published", "url", "start", "end", "quote"}
SEARCH_KEYS = {"rank", "article_id", "start", "end", "text", "title", "published", "score", "signals"}


def timeless(made: Answer) -> Answer:
    return replace(made, timings_ms={})


def test_one_call_gives_an_answer(home: Path) -> None:
    made = answer(HURT, home=home, as_of=date(2025, 9, 15))
    assert isinstance(made, Answer)
    assert made.answered
    assert "Fourteen" in made.text
    assert made.as_of == AS_OF


def test_home_comes_from_the_environment_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QA_HOME", str(home))
    assert answer(HURT, as_of=AS_OF, model="quotes").answered


def test_any_llama_index_model_plugs_in(home: Path) -> None:
    made = answer(HURT, home=home, as_of=AS_OF, model=FakeLLM(replies=["Fourteen people were hurt [1]."]))
    assert made.mode == "fake"


def test_an_answer_is_json_by_the_names_of_the_contract(desk: Desk) -> None:
    for question in (HURT, "Who won the chess final in Tbilisi?"):
        made = json.loads(json.dumps(desk.answer(question, as_of=AS_OF).as_dict()))
        assert set(made) == ANSWER_KEYS
        assert set(made["usage"]) == {"prompt_tokens", "completion_tokens", "calls"}
        for claim in made["claims"]:
            assert set(claim) == {"text", "start", "end", "citations", "support"}
        for citation in made["citations"] + (made["abstention"] or {"nearest": []})["nearest"]:
            assert set(citation) == CITATION_KEYS


def test_search_has_the_fields_of_the_contract(desk: Desk) -> None:
    found = desk.search("ferry", k=3, as_of=AS_OF)
    assert len(found) == 3
    assert set(found[0].as_dict()) >= SEARCH_KEYS


def test_an_unknown_article(desk: Desk) -> None:
    with pytest.raises(DatelineError, match="there is no article nobody"):
        desk.show("nobody")


def test_an_empty_library_says_so(tmp_path: Path) -> None:
    made = answer(HURT, home=tmp_path / "new")
    assert not made.answered
    assert made.abstention is not None
    assert made.abstention.reason == "empty_library"
    assert "qa add" in made.text


def test_eight_threads_at_once_get_what_one_gets(desk: Desk) -> None:
    alone = [timeless(desk.answer(question, as_of=AS_OF)) for question in QUESTIONS]
    with ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(desk.answer, question, as_of=AS_OF) for question in QUESTIONS * 2]
        together = [timeless(job.result()) for job in jobs]
    assert together == alone * 2


def test_desks_of_one_process_do_not_disturb_each_other(home: Path) -> None:
    asked = QUESTIONS[:4]
    alone = [timeless(answer(question, home=home, as_of=AS_OF)) for question in asked]

    def ask(question: str) -> Answer:
        own = qa.open(home)
        try:
            return timeless(own.answer(question, as_of=AS_OF))
        finally:
            own.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, asked * 4)) == alone * 4


def test_asynchronously(desk: Desk) -> None:
    async def both() -> list[Answer]:
        return await asyncio.gather(desk.aanswer(HURT, as_of=AS_OF), desk.aanswer(QUESTIONS[2], as_of=AS_OF))

    made = asyncio.run(both())
    assert [timeless(a) for a in made] == [timeless(desk.answer(q, as_of=AS_OF)) for q in (HURT, QUESTIONS[2])]


def test_with_more_caution_less_is_answered_and_it_is_said_why(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boats = "How many boats were in the parade?"
    made = {}
    for caution in ("low", "normal", "high"):
        monkeypatch.setenv("QA_CAUTION", caution)
        desk = qa.open(home, "quotes")
        made[caution] = desk.answer(boats, as_of=AS_OF)
        desk.close()
    assert made["low"].answered
    assert made["normal"].answered
    silent = made["high"]
    assert silent.abstention is not None
    assert silent.abstention.reason == "not_certain"
    assert silent.abstention.nearest[0].quote == made["normal"].citations[0].quote
    assert "caution" in silent.text
