"""The seam to the language model: its errors in our words, its usage in our counts."""

from __future__ import annotations

import httpx
import openai
import pytest

from corpus.errors import ModelError
from prompts import Message
from qa.answer import Usage
from qa.model import MAX_OUTPUT, LanguageModel, connect
from qa.settings import ModelSettings
from tests.qa.fakes import FakeLLM
from tests.qa.server import CutOff, serving

ASKED = [Message("system", "Be brief."), Message("user", "Who was hurt?")]
REQUEST = httpx.Request("POST", "http://127.0.0.1:9/v1/chat/completions")
BESIDE_THE_POINT = {  # of parts of openai's SDK that are not used here
    "InvalidWebhookSignatureError",
    "LengthFinishReasonError",
    "ContentFilterFinishReasonError",
}


def error_classes() -> list[type[Exception]]:
    public = [value for name, value in vars(openai).items() if not name.startswith("_")]
    kinds = [k for k in public if isinstance(k, type) and issubclass(k, openai.OpenAIError)]
    return sorted({k for k in kinds if k.__name__ not in BESIDE_THE_POINT}, key=lambda k: k.__name__)


def made(kind: type[Exception]) -> Exception:
    """An error of this kind, as the SDK makes it."""
    response = httpx.Response(getattr(kind, "status_code", 500), request=REQUEST)
    for arguments in (
        {"message": "boom", "response": response, "body": None},
        {"response": response, "body": None},
        {"message": "boom", "request": REQUEST, "body": None},
        {"message": "boom", "request": REQUEST},
        {"request": REQUEST},
        {"response": response},
        {"message": "boom"},
        {"message": "boom", "unsent_messages": []},
    ):
        try:
            return kind(**arguments)
        except TypeError:
            continue
    try:
        return kind("boom")
    except TypeError:
        return kind()


def test_there_are_the_classes_that_are_known() -> None:
    assert {k.__name__ for k in error_classes()} >= {
        "APIError", "APIConnectionError", "APITimeoutError", "APIStatusError", "AuthenticationError", "BadRequestError",
        "NotFoundError", "PermissionDeniedError", "RateLimitError", "UnprocessableEntityError", "InternalServerError",
    }  # fmt: skip


@pytest.mark.parametrize("kind", error_classes(), ids=lambda k: k.__name__)
def test_every_error_of_the_sdk_is_one_line_with_a_mend(kind: type[Exception]) -> None:
    with pytest.raises(ModelError, match=r"^the model fake ") as caught:
        LanguageModel(FakeLLM(replies=[made(kind)])).complete(ASKED, [])
    message = str(caught.value)
    assert "\n" not in message
    assert any(mend in message for mend in ("OPENAI_", "QA_", "try again", "wait")), message


@pytest.mark.parametrize(
    ("error", "mend"),
    [
        (httpx.ReadTimeout("slow"), "QA_TIMEOUT"),
        (httpx.ConnectError("refused"), "OPENAI_BASE_URL"),
        (openai.APITimeoutError(REQUEST), "QA_TIMEOUT"),
        (openai.APIConnectionError(request=REQUEST), "OPENAI_BASE_URL"),
        (made(openai.AuthenticationError), "OPENAI_API_KEY"),
        (made(openai.NotFoundError), "QA_MODEL"),
        (made(openai.BadRequestError), "QA_CONTEXT"),
        (made(openai.UnprocessableEntityError), "QA_CONTEXT"),
        (made(openai.RateLimitError), "wait"),
        (made(openai.InternalServerError), "try again"),
        (made(openai.APIStatusError), "try again"),
        (httpx.ConnectTimeout("slow"), "OPENAI_BASE_URL"),
        (ValueError("odd\nand long"), "odd"),
        (ValueError(), "ValueError"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else value,
)
def test_the_mend_fits_the_error(error: Exception, mend: str) -> None:
    with pytest.raises(ModelError, match=mend) as caught:
        LanguageModel(FakeLLM(replies=[error])).complete(ASKED, [])
    assert caught.value.__cause__ is error
    assert "\n" not in str(caught.value)


def test_the_errors_of_other_vendors_are_understood_by_their_status_and_name() -> None:
    class RateLimited(Exception):
        status_code = 429

    class APITimeoutError(Exception):
        """Anthropic's is called so too."""

    for error, mend in ((RateLimited(), "has no room now"), (APITimeoutError(), "QA_TIMEOUT")):
        with pytest.raises(ModelError, match=mend):
            LanguageModel(FakeLLM(replies=[error])).complete(ASKED, [])


def test_a_server_that_is_not_there() -> None:
    model = connect(ModelSettings("m", "http://127.0.0.1:9/v1", timeout=2))
    with pytest.raises(ModelError, match=r"the model m cannot be reached.*OPENAI_BASE_URL"):
        model.complete(ASKED, [])


def test_messages_go_out_with_their_roles_and_the_reply_comes_in_pieces() -> None:
    llm = FakeLLM(replies=["Fourteen people were hurt."])
    pieces = list(LanguageModel(llm).stream(ASKED, []))
    assert "".join(pieces) == "Fourteen people were hurt."
    assert len(pieces) > 3
    assert [(m.role.value, m.content) for m in llm.asked[0]] == [("system", "Be brief."), ("user", "Who was hurt?")]


def test_usage_is_what_the_server_reports() -> None:
    spent: list[Usage] = []
    LanguageModel(FakeLLM(replies=["Yes."], usage={"prompt_tokens": 7, "completion_tokens": 3})).complete(ASKED, spent)
    assert spent == [Usage(7, 3, 1)]


@pytest.mark.parametrize("reply", ["Fourteen people.", ("Fourteen people.", ValueError("cut"))])
def test_usage_is_estimated_where_the_server_reports_none_and_counted_though_it_fails(reply: object) -> None:
    spent: list[Usage] = []
    model = LanguageModel(FakeLLM(replies=[reply]))
    try:
        model.complete(ASKED, spent)
    except ModelError:
        assert not isinstance(reply, str)
    (usage,) = spent
    assert (usage.prompt_tokens, usage.calls) == (7, 1)
    assert 2 <= usage.completion_tokens <= 5


def test_its_name_and_window_are_the_models_own() -> None:
    model = LanguageModel(FakeLLM())
    assert (model.name, model.context_window) == ("fake", 4096)


# The window


def test_the_room_in_its_window_is_what_prompt_and_reply_leave_and_a_tenth_for_other_ways_of_counting() -> None:
    model = LanguageModel(FakeLLM())
    assert model.room([]) == int(4096 * 0.9) - MAX_OUTPUT
    assert model.room(ASKED) == model.room([]) - 7 - 2 * 10
    assert model.room([Message("user", "hurt " * 5_000)]) < 0
    assert LanguageModel(FakeLLM(), structured=True).room(ASKED) < model.room(ASKED) - 50  # the form is told as well


def test_a_reply_without_an_end_is_told_from_a_whole_one() -> None:
    with serving("Fourteen.", CutOff("Fourt"), "Nobody.") as server:
        model = connect(ModelSettings("m", server.url))
        seen = [(model.complete(ASKED, []), model.ended) for _ in range(3)]
    assert seen == [("Fourteen.", True), ("Fourt", False), ("Nobody.", True)]


@pytest.mark.parametrize(("name", "steady"), [("m", True), ("gpt-4o-mini", True), ("o3", False)])
def test_a_model_is_deterministic_where_it_can_be_told_to(name: str, steady: bool) -> None:
    assert connect(ModelSettings(name, "http://127.0.0.1:9/v1")).deterministic is steady
    assert not LanguageModel(FakeLLM()).deterministic
