"""Markup that no text can break out of: what is not `Html` already is escaped on its way in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Not allowed in HTML, or able to turn the order of the text around it: shown as a replacement sign."""

Attribute = str | float | bool | None


class Html(str):
    """Text that is markup. Adding or formatting gives a plain `str`, which is escaped again: the safe way to fail."""

    __slots__ = ()


def text(value: object) -> Html:
    """Any value as text on the page; `Html` stays as it is."""
    return value if isinstance(value, Html) else Html(escape(_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", str(value))))


def join(parts: Iterable[str | None], between: str = "") -> Html:
    """Parts one after the other; None and the empty string are left out."""
    return Html(text(between).join(text(part) for part in parts if part))


def el(tag: str, *children: str | None, **attributes: Attribute) -> Html:
    """One element. `cls` is its class, `for_` loses its underscore, others become hyphens; None and False are left out."""
    shown = "".join(_attribute(name, value) for name, value in attributes.items() if value is not None)
    return Html(f"<{tag}{shown}>{join(children)}</{tag}>")


def alone(tag: str, **attributes: Attribute) -> Html:
    """An element that has no end, such as `input`."""
    return Html(f"<{tag}{''.join(_attribute(name, value) for name, value in attributes.items() if value is not None)}>")


def folded(head: str, *children: str | None, cls: str = "") -> Html:
    """A part that opens when its head is clicked; nothing where there is nothing inside."""
    inside = join(children)
    return el("details", el("summary", head), inside, cls=f"fold {cls}".strip()) if inside else Html()


def _attribute(name: str, value: Attribute) -> str:
    if value is False:
        return ""
    name = "class" if name == "cls" else name.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    return f' {name}="{text(_number(value) if isinstance(value, int | float) else value)}"'


def _number(value: float) -> str:
    """A place in a drawing: a tenth of a unit is below what an eye can tell."""
    return f"{value:.1f}".removesuffix(".0")
