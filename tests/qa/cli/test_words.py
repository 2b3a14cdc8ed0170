"""Answer text as a terminal shows it."""

from __future__ import annotations

import pytest

from qa.cli.words import plain


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("**Fourteen** [1]\n\n“Fourteen people were hurt.” [1]", "Fourteen [1]\n\n“Fourteen people were hurt.” [1]"),
        (r"“It was \*\*huge\*\*.” [1]", "“It was **huge**.” [1]"),
        (r"**\*\*huge\*\*** [1]", "**huge** [1]"),
        (r"**x\*** [1]", "x* [1]"),
        (r"“The prices\_index \[core\] fell [8 May 2025\].” [1]", "“The prices_index [core] fell [8 May 2025].” [1]"),
        ("Nothing to take out. [1]", "Nothing to take out. [1]"),
    ],
)
def test_bold_signs_go_and_an_articles_own_asterisks_stay(markdown: str, shown: str) -> None:
    assert plain(markdown) == shown
