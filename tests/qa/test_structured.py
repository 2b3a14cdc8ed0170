"""Drafts as JSON objects: how they are asked for, what a server may make of that, and how they are read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ModelError
from prompts import Message, Prompt, load
from qa.answer import Usage
from qa.model import LanguageModel, connect
from qa.settings import ModelSettings
from qa.structured import FORMS, as_plain
from qa.write import DraftSentence, DraftSplitter, is_refusal
from tests.qa.fakes import FakeLLM
from tests.qa.server import Refusal, Server, Silence, serving

ASKED = [Message("system", "Be brief."), Message("user", "Who was hurt?")]
DRAFT = '{"sentences": [{"cites": [2], "sentence": "Fourteen were hurt."}, {"cites": [6, 1], "sentence": "Mr. Kim said so."}]}'
LINES = ["Fourteen were hurt. [2]\n", "Mr. Kim said so. [6][1]\n"]
SCHEMA, LLAMA, ANY, PLAIN = "json_schema", "json_object", "json_object", None


def read(*pieces: str) -> list[str]:
    return list(as_plain(pieces))


def sentences(text: str) -> list[DraftSentence]:
    splitter = DraftSplitter()
    return [*splitter.feed(text), *splitter.finish()]


# Reading


def test_a_draft_is_read_into_the_plain_form() -> None:
    assert read(DRAFT) == LINES
    assert sentences("".join(LINES)) == [
        DraftSentence("Fourteen were hurt.", (2,)),
        DraftSentence("Mr. Kim said so.", (6, 1)),
    ]


def test_a_sentence_is_told_as_soon_as_its_object_is_complete() -> None:
    given_: list[str] = []

    def listened() -> Iterator[str]:
        for piece in DRAFT:
            given_.append(piece)
            yield piece

    told = [(line, "".join(given_)[-8:]) for line in as_plain(listened())]
    assert told == [(LINES[0], ' hurt."}'), (LINES[1], 'id so."}')]


@given(st.lists(st.integers(0, len(DRAFT)), max_size=10))
def test_however_the_stream_is_cut(cuts: list[int]) -> None:
    ends = [0, *sorted(cuts), len(DRAFT)]
    assert read(*(DRAFT[a:b] for a, b in pairwise(ends))) == LINES


@given(st.lists(st.tuples(st.text(min_size=1), st.lists(st.integers(0, 99), max_size=3)), max_size=4), st.booleans())
def test_any_text_comes_through_as_it_is(items: list[tuple[str, list[int]]], ascii_: bool) -> None:
    told = json.dumps({"sentences": [{"cites": c, "sentence": s} for s, c in items]}, ensure_ascii=ascii_)
    expected = [
        " ".join([*text.split(), *(["".join(f"[{n}]" for n in cites)] if cites else [])]) + "\n"
        for text, cites in items
        if text.strip()
    ]
    found = read(*told)
    assert found == (expected if items else ["NO ANSWER"])


@pytest.mark.parametrize(
    "reply",
    [
        f"```json\n{DRAFT}\n```",
        f"\n \n{DRAFT}",
        DRAFT.replace('"sentences"', '"answer"'),
        json.dumps(json.loads(DRAFT)["sentences"]),  # the list without the object
        json.dumps(json.loads(DRAFT), indent=2),
        DRAFT.replace("[2]", '"2"').replace("[6, 1]", '["6", "[1]"]'),
        DRAFT.replace("[2]", "2"),
        f"{DRAFT} I hope that this helps {{you}}.",
        DRAFT.replace('"cites": [2]', '"cites": [2, null, "x", -1]'),
    ],
)
def test_what_models_make_of_it(reply: str) -> None:
    assert read(reply) == LINES


@pytest.mark.parametrize("reply", [DRAFT[:-20], DRAFT[:-3] + ",,}]}", DRAFT[:100]])
def test_what_is_cut_off_or_garbled_costs_its_own_sentence_only(reply: str) -> None:
    assert read(reply) == LINES[:1]


@pytest.mark.parametrize("reply", ['{"sentences": []}', '```\n{"sentences":[]}\n```'])
def test_an_empty_list_is_a_refusal(reply: str) -> None:
    (found,) = sentences("".join(read(reply)))
    assert is_refusal(found)


def test_a_refusal_in_words_is_one_too() -> None:
    (found,) = sentences("".join(read('{"sentences": [{"cites": [], "sentence": "NO ANSWER"}]}')))
    assert is_refusal(found)


def test_plain_text_is_handed_on_as_it_comes() -> None:
    assert read(" ", "Four", "teen were {hurt} [2]", ".") == ["Four", "teen were {hurt} [2]", "."]
    assert read("`code` is", " meant") == ["`code` is", " meant"]


@pytest.mark.parametrize(
    "reply", ["", " \n", "{", "{}", '{"answer": "Fourteen"}', '{"sentences": [{"sentence": ""}]}', "[1]", "``"]
)
def test_of_what_cannot_be_read_nothing_is_told(reply: str) -> None:
    assert read(reply) == []


@given(st.text(alphabet='{}[]",:\\ab1 \n`', max_size=60))
def test_no_reply_is_an_error(reply: str) -> None:
    for line in read(*reply):
        assert isinstance(line, str)


# Asking


def model(server: Server, **settings: Any) -> LanguageModel:
    return connect(ModelSettings("m", server.url, timeout=5, retries=0, structured=True, **settings))


def drafted(asked: LanguageModel) -> tuple[str, list[Usage]]:
    spent: list[Usage] = []
    return "".join(asked.draft(ASKED, spent)), spent


def test_a_server_that_takes_a_schema_is_given_it_with_the_form_in_words() -> None:
    with serving(DRAFT) as server:
        assert drafted(model(server)) == ("".join(LINES), [Usage(20, 3, 1)])
    (sent,) = server.sent
    assert sent["response_format"] == FORMS[0]
    (form,) = load("object").render()
    assert [m["content"] for m in sent["messages"]] == [f"Be brief.\n\n{form.text}", "Who was hurt?"]


def test_the_prompt_of_the_form_is_taken_from_who_notes_it() -> None:
    noted: list[str] = []

    def prompt(name: str) -> Prompt:
        noted.append(name)
        return load(name)

    with serving(DRAFT, "x") as server:
        list(model(server).draft(ASKED, [], prompt))
        assert noted == ["object"]
        list(connect(ModelSettings("m", server.url)).draft(ASKED, [], prompt))
    assert noted == ["object"]


@pytest.mark.parametrize("status", [400, 422, 500])
def test_a_form_that_is_refused_is_tried_once(status: int) -> None:
    with serving(Refusal(status), DRAFT, DRAFT) as server:
        asked = model(server)
        for _ in range(2):
            assert drafted(asked) == ("".join(LINES), [Usage(20, 3, 1)])  # what is refused costs nothing
        assert server.forms == [SCHEMA, LLAMA, LLAMA]
    assert "schema" in server.sent[1]["response_format"]


def test_a_server_that_fails_at_a_form_is_not_asked_for_it_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("openai._base_client.time.sleep", waits.append)
    with serving(Refusal(500), DRAFT) as server:
        asked = connect(ModelSettings("m", server.url, timeout=5, structured=True))  # with its retries
        assert drafted(asked)[0] == "".join(LINES)
    assert waits == []


def test_a_server_that_takes_no_form_is_asked_plainly_from_then_on() -> None:
    plain = "Fourteen were hurt [2]."
    with serving(*[Refusal(400)] * 3, plain, plain) as server:
        asked = model(server)
        assert [drafted(asked) for _ in range(2)] == [(plain, [Usage(20, 3, 1)])] * 2
        assert server.forms == [SCHEMA, LLAMA, ANY, PLAIN, PLAIN]
    assert server.sent[3]["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Who was hurt?"},
    ]


def test_what_is_refused_for_another_reason_says_nothing_of_forms() -> None:
    with serving(*[Refusal(400)] * 4, DRAFT) as server:
        asked = model(server)
        with pytest.raises(ModelError, match="QA_CONTEXT"):
            drafted(asked)
        assert drafted(asked)[0] == "".join(LINES)
        assert server.forms[-1] == SCHEMA


@pytest.mark.parametrize("reply", ["{}", "   ", '{"answer": 14}'])
def test_a_reply_that_cannot_be_read_is_asked_for_plainly(reply: str) -> None:
    with serving(reply, "Fourteen were hurt [2].") as server:
        assert drafted(model(server)) == ("Fourteen were hurt [2].", [Usage(20, 3, 1)] * 2)
    assert server.forms == [SCHEMA, PLAIN]


def test_a_server_that_passes_over_the_form_is_read_as_it_writes() -> None:
    with serving("Fourteen were hurt [2].") as server:
        assert drafted(model(server))[0] == "Fourteen were hurt [2]."


@pytest.mark.parametrize("fault", [Refusal(401), Refusal(503), Silence(after=DRAFT[:70])])
def test_other_faults_are_errors(fault: Any) -> None:
    spent: list[Usage] = []
    with serving(fault) as server, pytest.raises(ModelError):
        list(connect(ModelSettings("m", server.url, timeout=0.5, retries=0, structured=True)).draft(ASKED, spent))
    assert [usage.calls for usage in spent] == [1]


def test_without_it_a_draft_is_a_stream() -> None:
    llm = FakeLLM(replies=["Fourteen were hurt [2]."])
    assert list(LanguageModel(llm).draft(ASKED, [])) == ["Fourt", "een w", "ere h", "urt [", "2]."]
    assert llm.told() == "Be brief.\nWho was hurt?"
