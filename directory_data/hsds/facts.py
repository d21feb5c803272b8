"""Attributes and provenance: what HSDS has no field for, and where each fact was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from directory_data import values
from directory_data.hsds.documents import Json
from directory_data.hsds.ids import uid
from directory_data.hsds.terms import FACTS, term_id
from directory_data.model import Service, Source

NOT_GIVEN = "-"


def tags(owner: str, kind: str, codes: Iterable[str], value: str | None = None) -> Iterator[Json]:
    """One attribute for each code of a list of the vocabulary."""
    for code in codes:
        yield {
            "id": uid("attribute", owner, kind, code),
            "taxonomy_term_id": term_id(kind, code),
            "link_type": kind,
            "value": value,
            "label": code,
        }


def fact(owner: str, name: str, value: object, turn: int = 0) -> Iterator[Json]:
    """One attribute for a fact HSDS has no field for; nothing when there is no value."""
    if value not in (None, "", ()):
        yield {
            "id": uid("attribute", owner, FACTS, name, turn),
            "taxonomy_term_id": term_id(FACTS, name),
            "link_type": FACTS,
            "value": str(value),
            "label": name,
        }


def provenance(service: Service, owner: str) -> list[Json]:
    """One metadata entry for each field and source, dated as HSDS wants: a partial date at its first day."""
    known = {source.id: source for source in service.sources}
    found = [
        _entry(owner, item.field, known[name], turn)
        for turn, item in enumerate(service.provenance)
        for name in item.sources
        if name in known and values.day(known[name].date)
    ]
    return found + [_verified(owner, v.field, v.on.isoformat(), v.by) for v in service.verifications]


def undated(service: Service, owner: str) -> Iterator[Json]:
    """A source without a date cannot be an entry of metadata: it is an attribute."""
    for turn, source in enumerate(service.sources):
        if not values.day(source.date):
            yield from fact(owner, "source", _named(source), turn)


def _entry(owner: str, field: str, source: Source, turn: int) -> Json:
    return {
        "id": uid("metadata", owner, field, source.id, turn),
        "last_action_date": first_day(values.day(source.date) or ""),
        "last_action_type": "source",
        "field_name": field,
        "previous_value": NOT_GIVEN,
        "replacement_value": source.date,
        "updated_by": _named(source),
    }


def _verified(owner: str, field: str, day: str, by: str) -> Json:
    return {
        "id": uid("metadata", owner, field, "verified", day, by),
        "last_action_date": day,
        "last_action_type": "verified",
        "field_name": field,
        "previous_value": NOT_GIVEN,
        "replacement_value": day,
        "updated_by": by,
    }


def _named(source: Source) -> str:
    return source.url or source.title or source.publisher or ", ".join(source.rows) or source.id


def first_day(date: str) -> str:
    """« 2023-06 » → « 2023-06-01 »: the earliest day it may be, so that nothing looks fresher than it is."""
    return (date + "-01-01")[:10]
