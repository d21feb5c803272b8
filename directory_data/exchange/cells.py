"""One cleaner per kind of HSDS value: what is written → canonical, or None when nothing can be made of it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from directory_data.hsds.columns import instant

Value = Any
_UNCLEAN = re.compile(r"\\[nrt]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]|\r|^\s|\s$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_EMAIL = re.compile(r"[^@\s,;<>()\[\]\\\"]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d{1,3})?")
_TIME = re.compile(
    r"(\d{1,2})(?:[:hH.](\d{2}))?(?::(\d{2})(?:\.\d+)?)?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*(Z|[-+]\d{2}:?\d{2})?"
)
_DATE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
BLANKS = frozenset({"", "null", "none", "n/a", "na", "nil", "undefined", "-"})
_LONGEST_BLANK = 9
DECIMALS = 9  # a tenth of a millimetre, for a coordinate
_PLAIN_URI = re.compile(
    r"https?://[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9-]*[A-Za-z0-9])+(/[A-Za-z0-9._~/-]*)?"
)


def is_blank(raw: str) -> bool:
    """Nothing written, or a word for nothing."""
    if len(raw) > _LONGEST_BLANK:
        return not raw.strip()
    return raw.strip().lower() in BLANKS


def text(raw: Value) -> str | None:
    """Spaces around and control characters go; « \\n » written out becomes a line break."""
    if not isinstance(raw, str):
        return None if raw is None or isinstance(raw, dict | list) else str(raw)
    if _UNCLEAN.search(raw) is None:
        return raw or None
    plain = raw.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\\r", "\n").replace("\\t", "\t")
    plain = plain.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", plain).strip() or None


def uri(raw: Value) -> str | None:
    """An http(s) address; a bare host gets https://, letters that an address may not have are escaped."""
    if isinstance(raw, str) and _PLAIN_URI.fullmatch(raw):
        return raw
    said = text(raw)
    if said is None or any(c.isspace() for c in said):
        return None
    try:
        parts = urlsplit(said if "://" in said else f"https://{said}")
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "." not in host or not _ascii_host(host):
        return None
    return quote(parts.geturl(), safe=":/?#@!$&'()*+,;=%~-._") if _escapable(parts.geturl()) else None


def _escapable(address: str) -> bool:
    return not re.search(r"%(?![0-9A-Fa-f]{2})", address) and address.count("#") < 2


def _ascii_host(host: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", host) is not None


def email(raw: Value) -> str | None:
    """One e-mail address."""
    said = text(raw)
    said = said.removeprefix("mailto:") if said else None
    return said if said and _EMAIL.fullmatch(said) and ".." not in said else None


def number(raw: Value) -> float | int | None:
    """A finite number; « 12,5 » is read as people write it here."""
    if isinstance(raw, bool) or raw is None:
        return None
    if isinstance(raw, int | float):
        found: float | int = raw
    else:
        said = text(raw) or ""
        if not _NUMBER.fullmatch(said):
            return None
        found = float(said.replace(",", "."))
    if not math.isfinite(found) or abs(found) > 1e15:
        return None
    found = round(found, DECIMALS)
    return int(found) if float(found).is_integer() else found


def day(raw: Value) -> str | None:
    """A date as YYYY-MM-DD; the time of a date-time is dropped."""
    if isinstance(raw, date):
        return raw.isoformat()[:10]
    match = _DATE.match(text(raw) or "")
    try:
        return date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None


def moment(raw: Value) -> str | None:
    """A date-time with its zone; UTC when none is written."""
    if isinstance(raw, date):
        raw = raw.isoformat()
    said = text(raw)
    if said is None or instant(said) is None:
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d:\d\d)", said):
        return said
    return instant(said)


def clock(raw: Value) -> str | None:
    """« 9:00 AM », « 9h00 », « 09:00:00-05:00 » → « 09:00 », with the zone when one is written."""
    if isinstance(raw, datetime):
        raw = raw.strftime("%H:%M")
    match = _TIME.fullmatch(text(raw) or "")
    if match is None or (match[2] is None and match[4] is None):
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    zone = match[5] or ""
    zone = zone if ":" in zone or zone in ("", "Z") else f"{zone[:3]}:{zone[3:]}"
    return ("23:59" if hour == 24 else f"{hour:02d}:{minute:02d}") + zone


CLEANERS: dict[str, Callable[[Value], Value]] = {
    "text": text,
    "uri": uri,
    "email": email,
    "number": number,
    "date": day,
    "datetime": moment,
    "time": clock,
}
