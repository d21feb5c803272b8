"""The JSON schemas of what we serve, made from the table of HSDS fields."""

from __future__ import annotations

from typing import Any

from directory_data.hsds.tables import TABLES, Column, Table

Schema = dict[str, Any]
_FORMATS = {"uuid": "uuid", "uri": "uri", "email": "email", "date": "date", "datetime": "date-time"}
_ONE: dict[str, tuple[str, ...]] = {
    "service": ("organization", "program"),
    "service_at_location": ("location", "service"),
    "attribute": ("taxonomy_term",),
    "service_capacity": ("unit",),
}
_MANY: dict[str, dict[str, str]] = {
    "service": {"service_at_locations": "service_at_location"},
    "organization": {"locations": "location", "services": "service"},
}
ENVELOPE: Schema = {
    "total_items": {"type": "integer"},
    "total_pages": {"type": "integer"},
    "page_number": {"type": "integer"},
    "size": {"type": "integer"},
    "first_page": {"type": "boolean"},
    "last_page": {"type": "boolean"},
    "empty": {"type": "boolean"},
}


def schemas() -> dict[str, Schema]:
    """Schema name → schema, one for each object of HSDS."""
    return {name: _object(table) for name, table in TABLES.items()}


def page_of(name: str) -> Schema:
    """The schema of a page of this object."""
    properties = {**ENVELOPE, "contents": {"type": "array", "items": reference(name)}}
    return {"type": "object", "properties": properties, "required": list(properties)}


def reference(name: str) -> Schema:
    """A reference to the schema of an object."""
    return {"$ref": f"#/components/schemas/{name}"}


def _object(table: Table) -> Schema:
    properties = {column.name: _value(column) for column in table.columns}
    for key, name in (dict(table.lists) | _MANY.get(table.name, {})).items():
        properties[key] = {"type": "array", "items": reference(name)}
    for name in _ONE.get(table.name, ()):
        properties[name] = reference(name)
    if table.name == "service":
        properties["modified_date"] = {"type": "string", "format": "date-time"}
    required = [column.name for column in table.columns if column.required]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _value(column: Column) -> Schema:
    if column.choices:
        return {"type": "string", "enum": list(column.choices)}
    if column.kind == "number":
        return {"type": "number"}
    form = _FORMATS.get(column.kind)
    return {"type": "string", "format": form} if form else {"type": "string"}
