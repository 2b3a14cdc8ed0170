"""The English words of dates, as questions and articles write them."""

from __future__ import annotations

import re

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
# A month's name or its abbreviation, without the full stop that may follow; to be matched whatever the case.
MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS).replace("sep(?:tember)?", "sept?(?:ember)?")
WEEKDAY = "|".join(WEEKDAYS)
DAY_OR_MONTH = re.compile(rf"(?:{WEEKDAY}|{MONTH})s?", re.I)  # a name, but nobody's


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its abbreviation."""
    return next(i for i, month in enumerate(MONTHS, start=1) if month.startswith(name.casefold()[:3]))
