"""Who "She" is, at the beginning of a quoted sentence: "She [Maria Lopez] said …".

Certain is what the sentence before in the same paragraph says with one person, or one company, as its
subject and nobody else in it. Where a second one may be meant, there is no name: a wrong one is a defect.
"""

from __future__ import annotations

import re

from corpus.sentences import sentences
from qa.datewords import MONTHS, WEEKDAY
from qa.write.insert import Insertion, speech
from qa.write.persons import Person, other_names, persons

_PRONOUN = re.compile(r"(He|She)(?= [a-z])")
_ROLE = re.compile(
    r"The (minister|prime minister|president|mayor|governor|chancellor|senator|king|queen|pope|captain|judge|singer|actor|actress|author)(?= [a-z]+)"
)
_COMPANY = re.compile(
    r"The (company|carmaker|airline|bank|retailer|automaker|firm)(?= (?:said|says|has|had|also|will|expects|announced|plans|is|was|reported|did|declined|told)\b)"
)
_COMPANY_NAME = re.compile(
    r"[A-Z][\w&’'.-]*(?: (?:&|and|of|[A-Z][\w&’'.-]*)){0,3} (?:Inc|Corp|Co|Ltd|Group|Holdings|PLC|plc|Airlines|Airways|Motors?|Bank|Lines|"
    r"Industries|Technologies|Pharmaceuticals|Systems|Stores|Foods|Energy|Entertainment|Communications)\b\.?"
)
# A second name, where a company is the first; days and places are none.
_ANOTHER = re.compile(rf"(?<!\bin )(?<!\bat )\b(?!(?:{WEEKDAY.title()}|{'|'.join(MONTHS).title()})\b)[A-Z]")
# People without a name, whom the pronoun may mean as well.
_SOMEBODY = {
    "He": r"man|gunman|father|husband|son|brother|boy|boyfriend|uncle|nephew|grandfather|grandson|king|prince|spokesman|gentleman|dad|businessman|congressman|salesman|policeman|fisherman",
    "She": r"woman|mother|wife|daughter|sister|girl|girlfriend|aunt|niece|grandmother|granddaughter|queen|princess|spokeswoman|mom|mum|widow|actress|congresswoman|businesswoman",
}
_ANYBODY = (
    r"suspect|attacker|shooter|victim|driver|officer|friend|colleague|predecessor|successor|rival|opponent|person|partner|fiancée?|fiancee|child|teenager|"
    r"student|teacher|doctor|lawyer|attorney|judge|witness|neighbou?r|cousin|boss|aide|spokesperson|employee|worker|resident|player|coach|soldier|pilot|patient|"
    r"someone|somebody|one|another|prosecutor|nurse|passenger|reporter|journalist|baby|assistant|adviser|advisor|ally|critic|opponents?|candidate|owner|parent|spouse|"
    r"author|host|interviewer|guest|challenger|counterpart|assassin|killer|thief|captain|manager|agent|guard|customer|singer|actor|leader|president|minister|pope"
)
_FRONT = re.compile(r"(?:(?:On|In|At|By|Since|During|After|Before|Earlier|Later|Last|This|For|As) [^,“”\"]{1,60}, )?")
_SUBJECT_OF = re.compile(
    r"\s+(?:also |then |later |now |still |first |only |just |never |often |reportedly |previously |recently |quickly |subsequently )?[a-z]+\b(?!['’]s)|, [^,]{3,80}, [a-z]+"
)
_NO_VERB = re.compile(
    r"\s+(?:and|or|of|in|at|from|for|with|to|on|by|as|but|the|is (?:a|the) (?:city|town|country|company))\b"
)


def antecedent(text: str, before: str) -> Insertion | None:
    """The name to write after the word that opens `text`; `before` is its article up to it. None if not certain."""
    paragraph = before[before.rfind("\n") + 1 :]
    if any(start == 0 for start, _ in speech(text, paragraph)):
        return None
    previous = _last_sentence(paragraph)
    if not previous:
        return None
    if found := _PRONOUN.match(text):
        name = _whom(found[1], previous, paragraph, before)
    elif found := _ROLE.match(text):
        name = _of_role(found[1], previous)
    elif found := _COMPANY.match(text):
        name = _company(previous)
    else:
        return None
    return Insertion(found.end(), name) if name and name not in text else None


def _last_sentence(paragraph: str) -> str:
    spans = sentences(paragraph)
    return paragraph[spans[-1].start : spans[-1].end] if spans else ""


def _whom(pronoun: str, previous: str, paragraph: str, before: str) -> str | None:
    """The one person who is the subject of the sentence before, and whom the pronoun fits."""
    known = tuple(p for p in persons(before) if len(p.name.split()) > 1)
    subject = _subject(previous, known) or _still(pronoun, previous, paragraph, before, known)
    if subject is None or not _fits(pronoun, subject, previous):
        return None
    rest = previous[: subject.start] + _without_apposition(previous[subject.end :])
    if other_names(rest, subject, known) or _somebody(pronoun, rest):
        return None
    if re.search(r"\b(?:he|him|his)\b" if pronoun == "He" else r"\b(?:she|her|hers)\b", rest) and other_names(
        paragraph, subject, known
    ):
        return None
    return subject.name


def _still(pronoun: str, previous: str, paragraph: str, before: str, known: tuple[Person, ...]) -> Person | None:
    """Whom the sentence before means, where it opens with the same pronoun."""
    if not previous.startswith(f"{pronoun} "):
        return None
    inside = len(paragraph) - paragraph.rindex(previous)
    found = antecedent(previous, before[: len(before) - inside])
    same = [p for p in known if found and p.name == found.words]
    return Person(same[0].name, same[0].pronoun, 0, len(pronoun)) if same else None


def _subject(sentence: str, known: tuple[Person, ...]) -> Person | None:
    """The person with whom the sentence begins, titles and a phrase of time left out, if a verb follows."""
    front = _FRONT.match(sentence)
    begin = front.end() if front else 0
    for person in persons(sentence, known):
        lead = sentence[begin : person.start]
        after = sentence[person.end :]
        if (
            person.start >= begin
            and re.fullmatch(r"(?:[A-Z][\w.’'-]* |of |and )*", lead)
            and _SUBJECT_OF.match(after)
            and not _NO_VERB.match(after)
        ):
            return person
    return None


def _fits(pronoun: str, person: Person, previous: str) -> bool:
    if person.pronoun:
        return person.pronoun == pronoun.casefold()
    he, she = (
        bool(re.search(rf"\b(?:{words})\b", previous)) for words in ("he|his|him|himself", "she|her|hers|herself")
    )
    return he and not she if pronoun == "He" else she and not he


def _without_apposition(after: str) -> str:
    return re.sub(r"^, [^,]{3,80},", "", after)


def _somebody(pronoun: str, text: str) -> bool:
    """Whether `text` speaks of anybody without a name, whom the pronoun may mean."""
    return bool(re.search(rf"\b(?:{_SOMEBODY[pronoun]}|{_ANYBODY})\b", text))


def _of_role(role: str, previous: str) -> str | None:
    """The one person who is named with that office in the sentence before."""
    found = persons(previous)
    if len(found) != 1 or other_names(previous, found[0]):
        return None
    [person] = found
    beside = previous[: person.start].rstrip().casefold()
    told = re.match(r", ([^,]*),", previous[person.end :])
    if beside.endswith(role) or (told and re.search(rf"\b{role}\b", told[1])):
        return person.name
    return None


def _company(previous: str) -> str | None:
    """The one company that the sentence before is about: its subject, and the only name in it."""
    found = _COMPANY_NAME.match(previous)
    if not found or not _SUBJECT_OF.match(previous[found.end() :]) or _NO_VERB.match(previous[found.end() :]):
        return None
    return None if _ANOTHER.search(previous[found.end() :]) else found.group()
