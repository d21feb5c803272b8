"""Opening hours → HSDS schedules: one weekly line for the days that share the same hours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from directory_data.hsds.documents import Json
from directory_data.hsds.ids import uid
from directory_data.model import Closure, Registration, Service

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
WINTER = -5  # UTC offset of standard time; HSDS has no zone that follows daylight saving
_SPAN = r"\d\d:\d\d-\d\d:\d\d"
_RULE = re.compile(rf"(?P<days>[A-Z][a-z](?:[-,][A-Z][a-z])*) (?P<spans>off|{_SPAN}(?:,{_SPAN})*)")
Weekly = list[tuple[tuple[str, ...], str, str]]


def weekly(osm: str) -> Weekly | None:
    """« Mo-We 09:00-18:00; Su off » → [(("MO", "TU", "WE"), "09:00", "18:00")]; None for a richer syntax."""
    if osm.strip() == "24/7":
        return [(tuple(day.upper() for day in DAYS), "00:00", "24:00")]
    found: Weekly = []
    for rule in filter(None, map(str.strip, osm.split(";"))):
        match = _RULE.fullmatch(rule)
        if match is None:
            return None
        days = tuple(day.upper() for day in _days(match["days"]))
        if match["spans"] != "off":
            found += [(days, *_ends(span)) for span in match["spans"].split(",")]
    return found


def _ends(span: str) -> tuple[str, str]:
    start, _, end = span.partition("-")
    return start, end


def _days(text: str) -> Iterator[str]:
    for part in text.split(","):
        first, _, last = part.partition("-")
        start = DAYS.index(first)
        for step in range((DAYS.index(last or first) - start) % 7 + 1):
            yield DAYS[(start + step) % 7]


def schedules(service: Service, owner: str) -> list[Json]:
    """The hours, then the dated exceptions and the registration windows."""
    text = service.schedule.text.fr if service.schedule.text else None
    lines = weekly(service.schedule.osm) if service.schedule.osm else []
    found = [_line(owner, turn, text or service.schedule.osm, *line) for turn, line in enumerate(lines or [])]
    if not found and (text or service.schedule.osm):
        found = [{"id": uid("schedule", owner, "text"), "description": text or service.schedule.osm}]
    return [*found, *_exceptions(service.closures, owner), *_windows(service.registrations, owner)]


def _line(owner: str, turn: int, text: str | None, days: tuple[str, ...], start: str, end: str) -> Json:
    return {
        "id": uid("schedule", owner, turn),
        "freq": "WEEKLY",
        "wkst": "MO",
        "byday": ",".join(days),
        "opens_at": zoned(start),
        "closes_at": zoned(end),
        "timezone": WINTER,
        "description": text,
    }


def zoned(clock: str) -> str:
    """« 09:00 » → « 09:00-05:00 ». HSDS has no 24:00: a day ends at 23:59."""
    return ("23:59" if clock == "24:00" else clock) + f"{WINTER:+03d}:00"


def _exceptions(closures: tuple[Closure, ...], owner: str) -> Iterator[Json]:
    for turn, closure in enumerate(closures):
        yield {
            "id": uid("schedule", owner, "closure", turn),
            "valid_from": closure.start.isoformat(),
            "valid_to": closure.end and closure.end.isoformat(),
            "description": closure.text.fr if closure.text else closure.osm or "Fermé",
            "notes": f"exception: {closure.osm or 'closed'}",
        }


def _windows(windows: tuple[Registration, ...], owner: str) -> Iterator[Json]:
    for turn, window in enumerate(windows):
        yield {
            "id": uid("schedule", owner, "registration", turn),
            "valid_from": window.opens and window.opens.isoformat(),
            "valid_to": window.closes and window.closes.isoformat(),
            "description": window.text.fr if window.text else "Inscription",
            "notes": "registration",
        }
