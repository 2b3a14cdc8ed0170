"""A server that speaks OpenAI's protocol, on this machine: it gives what a test tells it to, and records what it was sent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True)
class Refusal:
    """An answer that is no reply."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Silence:
    """Nothing at all, for as long as the test takes; `after` is said before."""

    after: str = ""


@dataclass(frozen=True)
class CutOff:
    """A reply that the server closes in the middle, without a reason for its end."""

    said: str


@dataclass
class Server:
    """`script` is what it gives, one a request; `sent` the bodies it got."""

    script: list[str | Refusal | Silence | CutOff]
    sent: list[Body] = field(default_factory=list)
    over: Event = field(default_factory=Event)
    url: str = ""

    @property
    def forms(self) -> list[str | None]:
        """The response format of each request."""
        return [(body.get("response_format") or {}).get("type") for body in self.sent]


def _chunk(text: str | None = None, reason: str | None = None, usage: Body | None = None) -> bytes:
    choices = [] if usage else [{"index": 0, "delta": {"content": text or ""}, "finish_reason": reason}]
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices}
    return f"data: {json.dumps({**chunk, 'usage': usage})}\n\n".encode()


@contextmanager
def serving(*script: str | Refusal | Silence | CutOff) -> Iterator[Server]:
    """A server with this script, for as long as the block lasts."""
    server = Server(list(script))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            server.sent.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            says = server.script[len(server.sent) - 1] if len(server.sent) <= len(server.script) else Refusal(418)
            if isinstance(says, Refusal):
                self.send_response(says.status)
                for name, value in {"content-length": "2", **says.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(b"{}")
                return
            if says == Silence():
                server.over.wait(30)
                return
            self.send_response(200)
            self.send_header("content-type", "text/event-stream")
            self.end_headers()
            text = says.after if isinstance(says, Silence) else says.said if isinstance(says, CutOff) else says
            for at in range(0, len(text), 7):
                self.wfile.write(_chunk(text[at : at + 7]))
                self.wfile.flush()
            if isinstance(says, Silence):
                server.over.wait(30)
            elif not isinstance(says, CutOff):
                usage = {"prompt_tokens": 20, "completion_tokens": 3, "total_tokens": 23}
                self.wfile.write(_chunk(reason="stop") + _chunk(usage=usage) + b"data: [DONE]\n\n")

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    server.url = f"http://127.0.0.1:{http.server_address[1]}/v1"
    try:
        yield server
    finally:
        server.over.set()
        http.shutdown()
        http.server_close()
        thread.join()
