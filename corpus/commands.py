"""Commands to write: "Explain how …", "Provide a poem …", "In your reply, replace vowels …".

News tells what happened, so a sentence of it that opens with such a verb, as a command does, is not news. Four kinds of
verbs, for the plainer the verb, the less it takes to tell a command from a noun ("Reply rates fell"): `_TELL` opens
nothing else; `_WRITE` needs an object, `_TASK` one that is written or somebody to do it for; `_CHANGE` needs the reply or its letters. What
somebody is quoted as saying is news whatever it says, and advice to readers ("Boil the water before drinking it",
"Find an open place to watch from") is none of these.
"""

from __future__ import annotations

import re

_TELL = frozenset(
    "explain describe summarise summarize translate transcribe paraphrase rephrase rewrite reword compose recite elaborate "
    "enumerate analyse analyze evaluate define generate provide calculate compute classify categorise categorize extract "
    "encode decode encrypt decrypt misspell jumble scramble rearrange pretend impersonate roleplay prepend brainstorm proofread "
    "augment integrate incorporate".split()
)
_WRITE = frozenset(
    "write draft list name show tell suggest recommend propose produce answer repeat print output outline sketch compare "
    "contrast simulate teach design craft devise identify determine implement debug code program rate rank embed append".split()
)
_TASK = frozenset(
    "give find create develop prepare construct plan schedule send set order remind discuss solve insert draw".split()
)
_CHANGE = _TELL | frozenset(
    "add append insert include embed weave attach use employ apply replace substitute swap exchange convert change turn "
    "transform render put write spell type format present deliver give make keep remove delete omit drop skip strip leave "
    "group combine merge join split separate arrange reorder reverse flip shuffle mix anagram capitalise capitalize modify "
    "alter adjust adapt edit revise enhance enrich extend expand supplement begin start end finish conclude close open follow "
    "introduce mention promote highlight emphasise emphasize stress suggest tease offer hint direct link limit restrict phrase frame "
    "answer reply respond encourage urge invite remind advise advertise recommend inform persuade convince ask tell set switch "
    "speak say output print return repeat".split()
)
_OBJECT = re.compile(
    r"(?:me|us|an?|the|some|any|all|how|why|what|whether|your|this|these|each|every|two|three|four|five|ten)\b|[“‘'](?=\w)"
    r"|(?:the )?(?:users?|readers?)\b"
)
_PIECE = re.compile(
    r"\b(?:essays?|poems?|haikus?|limericks?|songs?|lyrics|stor(?:y|ies)|speech(?:es)?|letters?|e-?mails?|slogans?|introductions?"
    r"|summar(?:y|ies)|paragraphs?|sentences?|scripts?|dialogues?|jokes?|riddles?|outlines?|functions?|code|quer(?:y|ies)|captions?"
    r"|headlines?|bullet points|templates?|examples?|definitions?|lesson plans?|press releases?|posts?|tweets?|advertisements?"
    r"|prompts?|explanations?|overviews?|synonyms|itinerar(?:y|ies)|difference between|plot of|equivalent|words?)\b"
)
_NEAR = 6  # words from the verb to what it is about
_FOR_ME = re.compile(r"\b(?:me|my|us)\b")
_REPLY = re.compile(
    r"\byour (?:[\w-]+ )?(?:response|repl(?:y|ies)|answers?|message|output|summary)\b"
    r"|\b(?:the|this|each|every) (?:response|reply|output)\b|\bthe (?:final |whole |entire )?answer\b"
    r"|\b(?:vowels?|consonants?|typos|misspellings|anagrams?|emojis?|base-?64|rot-?13|morse code|pig latin|\w+ cipher)\b"
    r"|\b(?:every|each|all) (?:\w+ )?(?:letters?|words?|characters?|sentences?)\b|\bletters (?:with|by|to|into|of)\b"
    r"|\b(?:upper|lower)[- ]?case\b|\bspaces\b.{0,30}\b(?:punctuation|words)\b|\b(?:homophonic|alphanumeric) substitution\b"
)
_IN_YOUR_REPLY = r"(?:your (?:[\w-]+ )?(?:response|reply|answers?|message|output)|(?:answer|respond|reply)ing)"
_ABOUT_IT = re.compile(
    rf"(?:in|at|with|within|throughout|before|after|for|when|while)\b[^.!?,]{{0,40}}\b{_IN_YOUR_REPLY}\b[^.!?,]{{0,40}}, "
    rf"|(?:in|at|within|throughout|before|after|when|while) (?:the (?:start|beginning|end) of )?{_IN_YOUR_REPLY} "
)
_LEAD = re.compile(
    r"(?:also|and|now|then|first|next|finally|lastly|instead|please|kindly|additionally|furthermore|moreover|afterwards"
    r"|always|in addition|from now on)\b,? |(?:can|could|would|will) you (?:please )?|i (?:want|need) you to "
    r"|i(?: would|['’]d) like you to |you (?:must|should|will now|have to|need to|are to) |(?:make sure|be sure|remember) to "
    r"|(?:do not|don['’]t) forget to |your (?:next |new )?(?:task|job) is to |help me (?:to )?"
)
_MANNER = re.compile(
    r"(?:respond|answer|reply|speak|talk|write|act|behave) (?:only |always )?(?:in|like|as|with)\b"
    r"|break down (?:how|why|what|the (?:plot|argument|concept|process|meaning|structure|steps))\b|walk (?:me|us) through\b"
)
_YOURS = re.compile(r"your (?:response|reply|answer|output|message) (?:should|must|has to|needs to|will)\b")
_WORD = re.compile(r"[a-z][a-z'’-]*")
_QUOTED = re.compile(
    r"[”\"]\W{0,2} (?:\w+ ){0,3}(?:said|says|told|tells|added|wrote|writes|asked)\b"  # “…”, the mayor said
    r"|, (?:\w+ ){0,5}(?:said|says|told|tells|added|wrote|urged|warned|advised)\b"
    r"|^[^“]*”\W*$|^[^\"]*\"\W*$"  # the end of what somebody said
)


def commands(text: str) -> bool:
    """Whether a sentence is a command to write something, or about how to write it."""
    said, about_reply = _bare(text.lower())
    verb = _WORD.match(said)
    if not verb or _QUOTED.search(text.lower()):
        return False
    rest = said[verb.end() :].lstrip()
    if verb[0] in _CHANGE and (about_reply or _REPLY.search(rest)):
        return True
    if verb[0] in _TELL:
        return bool(rest) and not rest.startswith(("and ", "or "))
    first = " ".join(rest.split()[:_NEAR])
    if verb[0] in _WRITE and (_OBJECT.match(rest) or _PIECE.search(first)):
        return True
    if verb[0] in _TASK and (_FOR_ME.search(first) or _PIECE.search(first)):
        return True
    return bool(_MANNER.match(said) or _YOURS.match(said))


def _bare(said: str) -> tuple[str, bool]:
    """The sentence without what may stand in front of a command, and whether that named the reply."""
    said, about_reply = said.strip(" \t*#>-–—•“\"'‘("), False
    while lead := _ABOUT_IT.match(said) or _LEAD.match(said):
        about_reply = about_reply or lead.re is _ABOUT_IT
        said = said[lead.end() :]
    return said, about_reply
