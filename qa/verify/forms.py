"""Irregular forms of common English verbs, which stemming leaves apart: took is take, said is say."""

from __future__ import annotations

from corpus.terms import words

_FORMS = (
    "arise arose arisen, beat beaten, become became, begin began begun, bear bore borne, bind bound, bite bit bitten, blow blew blown, "
    "break broke broken, bring brought, build built, buy bought, catch caught, choose chose chosen, come came, deal dealt, die dead death, "
    "draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, "
    "flee fled, fly flew flown, forget forgot forgotten, freeze froze frozen, get got gotten, give gave given, go went gone, grow grew grown, "
    "hear heard, hide hid hidden, hold held, keep kept, know knew known, lay laid, lead led, leave left, lend lent, lose lost, make made, "
    "mean meant, meet met, pay paid, ride rode ridden, rise rose risen, run ran, say said, see saw seen, seek sought, sell sold, send sent, "
    "shake shook shaken, shoot shot, shrink shrank shrunk, show shown, sing sang sung, sink sank sunk, sit sat, sleep slept, speak spoke spoken, "
    "spend spent, stand stood, steal stole stolen, stick stuck, strike struck stricken, swear swore sworn, swim swam swum, take took taken, "
    "teach taught, tear tore torn, tell told, think thought, throw threw thrown, undergo underwent undergone, understand understood, "
    "wake woke woken, wear wore worn, win won, withdraw withdrew withdrawn, write wrote written, man men, woman women, child children, "
    "person people, foot feet, life lives"
)
_BASE = {words(form)[0]: words(forms.split()[0])[0] for forms in _FORMS.split(", ") for form in forms.split()}


def base(word: str) -> str:
    """The base form of a folded, stemmed word; the word itself if it is regular."""
    return _BASE.get(word, word)
