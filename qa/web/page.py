"""The page: its layout, and which event changes what. What it shows is made by the modules beside it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import gradio as gr

from corpus.errors import DatelineError
from qa.web import adding, conversation, reading, welcome
from qa.web.conversation import Filters, Turns

if TYPE_CHECKING:
    from qa.desk import Desk

_UPLOADS = [".txt", ".md", ".html", ".htm", ".jsonl", ".gz"]
_TEXT_LIMIT = 20_000  # characters a browser may send as a question; the desk's own limit is far lower
_DAY = 86_400
_SCRIPT = files("qa.web").joinpath("page.js").read_text(encoding="utf-8")
# A template without values in it, so gradio never draws it anew under the reader's hands.
_FILTERS = """<details><summary>Filters</summary><div class="fields">
<label>Asked on<input type="date" name="as_of"></label>
<label>Publisher<input type="text" name="publisher" list="publishers" maxlength="200" placeholder="any"></label>
</div></details>"""

_opened = itertools.count(1)


def build(desk: Desk, *, demo: bool = False) -> gr.Blocks:
    """The page over `desk`. All state of a reader is in their own session."""
    page: gr.Blocks
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
                                placeholder="Ask about the articles", max_length=_TEXT_LIMIT, scale=1,
                            )  # fmt: skip
                            send = gr.Button("Ask", variant="primary", elem_id="send", scale=0)
                            halt = gr.Button("Stop", variant="secondary", elem_id="halt", scale=0)
                        with gr.Row(elem_id="under"):
                            filters = _html(html_template=_FILTERS, elem_id="filters")
                            renew = gr.Button("New conversation", variant="secondary", elem_id="renew", scale=0)
                with gr.Tab("Articles"):
                    with gr.Row(elem_id="shelf"):
                        match = gr.Textbox(
                            label="Find by title or publisher", show_label=False, container=False, elem_id="match",
                            placeholder="Find by title or publisher", max_length=200, scale=1,
                        )  # fmt: skip
                        uploaded = gr.UploadButton(
                            "Add articles", file_count="multiple", file_types=_UPLOADS, elem_id="upload", scale=0
                        )
                    outcome = _html(elem_id="outcome")
                    table = _html(elem_id="articles")
            with gr.Column(elem_id="reader"):
                reader = _html()
        publishers = _html(elem_id="publisher-names")

        def refresh(filter_text: str | None, said: Turns) -> tuple[Any, ...]:
            articles = desk.articles()
            return (
                welcome.header(desk, articles, demo),
                conversation.thread(said) or welcome.empty(articles, demo),
                reading.listing(articles, filter_text or ""),
                reading.publishers(articles),
            )

        def respond(question: str | None, said: Turns, narrowed: str | None) -> Iterator[tuple[Any, ...]]:
            asked_now = (question or "").strip()[:_TEXT_LIMIT]
            if not asked_now:
                yield gr.skip(), said, gr.skip()
                return
            typed: Any = ""  # the box is emptied once, and from then on belongs to the next question
            for grown in conversation.ask(desk, said, asked_now, Filters.read(narrowed)):
                yield asked_now if grown[-1].problem else typed, grown, conversation.thread(grown)
                typed = gr.skip()

        def halted(said: Turns) -> tuple[Turns, str | dict[str, Any]]:
            ended = conversation.stop(said)
            return ended, conversation.thread(ended) if ended else gr.skip()

        def find(filter_text: str | None) -> str:
            return reading.listing(desk.articles(), filter_text or "")

        def add(paths: list[str] | None) -> Iterator[tuple[Any, str]]:
            for html in adding.add(desk, list(paths or [])):
                yield gr.skip(), html
            yield None, html

        def example(event: gr.EventData) -> str:
            return str(_sent(event).get("question", ""))

        def show(event: gr.EventData) -> str:
            return _open(desk, _sent(event))

        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        answering: dict[str, Any] = {
            "fn": respond, "inputs": [box, turns, filters], "outputs": [box, turns, thread],
            "concurrency_limit": 4, "concurrency_id": "ask", "trigger_mode": "once", **quiet,
        }  # fmt: skip
        fresh: dict[str, Any] = {
            "fn": refresh, "inputs": [match, turns], "outputs": [header, thread, table, publishers], **quiet,
        }  # fmt: skip
        asked = gr.on([box.submit, send.click], **answering)
        picked = thread.input(example, None, box, **quiet).then(**answering)
        halt.click(halted, turns, [turns, thread], cancels=[asked, picked], **quiet)
        renew.click(lambda: ((), "", ""), None, [turns, box, reader], cancels=[asked, picked], **quiet).then(**fresh)
        match.change(find, match, table, trigger_mode="always_last", **quiet)
        uploaded.upload(add, uploaded, [uploaded, outcome], concurrency_limit=2, **quiet).then(**fresh)
        for source in (thread, table, reader):
            source.select(show, None, reader, concurrency_limit=8, **quiet)
        page.load(**fresh)
    return page


def _html(**given: Any) -> gr.HTML:
    return gr.HTML(js_on_load=_SCRIPT, apply_default_css=False, **given)


def _sent(event: gr.EventData) -> dict[str, Any]:
    return event._data if isinstance(event._data, dict) else {}


def _open(desk: Desk, sent: dict[str, Any]) -> str:
    """The article a button asks for. What a browser sends is an id, a version and offsets, or nothing."""
    article_id, version = str(sent.get("article", ""))[:200], str(sent.get("version", ""))
    at, also = _stretches(sent.get("at")), _stretches(sent.get("also"))
    try:
        shown = desk.show(article_id, int(version) if re.fullmatch(r"[0-9]{1,6}", version) else None)
    except DatelineError as error:
        return reading.unreadable(str(error))
    return reading.article(shown, at[0] if at else None, also, next(_opened))


def _stretches(sent: object) -> list[tuple[int, int]]:
    """Read back `12:34 56:78`."""
    return [(int(a), int(b)) for a, b in re.findall(r"\b([0-9]{1,9}):([0-9]{1,9})\b", str(sent or "")[:10_000])]
