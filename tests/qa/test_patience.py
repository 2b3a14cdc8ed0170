"""Tries and time-outs, against a server on this machine; the SDK's own back-off is not waited for."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

from corpus.errors import ModelError, SettingsError
from prompts import Message
from qa.answer import Usage
from qa.model import LanguageModel, connect
from qa.patience import told_to_wait
from qa.settings import ModelSettings
from tests.qa.fakes import FakeLLM
from tests.qa.server import Refusal, Server, Silence, serving

ASKED = [Message("user", "Who was hurt?")]
SAID = "Fourteen people were hurt."


def model(server: Server, **settings: Any) -> LanguageModel:
    return connect(ModelSettings("m", server.url, **{"timeout": 5.0, **settings}))


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses between tries, in seconds, which are not slept through."""
    slept: list[float] = []
    monkeypatch.setattr("openai._base_client.time.sleep", slept.append)
    return slept


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 529])
def test_what_may_pass_is_tried_again(status: int, waits: list[float]) -> None:
    spent: list[Usage] = []
    with serving(Refusal(status), Refusal(status), SAID) as server:
        assert model(server).complete(ASKED, spent) == SAID
    assert spent == [Usage(20, 3, 1)]
    assert [body["messages"] for body in server.sent] == [[{"role": "user", "content": "Who was hurt?"}]] * 3
    assert 0 < waits[0] <= 0.5 < 0.75 <= waits[1] <= 1  # twice as long, less up to a quarter


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
def test_what_will_not_pass_is_not_tried_again(status: int, waits: list[float]) -> None:
    with serving(Refusal(status)) as server, pytest.raises(ModelError, match="the model m"):
        model(server).complete(ASKED, [])
    assert (len(server.sent), waits) == (1, [])


@pytest.mark.parametrize(("retries", "sent"), [(0, 1), (1, 2), (2, 3)])
def test_it_is_tried_as_often_as_is_set(retries: int, sent: int, waits: list[float]) -> None:
    with serving(*[Refusal(503)] * 5) as server, pytest.raises(ModelError, match="failed on the server's side"):
        model(server, retries=retries).complete(ASKED, [])
    assert (len(server.sent), len(waits)) == (sent, retries)


@pytest.mark.parametrize("headers", [{"retry-after": "3"}, {"retry-after-ms": "3000"}])
def test_the_server_says_how_long_to_wait(headers: dict[str, str], waits: list[float]) -> None:
    with serving(Refusal(429, headers), SAID) as server:
        assert model(server).complete(ASKED, []) == SAID
    assert waits == [3]


def test_longer_than_the_time_out_is_not_waited(waits: list[float]) -> None:
    with serving(Refusal(429, {"retry-after": "30"})) as server, pytest.raises(ModelError, match="has no room now"):
        model(server).complete(ASKED, [])
    assert (len(server.sent), waits) == (1, [])


def test_a_connection_that_is_refused_is_tried_again(waits: list[float]) -> None:
    with pytest.raises(ModelError, match=r"m cannot be reached.*OPENAI_BASE_URL"):
        connect(ModelSettings("m", "http://127.0.0.1:9/v1")).complete(ASKED, [])
    assert len(waits) == 2


def test_a_silent_server_is_waited_for_once(waits: list[float]) -> None:
    began = time.monotonic()
    with (
        serving(Silence(), SAID) as server,
        pytest.raises(ModelError, match="did not answer in time: raise QA_TIMEOUT"),
    ):
        model(server, timeout=0.4).complete(ASKED, [])
    assert (len(server.sent), waits) == (1, [])
    assert time.monotonic() - began < 3


def test_all_tries_of_a_call_have_one_time_out_together() -> None:
    began = time.monotonic()
    with (
        serving(Refusal(503, {"retry-after": "1.2"}), Silence()) as server,
        pytest.raises(ModelError, match="did not answer in time"),
    ):
        model(server, timeout=2.0).complete(ASKED, [])
    assert len(server.sent) == 2
    assert 1.9 < time.monotonic() - began < 3.0  # and not 1.2 and 2.0 more


def test_what_is_left_when_a_pause_was_too_long_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    real = time.sleep
    monkeypatch.setattr("openai._base_client.time.sleep", lambda _: real(0.5))
    with serving(Refusal(503), SAID) as server, pytest.raises(ModelError, match="did not answer in time"):
        model(server, timeout=0.4).complete(ASKED, [])
    assert len(server.sent) == 1


def test_each_call_has_its_own_time_out() -> None:
    with serving(SAID, SAID) as server:
        asked = model(server, timeout=1.0)
        assert asked.complete(ASKED, []) == SAID
        time.sleep(1.1)
        assert asked.complete(ASKED, []) == SAID


def test_what_was_begun_is_not_tried_again(waits: list[float]) -> None:
    said: list[str] = []
    spent: list[Usage] = []
    with serving(Silence(after=SAID), SAID) as server, pytest.raises(ModelError, match="did not answer in time"):
        said.extend(model(server, timeout=0.4).stream(ASKED, spent))
    assert (len(server.sent), waits) == (1, [])
    assert [usage.calls for usage in spent] == [1]


def test_a_model_of_the_users_keeps_its_own_ways(waits: list[float]) -> None:
    llm = FakeLLM(replies=[httpx.ConnectError("refused"), SAID])
    with pytest.raises(ModelError):
        LanguageModel(llm).complete(ASKED, [])
    assert (llm.calls, waits) == (1, [])


def test_ctrl_c_ends_a_pause_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("openai._base_client.time.sleep", interrupted)
    with serving(Refusal(503), SAID) as server, pytest.raises(KeyboardInterrupt):
        model(server).complete(ASKED, [])
    assert len(server.sent) == 1


def test_the_connection_has_a_time_out_of_its_own() -> None:
    limits = connect(ModelSettings("m", "http://127.0.0.1:9/v1", timeout=60, connect_timeout=4))._llm._client.timeout
    assert (limits.connect, limits.read) == (4, 60)
    limits = connect(ModelSettings("m", "http://127.0.0.1:9/v1", timeout=2, connect_timeout=4))._llm._client.timeout
    assert (limits.connect, limits.read) == (2, 2)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "soon"}, 0.0),
        ({"retry-after-ms": "?", "retry-after": "2"}, 2.0),
    ],
)
def test_how_long_a_server_asks_to_wait(headers: dict[str, str], seconds: float) -> None:
    assert told_to_wait(httpx.Headers(headers)) == seconds


def test_a_server_may_name_the_time_of_day() -> None:
    when = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert told_to_wait(httpx.Headers({"retry-after": when})) == pytest.approx(90, abs=3)


def test_an_address_that_is_none_is_a_setting_to_mend() -> None:
    with pytest.raises(SettingsError, match=r"OPENAI_BASE_URL is 'http://127\.0\.0\.1:port/v1'"):
        connect(ModelSettings("m", "http://127.0.0.1:port/v1"))


def test_a_model_that_does_not_chat_is_a_setting_to_mend() -> None:
    with pytest.raises(SettingsError, match=r"the model gpt-5\.2-pro cannot be used.*QA_MODEL"):
        connect(ModelSettings("gpt-5.2-pro", api_key="x"))
