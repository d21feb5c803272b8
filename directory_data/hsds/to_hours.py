"""HSDS schedules → opening hours."""

from __future__ import annotations

from collections.abc import Mapping

from directory_data import values
from directory_data.errors import BadValue
from directory_data.hsds.documents import Json
from directory_data.model import Schedule, Text


def schedule_of(body: Json, facts: Mapping[str, str]) -> Schedule:
    """The weekly hours and what is said of them; dated exceptions are not hours."""
    lines = [
        x
        for x in body.get("schedules", ())
        if not x.get("notes", "").startswith(("exception", "registration"))
    ]
    said = "; ".join(dict.fromkeys(x["description"] for x in lines if x.get("description")))
    osm = facts.get("opening_hours") or _osm(lines)
    return Schedule(osm, Text(said) if said else None, facts.get("season"))


def _osm(lines: list[Json]) -> str | None:
    """Weekly lines as OpenStreetMap hours; None when one of them is anything else."""
    rules = []
    for line in lines:
        if line.get("freq") != "WEEKLY" or not all(
            line.get(key) for key in ("byday", "opens_at", "closes_at")
        ):
            return None
        days = ",".join(day.strip().capitalize() for day in line["byday"].split(","))
        rules.append(f"{days} {line['opens_at'][:5]}-{line['closes_at'][:5]}")
    try:
        return values.hours(", ".join(rules)) if rules else None
    except BadValue:
        return None
