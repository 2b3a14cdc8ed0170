"""Whether a sentence holds the kind of thing that is asked for."""

from __future__ import annotations

import pytest

from qa.asked import Kind
from qa.select.fits import fits

IN_PART = 0.5  # how far exactly is tuned, and not tested


@pytest.mark.parametrize(
    ("kind", "question", "sentence", "expected"),
    [
        ("time", "When does the tram open?", "The line will open in 2028.", 1.0),
        ("time", "When did the ferry crash?", "It struck the quay on Monday.", 1.0),
        ("time", "When did the ferry crash?", "It struck the quay at 7.30 a.m. local time at 9:15.", 1.0),
        ("time", "When does the tram open?", "The line will be long.", 0.0),
        ("number", "How many people were hurt?", "Fourteen people were hurt.", 1.0),
        ("number", "How many people were hurt?", "14 people were hurt.", 1.0),
        ("number", "How many people were hurt?", "The damage was put at 3 million pounds.", IN_PART),
        ("number", "How many people were hurt?", "People were hurt.", 0.0),
        ("number", "What percentage was lost?", "It lost 4 percent.", 1.0),
        ("number", "How many of the 40 boats sank?", "All 40 boats were out.", 0.0),
        ("person", "Who commanded the ferry?", "Captain Ines Aldana was on the bridge.", 1.0),
        ("person", "Who commanded the ferry?", "At the helm stood Aldana.", IN_PART),
        ("person", "Who commanded the ferry?", "South Korea and the United States disagree.", 0.0),
        ("person", "What did Ines Aldana say?", "Ines Aldana spoke.", 0.0),
        ("place", "Where did the ferry crash?", "It struck the quay at Port Alden.", 1.0),
        ("place", "Where did the ferry crash?", "It struck the quay.", 0.0),
        ("reason", "Why did it crash?", "It crashed because the engine failed.", 1.0),
        ("reason", "Why did it crash?", "The engine was old.", 0.0),
        ("any", "What happened?", "Whatever.", IN_PART),
    ],
)
def test_fits(kind: Kind, question: str, sentence: str, expected: float) -> None:
    found = fits(kind, sentence, question)
    assert (0 < found < 1) if expected == IN_PART else (found == expected)
