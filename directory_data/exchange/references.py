"""Records that name one another: what must be there, what may be left out, what a stub stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from directory_data.exchange.findings import Findings, Where
from directory_data.exchange.staging import Staging
from directory_data.hsds.documents import Json, has_lists
from directory_data.hsds.tables import KINDS, TABLES

NOT_DESCRIBED = "Nommé par la source, sans description. / Named by the source, not described."
MUST = {("service_at_location", "service_id"), ("service_at_location", "location_id")}


class References:
    """Holds each record to what it names. `known(kind, id)`: the store holds it from another source."""

    def __init__(self, staging: Staging, findings: Findings, known: Callable[[str, str], bool]) -> None:
        self.findings, self.known = findings, known
        self.ids = {kind: staging.ids(kind) for kind in KINDS}
        self.stubs: dict[str, Json] = {}

    def settle(self, kind: str, body: Json, where: Where) -> bool:
        """Mend what a record names. False when it cannot stand alone and is set aside."""
        for column in TABLES[kind].columns:
            if column.refers not in self.ids:
                continue
            if column.name not in body:
                if (kind, column.name) in MUST:
                    self.findings.add("missing", where, f"{kind}.{column.name}")
                    return False
                continue
            if not self._there(column.refers, body[column.name]) and not self._mend(
                kind, column.name, body, where
            ):
                return False
        self._tags(kind, body, where)
        return True

    def _there(self, kind: str, key: str) -> bool:
        return key in self.ids[kind] or key in self.stubs or self.known(kind, key)

    def _mend(self, kind: str, column: str, body: Json, where: Where) -> bool:
        key = body[column]
        if (kind, column) in MUST:
            self.findings.add("orphan", where, f"{kind}.{column}", key)
            return False
        if column == "organization_id":
            self.findings.add("stub", where, f"{kind}.{column}", key)
            self.stubs[key] = {"id": key, "name": f"Organisme {key[:8]}", "description": NOT_DESCRIBED}
            return True
        self.findings.add("unlinked", where, f"{kind}.{column}", key)
        del body[column]
        return True

    def _tags(self, kind: str, body: Json, where: Where) -> None:
        for item in tagged(kind, body):
            key = item.get("taxonomy_term_id")
            if key and not self._there("taxonomy_term", key):
                self.findings.add("unlinked", where, "attribute.taxonomy_term_id", key)
                del item["taxonomy_term_id"]


def tagged(table: str, body: Json) -> Iterator[Json]:
    """The attributes of a body, at any depth."""
    for key, name in TABLES[table].lists.items():
        for item in body.get(key, ()):
            if name == "attribute":
                yield item
            if has_lists(item):
                yield from tagged(name, item)
