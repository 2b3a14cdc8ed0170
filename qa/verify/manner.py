"""How strongly a claim says it: all or some, will or may, because of what; never stronger than the cited words."""

from __future__ import annotations

import re

from corpus.terms import STOP_WORDS, terms, words
from qa.verify.forms import base

_ALL = re.compile(r"\b(?:all|every|everyone|everybody|everything|entire|entirely|whole|always|each)\b", re.I)
_AS_ALL = re.compile(
    r"\b(?:all|every|everyone|everybody|everything|each|any|anyone|entire|entirely|whole|full|fully|both|always|unanimous(?:ly)?|"
    r"complete(?:ly)?|throughout|none|no|nobody|nothing|total|never|100)\b",
    re.I,
)
_COUNTED = re.compile(r"\b(?:all|every|each|entire|whole)\b((?: (?!and\b|or\b|but\b)[\w’'-]+){1,7})", re.I)
_PART = re.compile(
    r"\b(?:some|most|many|several|few|half|part|parts|majority|(?:\d[\d.,]*|\w+) ?(?:%|per ?cent)|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\w+ty-\w+|\d[\d,]*|more than|a third|a quarter|"
    r"two-thirds|almost|nearly)\b(?: of)?(?: \w+)?",
    re.I,
)
_BECAUSE = re.compile(r"\b(?:because|due to|owing to|thanks to|as a result of|on account of)\b", re.I)
_AS_BECAUSE = re.compile(
    r"\b(?:because|due to|owing to|thanks to|result|account|after|over|since|as|so|citing|blam\w+|caus\w+|reason|led to|"
    r"following|amid|prompt\w+|why|force\w*|to)\b",
    re.I,
)
# What follows is only possible, wanted or asked for: to the end of the clause, or for a few words.
_ASKED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|s(?:eek|eeks|ought|eeking)|demand(?:s|ed|ing)?|request(?:s|ed|ing)?|call(?:s|ed|ing)? for|"
    r"consider(?:s|ed|ing)?|mull(?:s|ed|ing)?|propos(?:e|es|ed|ing|al)|urg(?:e|es|ed|ing)|recommend(?:s|ed|ing)?|"
    r"want(?:s|ed|ing)?|wish(?:es|ed)?|threaten(?:s|ed|ing)?|look(?:s|ed|ing)? at)\b",
    re.I,
)
_TO_COME = re.compile(
    r"\b(?:(?:expect|plan|hope|aim|intend|believe|due|likely|line|set|ready|prepar\w+|pledg\w+|promis\w+|agree|offer|forecast|tr(?:y|ies|ied|ying))"
    r"(?:s|ed|d|ned|ning|ing)?(?: \w+){0,4}? to|possibl[ey]|perhaps|probably)\b",
    re.I,
)
_LEFT_OPEN = re.compile(r"\b(?:may|might|could|can|whether|if)\b|\bnot known\b")
_DECIDED_ON = re.compile(r"\b(?:will|would|shall)\b|n?['’]ll\b", re.I)
_CLAUSE_END = re.compile(r"[;:.]\s|,\s|\b(?:and|but|while|because|which|who)\b")
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W_][\w'’-]*")
_PAST = frozenset("has have had was were did".split())
_REACH = 4  # content words


def manner_fault(claim: str, cited: str) -> str:
    """What the claim says more strongly than the cited words; "" if nothing."""
    if _ALL.search(claim) and (not _AS_ALL.search(cited) or _only_part(claim, cited)):
        return "it says all where the cited words do not"
    if _BECAUSE.search(claim) and not _AS_BECAUSE.search(cited):
        return "it gives a reason that the cited words do not"
    return "it is surer than the cited words" if _surer(claim, cited) else ""


def _only_part(claim: str, cited: str) -> bool:
    """Whether the claim says all of something of which the cited words speak of a part: "all cases", "19 of the cases"."""
    for match in _COUNTED.finditer(claim):
        counted = {base(term) for term in terms(match[1])[:3] if term.isalpha()}
        places = list(_PART.finditer(cited))
        for place in places:
            after = [base(w) for w in words(cited[place.end() :])[:6] if w not in STOP_WORDS][:3]
            before = cited[: place.start()]
            if counted & set(after) and not _AS_ALL.search(" ".join(before.split()[-3:])):
                whole = any(_AS_ALL.search(one) for one in _before_each(cited, counted))
                return not whole
    return False


def _before_each(cited: str, counted: set[str]) -> list[str]:
    """The four words before each of `counted` in the cited words."""
    tokens = cited.split()
    return [
        " ".join(tokens[max(0, at - 4) : at])
        for at, token in enumerate(tokens)
        if counted & {base(term) for term in terms(token)}
    ]


def _surer(claim: str, cited: str) -> bool:
    """Whether what the cited words leave open, or put into the future, is stated as decided or as done."""
    theirs, mine = _firmness(cited, _REACH), _firmness(claim, 2 * _REACH)
    for word, how in mine.items():
        other = theirs.get(word, how)
        if (other == _OPEN and how < _OPEN) or (other == _DECIDED and how == _DONE):
            return True
    return False


# How firmly a word is put, the least open first: as done, as it stands, as decided (will), as open (may, if, hopes to).
_DONE, _SAID_SO, _DECIDED, _OPEN = 0, 1, 2, 3


def _firmness(text: str, reach: int) -> dict[str, int]:
    """By content word, how firmly the text puts it where it does so most; what is wanted reaches so many words."""
    reaches = [
        *((start, _DECIDED) for start in _reached(text, _DECIDED_ON, 2, False)),
        *((start, _OPEN) for start in _reached(text, _LEFT_OPEN, reach - 1, False)),
        *((start, _OPEN) for start in _reached(text, _ASKED, reach, True)),
        *((start, _OPEN) for start in _reached(text, _TO_COME, reach, True)),
    ]
    how = dict(sorted(reaches, key=lambda pair: pair[1]))
    found: dict[str, int] = {}
    before: list[str] = []
    for match in _TOKEN.finditer(text):
        token = match.group().casefold()
        for term in terms(token):
            word = base(term)
            put = how.get(match.start())
            if put is None:
                put = _DONE if token.endswith("ed") or _PAST & set(before[-2:]) else _SAID_SO
            found[word] = min(found.get(word, put), put)
        before.append(token)
    return found


def _reached(text: str, opener: re.Pattern[str], words_on: int, to_clause_end: bool) -> list[int]:
    """Where the content words stand that an opener governs."""
    found = []
    for match in opener.finditer(text):
        ends = _CLAUSE_END.search(text, match.end())
        left = words_on
        for token in _TOKEN.finditer(text, match.end(), ends.start() if ends and to_clause_end else len(text)):
            if left and token.group().casefold() not in STOP_WORDS:
                found.append(token.start())
                left -= 1
    return found
