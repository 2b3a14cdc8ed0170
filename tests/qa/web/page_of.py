"""Reads our HTML back as a browser would: its tags, its text, its attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"img", "br", "input", "progress"}


@dataclass
class Tag:
    """One element, its attributes and all the text inside it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class _Reader(HTMLParser):
    tags: list[Tag] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Tag(tag, {k: v or "" for k, v in attrs})
        self.tags.append(made)
        if tag not in _VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].name == tag, f"</{tag}> closes <{self._open[-1].name}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for tag in self._open:
            tag.text += data


@dataclass(frozen=True)
class Page:
    """What a browser would make of some HTML."""

    tags: tuple[Tag, ...]
    text: str

    def all(self, name: str, cls: str | None = None) -> list[Tag]:
        """The elements of a name, and of a class where one is given."""
        return [
            t for t in self.tags if t.name == name and (cls is None or cls in t.attributes.get("class", "").split())
        ]


def read(html: str) -> Page:
    """Parse `html`; fails where tags do not nest, or hold anything that runs."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader._open, f"left open: {[t.name for t in reader._open]}"
    for tag in reader.tags:
        assert tag.name not in {"script", "img", "svg", "iframe", "style", "object"}, f"<{tag.name}> got through"
        assert not [a for a in tag.attributes if a.startswith("on")], f"<{tag.name}> got a handler"
    return Page(tuple(reader.tags), reader.text)
