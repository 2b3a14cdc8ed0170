"""How long a call to the model may take, however often it is tried.

The OpenAI SDK tries again by itself what may pass: connections that fail, 408, 409, 429 and 5xx, with back-off, jitter
and the server's Retry-After. But each of its tries has the whole time-out anew, and it tries again what has timed
out, so two retries make three time-outs. This client, which it is given, keeps all tries of one call within one.
Nothing is tried again once the reply has begun: the SDK hands it over from there.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from email.utils import parsedate_to_datetime
from threading import local
from typing import Any

import httpx

_TRIED = "x-stainless-retry-count"  # which try this is; the SDK sends it with each
_TRY_AGAIN = "x-should-retry"  # what the SDK obeys before all else


class PatientClient(httpx.Client):
    """An httpx client whose calls end within `seconds`: until the reply begins, and between two pieces of it.

    `connect` is for the connection alone, so that a server that is not there is known soon. `expired`
    makes the error that the SDK passes on as it is, without another try.
    """

    def __init__(self, seconds: float, connect: float, expired: Callable[[httpx.Request], Exception]) -> None:
        super().__init__(timeout=httpx.Timeout(seconds, connect=min(connect, seconds)), follow_redirects=True)
        self._seconds, self._expired = seconds, expired
        self._call = local()  # a call stays in its thread until its reply begins

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """One try, with what is left of the time-out."""
        if request.headers.get(_TRIED, "0") == "0":
            self._call.began = time.monotonic()
        left = self._left()
        if left <= 0:
            raise self._expired(request)
        limits = {phase: min(limit or left, left) for phase, limit in request.extensions.get("timeout", {}).items()}
        request.extensions = {**request.extensions, "timeout": limits}
        try:
            response = super().send(request, **options)
        except (httpx.ReadTimeout, httpx.WriteTimeout) as error:
            raise self._expired(request) from error
        if told_to_wait(response.headers) >= self._left() or _is_refused_form(request, response):
            response.headers[_TRY_AGAIN] = "false"
        return response

    def _left(self) -> float:
        now = time.monotonic()
        return self._seconds - (now - getattr(self._call, "began", now))

    def __del__(self) -> None:
        with suppress(Exception):  # at the end of the process anything may be gone
            self.close()


def told_to_wait(headers: httpx.Headers) -> float:
    """The seconds that a server asks to be left alone; 0 if it does not."""
    with suppress(KeyError, ValueError):
        return float(headers["retry-after-ms"]) / 1000
    with suppress(KeyError, ValueError):
        return float(headers["retry-after"])
    with suppress(KeyError, ValueError, TypeError):
        return parsedate_to_datetime(headers["retry-after"]).timestamp() - time.time()
    return 0.0


def _is_refused_form(request: httpx.Request, response: httpx.Response) -> bool:
    """A server that fails when it is asked for JSON does so every time (llama-cpp-python does)."""
    return response.status_code == 500 and b'"response_format"' in request.read()
