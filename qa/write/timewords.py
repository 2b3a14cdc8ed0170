"""How news writes its time words, and the words beside them that make something else of them.

"On Mondays", "Black Friday", "the Sunday Times" and "until Monday" tell of no one day; `word_before` and the
sets here keep them apart.
"""

from __future__ import annotations

import re

from qa.datewords import MONTH, WEEKDAY
from qa.days import take_dates

_DATE = rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{MONTH})\b(?:\.(?=,? [a-z0-9]))?|(?P<m2>{MONTH})\b\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b)"
_NO_YEAR = r"(?!(?:,|\s|\()*\d{4}|\s*(?:-|–|—|/|to|and|through|or)\s*(?:\d|[A-Z]))"
_PART = r"(?: (?:morning|afternoon|evening|night))?\b(?!['’])"
NAMED_DATE = re.compile(rf"\b(?P<name>{WEEKDAY}),? (?:the )?{_DATE}{_NO_YEAR}", re.I)
BARE_DATE = re.compile(rf"\bon {_DATE}{_NO_YEAR}", re.I)
WEEKDAY_WORD = re.compile(
    rf"(?P<on>\b[Oo]n )?\b(?P<turn>(?:[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?) )?(?P<name>{WEEKDAY.title()}){_PART}",
)
NEAR = re.compile(rf"\b(?P<near>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Ll]ast night)(?(near){_PART})")
SPAN = re.compile(r"\b(?P<turn>[Ll]ast|[Tt]his|[Nn]ext) (?P<unit>week|month|year)\b(?:['’]s)?")
COUNTS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
AGO = re.compile(
    rf"(?<![-\w.,/½])(?P<count>an?|one|{'|'.join(COUNTS[1:])}|\d{{1,2}}) (?P<unit>day|week|month|year)s? ago\b", re.I
)
_LAST_WORD = re.compile(r"([\w'’.-]+)[\s(\"“‘]*$")
NO_WEEKDAY_AFTER = frozenset(
    "every each a an the one that any some most following previous another first second third fourth final by until till "
    "before after from through to of for and or between alternate his her their its our my your since per".split()
)
NO_SPAN_AFTER = frozenset("the these those past every each over a an our his her their its my time coming".split())
ROUGH = frozenset(
    "than nearly almost over about around some roughly or and least under just approximately half to within only "
    "exactly until since from as".split()
)
NOT_TODAY_AFTER = frozenset(
    "usa of until till to even still than by from as for since and or world here there live alive are is".split()
)
FUNCTION = re.compile(
    r"\W*$|\W*[,.;:)”\"—–]|\s+(?:in|at|that|to|by|with|as|on|after|and|when|it|he|she|they|the|its|his|her|following|during|over|against|"
    r"because|but|while|if|who|from|before|where|about|amid|near|for|outside|inside|under|despite|a|an|into|without|since)\b|\s+[A-Z]"
)
TITLE_AFTER = re.compile(
    r"\s+(?:Night|Morning|Evening|Times|Mail|Mirror|Telegraph|Express|Post|Football|Addams|Live|Service|Star|Sun|World|"
    r"Independent|Herald|Show|Programme|Program|Network|Business|People|the 13th)\b|\.com|['’]s\b|s\b| week\b|"
    rf"(?i:\s*(?:-|–|—|/|to|through|and|or|until)\s*(?:{WEEKDAY})\b|[\s,(]+(?:the )?(?:(?:{MONTH})\b|\d))"
)
# Days that are known by their date: of what year they are, or that they come every year, the reader knows.
FAMED = frozenset("1-1 1-6 2-14 3-17 5-4 5-9 6-6 7-4 7-14 9-11 10-31 11-5 11-11 12-7 12-25 12-31".split())
# Words that count from a time told of before.
COUNTED = re.compile(
    r"\b(?:that|the (?:next|previous|following|same)) (?:day|night|morning|evening|week|month|year|weekend|summer)\b|\bdays? (?:later|earlier|before|after)\b|\b(?:weeks?|months?|years?|hours?) (?:later|earlier|before)\b|\bago\b|\banniversary\b|\bin (?:19|20)\d\d\b",
    re.I,
)


def word_before(text: str, at: int) -> str:
    found = _LAST_WORD.search(text[:at])
    return found[1].casefold() if found else ""


def capital_before(text: str, at: int) -> bool:
    """Whether a name leads to it, as in "Black Friday"; names that end a clause before a bare weekday are rare."""
    found = _LAST_WORD.search(text[:at])
    return bool(found and found[1][0].isupper())


def elsewhere(before: str) -> bool:
    """Whether the sentences before tell of another time, which a weekday may be counted from."""
    paragraph = paragraph_of(before)
    return bool(take_dates(paragraph)[0] or COUNTED.search(paragraph))


def paragraph_of(before: str) -> str:
    return before[before.rfind("\n") + 1 :]
