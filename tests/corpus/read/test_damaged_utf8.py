"""A few broken bytes must not garble the accents of a short UTF-8 article."""

from __future__ import annotations

from corpus.read.decode import decode


def test_broken_bytes_are_marked_and_the_rest_stays() -> None:
    text = "LISBON \u2014 Zo\u00eb Brok of \u00c9vora said \u201cyears of service\u201d were over."
    damaged = text.encode() + b"\xff\xfe\xc3( \xe2\x82"
    assert decode(damaged).startswith(text)


def test_a_legacy_encoding_is_still_told() -> None:
    text = "Le pr\u00e9sident a \u00e9t\u00e9 re\u00e7u \u00e0 l'\u00c9lys\u00e9e apr\u00e8s la c\u00e9r\u00e9monie d'ouverture."
    assert decode(text.encode("cp1252")) == text
