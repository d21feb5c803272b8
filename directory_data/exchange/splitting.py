"""A nested HSDS object → each record it holds, on its own, naming the others by id."""

from __future__ import annotations

from collections.abc import Iterator

from directory_data.hsds.documents import Json, encode, has_lists
from directory_data.hsds.ids import uid
from directory_data.hsds.tables import TABLES

_NAMES = {"services": "service", "locations": "location", "programs": "program"}


def split(table: str, raw: Json) -> Iterator[tuple[str, Json]]:
    """(table, record) for an object and every record nested in it; the object itself comes last but for its links."""
    if table not in _SPLITS:
        raw = dict(raw)
        yield from _terms(table, raw)
        yield table, raw
        return
    # a link without id is named by its two ends, once they have their own ids
    yield from _SPLITS[table](dict(raw) if table == "service_at_location" else _with_id(table, raw))


def _with_id(table: str, raw: Json) -> Json:
    if raw.get("id") not in (None, ""):
        return dict(raw)
    return {**raw, "id": uid("unnamed", table, encode(raw))}


def _service(own: Json) -> Iterator[tuple[str, Json]]:
    yield from _parent(own, "organization")
    if isinstance(program := own.pop("program", None), dict):
        program = _with_id("program", program)
        program.setdefault("organization_id", own.get("organization_id"))
        own.setdefault("program_id", program["id"])
        yield from split("program", program)
    links = _list(own.pop("service_at_locations", None))
    yield from _terms("service", own)
    yield "service", own
    for link in links:
        yield from split("service_at_location", {**link, "service_id": link.get("service_id") or own["id"]})


def _link(own: Json) -> Iterator[tuple[str, Json]]:
    yield from _parent(own, "location")
    yield from _parent(own, "service")
    yield from _terms("service_at_location", own)
    yield "service_at_location", own


def _organization(own: Json) -> Iterator[tuple[str, Json]]:
    nested = {key: _list(own.pop(key, None)) for key in _NAMES}
    yield from _terms("organization", own)
    yield "organization", own
    for key, table in _NAMES.items():
        for item in nested[key]:
            if set(item) - {"id"}:  # a bare id names a service that is elsewhere
                yield from split(table, {**item, "organization_id": item.get("organization_id") or own["id"]})


def _location(own: Json) -> Iterator[tuple[str, Json]]:
    yield from _terms("location", own)
    yield "location", own


def _taxonomy(own: Json) -> Iterator[tuple[str, Json]]:
    terms = _list(own.pop("taxonomy_terms", None))
    yield "taxonomy", own
    for term in terms:
        yield from split("taxonomy_term", {**term, "taxonomy_id": term.get("taxonomy_id") or own["id"]})


def _term(own: Json) -> Iterator[tuple[str, Json]]:
    if isinstance(detail := own.pop("taxonomy_detail", None), dict):
        detail = _with_id("taxonomy", detail)
        own.setdefault("taxonomy_id", detail["id"])
        yield from split("taxonomy", detail)
    yield "taxonomy_term", own


_SPLITS = {
    "service": _service,
    "service_at_location": _link,
    "organization": _organization,
    "location": _location,
    "taxonomy": _taxonomy,
    "taxonomy_term": _term,
}


def _parent(own: Json, table: str) -> Iterator[tuple[str, Json]]:
    """The record an object belongs to, nested in it: out of it, and named by its id."""
    nested = own.pop(table, None)
    if isinstance(nested, dict) and set(nested) - {"id"}:
        nested = _with_id(table, nested)
        own[f"{table}_id"] = own.get(f"{table}_id") or nested["id"]
        yield from split(table, nested)
    elif isinstance(nested, dict) and nested:
        own[f"{table}_id"] = own.get(f"{table}_id") or nested["id"]


def _terms(table: str, own: Json) -> Iterator[tuple[str, Json]]:
    """The taxonomy terms nested in attributes, at any depth."""
    for key, name in TABLES[table].lists.items() if table in TABLES else ():
        items = _list(own.get(key))
        if items and name == "attribute":
            own[key] = items = [dict(item) for item in items]
            for item in items:
                if isinstance(term := item.pop("taxonomy_term", None), dict) and term:
                    term = _with_id("taxonomy_term", term)
                    item["taxonomy_term_id"] = item.get("taxonomy_term_id") or term["id"]
                    yield from split("taxonomy_term", term)
        else:
            for item in items:
                if has_lists(item):
                    yield from _terms(name, item)


def _list(value: object) -> list[Json]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
