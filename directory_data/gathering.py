"""Some records and all that must be nested in them, fetched together: a page costs a few reads, however long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from directory_data.hsds.documents import Json
from directory_data.hsds.nesting import Nest
from directory_data.hsds.pages import Row
from directory_data.hsds.tables import TABLES
from directory_data.shelves import Shelves

OWNERS = {"service": ("organization", "program"), "service_at_location": ("location",)}


class Gathering:
    """Bodies by kind and id. `terms` may be shared from one gathering to the next: there are few."""

    def __init__(self, shelves: Shelves, terms: dict[str, Json] | None = None) -> None:
        self.shelves = shelves
        self.terms = {} if terms is None else terms
        self.bodies: dict[tuple[str, str], Json] = {}
        self.hung: dict[tuple[str, str, str], list[Json]] = defaultdict(list)

    def nest(self) -> Nest:
        """What puts the gathered records back inside one another."""
        return Nest(self._find, lambda kind, column, key: self.hung.get((kind, column, key), ()))

    def listed(self, kind: str, rows: Iterable[Row]) -> list[Json]:
        """Records with their one-to-one fields only."""
        bodies = self._take(rows)
        if kind == "service_at_location":
            self._owners("service", self._fetch("service", _ids(bodies, "service_id")))
        self._owners(kind, bodies)
        nest = self.nest()
        return [nest.listed(kind, body) for body in bodies]

    def whole(self, kind: str, rows: Iterable[Row]) -> list[Json]:
        """Records with everything HSDS nests in them."""
        bodies = self._take(rows)
        self._surround(kind, bodies)
        nest = self.nest()
        return [nest.whole(kind, body) for body in bodies]

    def organizations(self, rows: Iterable[Row], full_service: bool) -> list[Json]:
        """Organizations with their places, programs and services."""
        bodies = self._take(rows)
        held = [self._hang(kind, "organization_id", bodies) for kind in ("location", "program", "service")]
        if full_service:
            self._surround("service", held[-1])
        self._fetch_terms([*bodies, *(body for some in held for body in some)])
        nest = self.nest()
        return [nest.organization(body, full_service) for body in bodies]

    def _surround(self, kind: str, bodies: list[Json]) -> None:
        around = self._owners(kind, bodies)
        if kind == "service":
            links = self._hang("service_at_location", "service_id", bodies)
            around += links + self._owners("service_at_location", links)
        if kind == "service_at_location":
            services = self._fetch("service", _ids(bodies, "service_id"))
            around += services + self._owners("service", services)
        self._fetch_terms([*bodies, *around])

    def _owners(self, kind: str, bodies: list[Json]) -> list[Json]:
        return [
            body for owner in OWNERS.get(kind, ()) for body in self._fetch(owner, _ids(bodies, f"{owner}_id"))
        ]

    def _fetch(self, kind: str, keys: set[str]) -> list[Json]:
        missing = [key for key in keys if (kind, key) not in self.bodies]
        self._take(self.shelves.several(kind, missing) if missing else ())
        return [self.bodies[kind, key] for key in sorted(keys) if (kind, key) in self.bodies]

    def _hang(self, kind: str, column: str, owners: list[Json]) -> list[Json]:
        bodies = self._take(self.shelves.hanging(kind, column, (body["id"] for body in owners)))
        for body in bodies:
            self.hung[kind, column, body[column]].append(body)
        return bodies

    def _take(self, rows: Iterable[Row]) -> list[Json]:
        return [self.bodies.setdefault((row.kind, row.id), read_row(row)) for row in rows]

    def _fetch_terms(self, bodies: list[Json]) -> None:
        wanted = {key for body in bodies for key in term_ids(body)} - self.terms.keys()
        for row in self.shelves.several("taxonomy_term", wanted) if wanted else ():
            self.terms[row.id] = msgspec.json.decode(row.body)

    def _find(self, kind: str, key: str) -> Json | None:
        return self.terms.get(key) if kind == "taxonomy_term" else self.bodies.get((kind, key))


def read_row(row: Row) -> Json:
    """A row's body; a service always says when it last changed."""
    body: dict[str, Any] = msgspec.json.decode(row.body)
    if row.kind == "service" and "last_modified" not in body:
        lists = {key: body.pop(key) for key in tuple(body) if key in TABLES["service"].lists}
        body |= {"last_modified": row.modified, **lists}
    return body


def term_ids(value: Any) -> Iterator[str]:
    """The ids of the terms named anywhere inside a body."""
    if isinstance(value, dict):
        if key := value.get("taxonomy_term_id"):
            yield key
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict | list):
                yield from term_ids(item)


def _ids(bodies: Iterable[Json], column: str) -> set[str]:
    return {body[column] for body in bodies if body.get(column)}
