"""Serve the page: on this machine unless told otherwise, and never by way of anybody else's."""

from __future__ import annotations

import socket
import sys
import webbrowser
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.errors import SettingsError
from qa.web.page import build

if TYPE_CHECKING:
    from qa.desk import Desk

_FIRST_PORT, _PORTS = 7860, 100
_LOOPBACK = ("127.0.0.1", "localhost")
_UPLOAD_LIMIT = "500mb"

_ICON = (
    '<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 viewBox=%270 0 32 32%27%3E'
    "%3Crect width=%2732%27 height=%2732%27 rx=%274%27 fill=%27%238c2a1b%27/%3E%3Cpath d=%27M7 9h18M7 15h18M7 21h11%27 "
    'stroke=%27%23fff%27 stroke-width=%273%27/%3E%3C/svg%3E">'
)

# Gradio needs inline scripts and `eval`; nothing needs another host. If article text ever got
# through as markup, this would still keep it from calling out.
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def launch(
    desk: Desk,
    *,
    host: str = "127.0.0.1",
    port: int | None = None,
    auth: tuple[str, str] | None = None,
    demo: bool = False,
    open_browser: bool = False,
) -> None:
    """Serve the page over `desk` until Ctrl-C; its address is printed on stderr once it answers.

    `port` None takes the first free one from 7860. `auth` is a user and a password that every
    visitor must give. Raises SettingsError where the address cannot be had.
    """
    listening = _listen(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
    config = uvicorn.Config(
        application(desk, host=host, auth=auth, demo=demo), log_level="critical", timeout_graceful_shutdown=1
    )
    try:
        _Server(config, address, open_browser).run(sockets=[listening])
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    finally:
        listening.close()


def application(desk: Desk, *, host: str, auth: tuple[str, str] | None = None, demo: bool = False) -> FastAPI:
    """The page as an ASGI application."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(_Headers)
    if host in _LOOPBACK and auth is None:
        # A page elsewhere on the web could point its own name at 127.0.0.1 and read the library.
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(_LOOPBACK))
    with as_file(files("qa.web").joinpath("style.css")) as css:
        mounted: FastAPI = gr.mount_gradio_app(
            app, build(desk, demo=demo), path="/", server_name=host, auth=auth, footer_links=[], run_history=False,
            show_error=False, max_file_size=_UPLOAD_LIMIT, ssr_mode=False, enable_monitoring=False, pwa=False,
            mcp_server=False, theme=_theme(), css=css.read_text(encoding="utf-8"), head=_ICON,
        )  # fmt: skip
    return mounted


class _Server(uvicorn.Server):
    """A server that says where it is once it is there."""

    def __init__(self, config: uvicorn.Config, address: str, open_browser: bool) -> None:
        super().__init__(config)
        self._address, self._open_browser = address, open_browser

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            print(f"Dateline is at {self._address} (Ctrl-C stops it)", file=sys.stderr, flush=True)
            if self._open_browser:
                webbrowser.open(self._address)


class _Headers:
    """Adds `_HEADERS` to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


def _listen(host: str, port: int | None) -> socket.socket:
    """A socket bound to `host`: to `port`, or the first free one from 7860."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(_FIRST_PORT, _FIRST_PORT + _PORTS) if port is None else (port,):
        bound = socket.socket(family)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, candidate))
        except (OSError, OverflowError) as error:
            bound.close()
            reason = getattr(error, "strerror", None) or str(error)
        else:
            return bound
    which = f"{host}:{port}" if port is not None else f"{host}, ports {_FIRST_PORT} to {_FIRST_PORT + _PORTS - 1}"
    raise SettingsError(f"the page cannot listen on {which}: {reason}; choose another --host or --port")


def _theme() -> gr.themes.Base:
    """Gradio's plainest theme on the system's own fonts: the default ones come from Google."""
    sans = ["system-ui", "Segoe UI", "Helvetica Neue", "Noto Sans", "sans-serif"]
    return gr.themes.Base(font=sans, font_mono=["ui-monospace", "Consolas", "monospace"], primary_hue="neutral")
