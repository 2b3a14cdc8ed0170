"""What in an article is addressed to a machine, not to a reader: sentences of its text, and of its title.

Article text is data. A sentence that tells its reader what to answer is no evidence of anything, so it is not
searched, not shown to a model and not quoted, and an article is found, read and cited as if it were not there; it
stays readable in the article. News has the same words ("Officials say only 12 had permits"), so a verb counts where a command would have it. The patterns here
are what only a machine is told; commands to write something are in `commands.py`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from corpus.article import Span
from corpus.commands import commands
from corpus.records import Stored, with_title
from corpus.sentences import sentences

_MACHINE = r"(?:ai(?:\ (?:systems?|models?|agents?|assistants?|tools?))?|assistants?|chatbots?|llms?|language\ models?|summari[sz]ers?)"
_READING = (
    r"(?:read(?:s|ing)?|pars(?:es|ing)|summari[sz](?:es?|ing)|process(?:es|ing)?|answer(?:s|ing)?|index(?:es|ing)?)"
)
_PAGE = (
    r"(?:(?:this|these|the\ (?:above|following|article|page|text|document|passages?|question))\b|questions\b|users?\b)"
)
_BIDDEN = r"(?:^|[.!?:;]\s+|\b(?:please|then|instead|you\ (?:must|should|will))\s+)\W*"  # where a command begins
_PATTERNS = re.compile(
    rf"""
    \b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{{0,20}}\b(?:all|any|your|my|previous|prior|above|earlier|preceding|system)\b
      [^.!?]{{0,30}}\b(?:instructions?|prompts?|rules?|guidelines|context|messages?)\b
  | {_BIDDEN}(?:ignore|disregard|forget|override|bypass)\b[^.!?]{{0,40}}\b(?:instructions?|prompts?|rules?|guidelines|above|previous|prior|context|articles?)\b
  | \b(?:my|your)\s+(?:\w+\s+)?(?:system\s+(?:prompts?|messages?|instructions?)|(?:hidden|initial)\s+prompts?)\b
  | {_BIDDEN}(?:reveal|show|print|output|repeat|give|leak|change|ignore|override|quote)\b[^.!?]{{0,20}}\b(?:system\s+(?:prompts?|messages?|instructions?)|(?:hidden|initial)\s+prompts?)\b
  | ^\W*(?:new\s+)?(?:system\s+(?:prompt|message|instructions?)|(?:hidden|initial)\s+prompt)\W*: | \bend\ of\ (?:the\ )?system\ (?:prompt|message)
  | {_BIDDEN}(?:only\s+)?(?:reply|respond|answer|output|print|say|write|return|repeat)\b[^.!?]{{0,20}}\b(?:only|exactly|nothing\ but|just|with\ the\ (?:word|phrase|text|single))\b
  | \b(?:reply|respond|answer|output|print|say|write|return|repeat)\b[^.!?]{{0,20}}\b(?:nothing\ but|with\ the\ (?:single\ )?(?:word|phrase|text))\b
  | \b(?:reply|respond|answer|output|print|write|repeat)\s+(?:with\s+)?(?:only|just|exactly)\s+(?:with\s+)?(?:the\s+(?:word|phrase|text)\b|["“'](?=\w)|(?-i:[A-Z]{{3,}}\b))
  | \byou\ are\ (?:now\ )?(?:an?|the)\s+(?:\w+\s+)?(?:ai(?:\ (?:systems?|models?|agents?|assistants?|tools?))?|assistant|chatbot|language\ model|bot)(?:\W*$|\s*[,;.:!]|\s+(?:that|who|whose|which|with(?:out)?|and|for|in|named|called|trained|tasked|instructed|\w+ing)\b)
  | \b(?:dear|attention|note\ to|hey|hello)[\s,:]+(?:an?\ |the\ |all\ )?{_MACHINE}(?:\s*[,:;!—–-]|\s+please\b|\s+(?:that\ |who\ )?{_READING}\s+{_PAGE})
  | \bas\ an?\s+(?:\w+\s+)?(?:ai|assistant|chatbot|llm|language\ model)(?:\s+(?:language\ )?(?:model|assistant))?\s*,\s*you\b
  | \b{_MACHINE}\s*[,:]?\s*(?:must|should|please|are\ (?:to|instructed)|need\ to)\b[^.!?]{{0,20}}\b(?:ignore|disregard|(?:reply|respond|answer|say|state|output|cite|claim|print|write|repeat|summari[sz]e|recommend)\ (?:that|this|only|exactly|just|with|as\b|["“'‘:]))\b
  | (?:^|[.!?;(\[]\s*)\W*(?:(?:this\ is|an?|the|important|special|quick|hidden|private|urgent)\s+)*(?:(?:notes?|word|notice|messages?|instructions?|reminder|memo|attention)\s+)?
      (?:to|for)\s+(?:any\ |all\ |every\ |the\ |an?\ )?{_MACHINE}(?:\s+(?:that\ |who\ )?{_READING}\b[^.!?:]{{0,40}})?\s*:
  | \b{_MACHINE}\ (?:who\ |that\ )?{_READING}\s+{_PAGE}[^.!?]{{0,30}}\b(?:must|should|please|are\ (?:to|instructed)|need\ to)\b
  | \b(?:new|important|following|updated)\s+instructions?\s*:
  | \byour\s+(?:new\s+)?(?:task|instructions?|job)\s+(?:is|are)\s+(?:now\ )?to\b | \bthe\s+new\s+instructions?\s+(?:is|are)\s+(?:now\ )?to\b
  | <\|?(?:im_start|im_end|system|assistant|user|endoftext)\b
  | ^\s*(?:\[/?INST\]|\#{{2,}}\s*(?:system|instruction|response)|(?:system|assistant)\s*:)
  | \b(?:when|if)\ (?:you\ are\ |you're\ )?(?:asked|answering)\b[^.!?]{{0,60}}(?:[,:]|\b(?:then|always|you\ (?:must|should)))\s*(?:then\ |please\ |always\ |only\ )*(?:say|answer|reply|respond|state|claim)\b
  | {_BIDDEN}(?:do\ not|don['’]t|never)\ (?:answer|mention|cite|reveal|use\ the)\b[^.!?]{{0,40}}\b(?:question|articles?|sources?|user|evidence|passages?)\b
    """,
    re.I | re.X,
)
_OF_A_CHAT = re.compile(r"\b(?:users?|questions?|answers?|repl(?:y|ies)|responses?|readers?)\b", re.I)
_ASKS = ("?", "?'", '?"', "?”", "?’")
_JOINS = re.compile(r"\s*[:;|]\s+|\s+[-–—]\s+")


@lru_cache(maxsize=20_000)
def addresses_machine(text: str) -> bool:
    """Whether a sentence reads as an instruction to a language model."""
    return bool(_PATTERNS.search(text)) or commands(text)


def plain_name(name: str | None) -> str | None:
    """A title, or a publisher's name, without what in it is an instruction; None if nothing is left.

    Titles are one statement, so a question after the first one is not of the article either. And they may bid
    ("Explain the budget to me"), so a first statement that only commands to write is an instruction if it speaks of a chat's
    users, questions or answers.
    """
    if not name:
        return name
    kept: list[str] = []
    for span in sentences(name):
        piece = _before_command(name[span.start : span.end])
        bids = commands(piece) and (kept or _OF_A_CHAT.search(piece))
        if not (bids or _PATTERNS.search(piece) or (kept and piece.endswith(_ASKS))):
            kept.append(piece)
    plain = " ".join(kept)
    return name if plain == name else plain.rstrip(" .") or None


@lru_cache(maxsize=512)
def instructions(text: str) -> tuple[Span, ...]:
    """Where in `text` sentences are addressed to a machine, each with the white space after it."""
    return tuple(
        Span(one.start, one.end + len(text[one.end :]) - len(text[one.end :].lstrip()))
        for one in sentences(text)
        if addresses_machine(text[one.start : one.end])
    )


def plain_text(text: str) -> str:
    """A stretch of an article without its instructions: what is searched of it, never to be quoted."""
    for one in reversed(instructions(text)):
        text = text[: one.start] + text[one.end :]
    return text


def plain_head(head: Stored) -> Stored:
    """An article as it is scored, shown to a model and cited: its title and its publisher without instructions."""
    article = head.article
    title, publisher = plain_name(article.title), plain_name(article.publisher)
    if (title, publisher) == (article.title, article.publisher):
        return head
    return replace(head, article=replace(article, title=title, publisher=publisher))


def searched(title: str | None, text: str) -> str:
    """What is embedded and indexed of a passage."""
    return with_title(plain_name(title), plain_text(text))


def blanked(text: str) -> str:
    """`text` with spaces in the place of its instructions, so that what remains stands where it stood."""
    for one in instructions(text):
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def plain_place(text: str, at: int) -> int:
    """How many characters of `text` that are no instructions stand before the place `at`."""
    return at - sum(min(one.end, at) - one.start for one in instructions(text) if one.start < at)


def _before_command(piece: str) -> str:
    """A statement up to an instruction that a colon, a dash or a bar joins to it."""
    for mark in reversed(list(_JOINS.finditer(piece))):
        if addresses_machine(piece[mark.end() :]) and not addresses_machine(piece[: mark.start()]):
            return piece[: mark.start()]
    return piece
