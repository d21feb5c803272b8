"""datapackage.json: what each CSV holds, for whoever reads the zip without us."""

from __future__ import annotations

from directory_data.hsds.documents import Json
from directory_data.hsds.tables import TABLES, VERSION, Column, Table

_TYPES: dict[str, Json] = {
    "uuid": {"type": "string", "format": "uuid"},
    "uri": {"type": "string", "format": "uri"},
    "email": {"type": "string", "format": "email"},
    "number": {"type": "number"},
    "date": {"type": "date"},
    "datetime": {"type": "datetime"},
    "time": {"type": "time"},
}


def descriptor() -> Json:
    """The description of the whole package."""
    return {
        "name": "human_services_data",
        "title": "Human Services Data Specification",
        "profile": "tabular-data-package",
        "version": VERSION,
        "resources": [_resource(table) for table in TABLES.values()],
    }


def _resource(table: Table) -> Json:
    keys = [
        {"fields": c.name, "reference": {"resource": c.refers, "fields": "id"}}
        for c in table.columns
        if c.refers and c.refers != table.name
    ]
    schema: Json = {"fields": list(map(_field, table.columns)), "primaryKey": "id"}
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": table.file,
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> Json:
    constraints: Json = {"required": True} if column.required else {}
    if column.name == "id":
        constraints["unique"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    return {"name": column.name, **_TYPES.get(column.kind, {"type": "string"}), "constraints": constraints}
