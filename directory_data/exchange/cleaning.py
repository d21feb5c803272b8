"""A raw record → a clean HSDS body: every value canonical, every id a uuid, every fault told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from directory_data.exchange import cells
from directory_data.exchange.cells import CLEANERS, is_blank
from directory_data.exchange.findings import Findings, Where
from directory_data.exchange.mending import SILENT, fill
from directory_data.exchange.words import UNKNOWN, word
from directory_data.hsds.columns import hidden
from directory_data.hsds.documents import Json, encode
from directory_data.hsds.ids import as_uuid, uid
from directory_data.hsds.tables import TABLES, Column, Table
from directory_data.hsds.terms import FACTS, term_id

LINKS = {"attribute": ("link_id", "link_entity"), "metadata": ("resource_id", "resource_type")}
LEADS_THERE = frozenset(
    {"latitude", "longitude", "addresses", "transportation", "external_identifier", "url"}
)
HOOKS = frozenset({"link_id", "link_entity", "resource_id", "resource_type"})
NESTED = frozenset(
    {"organization", "program", "location", "service", "taxonomy_term", "taxonomy_detail", "unit"}
)
EXPECTED = NESTED | {"service_at_locations", "services", "locations", "taxonomy_terms", "programs"}


class Cleaner:
    """Cleans the records of one source. Ids that are no uuid are made from the source, the table and what was written."""

    def __init__(self, source: str, findings: Findings) -> None:
        self.source, self.findings = source, findings
        self._owners: dict[int, int] = {}
        self._plans = {
            name: {c.name: (c, self._cleaner(c)) for c in table.columns} for name, table in TABLES.items()
        }

    def clean(self, name: str, raw: Json, where: Where, parent: str = "") -> Json | None:
        """A clean body with its lists, or None when it had to be set aside."""
        table, plan = TABLES[name], self._plans[name]
        body: Json = {}
        for key, value in raw.items():
            known = plan.get(key)
            if known is None or value is None or (isinstance(value, str) and is_blank(value)):
                continue
            column, cleaner = known
            found = cleaner(value)
            if found is None:
                found = self._unreadable(column, value, where, name)
            if found is not None:
                body[key] = found
        self._point(body, where)
        self._link(name, raw, body)
        if not self._complete(table, body, where):
            return None
        self._lists(table, raw, body, where, parent)
        self._unknown(table, raw, where)
        return without_place(body) if name == "location" and hidden(body) else body

    def key(self, name: str, written: object) -> str | None:
        """The uuid of the record of a table that a source calls `written`."""
        said = cells.text(written) or ""
        return (as_uuid(said) or uid(self.source, name, said)) if said else None

    def _cleaner(self, column: Column) -> Callable[[Any], Any]:
        if column.kind == "word":
            return lambda value: word(value, column.choices)
        if column.kind == "uuid":
            refers = column.refers or ""
            return lambda value: self.key(refers, value) if refers else as_uuid(str(value))
        return CLEANERS[column.kind]

    def _unreadable(self, column: Column, value: object, where: Where, name: str) -> object:
        if column.name == "id" or column.name in HOOKS:
            return None
        stand_in = UNKNOWN.get(column.name) if column.kind == "word" else None
        self.findings.add("replaced" if stand_in else "dropped", where, f"{name}.{column.name}", value)
        return stand_in

    def _link(self, name: str, raw: Json, body: Json) -> None:
        """What an attribute or a line of metadata hangs on may be of any table: another column says which."""
        if name in LINKS and raw.get(LINKS[name][0]):
            column, entity = LINKS[name]
            table = str(raw.get(entity) or "service").strip().lower()
            key = self.key(table if table in TABLES else table.removesuffix("s"), raw[column])
            body |= {column: key} if key else {}

    def _point(self, body: Json, where: Where) -> None:
        if "latitude" not in body and "longitude" not in body:
            return
        lat, lon = body.get("latitude", 999), body.get("longitude", 999)
        if not (-90 <= lat <= 90 and -180 <= lon <= 180) or (lat == 0 and lon == 0):
            self.findings.add(
                "dropped", where, "location.latitude", f"{body.get('latitude')}, {body.get('longitude')}"
            )
            body.pop("latitude", None)
            body.pop("longitude", None)

    def _complete(self, table: Table, body: Json, where: Where) -> bool:
        for column in table.required:
            if column.name in body:
                continue
            found = fill(table.name, column.name, body)
            if found is None:
                self.findings.add("missing", where, f"{table.name}.{column.name}")
                return False
            body[column.name] = found
            if (table.name, column.name) not in SILENT:
                self.findings.add("filled", where, f"{table.name}.{column.name}", found)
        return True

    def identify(self, name: str, raw: Json, body: Json, parent: str) -> str:
        """The id of a body: the uuid written, one made from what is written, or from what it holds."""
        written = raw.get("id")
        made = self.key(name, written) if isinstance(written, str | int) else None
        if made is None:
            return uid(self.source, name, parent, *self._content(name, body))
        # the same child under two parents is two rows: a table of HSDS has each id once
        if parent and self._owners.setdefault(hash((name, made)), hash(parent)) != hash(parent):
            return uid("again", made, parent)
        return made

    def _content(self, name: str, body: Json) -> tuple[object, ...]:
        if name == "service_at_location":
            return body.get("service_id"), body.get("location_id")
        return (encode({k: v for k, v in body.items() if k != "id"}),)

    def _lists(self, table: Table, raw: Json, body: Json, where: Where, parent: str) -> None:
        body["id"] = self.identify(table.name, raw, body, parent)
        for key, name in table.lists.items():
            given = raw.get(key)
            if not given or not isinstance(given, list):
                continue
            items = {item["id"]: item for item in self._items(table, name, given, body["id"], where)}
            if items:
                body[key] = list(items.values())

    def _items(self, table: Table, name: str, given: list[Any], owner: str, where: Where) -> Iterator[Json]:
        for item in given:
            if not isinstance(item, dict):
                self.findings.add("dropped", where, f"{table.name}.{name}", item)
                continue
            body = self.clean(name, item, where, owner)
            if body is not None:
                yield unhook(body, table.name, owner) | self._inside(name, item, where)

    def _inside(self, name: str, raw: Json, where: Where) -> Json:
        unit = raw.get("unit")
        if name != "service_capacity" or not isinstance(unit, dict):
            return {}
        body = self.clean("unit", unit, where)
        return {"unit": body, "unit_id": body["id"]} if body else {}

    def _unknown(self, table: Table, raw: Json, where: Where) -> None:
        for key in raw.keys() - table.known:
            if key not in EXPECTED:
                self.findings.unknown(where, f"{table.name}.{key}")


def without_place(body: Json) -> Json:
    """A confidential place: that it exists, and nothing that leads there."""
    return {k: v for k, v in body.items() if k not in LEADS_THERE}


def unhook(body: Json, parent: str, owner: str) -> Json:
    """Without the columns that only say what it hangs on: its place says it."""
    return {k: v for k, v in body.items() if k not in HOOKS and not (v == owner and k == f"{parent}_id")}


def original(name: str, key: str, written: object) -> Json | None:
    """The id a source wrote, kept beside the uuid made from it; None when it was that uuid."""
    said = cells.text(written)
    if not said or as_uuid(said) is not None or "attributes" not in TABLES[name].lists:
        return None
    return {
        "id": uid("attribute", key, "original_id"),
        "taxonomy_term_id": term_id(FACTS, "original_id"),
        "link_type": FACTS,
        "value": said,
        "label": "original_id",
    }
