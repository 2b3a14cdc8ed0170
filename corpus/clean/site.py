"""A site's name set before the first words, after a bullet and often glued to them: `· Harbour PostSEOUL — `."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.article import Document
from corpus.clean.dateline import lifted
from corpus.clean.names import CITIES, is_name, is_outlet, is_paper, slug

_GLUED = re.compile(r"[·•|]\s*(?P<said>\S.*)")
_LONGEST = 60  # characters
_INNER = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O)$")  # `McDonald` is no site called `Mc`
_OPENER = re.compile(
    r"(?:An?|After|All|Almost|An|As|At|Before|But|By|Eight|Five|For|Four|From|He|Her|His|Hundreds|If|In|It|Its"
    r"|Many|More|Most|Mr|Mrs|Ms|Nearly|Nine|No|Nobody|On|One|Only|Our|People|Police|Scientists|Seven|She|Since"
    r"|Six|Some|Ten|That|The|Their|There|These|They|This|Those|Thousands|Three|Two|Under|Until|We|What|When"
    r"|Where|While|Who|Why|With|You)\b"
)

_VERB = re.compile(r"\S+ (?:said|says|will|would|has|had|is|was|\w+ed|to|and|on)\b")  # `Google DeepMind said`


def without_site(document: Document, lines: list[str]) -> tuple[Document, str]:
    """The document with its publisher, and the first of `lines` without it."""
    match = _GLUED.fullmatch(lines[0])
    if not match:
        return document, lines[0]
    said = match["said"]
    others = "\n".join((document.title or "", *lines[1:]))
    is_list = bool(re.search(r"^[·•]", others, re.M))
    for is_boundary in (_before_dateline, _after_known, _before_sentence):
        for at in _cuts(said):
            site, rest = said[:at], said[at:]
            if not is_boundary(document, site, rest):
                continue
            if is_boundary is _before_sentence and (is_list or _is_word(site, rest, others)):
                continue
            return replace(document, publisher=document.publisher or site.strip()), rest
    return document, lines[0]


def _cuts(said: str) -> Iterator[int]:
    for at in range(2, min(len(said) - 4, _LONGEST)):
        if said[0].isalnum() and (said[at].isupper() or said[at].isdigit() or said[at] in '(“"‘'):
            yield at


def _before_dateline(document: Document, site: str, rest: str) -> bool:
    if not (rest[:2].isupper() or rest[0] == "(" or site[-1].islower() or site[-1].isdigit()):
        return False
    found = lifted(rest)
    if not found or not (found.place or rest[0] == "(") or not is_name(site.strip()):
        return False
    if site[-1].isspace():
        return rest[:2].isupper() and (is_paper(site.strip()) or slug(site) == slug(document.publisher or ""))
    # `CNNWASHINGTON` divides where a city begins, and nowhere else for certain
    return not site[-1].isupper() or (found.place or "").partition(",")[0] in CITIES


def _after_known(document: Document, site: str, rest: str) -> bool:
    known = is_outlet(site) or slug(site) == slug(document.publisher or "")
    return known and not site[-1].isspace() and len(rest.split()) > 5


def _before_sentence(document: Document, site: str, rest: str) -> bool:
    """A small letter with a capital or a quote after it, in what can be a name and then a sentence."""
    if not site[-1].islower() or not is_name(site) or len(rest.split()) <= 5 or rest[0] == "(":
        return False
    if _INNER.search(site) or re.match(r"\W[^A-ZÀ-Þ\d]", rest):
        return False
    if is_paper(site) or _OPENER.match(rest):
        return True
    return len(site.split()) > 1 and not _VERB.match(rest)


def _is_word(site: str, rest: str, others: str) -> bool:
    """Whether what the cut would divide is a word in its own right (`OpenAI`): then the text has it again."""
    whole = site.split()[-1] + re.split(r"[^\w]", rest, maxsplit=1)[0]
    return bool(re.search(rf"\b{re.escape(whole)}\b", others))
