"""Questions that name a subject and ask nothing in particular of it: "What is the latest on the ferry?", "Any news?".

No sentence answers them as a figure answers "how many": what is wanted is what the articles on it report.
"""

from __future__ import annotations

import re

from qa.plan.when import without_days

_ON = r"(?:\s+(?:on|about|of|with|in|at|from|to|for|regarding|concerning|around)\s+(?P<of>.+))?"
_NEWS = r"(?:news(?:\s+(?:stories|items))?|headlines?|stories|developments?|updates?|events)"
_PLEASE = r"(?:(?:and|so|ok|okay|now|please|hi|hello|can you|could you|would you)[,\s]+)*"
_KNOWS = r"(?:we|you|the (?:articles?|papers?|news|press)|your (?:articles?|papers?))"
_NEWEST = r"(?:latest|newest|most recent|recent|breaking|main|top|biggest|most important)"
_ASKS = tuple(
    re.compile(rf"{_PLEASE}{pattern}", re.I)
    for pattern in (
        rf"what(?:['’]?s| is| are| was| were)(?: the)?(?: very)? (?:latest|newest|most recent|news|story|situation|state of play)(?:\s+{_NEWS})?{_ON}",
        rf"what(?:['’]?s| is| are| was| were)(?: the)? {_NEWEST}\s+{_NEWS}{_ON}",
        rf"what (?:do|does|did|can) {_KNOWS} (?:know|say|have|report|tell (?:me|us))(?: so far)?{_ON}",
        rf"(?:tell|brief|update|inform|fill|catch|bring) (?:me|us)(?: in| up(?: to (?:date|speed))?)?(?: (?:the (?:latest|news)|everything|something|more|all))?(?: (?:you|we) (?:know|have))?{_ON}",
        r"(?:summari[sz]e|sum up|recap)(?: for (?:me|us))?\s+(?P<of>.+)",
        rf"(?:(?:give|show|get|write) (?:me|us) )?(?:an? |the )?(?:(?:quick|short|brief) )?(?:overview|summary|recap|rundown|round-?up|update|{_NEWEST}(?:\s+{_NEWS})?|{_NEWS}){_ON}",
        rf"what(?:['’]?s| is| was| has)(?: been)? (?:new|going on|happening){_ON}",
        rf"(?:is there |are there |do (?:we|you) have |have you (?:got )?)?(?:any|more)(?: {_NEWEST})? {_NEWS}{_ON}",
        r"what(?:['’]?s| is| was) in the (?:news|papers?|headlines)",
        r"what(?:['’]?s| has| is)? happen(?:ed|s|ing)",  # of a subject, some sentence tells what happened to it
    )
)
_COURTESY = re.compile(r"[,\s]+(?:please|thanks|thank you)$", re.I)
_ASKED_WITHIN = re.compile(
    r"\b(?:who(?:m|se)?|when|where|why|how|what|which|whether|if)\b", re.I
)  # "about how many left"
_NOTHING = re.compile(rf"(?:the|['’]s)?\s*(?:{_NEWS})?", re.I)  # "this week's news"
_LEFT = re.compile(r"(?:^|\s)(?:on|in|of|during|since|from|for|at|around|about)\s*$", re.I)


def subject(text: str) -> str | None:
    """What a question for an overview is about, "" where it is about the news in general; None of any other question."""
    text = _COURTESY.sub("", " ".join(text.strip(" ?!.").split()))
    undated = " ".join(without_days(text).split())
    asked = (_LEFT.sub("", undated) if undated != text else text).strip(" ,")
    match = next((match for pattern in _ASKS if (match := pattern.fullmatch(asked))), None)
    if match is None:
        return None
    about = (match.groupdict().get("of") or "").strip(" ,")
    if _ASKED_WITHIN.search(about):
        return None
    return "" if _NOTHING.fullmatch(about) else about
