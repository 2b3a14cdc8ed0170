"""Which language a text is in: by its script where that decides, else by the commonest small words."""

from __future__ import annotations

import re

_SAMPLE = 4000  # characters; enough for the counts to settle
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]"), 0.1),  # kana before Han: Japanese uses both
    ("ko", re.compile("[\uac00-\ud7a3]"), 0.3),
    ("zh", re.compile("[\u4e00-\u9fff]"), 0.5),
    ("uk", re.compile("[іїєґІЇЄҐ]"), 0.02),
    ("ru", re.compile("[ыэъёЫЭЪЁ]"), 0.01),
    ("ar", re.compile("[\u0621-\u064a](?<![پچژگ])"), 0.5),
    ("el", re.compile("[\u0370-\u03ff]"), 0.5),
    ("he", re.compile("[\u05d0-\u05ea]"), 0.5),
    ("th", re.compile("[\u0e01-\u0e5b]"), 0.4),
    ("hi", re.compile("[\u0900-\u097f]"), 0.4),
)
_SMALL_WORDS = {
    "en": "the of and to in that is was for on with as it by at from his he said has have be are"
    " this an not but were",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an"
    " werden aus er hat dass",
    "fr": "le la les de des et un une du en est que qui dans pour sur pas au plus par avec il ce"
    " sont son cette mais ont",
    "es": "el la los las de que y en un una del se por con no para es su al lo como más o pero sus"
    " este ha fue",
    "it": "il di che e la per un in è una sono del non con della le si da dei ha anche i nel gli"
    " alla più ma",
    "pt": "o a de que e do da em um para é com não uma os no se na por mais as dos como mas foi ao"
    " das à seu",
    "nl": "de het een en van in is dat op te zijn voor met niet aan er om ook als dan maar bij werd"
    " naar uit heeft",
    "sv": "och att det i en som är på av för med den till inte har de ett om var från men kan ska",
    "pl": "w i na z się do nie że jest o to jak za po od przez jego są ale oraz dla ma już był",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi en kadar sonra var ise ancak",
}  # fmt: skip
_WORDS = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}


def primary(tag: str | None) -> str | None:
    """The language of a tag as pages give it (`en-US` and `EN` are `en`); None if it is no tag."""
    match = re.match(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-_]*)?\s*$", tag or "")
    return match[1].lower() if match and match[1].lower() not in ("und", "mul", "zxx") else None


def guess(text: str) -> str | None:
    """The language of `text` as a two-letter code; None where that is in doubt."""
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    if letters < 4:
        return None
    for code, script, share in _SCRIPTS:
        if len(script.findall(sample)) >= share * letters:
            return code
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if len(words) < 5:
        return None
    counts = ((sum(word in small for word in words), code) for code, small in _WORDS.items())
    shares = sorted(((count / len(words), code) for count, code in counts), reverse=True)
    (best, code), (second, _) = shares[:2]
    return code if best >= 0.12 and best >= 1.3 * second else None
