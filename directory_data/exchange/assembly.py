"""Rows that hang on a record, put back into its lists; the eligibility lines of HSDS 1.1 folded into their service."""

from __future__ import annotations

from collections.abc import Iterator

from directory_data.exchange.findings import Findings
from directory_data.exchange.staging import Staging
from directory_data.hsds.documents import Json
from directory_data.hsds.tables import TABLES

# where a row of several owners hangs: the narrowest first
HOOKS: dict[str, tuple[str, ...]] = {
    "attribute": ("link_id",),
    "metadata": ("resource_id",),
    "unit": (),
}
OWNERS = ("contact_id", "phone_id", "service_at_location_id", "service_id", "location_id", "organization_id")
KEYS = {(parent, child): key for parent, table in TABLES.items() for key, child in table.lists.items()}


def hook(name: str, body: Json) -> str | None:
    """The column that says what a row hangs on, None when nothing does."""
    columns = HOOKS.get(name, OWNERS)
    return next((c for c in columns if body.get(c) and (name in HOOKS or (c[:-3], name) in KEYS)), None)


class Assembler:
    """Gives each record what hangs on it. `units` are found by their id."""

    def __init__(self, staging: Staging, findings: Findings) -> None:
        self.staging, self.findings = staging, findings
        self.units: dict[str, Json] = {}

    def assemble(self, table: str, body: Json) -> Json:
        """The body with its lists."""
        if not self.staging.has_children:
            return body
        for name, child in self._children(table, body):
            body.setdefault(KEYS[table, name], []).append(child)
        return body

    def _children(self, table: str, body: Json) -> Iterator[tuple[str, Json]]:
        for name, child in self.staging.hanging(body["id"]):
            if name == "eligibility":
                fold_eligibility(body, child)
            elif (table, name) in KEYS:
                child = self.assemble(name, child)
                yield name, self._with_unit(child) if name == "service_capacity" else child

    def _with_unit(self, body: Json) -> Json:
        unit = self.units.get(body.get("unit_id", ""))
        return {**body, "unit": unit} if unit else body


def fold_eligibility(service: Json, row: Json) -> None:
    """What HSDS 1.1 said in a table of its own, in the fields HSDS 3 has for it."""
    said, more = service.get("eligibility_description"), row.get("eligibility")
    if more and more not in (said or ""):
        service["eligibility_description"] = f"{said}; {more}" if said else more
    for column in ("minimum_age", "maximum_age"):
        if row.get(column) is not None:
            service.setdefault(column, row[column])
