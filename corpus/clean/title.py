"""Titles: telling a headline from a first sentence, and taking the site's name off its end."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from corpus.clean.names import is_name, is_outlet, slug

_SUFFIX = re.compile(r"(?P<title>.*\S)\s+(?P<mark>[|·•»]|[-–—:]{1,2})\s+(?P<site>[^|·•»]{2,60})$")
_ABBREVIATION = re.compile(r"(?:\b(?:[A-Z]\.){1,4}|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|No|vs|etc)\.|\.{3}|…)$")
_LONGEST = 400  # characters: beyond it nothing is a title with a site
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def looks_like_title(line: str) -> bool:
    """Short, of a few words at least, and not ended as a sentence is."""
    if len(line) > 200 or len(line.split()) > 30 or not re.search(r"[^\W\d_]{2}", line):
        return False
    if re.search(r"[.,;:。！]$|[.!?。][\"”’']$", line) and not _ABBREVIATION.search(line):
        return False
    if re.search(r"[.!?] +[A-Z].*[.!?]$", line):
        return False  # two sentences, of which the last ends with ? or !
    return len(line.split()) >= 2 or (bool(_WIDE.search(line)) and len(line) >= 6)


def without_site(title: str, publisher: str | None, url: str | None) -> tuple[str, str | None]:
    """The title alone, and the site's name if one was cut from it.

    A name that is the publisher's, the address's or a well-known outlet's goes after any mark; one that only
    looks like a name goes after a bar, for headlines use dashes and colons themselves.
    """
    match = _SUFFIX.match(title) if len(title) <= _LONGEST else None
    if not match or len(match["title"]) < 8:
        return title, None
    site = match["site"].strip()
    if _is_site(site, publisher, url) or (match["mark"] == "|" and is_name(site) and len(match["title"].split()) >= 3):
        earlier, _ = without_site(match["title"], site, url)  # `Title | Business | Site`
        return earlier, site
    return title, None


def _is_site(site: str, publisher: str | None, url: str | None) -> bool:
    name = slug(site)
    if not name:
        return False
    if is_outlet(site) or (publisher and (name == slug(publisher))):
        return True
    host = (host_of(url) or "").removeprefix("www.")
    label = slug(host.split(".")[0])
    if name in (slug(host), label):
        return True
    return len(label) >= 3 and len(site.split()) <= 3 and _starts_with(site, label)


def _starts_with(site: str, label: str) -> bool:
    """`CNN Business` and `CNNPolitics` start with `cnn`; `Timeline` does not start with `time`."""
    words = site.split()
    if any(slug("".join(words[:count])) == label for count in range(1, len(words) + 1)):
        return True
    return site[: len(label)].isupper() and slug(site).startswith(label)


def host_of(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None
