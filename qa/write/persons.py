"""The names in a sentence: who is certainly a person, and what else may be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from qa.datewords import MONTHS, WEEKDAYS
from qa.write.first_names import PRONOUN

_CAP = r"(?:[A-Z](?:[\w-]|['’](?!s\b))*\w|[A-Z]\.?)"
_RUN = re.compile(rf"{_CAP}(?: (?:(?:de|van|von|der|den|bin|al|da|dos|del|la|le) )*{_CAP})*")
_TITLES = frozenset(
    "president prime minister vice former chief justice senator sen rep representative congressman congresswoman governor gov mayor mr mrs "
    "ms miss dr prof professor king queen prince princess duke duchess sir dame lord lady pope judge general gen col colonel lt lieutenant "
    "captain capt sgt sergeant officer sheriff secretary chancellor chairman chairwoman ceo cfo director executive coach actor actress "
    "singer rapper author actor-director director host comedian musician attorney speaker leader ambassador commissioner rev reverend bishop "
    "archbishop cardinal first foreign defence defense finance health interior majority minority house senate republican democratic democrat "
    "detective chef pastor star co-founder founder premier superintendent of state deputy acting".split()
)
_HE_TITLES = frozenset("mr king prince duke sir lord congressman chairman actor pope".split())
_SHE_TITLES = frozenset("mrs ms miss queen princess duchess dame lady congresswoman chairwoman actress".split())
_NO_PERSON = frozenset(
    "university house court party department council committee commission company group inc corp co ltd bank street avenue road county city "
    "state states union nations kingdom republic association agency office bureau ministry school college hospital church museum park river lake "
    "mountain island islands airport station stadium league cup championship championships games olympics open series bowl award awards prize "
    "festival act bill law war day times post journal news magazine press guardian telegraph show center centre institute foundation fund "
    "society club united fc army navy force guard police service services international national federal european american british north south "
    "east west new york los angeles san santa washington london paris hollywood broadway congress senate parliament capitol white supreme "
    "democratic republican democrat republicans democrats gop conservative conservatives labour liberal covid covid-19 coronavirus omicron delta "
    "twitter facebook instagram youtube google apple amazon netflix disney tesla microsoft spotify tiktok cnn bbc nbc abc cbs fox reuters "
    "ukraine russia china india japan france germany italy spain england britain scotland wales ireland canada mexico brazil australia israel "
    "iran iraq syria turkey poland europe america africa asia kremlin moscow kyiv beijing texas florida california georgia ohio michigan "
    "arizona nevada pennsylvania wisconsin virginia alabama carolina minnesota illinois massachusetts tokyo berlin brussels geneva "
    "christmas thanksgiving easter halloween internet grammy grammys oscar oscars emmy emmys super world grand global".split()
) | {*MONTHS, *WEEKDAYS, *(month[:3] for month in MONTHS), "sept"}
_OPENERS = frozenset(
    "the a an in on at by for from with as to of and but or so if when while after before since during under over this that these those he she it they his her "
    "its their we i you there here one two three many most some all both each every no not now then still last earlier later also only even "
    "just meanwhile however although though because until once what who how why where among about more former".split()
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|across|outside|inside|throughout|the|The|In|At) $")
_DEMONYM = re.compile(r"\w+(?:ian|ish|ese|can|ans|ians|eans|ean|ench|utch|aeli|aqi|stani)$|\w+'s$")


@dataclass(frozen=True)
class Person:
    """A person by name, at `text[start:end]`, titles left out; `pronoun` is None where the name does not tell it."""

    name: str
    pronoun: Literal["he", "she"] | None
    start: int
    end: int

    @property
    def surname(self) -> str:
        return self.name.split()[-1]


@dataclass(frozen=True)
class _Run:
    """Words with capitals side by side, without the titles in front of them."""

    words: tuple[str, ...]
    titles: tuple[str, ...]
    start: int
    end: int


def persons(text: str, known: tuple[Person, ...] = ()) -> list[Person]:
    """Everyone in `text` who is certainly a person; a surname alone counts for one who is `known` in full."""
    return [found for run in _runs(text) if (found := _person(run, known))]


def other_names(text: str, but: Person, known: tuple[Person, ...] = ()) -> list[str]:
    """Names in `text` that may be of somebody else whom the pronoun of `but` could mean."""
    found = []
    for run in _runs(text):
        person = _person(run, known)
        if person and (person.surname == but.surname or {person.pronoun, but.pronoun} == {"he", "she"}):
            continue
        if run.words[-1] == but.surname:
            continue
        if person or run.titles or not _no_person(run, text):
            found.append(" ".join(run.words))
    return found


def _runs(text: str) -> Iterator[_Run]:
    for match in _RUN.finditer(text):
        words, start = match.group().split(" "), match.start()
        titles: list[str] = []
        while words and (
            _bare(words[0]) in _TITLES | _OPENERS
            or (len(words) > 1 and _DEMONYM.fullmatch(words[0]) and _bare(words[1]) in _TITLES)
        ):
            start += len(words[0]) + 1
            if _bare(words[0]) in _TITLES:
                titles.append(_bare(words[0]))
            words = words[1:]
        if words:
            yield _Run(tuple(words), tuple(titles), start, match.end())


def _person(run: _Run, known: tuple[Person, ...]) -> Person | None:
    name = " ".join(run.words).removesuffix(".")
    if any(_bare(word) in _NO_PERSON for word in run.words) or run.words[-1].isupper():
        return None
    if len(run.words) == 1:
        same = {p.name: p for p in known if p.surname == name}
        if len(same) == 1:
            [full] = same.values()
            return Person(full.name, full.pronoun, run.start, run.end)
        return None
    if len(run.words) > 4:
        return None
    by_title = "he" if _HE_TITLES & set(run.titles) else "she" if _SHE_TITLES & set(run.titles) else None
    pronoun = PRONOUN.get(_bare(run.words[0]), by_title)
    if pronoun is None and not run.titles:
        return None
    return Person(name, "he" if pronoun == "he" else "she" if pronoun == "she" else None, run.start, run.end)


def _no_person(run: _Run, text: str) -> bool:
    """Whether the words cannot well be a person's name."""
    if any(_bare(word) in _NO_PERSON for word in run.words) or all(len(w) > 1 and w.isupper() for w in run.words):
        return True
    possessive = text[run.end : run.end + 2] in ("'s", "’s")
    if _PLACE_BEFORE.search(text[: run.start]) and not possessive:
        return True
    return (
        len(run.words) == 1
        and bool(_DEMONYM.fullmatch(run.words[0]))
        and not possessive
        and bool(re.match(r" [a-z]", text[run.end :]))
    )


def _bare(word: str) -> str:
    return word.casefold().rstrip(".,").removesuffix("'s").removesuffix("’s")
