"""Markdown markup reduced to the words in it, where a text is plainly Markdown."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^ {0,3}#{1,6} +(.*?)(?: +#+)?\s*$")
_LINK = re.compile(
    r"\[([^\[\]]*)\]\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)"
)
_IMAGE = re.compile(r"!" + _LINK.pattern)
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*\S+(?:\s+[\"'(].*)?$")
_REFERRED = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_AUTOLINK = re.compile(r"<(https?://[^\s<>]+)>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*]{1,500}?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_]{1,500}?)(?<=[^\s_])_(?![\w_])"
)
_CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_STRUCK = re.compile(r"~~(?=\S)(.{1,500}?)(?<=\S)~~")
_MARKER = re.compile(r"^\s*(?:[-*+] +|> ?)+(?=\S)")
_RULE = re.compile(r"^ {0,3}(?:(?:[-_*] *){3,}|=+|`{3,}.*|~{3,}.*)\s*$")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def is_markdown(source: str, text: str) -> bool:
    """By the file's name, or by a heading or link that plain text would not hold."""
    name = source.lower().removesuffix(".gz")
    return (
        name.endswith((".md", ".markdown"))
        or any(_HEADING.match(row) for row in text.split("\n", 1)[:1])
        or bool(re.search(r"\]\((?:https?://|/)", text))
    )


def without_markup(text: str) -> str:
    """The words alone: links keep their text, images go, marks of emphasis, headings and lists go."""
    rows = []
    for row in text.split("\n"):
        if _RULE.match(row) or _TABLE_RULE.match(row) or _REFERENCE.match(row):
            rows.append("")
            continue
        if heading := _HEADING.match(row):
            rows += ["", _inline(heading[1]), ""]
            continue
        rows.append(_MARKER.sub("", _inline(row)))
    return "\n".join(rows)


def _inline(row: str) -> str:
    row = _IMAGE.sub("", row)
    row = _LINK.sub(r"\1", row)
    row = _AUTOLINK.sub(r"\1", _REFERRED.sub(r"\1", row))
    for mark in (_STRONG, _STRONG, _STRUCK):
        row = mark.sub(lambda match: match[match.lastindex or 0], row)
    row = _EMPHASIS.sub(lambda match: match[1] or match[2], row)
    return _ESCAPE.sub(r"\1", _CODE.sub(r"\1", row))
