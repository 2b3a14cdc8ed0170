"""What the page says before anything is asked: its header, and the empty conversation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.records import Stored
from qa.web.markup import text

if TYPE_CHECKING:
    from qa.desk import Desk

EXAMPLES = (
    "Who did the South Korean defense minister meet, and when will the joint drills start?",
    "How many people were hurt when the ferry hit the dredger?",
    "Who won the leadership of Japan's ruling party, and by how many votes?",
    "Which Japanese destroyers took part in Freedom Edge?",  # the articles do not say
)


def header(desk: Desk, articles: Sequence[Stored], demo: bool) -> str:
    """The name, how many articles there are, and who answers."""
    count = f"{len(articles):,} article{'' if len(articles) == 1 else 's'}"
    if demo:
        count = f"{len(articles):,} starter articles, some about invented places"
    who = (
        f"Answers written by {desk.model_name}, every sentence checked"
        if desk.model_name
        else "Quotes mode: verbatim sentences, no model configured"
    )
    return f'<div class="masthead"><h1>Dateline</h1><p>{text(who)}</p><p>{count}</p></div>'


def empty(articles: Sequence[Stored], demo: bool) -> str:
    """The conversation before its first question: what can be asked, or how to add articles."""
    if not articles:
        return (
            '<div class="welcome"><h2>There are no articles yet</h2><p>Open <b>Articles</b> and add some: text, '
            "Markdown, saved web pages or JSONL. In a terminal, <code>qa add FOLDER</code> does the same. "
            "<code>qa ui --demo</code> shows the page with starter articles.</p></div>"
        )
    examples = "".join(f'<li><button type="button" data-ask="{text(q)}">{text(q)}</button></li>' for q in EXAMPLES)
    return (
        '<div class="welcome"><h2>Ask the articles</h2><p>Every sentence of an answer points at the exact words it '
        "rests on. Where the articles do not say, neither does Dateline.</p>"
        + (f'<ul class="examples">{examples}</ul>' if demo else "")
        + "</div>"
    )
