"""The dateline that a wire story begins with: where from, when, and by which agency.

`SEOUL, Sept 8 (Reuters) - The ministers …` and its many cousins. Lifted only where the form or a known name
proves it: an abstract of an article must never begin with half a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.clean.dates import DAY
from corpus.clean.names import CITIES, agency, is_name, is_outlet

_DASH = r"(?:\s*(?:—|–|―|--)\s*|\s+[-_]\s*|\s*-\s+)"
_WORD = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_PLACE = rf"{_WORD}(?:[ /](?:{_WORD}|de|del|la|of|al|and|on)){{0,4}}"
_REGION = rf"{_WORD}(?: (?:{_WORD}|of|and)){{0,3}}"
_DAY = rf"(?i:{DAY})"  # old wires write `MARCH 9` and `march 9`
_FORM = re.compile(
    rf"(?P<place>{_PLACE}(?:, (?!{_DAY}){_REGION}){{0,2}})"
    rf"(?:,?,? ?(?P<date>{_DAY}))?"
    rf"(?:, (?P<wire>Reuters?|AP|AFP|UPI|dpa)(?= ?[-–—]))?"
    rf"(?:,? ?\((?P<by>[\w .&'’/-]{{2,40}})\))?"
    rf"(?:{_DASH}(?P<rest>.*)|$)",
    re.S,
)
_OUTLET_FIRST = re.compile(
    rf"(?:(?P<place>{_PLACE}(?:, {_REGION}){{0,2}}) )?\((?P<by>[\w .&'’/-]{{2,40}})\)"
    rf"(?:{_DASH}|\s+|$)(?P<rest>.*)",
    re.S,
)
_COLON = re.compile(r"(?P<place>[A-Z][A-Z. ]+): (?P<rest>[A-Z\d\"“'‘].*)", re.S)  # South Asian papers: `NEW DELHI: `
# CNN sets its name bare between place and dash, often as a line of its own.
_CNN = re.compile(
    rf"(?:(?P<place>{_PLACE}(?:, {_REGION})?) )??CNN(?: (?:Business|Politics|Travel|Style|Sport))?"
    r"\s*(?:—|–)\s*(?P<rest>.*)",
    re.S,
)
# Capitals before a dash that are a label or an organisation and no place.
_NO_PLACE = """
    ABOUT AFTER ALERT ANALYSIS AND ANSWER ARE ASEAN BREAKING BRICS BUSINESS COLUMN COMMENTARY CORRECTED
    CORRECTION COVID CULTURE DAY DEVELOPING EDITOR EDITORIAL ENTERTAINMENT EXCLUSIVE EXPLAINED EXPLAINER
    FACTBOX FALSE FEATURE FINAL FINALLY FOCUS FOR FROM HEALTH HOW INSIGHT INTERPOL INTERVIEW IS LATEST
    LIVE MONEY MORE NASA NATO NEWS NOT NOTE NOW NUMBER OPEC OPINION OPINIONS PHOTOS POLITICS POLL PREVIEW
    PROFILE QUESTION QUOTE READ RECAP RELATED REPORT REVIEW SCIENCE SPORT SPORTS STORY SUMMARY TECH THIS
    TIMELINE TODAY TOP TRAVEL TRUE UNESCO UNICEF UPDATE UPDATED UPDATES VERDICT VIDEO VIEWPOINT WARNING
    WATCH WEATHER WEEK WHAT WHEN WHERE WHO WHY WITH WORLD YES YOU"""
# What sentences begin with and places hardly ever.
_OPENERS = re.compile(r"(?:By|The|On|In|At|An?|After|For|But|And|As|When|If|It|This|That|From|With) ", re.I)
_LABELS = frozenset(_NO_PLACE.split())


@dataclass(frozen=True)
class Dateline:
    """What was lifted from the head of a paragraph; `rest` is the paragraph without it."""

    place: str | None
    date: str | None
    agency: str | None
    rest: str


def lifted(line: str) -> Dateline | None:
    """The dateline that `line` begins with, or is; None where there is none for certain."""
    match = _CNN.match(line)
    if match and _begins_sentence(match["rest"]) and not _OPENERS.match(match["place"] or ""):
        return Dateline(match["place"], None, None, match["rest"])
    match = _FORM.match(line)
    if match and _is_certain(match):
        by = _named(match["by"] or match["wire"] or "")
        return Dateline(match["place"].rstrip(","), match["date"], by, match["rest"] or "")
    match = _COLON.match(line)
    if match and match["place"] in CITIES and len(match["rest"].split()) > 5:
        return Dateline(match["place"], None, None, match["rest"])
    match = _OUTLET_FIRST.match(line)
    if match and _begins_sentence(match["rest"]) and _is_known(match["by"]) and _may_be_bare(match):
        return Dateline(match["place"], None, agency(match["by"]), match["rest"])
    return None


def _may_be_bare(match: re.Match[str]) -> bool:
    """Without a dash, `The Press Union (AP) Stylebook` looks the same: so one must be known."""
    place = match["place"]
    if place is None or place.partition(", ")[0].upper() in CITIES:
        return True
    return match["by"].startswith("CNN") and not _OPENERS.match(place)


def _is_certain(match: re.Match[str]) -> bool:
    rest, place = match["rest"], match["place"]
    if _OPENERS.match(place) and place.partition(",")[0].upper() not in CITIES:
        return False
    if rest and re.match(_DAY, rest):
        return False  # `PARIS, FRANCE - MAY 03: In this photo …` is a caption
    if match["by"] and _is_known(match["by"]):
        return rest is None or _begins_sentence(rest)
    if match["by"] and not _may_be_agency(match["by"]):
        return False
    if rest is None:
        return False  # no dash: a title, a list, a name
    if not rest and not match["date"]:
        return place.partition(", ")[0] in CITIES
    if match["by"] and not _begins_sentence(rest):
        return False
    if match["date"]:
        return rest == "" or place.isupper() or (len(place) <= 60 and len(rest.split()) > 3)
    return (
        len(rest.split()) > 5
        and _begins_sentence(rest)
        and _is_place(place, match[0][len(place) : match.start("rest")])
    )


def _named(by: str) -> str | None:
    """The agency in the brackets; an outlet there is the publisher's own name and says nothing new."""
    return agency(by) or (by if _may_be_agency(by) and not _is_known(by) else None)


def _may_be_agency(by: str) -> bool:
    """Nobody lists all agencies; in a dateline's brackets any name is one, but for a label such as `Update`."""
    return is_name(by) and by.upper().split()[0] not in _LABELS


def _is_place(place: str, dash: str) -> bool:
    """Without a date or an agency: a city everyone knows, or capitals in a form that only datelines have."""
    city, _, region = place.partition(", ")
    if "-" in dash and "--" not in dash and not dash[0].isspace():
        return False  # `WASHINGTON- ` may be half a compound
    if city.upper() in CITIES:
        return True
    words = re.split(r"[ /]", city)
    if not city.isupper() or any(word in _LABELS for word in words) or len(words) > 3:
        return False
    return bool(region) or len(max(words, key=len)) >= 5


def _is_known(name: str) -> bool:
    return any(agency(part) or is_outlet(part) for part in (name, *name.split("/")))


def _begins_sentence(rest: str) -> bool:
    return not rest or not rest[0].islower() or bool(re.match(r"[a-z][A-Z]", rest))
