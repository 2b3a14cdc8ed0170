"""The page as a server: what it answers, what it refuses, where it listens."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from corpus.errors import SettingsError
from qa.web.page import _open, _stretches, build
from qa.web.serve import _listen, application
from tests.qa.web.fakes import FakeDesk
from tests.qa.web.page_of import read


def made(make: Callable[..., Any], **given: Any) -> Any:
    """Build within an event loop: outside one, gradio opens a loop for each lock and closes none."""

    async def build_it() -> Any:
        return make(cast(Any, FakeDesk()), **given)

    return asyncio.run(build_it())


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(made(application, host="127.0.0.1"), base_url="http://127.0.0.1:7860")


def test_the_page_names_no_other_host_and_allows_none(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "connect-src" not in answer.headers["content-security-policy"]  # default-src 'self' holds for it
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    fetched = re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=\"(https?:[^\"]+)", answer.text)
    assert fetched == []
    assert "fonts.googleapis" not in client.get("/theme.css").text


def test_another_name_for_this_machine_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example:7860"}).status_code == 400


def test_files_of_this_machine_are_not_served(client: TestClient) -> None:
    for path in (Path(__file__), Path.cwd() / "pyproject.toml", Path("/etc/passwd")):
        assert client.get(f"/gradio_api/file={path}").status_code in (403, 404)


def test_nothing_is_offered_as_an_api(client: TestClient) -> None:
    assert client.get("/gradio_api/info").json()["named_endpoints"] == {}
    assert client.get("/docs").status_code == 404


def test_a_password_is_asked_for() -> None:
    guarded = TestClient(made(application, host="0.0.0.0", auth=("ann", "secret")))
    assert guarded.get("/config").status_code == 401
    assert guarded.post("/login", data={"username": "ann", "password": "wrong"}).status_code == 400
    assert guarded.post("/login", data={"username": "ann", "password": "secret"}).status_code == 200
    assert guarded.get("/config").status_code == 200


def test_every_event_has_a_limit_and_is_private() -> None:
    events = made(build, demo=True).fns.values()
    for event in events:
        assert event.api_visibility == "private" or event.fn is None
        assert event.concurrency_limit is not None


def test_a_browser_may_send_only_ids_versions_and_offsets() -> None:
    desk = cast(Any, FakeDesk())
    start, end = 4, 9
    page = read(_open(desk, {"article": "ferry1", "version": "1", "at": f"{start}:{end}", "also": "0:2 nonsense"}))
    assert page.all("mark", "cited")[0].text == " ELLE"[: end - start]
    for sent in ({}, {"article": "../../etc/passwd"}, {"article": ["x"], "version": {}}, {"article": "<b>", "at": "1"}):
        assert read(_open(desk, sent)).all("h2")[0].text == "This article cannot be shown"
    assert _stretches("1:2 x 3:4 -5:6 7:8:9")[:2] == [(1, 2), (3, 4)]
    assert _stretches(None) == []


def test_the_first_free_port_is_taken_and_a_taken_one_is_named() -> None:
    first = _listen("127.0.0.1", None)
    first.listen()
    port = first.getsockname()[1]
    second = _listen("127.0.0.1", None)
    try:
        assert second.getsockname()[1] > port
        with pytest.raises(SettingsError, match=f"127.0.0.1:{port}"):
            _listen("127.0.0.1", port)
        with pytest.raises(SettingsError, match="choose another"):
            _listen("127.0.0.1", 99_999)
    finally:
        first.close()
        second.close()
    assert isinstance(first, socket.socket)
