"""Required fields left empty that can be filled without inventing anything; each time, it is said."""

from __future__ import annotations

from collections.abc import Callable

from directory_data.hsds.documents import Json

ABSENT = "-"
Fill = Callable[[Json], object]


def _name(body: Json) -> object:
    return body.get("name")


def _absent(_body: Json) -> object:
    return ABSENT


def _said(body: Json) -> object:
    """The first words of what is said of it, for a record without a name."""
    for column in ("alternate_name", "description", "url", "website"):
        if text := body.get(column):
            return str(text).split("\n")[0][:80]
    return None


FILLS: dict[tuple[str, str], Fill] = {
    ("organization", "name"): _said,
    ("service", "name"): _said,
    ("organization", "description"): _name,
    ("program", "description"): _name,
    ("taxonomy", "description"): _name,
    ("taxonomy_term", "description"): _name,
    ("taxonomy_term", "name"): lambda body: body.get("code"),
    ("service", "status"): lambda _: "active",
    ("location", "location_type"): lambda _: "physical",
    ("address", "address_type"): lambda _: "physical",
    ("address", "city"): _absent,
    ("address", "state_province"): _absent,
    ("address", "postal_code"): _absent,
    ("address", "country"): _absent,
    ("organization_identifier", "identifier_type"): lambda body: body.get("identifier_scheme") or ABSENT,
    ("metadata", "previous_value"): _absent,
    ("metadata", "replacement_value"): _absent,
    ("metadata", "updated_by"): _absent,
}
# filled so often, and so plainly, that a line each would hide the rest
SILENT = frozenset(
    {
        ("location", "location_type"),
        ("address", "address_type"),
        ("metadata", "previous_value"),
        ("metadata", "replacement_value"),
        ("metadata", "updated_by"),
    }
)


def fill(table: str, column: str, body: Json) -> object:
    """What an empty required field becomes, None when nothing may stand for it."""
    if table == "address" and not body.get("address_1"):
        return None  # an address is all or nothing
    mend = FILLS.get((table, column))
    return mend(body) if mend else None
