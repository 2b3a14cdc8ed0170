"""The check alone, on true claims and on copies of them with one thing changed; offline, on the starter articles.

The true claims are the drafted sentences that hold, the gold sentences of the questions (each a claim about itself),
and both again in other words that say the same: the speaker put last put first, a small number in the other spelling.
Each is held against its articles whole, as a sentence of a model's draft would be. So are its copies: another number,
another name (of the same kind, from another article and from its own), another day, a negation put in or taken out;
and, apart, two of its names or numbers in each other's place.

`check_true_kept`   the true claim stands.
`refused_number`, `refused_name`, `refused_date`, `refused_negation`, `refused_exchange`   the share of its copies of
that kind that the check refuses. `refused` is over all of them, and `correct` says that nothing went wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import seeds
from evals.cases.case import Case
from evals.cases.gold import locate
from evals.cases.plan import Item, Measured, Plan, Request
from evals.cases.questions import load_cases, questions_folder
from evals.measures.citations import Words
from evals.runs.place import library_folder, open_library
from evals.sets.copies import Copy, dates_changed, negated, numbers_changed, numbers_exchanged
from evals.sets.name_copies import Kind, names, names_changed, names_exchanged
from qa.answer import QUOTES
from qa.desk import Desk
from qa.evidence import Sentence
from qa.passage import Passage
from qa.select import gather
from qa.verify import attribute

_SAID_LAST = re.compile(r"^(?P<what>[^“”\"]+), (?P<who>[^,“”\"]{3,60}) (?P<said>said|told reporters|warned)\.$")
_SPELT = {"three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
          "eleven": "11", "twelve": "12", "fourteen": "14", "fifteen": "15", "nineteen": "19", "twenty": "20"}  # fmt: skip
_SMALL_WORD = re.compile(rf"(?<![\w-])({'|'.join(_SPELT)}) (?=[a-z])", re.I)
_OWN = 3  # copies of a name from an own article and from others, at most


@dataclass(frozen=True)
class Claim:
    """A true claim: where it comes from, the words of it, and the ids of the articles that carry it."""

    id: str
    origin: str
    text: str
    articles: tuple[str, ...]
    as_of: str


def plan(request: Request) -> Plan:
    """Every claim with its copies; the library of the starter articles is built on first use."""
    cases = load_cases(questions_folder())
    desk, library = open_library(library_folder(request.home, "seeds"), [seeds.folder()], request)
    claims = list(true_claims(cases, locate(cases, desk), desk))[: request.limit]
    held = Held(desk)
    items = tuple(
        Item(claim.id, claim.origin, claim.text, claim.as_of, partial(_measured, claim, held)) for claim in claims
    )
    return Plan("swaps", "correct", QUOTES, library, items, desk.close)


class Held:
    """The starter articles as the evidence of claims, and the names in them."""

    def __init__(self, desk: Desk) -> None:
        self._snapshot = desk.library.snapshot()
        self._texts = {s.article.id: self._snapshot.text(s.article.id) for s in desk.articles()}
        self._names = {id_: names(text) for id_, text in self._texts.items()}
        self.known = {name for found in self._names.values() for name in found}

    def evidence(self, articles: Sequence[str]) -> list[Sentence]:
        texts = {id_: self._texts[id_] for id_ in articles}
        return gather(self._snapshot, [Passage(1, i, 0, len(t), t, None, None, 1.0, {}) for i, t in texts.items()])

    def copies(self, claim: Claim) -> list[Copy]:
        """All copies of the claim, each text once, and none of them the claim."""
        own: dict[str, Kind] = {}
        for id_ in claim.articles:
            own |= self._names[id_]
        others = {n: k for id_, found in self._names.items() if id_ not in claim.articles for n, k in found.items()}
        home = "\n".join(s.text for s in self.evidence(claim.articles))
        made = [
            *numbers_changed(claim.text),
            *names_changed(claim.text, home, (others, own), self.known),
            *dates_changed(claim.text),
            *negated(claim.text),
            *names_exchanged(claim.text, self.known),
            *numbers_exchanged(claim.text),
        ]
        return [copy for copy in {copy.text: copy for copy in made}.values() if copy.text != claim.text]


def true_claims(cases: Sequence[Case], gold: dict[str, tuple[Words, ...]], desk: Desk) -> Iterator[Claim]:
    """The drafted sentences that hold, the gold sentences of current articles, and both in other words."""
    current = {s.article.id: s.version for s in desk.articles()}
    seen: set[str] = set()
    for case in cases:
        usable = [words for words in gold[case.id] if current.get(words.article_id) == words.version]
        articles = tuple(dict.fromkeys(words.article_id for words in usable))
        told = [(said.say, "drafted", articles) for said in case.draft if said.holds]
        told += [(words.quote, "gold", (words.article_id,)) for words in usable]
        for number, (text, origin, where) in enumerate(told, start=1):
            for way, form in enumerate((text, *rewritten(text))):
                if where and form not in seen:
                    seen.add(form)
                    id_ = f"{case.id}:{number}{'abc'[way]}"
                    yield Claim(id_, "rewritten" if way else origin, form, where, case.as_of.isoformat())


def rewritten(claim: str) -> Iterator[str]:
    """The claim in other words that say the same, where that is plain; at most two."""
    last = _SAID_LAST.match(claim)
    if last:
        what = last["what"]
        name = bool(re.match(r"\w+ [A-Z]|[A-Z]\w+['’]s|[A-Z]{2}", what))
        that = what if name else what[0].lower() + what[1:]
        who = last["who"][0].upper() + last["who"][1:]
        yield f"{who} {last['said']} that {that}."
    small = _SMALL_WORD.search(claim)
    if small:
        yield f"{claim[: small.start()]}{_SPELT[small[1].casefold()]} {claim[small.end() :]}"


def _measured(claim: Claim, held: Held) -> Measured:
    evidence = held.evidence(claim.articles)
    verdict, _ = attribute(claim.text, (), evidence)
    drafted = [{"text": claim.text, "fault": verdict.fault}]
    refused: dict[str, list[bool]] = defaultdict(list)
    for copy in held.copies(claim):
        judged, _ = attribute(copy.text, (), evidence)
        refused[copy.kind].append(not judged.supported)
        drafted.append({"text": f"{copy.kind}: {copy.text}", "fault": judged.fault})
    every = [one for found in refused.values() for one in found]
    scores = {"correct": float(verdict.supported and all(every)), "check_true_kept": float(verdict.supported)}
    scores |= {f"refused_{kind}": sum(found) / len(found) for kind, found in refused.items()}
    if every:
        scores["refused"] = sum(every) / len(every)
    return Measured(scores, drafted=drafted)
