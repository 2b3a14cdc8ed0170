"""Lines that belong to a page and not to its article. Whole lines only, and only forms no sentence takes."""

from __future__ import annotations

import re

from corpus.clean.names import is_section, slug

_FORMS = re.compile(
    r"""(?:\W*(?:
      (?:paid\ )?advertisements? | ad | sponsored(?:\ content)? | promoted | ad\ feedback
    | (?:story|article)\ continues\ (?:below|after).{0,40} | continue\ reading(?:\ below)?
    | read\ (?:more|next|also)(?:\ ?[:»>].{0,160})?
    | share
    | share\ (?:this|via|on)(?:\ (?:article|story|page|post|link))?(?:\ (?:on|via|with)\ [\w\ ,/]{1,60})?
    | share\ on\ (?:facebook|twitter|x|linkedin|whatsapp|email|reddit)(?:[\ ,/]+\w+){0,6}
    | (?:share:?\ )?(?:facebook|twitter|x|linkedin|whatsapp|e-?mail|print|reddit|copy\ link)
      (?:\s*[|·•/,]\s*(?:facebook|twitter|x|linkedin|whatsapp|e-?mail|print|reddit|copy\ link))+
    | tweet | e-?mail | print | copy\ link | facebook | twitter | linkedin | whatsapp
    | subscribe | subscribe\ (?:now|today|here) | sign\ in | log\ in | sign\ up | sign\ up\ (?:now|here|today)
    | sign\ up\ (?:here\ )?(?:for|to)\ .{0,80}(?:newsletter\b|(?:to|in)\ your\ inbox\b).{0,200}
    | sign\ up\ (?:here\ )?(?:for|to)\ [^.!?]{0,60}\b(?:e-?mail|newsletter|briefing|alerts?)
    | (?:please\ )?subscribe\ to\ (?:our|the)\ .{0,80}(?:newsletter|channel)\b.{0,60}
    | get\ .{1,80}\ newsletter\ sign\ up\ .{0,200}
    | follow\ us\ on\ (?:facebook|twitter|x|instagram|linkedin|youtube|telegram|whatsapp|social)\b.{0,80}
    | follow\ .{1,60}\ on\ (?:(?:all|our)(?:\ our)?\ (?:platforms|channels|social\ media)|social\ media
      |(?:(?:facebook|twitter|x|instagram|linkedin|youtube|telegram|whatsapp|tiktok|bluesky)(?:,\ |\ and\ |,\ and\ |\ or\ )?)+)
    | click\ here\ (?:to\ (?:subscribe|sign\ up|read)|for\ more)\b.{0,80}
    | related(?:\ (?:articles|stories|topics|content|links))? | recommended(?:\ (?:stories|for\ you))?
    | most\ (?:read|popular) | trending(?:\ now)? | you\ may\ also\ like | \d+\ comments? | leave\ a\ comment
    | listen\ to\ (?:this\ )?(?:article|story).{0,20} | \d+[\ -]min(?:ute)?s?\ read
    | all\ rights\ reserved | skip\ to\ (?:main\ )?content | back\ to\ top | loading
    | \d*\W*how\ relevant\ is\ this\ ad\ to\ you | video\ player\ was\ slow\ to\ load\ content\b.{0,300}
    )\W*)""",
    re.I | re.X,
)
_PATH = re.compile(r"\s*[›»→>]\s*|\s+/\s+")
_ORNAMENT = re.compile(r"[\W_]+")


def is_chrome(line: str) -> bool:
    """Whether the line is a button, an advertisement's label, an invitation or mere ornament."""
    return len(line) < 420 and bool(_FORMS.fullmatch(line))


def is_ornament(line: str) -> bool:
    """Stars, rules and dots between parts, or an orphaned mark; emoji and other signs count as content."""
    return bool(_ORNAMENT.fullmatch(line)) and bool(re.fullmatch(r"[\s*_=~#|·•.,:;–—―-]+", line))


def is_crumb(line: str, url: str | None) -> bool:
    """The section that an article stands in, or the path to it: `World`, `Home › World`, `/asia/…`'s `Asia`."""
    parts = _PATH.split(line)
    if len(line) > 200 or not all(parts):
        return False
    if len(parts) == 1:
        folders = re.findall(r"(?<=[^/]/)[\w-]+(?=/)", url or "")
        return is_section(line) or (len(line.split()) <= 3 and slug(line) in {slug(name) for name in folders} - {""})
    if is_section(parts[0]):
        return all(len(part.split()) <= 4 for part in parts[:-1])
    return any(mark in line for mark in "›»→") and all(len(part.split()) <= 4 for part in parts)
