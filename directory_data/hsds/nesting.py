"""Documents standing alone ↔ the nested objects of the HSDS API: whole, or with one-to-one fields only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from directory_data.hsds.documents import Json
from directory_data.hsds.tables import TABLES

Find = Callable[[str, str], Json | None]
Links = Callable[[str, str, str], Iterable[Json]]


def flat(kind: str, body: Json) -> Json:
    """The fields of a record without its lists: what the API gives in a page."""
    return {c.name: body[c.name] for c in TABLES[kind].columns if c.name in body}


class Nest:
    """Puts records back inside one another. `find(kind, id)` gives a body, or None when it is not there;
    `links(kind, column, id)` the bodies whose column holds this id."""

    def __init__(self, find: Find, links: Links) -> None:
        self.find, self.links = find, links

    def listed(self, kind: str, body: Json) -> Json:
        """A record as a page shows it: one-to-one fields only."""
        shown = flat(kind, body)
        if kind == "service":
            shown |= self._one(body, "organization", flat) | self._one(body, "program", flat)
        if kind == "service_at_location":
            shown |= self._one(body, "location", flat)
            service = self.find("service", body.get("service_id", ""))
            shown |= {"service": self.listed("service", service)} if service else {}
        return shown

    def whole(self, kind: str, body: Json) -> Json:
        """A record with everything HSDS nests in it."""
        shown = self.with_terms(kind, body)
        if kind == "service":
            shown |= self._one(body, "organization", self.with_terms)
            shown |= self._one(body, "program", self.with_terms)
            shown |= self._many("service_at_location", "service_id", body, self._link)
        if kind == "service_at_location":
            shown |= self._one(body, "location", self.with_terms) | self._one(body, "service", self._served)
        return shown

    def organization(self, body: Json, full_service: bool) -> Json:
        """An organization whole, with its places, programs and services."""
        shown = self.with_terms("organization", body)
        shown |= self._many("location", "organization_id", body, lambda x: self.with_terms("location", x))
        shown |= self._many("program", "organization_id", body, lambda x: self.with_terms("program", x))
        inside = (lambda x: self.whole("service", x)) if full_service else (lambda x: flat("service", x))
        return shown | self._many("service", "organization_id", body, inside)

    def with_terms(self, kind: str, body: Json) -> Json:
        """The same body, its attributes carrying their terms, at any depth."""
        table, shown = TABLES[kind], dict(body)
        for key, name in table.lists.items():
            if key in body:
                shown[key] = [self.with_terms(name, item) for item in body[key]]
        term = self.find("taxonomy_term", body.get("taxonomy_term_id", "")) if kind == "attribute" else None
        return shown | ({"taxonomy_term": term} if term else {})

    def _served(self, _kind: str, body: Json) -> Json:
        shown = self.with_terms("service", body)
        return shown | self._one(body, "organization", flat) | self._one(body, "program", flat)

    def _link(self, body: Json) -> Json:
        return self.with_terms("service_at_location", body) | self._one(body, "location", self.with_terms)

    def _one(self, body: Mapping[str, Json], kind: str, shape: Callable[[str, Json], Json]) -> Json:
        found = self.find(kind, str(body.get(f"{kind}_id", "")))
        return {kind: shape(kind, found)} if found else {}

    def _many(self, kind: str, column: str, body: Json, shape: Callable[[Json], Json]) -> Json:
        found = [shape(item) for item in self.links(kind, column, body["id"])]
        return {f"{kind}s": found} if found else {}
