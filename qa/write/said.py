"""Whose words a sentence is, where it does not say so itself: "The road is closed until May. [said Maria Lopez]".

A sentence out of the middle of a quotation has no quotation marks of its own and would read as the paper's own
statement. Its speaker stands beside the quotation, in the same paragraph, or in the one before if that one's quotation runs
on. Where two are named there, or none, it is only said that somebody is quoted.
"""

from __future__ import annotations

import re

from qa.write.insert import Insertion, speech

_VERB = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|argued|warned|explained|insisted|replied|noted|recalled|tweeted|"
    r"announced|claimed|admitted|complained|joked|concluded|continued|stressed|asked)"
)
_NAME = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Prof)\b\.? )?[A-Z][\w’'-]+"
    r"(?: (?:(?:de la|de|da|van der|van|von der|von|der|bin|al)\b|[A-Z]\.(?= )|[A-Z][\w’'-]*))*"
)
_SOMEBODY = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:[\w’'-]+ ){0,4}?[\w’'-]+"
_SOMEBODY_AFTER = (
    r"(?:the|an?|one|his|her|its|their) [^,.;:!?“”\"\n]{2,60}?"
    r"(?=[,.;:!?]|\s+(?:who|on|in an?|in the|at|after|before|as|to|that|when|during|while|about|adding)\b|\s*$)"
)
_WHO = rf"(?P<who>{_NAME}|{_SOMEBODY})"
_ATTRIBUTED = (
    re.compile(rf"[,.!?]['’]?[\"”]\s+{_WHO} (?:has |had |later |also )?{_VERB}\b"),
    re.compile(rf"[,.!?]['’]?[\"”]\s+{_VERB} (?P<who>{_NAME}|{_SOMEBODY_AFTER})"),
    re.compile(rf"(?:^|[.!?]\s+|\n){_WHO} (?:has |had |later |also )?{_VERB}(?: [^,.:\"“]{{1,40}})?[,:]?\s+[\"“]"),
)
_PRONOUN = re.compile(r"(?:He|She|They|It|I|We|That|This|But|And|What|There)\b")
_QUOTED = "quoted speech"


def said_by(text: str, before: str, after: str) -> Insertion | None:
    """What to write at the end of `text`: its speaker, if it is somebody's words and does not say whose.

    `before` and `after` are the article up to it and from its end on.
    """
    paragraph = before[before.rfind("\n") + 1 :]
    end = after.find("\n")
    rest = after if end < 0 else after[:end]
    if not _all_speech(text, paragraph) or _speakers(text):
        return None
    named = _speakers(f"{paragraph}{text}{rest}") or _speakers(_running_on(before, paragraph))
    if len(named) == 1:
        return Insertion(len(text), f"said {named.pop()}")
    inside = not text.startswith(("“", '"'))
    return Insertion(len(text), _QUOTED) if inside else None


def _all_speech(text: str, before: str) -> bool:
    """Whether all of the text is inside quotation marks, but for what closes it."""
    told = text.rstrip(" .!?”\"'’")
    return any(start == 0 and end >= len(told) for start, end in speech(text, before))


def _speakers(paragraph: str) -> set[str]:
    found = (match["who"].strip() for pattern in _ATTRIBUTED for match in pattern.finditer(paragraph))
    return {who for who in found if not _PRONOUN.match(who)}


def _running_on(before: str, paragraph: str) -> str:
    """The paragraph before, if its quotation has no end: then the speaker goes on in this one."""
    earlier = before[: len(before) - len(paragraph)].rstrip()
    last = earlier[earlier.rfind("\n") + 1 :]
    opened = last.count("“") > last.count("”") or last.count('"') % 2 == 1
    return last if opened else ""
