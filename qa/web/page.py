"""The page: its layout, and which event changes what. What it shows is made by the modules beside it."""

from __future__ import annotations

import itertools
import logging
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import gradio as gr

from corpus.errors import DatelineError
from qa.web import adding, conversation, reading, render, welcome
from qa.web.conversation import Filters, Turns

if TYPE_CHECKING:
    from qa.desk import Desk

_UPLOADS = [".txt", ".md", ".html", ".htm", ".jsonl", ".gz"]
_TEXT_LIMIT = 20_000  # characters a browser may send as a question; the desk's own limit is far lower
_DAY = 86_400
_SCRIPT = files("qa.web").joinpath("page.js").read_text(encoding="utf-8")
_DATE_FIELD = '<label>Asked on <input type="date" value="${value}"></label>'

log = logging.getLogger(__name__)
_opened = itertools.count(1)


def build(desk: Desk, *, demo: bool = False) -> gr.Blocks:
    """The page over `desk`. All state of a reader is in their own session."""
    with gr.Blocks(title="Dateline", analytics_enabled=False, delete_cache=(_DAY, _DAY), fill_width=True) as page:
        turns = gr.State(())
        header = _html(elem_id="masthead")
        with gr.Row(elem_id="spread"):
            with gr.Column(elem_id="main"), gr.Tabs():
                with gr.Tab("Ask"):
                    thread = _html(elem_id="thread")
                    with gr.Column(elem_id="composer"):
                        with gr.Row(elem_id="line"):
                            box = gr.Textbox(
                                label="Your question", show_label=False, lines=1, max_lines=5, container=False,
                                placeholder="Ask about the articles", max_length=_TEXT_LIMIT, autofocus=True, scale=1,
                            )  # fmt: skip
                            send = gr.Button("Ask", variant="primary", elem_id="send", scale=0)
                            halt = gr.Button("Stop", variant="secondary", elem_id="halt", scale=0)
                        with gr.Row(elem_id="under"):
                            with gr.Accordion("Filters", open=False, elem_id="filters"), gr.Row():
                                day = _html(html_template=_DATE_FIELD)
                                publisher = gr.Dropdown(label="Publisher", choices=[], allow_custom_value=True)
                            renew = gr.Button("New conversation", variant="secondary", elem_id="renew", scale=0)
                with gr.Tab("Articles"):
                    match = gr.Textbox(label="Find by title or publisher", max_length=200, elem_id="match")
                    table = _html(elem_id="articles")
                    uploaded = gr.File(label="Add articles", file_count="multiple", file_types=_UPLOADS, elem_id="upload")
                    outcome = _html(elem_id="outcome")
            with gr.Column(elem_id="reader"):
                reader = _html()

        def refresh(filter_text: str, said: Turns) -> tuple[Any, ...]:
            articles = desk.articles()
            publishers = sorted({s.article.publisher for s in articles if s.article.publisher}, key=str.casefold)
            return (
                welcome.header(desk, articles, demo),
                conversation.thread(said) or welcome.empty(articles, demo),
                reading.listing(articles, filter_text),
                gr.update(choices=[("All", ""), *publishers]),
            )

        def respond(question: str, said: Turns, as_of: str | None, wanted: str | None) -> Iterator[tuple[Any, ...]]:
            if not question.strip():
                yield question, said, gr.skip()
                return
            filters = Filters(as_of=as_of or None, publisher=wanted or None)
            for grown in conversation.ask(desk, said, question.strip()[:_TEXT_LIMIT], filters):
                yield "", grown, conversation.thread(grown)

        def halted(said: Turns) -> tuple[Turns, str | dict[str, Any]]:
            ended = conversation.stop(said)
            return ended, conversation.thread(ended) if ended else gr.skip()

        def find(filter_text: str) -> str:
            return reading.listing(desk.articles(), filter_text)

        def add(paths: list[str] | None) -> Iterator[tuple[Any, str]]:
            for html in adding.add(desk, list(paths or [])):
                yield gr.skip(), html
            yield None, html

        def example(event: gr.EventData) -> str:
            return str(_sent(event).get("question", ""))

        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        answering: dict[str, Any] = {
            "fn": respond, "inputs": [box, turns, day, publisher], "outputs": [box, turns, thread],
            "concurrency_limit": 4, "concurrency_id": "ask", "trigger_mode": "once", **quiet,
        }  # fmt: skip
        fresh: dict[str, Any] = {
            "fn": refresh, "inputs": [match, turns], "outputs": [header, thread, table, publisher], **quiet,
        }  # fmt: skip
        asked = gr.on([box.submit, send.click], **answering)
        picked = thread.input(example, None, box, **quiet).then(**answering)
        halt.click(halted, turns, [turns, thread], cancels=[asked, picked], **quiet)
        renew.click(lambda: ((), "", ""), None, [turns, box, reader], cancels=[asked, picked], **quiet).then(**fresh)
        match.input(find, match, table, trigger_mode="always_last", **quiet)
        uploaded.upload(add, uploaded, [uploaded, outcome], concurrency_limit=2, **quiet).then(**fresh)
        for source in (thread, table, reader):
            source.select(lambda event: _open(desk, event), None, reader, concurrency_limit=8, **quiet)
        page.load(**fresh)
    return page


def _html(**given: Any) -> gr.HTML:
    return gr.HTML(js_on_load=_SCRIPT, apply_default_css=False, **given)


def _sent(event: gr.EventData) -> dict[str, Any]:
    return event._data if isinstance(event._data, dict) else {}


def _open(desk: Desk, event: gr.EventData) -> str:
    """The article a button asks for. What a browser sends is an id, a version and offsets, or nothing."""
    sent = _sent(event)
    version = str(sent.get("version", ""))
    at, also = _stretches(sent.get("at")), _stretches(sent.get("also"))
    try:
        shown = desk.show(str(sent.get("article", ""))[:200], int(version) if re.fullmatch(r"\d{1,6}", version) else None)
    except DatelineError as error:
        return render.problem(str(error))
    return reading.article(shown, at[0] if at else None, also, next(_opened))


def _stretches(sent: object) -> list[tuple[int, int]]:
    """Read back `12:34 56:78`."""
    return [(int(a), int(b)) for a, b in re.findall(r"\b(\d{1,9}):(\d{1,9})\b", str(sent or "")[:10_000])]
