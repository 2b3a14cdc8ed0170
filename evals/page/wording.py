"""How days, times and long texts are written on the page."""

from __future__ import annotations

from datetime import date, datetime


def day(when: str | None) -> str:
    """ "2025-09-12T17:40+01:00" as "12 Sep 2025"; what is no such day as it stands."""
    try:
        found = date.fromisoformat((when or "")[:10])
    except ValueError:
        return when or ""
    return f"{found.day} {found:%b %Y}"


def moment(when: str | None) -> str:
    """The time of day with it, and the zone."""
    try:
        found = datetime.fromisoformat(when or "")
    except ValueError:
        return when or ""
    return f"{found.day} {found:%b %Y, %H:%M} {found.tzname() or ''}".strip()


def duration(milliseconds: float | None) -> str:
    """Milliseconds or seconds, with about two digits that matter."""
    if milliseconds is None:
        return "-"
    if milliseconds >= 1000:
        return f"{milliseconds / 1000:.3g} s"
    return f"{milliseconds:.0f} ms" if milliseconds >= 10 else f"{milliseconds:.1f} ms"


def count(n: int, one: str, many: str | None = None) -> str:
    """ "1 question", "2 questions"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def clip(words: str, most: int) -> str:
    """The first `most` characters, cut at a space."""
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip() + " …"


def middle_cut(words: str, most: int) -> str:
    """The beginning and the end; the middle is what repeats in a prompt."""
    if len(words) <= most:
        return words
    left = len(words) - most
    return f"{words[: 2 * most // 3]}\n[… {left:,} characters left out …]\n{words[-(most // 3) :]}"


def source(known: dict[str, object]) -> tuple[str, str]:
    """A citation's or passage's title, and who published it when."""
    title = str(known.get("title") or known.get("article_id") or "no title")
    published = known.get("published")
    parts = [str(known.get("publisher") or ""), day(str(published)) if published else "no date"]
    return title, ", ".join(part for part in parts if part)
