"""iCalendar: each event that is not cancelled is an activity, its repetition a schedule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from icalendar import Calendar

from directory_data.errors import BadRecord
from directory_data.exchange.findings import Findings, Where
from directory_data.exchange.raw import Raw
from directory_data.exchange.readers.files import OTHERS, files_in
from directory_data.hsds.documents import Json


def read(path: Path, findings: Findings) -> Iterator[Raw]:
    """Every event of every calendar. Raises BadRecord when a file is no calendar."""
    for part in files_in(path):
        if part.ending in OTHERS:
            continue
        try:
            calendars = Calendar.from_ical(part.read(), multiple=True)
        except (ValueError, IndexError, KeyError) as error:
            raise BadRecord(
                part.name, "fichier", f"n'est pas un calendrier lisible ({error}).", "Exportez-le de nouveau."
            ) from error
        events = [(calendar, event) for calendar in calendars for event in calendar.walk("VEVENT")]
        for number, (calendar, event) in enumerate(events, start=1):
            yield from _event(
                event, str(calendar.get("X-WR-CALNAME", "") or part.stem), Where(part.name, number)
            )


def _event(event: Any, owner: str, where: Where) -> Iterator[Raw]:
    organizer = event.get("ORGANIZER")
    name = str(organizer.params.get("CN", "")) if organizer is not None else ""
    place = _text(event, "LOCATION")
    yield Raw(
        "service",
        {
            "id": _text(event, "UID"),
            "name": _text(event, "SUMMARY"),
            "description": _text(event, "DESCRIPTION"),
            "url": _text(event, "URL"),
            "status": "inactive" if _text(event, "STATUS") == "CANCELLED" else "active",
            "last_modified": _stamp(event, "LAST-MODIFIED"),
            "organization": {"id": name or owner, "name": name or owner},
            "schedules": [_schedule(event)],
            "service_at_locations": [{"location": _place(event, place)}] if place else [],
        },
        where,
    )


def _text(event: Any, key: str) -> str | None:
    value = event.get(key)
    return str(value) if value not in (None, "") else None


def _stamp(event: Any, key: str) -> str | None:
    value = getattr(event.get(key), "dt", None)
    return value.isoformat() if isinstance(value, datetime) else None


def _place(event: Any, written: str) -> Json:
    geo = event.get("GEO")
    point = {"latitude": geo.latitude, "longitude": geo.longitude} if geo is not None else {}
    return {
        "id": written,
        "name": written[:120],
        "description": written,
        "location_type": "physical",
        **point,
    }


def _schedule(event: Any) -> Json:
    start, end = getattr(event.get("DTSTART"), "dt", None), getattr(event.get("DTEND"), "dt", None)
    rule: dict[str, Any] = {k.upper(): v for k, v in (event.get("RRULE") or {}).items()}
    line: Json = {
        "dtstart": _day(start),
        "valid_from": _day(start),
        "opens_at": _clock(start),
        "closes_at": _clock(end),
    }
    freq = str((rule.get("FREQ") or [""])[0])
    if freq in ("WEEKLY", "MONTHLY"):
        line |= {
            "freq": freq,
            "byday": ",".join(map(str, rule.get("BYDAY") or ())),
            "interval": _first(rule, "INTERVAL"),
        }
        line |= {"count": _first(rule, "COUNT"), "until": _day(_first(rule, "UNTIL"))}
        line |= {"bymonthday": ",".join(map(str, rule.get("BYMONTHDAY") or ()))}
    elif freq:
        line["notes"] = f"RRULE {event['RRULE'].to_ical().decode()}"
    else:
        line["valid_to"] = _day(end) or _day(start)
    return {key: value for key, value in line.items() if value not in (None, "")}


def _first(rule: dict[str, Any], key: str) -> Any:
    found = rule.get(key)
    return found[0] if isinstance(found, list) and found else None


def _day(value: object) -> str | None:
    return value.isoformat()[:10] if isinstance(value, date) else None


def _clock(value: object) -> str | None:
    if not isinstance(value, datetime):
        return None
    zone = value.strftime("%z")
    return value.strftime("%H:%M") + (f"{zone[:3]}:{zone[3:5]}" if zone else "")
