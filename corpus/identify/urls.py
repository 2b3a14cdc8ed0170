"""Addresses: one spelling for each page, the site it belongs to and the date many of them carry."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from tld import get_fld

from corpus.article import Published

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|yclid|igshid|igsh|ttclid|li_fat_id|mc_cid|mc_eid"
    r"|_hsenc|_hsmi|mkt_tok|oly_enc_id|oly_anon_id|vero_id|wickedid|cmpid|cmp|ito|icid|ncid|ocid|xtor|smid|smtyp"
    r"|at_medium|at_campaign|at_custom\d|ns_mchannel|ns_campaign|ns_source|spm|_ga|amp|outputtype",
    re.I,
)
_AMP = re.compile(r"/amp/?$|\.amp(?=\.html$|$)|/index\.amp(?=\.html$)")
_MONTHS = {name: number for number, name in enumerate(
    "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}  # fmt: skip
_MONTH = r"0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(rf"/((?:19|20)\d\d)[/-]({_MONTH})(?:[/-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)|(?=/|$))", re.I)
_RUN_ON = re.compile(r"[/-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")


def web_address(text: str | None) -> str | None:
    """The canonical form of an http address; None for anything else, such as `n/a`, which must not be an identity."""
    address = (text or "").strip()
    if re.match(r"[\w-]+(?:\.[\w-]+)+(?:/|$)", address) and not re.fullmatch(r"[\d.]+", address):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    is_host = bool(re.search(r"[.:]", host)) or host == "localhost"
    return canonical_url(address) if parts.scheme.lower() in ("http", "https") and is_host else None


def canonical_url(url: str) -> str:
    """One spelling for all the addresses of a page; what is not an http address comes back as it is, trimmed.

    The scheme becomes https, host and scheme lower-case; fragments, default ports, tracking parameters, a
    closing slash and an AMP ending go. The host stays whole: to some servers `www.` is another site.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in ("http", "https") or not host:
        return url
    if ":" in host:
        host = f"[{host}]"
    if port and port not in (80, 443):
        host = f"{host}:{port}"
    path = _AMP.sub("", parts.path) if len(parts.path) > 5 else parts.path
    path = quote(path.rstrip("/"), safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit(("https", host, path, _query(parts.query), ""))


def _query(query: str) -> str:
    """The parameters that say which page, in a settled order."""
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(name)]
    return urlencode(sorted(kept), errors="replace")


def site(url: str) -> str | None:
    """The registrable domain, like `usatoday.com` or `theweek.co.uk`; the host where there is none."""
    try:
        host = (urlsplit(url.strip()).hostname or "").rstrip(".")
        if not host:
            return None
        return get_fld(f"https://{host}", fail_silently=True) or host.removeprefix("www.")
    except ValueError:
        return None


def date_in(url: str) -> Published | None:
    """The date in the path (`/2025/09/08/`, `/2025/sep/08/`, `-20250908`), to the day or the month."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    match = _DATE.search(path) or _RUN_ON.search(path)
    if not match:
        return None
    year, month, day = match.groups()
    number = _MONTHS.get(month.lower()) or int(month)
    try:
        when = datetime(int(year), number, int(day or 1), tzinfo=UTC)
    except ValueError:
        return None
    return Published(when, "day" if day else "month", "url")
