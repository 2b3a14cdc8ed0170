"""Fetching an address: one seam to httpx, with a limit on time and on size."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from corpus.errors import SourceError
from corpus.read.files import LARGEST

_SECONDS = 20.0
# Some publishers refuse what does not name itself; nothing here pretends to be a browser.
_HEADERS = {
    "User-Agent": "Dateline/1 (article reader)",
    "Accept": "text/html, application/xml;q=0.9, */*;q=0.5",
}


@dataclass(frozen=True)
class Fetched:
    """What an address answered; `url` is where redirects led, `charset` what the server said."""

    url: str
    data: bytes
    kind: str
    charset: str | None


def client() -> httpx.Client:
    return httpx.Client(timeout=_SECONDS, follow_redirects=True, headers=_HEADERS)


def fetch(client: httpx.Client, url: str) -> Fetched:
    """The answer's bytes. Raises SourceError, naming the mend, for every way in which it can fail."""
    try:
        with client.stream("GET", url) as response:
            if response.status_code >= 400:
                raise SourceError(_refused(response.status_code))
            data = bytearray()
            for part in response.iter_bytes():
                data += part
                if len(data) > LARGEST:
                    raise SourceError("the page is larger than 20 MB")
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            return Fetched(str(response.url), bytes(data), kind, response.charset_encoding)
    except httpx.TimeoutException as problem:
        raise SourceError("the server did not answer within 20 seconds; try again later") from problem
    except httpx.TooManyRedirects as problem:
        raise SourceError("the address redirects in a circle") from problem
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError, ValueError) as problem:
        raise SourceError("not a usable address") from problem
    except httpx.HTTPError as problem:
        raise SourceError("the server cannot be reached; check the address and the connection") from problem


def _refused(status: int) -> str:
    said = {
        401: "asks for a login",
        403: "refuses access",
        404: "has no such page",
        410: "has removed the page",
        429: "asks to be left alone for a while; try again later",
    }
    return f"the server {said.get(status, 'failed')} (HTTP {status})"
