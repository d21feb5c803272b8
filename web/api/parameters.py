"""The parameters of the public API: one table for reading them and for the OpenAPI document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from directory_data.hsds.columns import instant
from directory_data.hsds.ids import as_uuid
from web.api.problems import Problem

Schema = dict[str, Any]
UUID: Schema = {"type": "string", "format": "uuid"}
FLAG: Schema = {"type": "boolean", "default": False}
PARAMETERS: Mapping[str, tuple[Schema, str]] = {
    "search": ({"type": "string", "maxLength": 200}, "Words, all of them in the record."),
    "page": ({"type": "integer", "minimum": 1, "maximum": 1_000_000, "default": 1}, "Page number."),
    "per_page": ({"type": "integer", "minimum": 1, "maximum": 500, "default": 50}, "Records a page."),
    "format": (
        {"type": "string", "enum": ["json", "ndjson"], "default": "json"},
        "ndjson streams every record, one a line, without pages.",
    ),
    "release": (
        {"type": "integer", "minimum": 1, "maximum": 2_000_000_000},
        "Read an older release. The links of a page carry it, so that pages do not move while a release changes.",
    ),
    "taxonomy_term_id": (UUID, "Carries this term."),
    "taxonomy_id": (UUID, "Carries a term of this taxonomy."),
    "organization_id": (UUID, "Offered by this organization."),
    "modified_after": ({"type": "string", "format": "date-time"}, "Changed at this instant or later."),
    "minimal": (FLAG, "Ids and dates of change only, all in one page."),
    "full": (FLAG, "Whole records, everything nested."),
    "full_service": (FLAG, "Organizations with their services whole."),
    "postcode": (
        {"type": "string", "maxLength": 80},
        "A postal code or the name of a place: only what serves it; with proximity, only what is near it.",
    ),
    "proximity": (
        {"type": "integer", "minimum": 1, "maximum": 1_000_000},
        "Metres around postcode, as the crow flies.",
    ),
    "top_only": (FLAG, "Only terms without a parent."),
    "parent_id": (UUID, "Terms of this parent."),
}
_WHOLE = re.compile(r"-?\d{1,12}")
Read = dict[str, Any]


def read(given: Iterable[tuple[str, object]], allowed: Iterable[str]) -> Read:
    """Parameters as typed values. Raises Problem (400) naming the parameter and how to mend it."""
    known, found = tuple(allowed), {}
    for name, value in given:
        if name not in known:
            raise _refused(name, "paramètre inconnu", "unknown parameter", ", ".join(known))
        if name in found:
            raise _refused(name, "donné deux fois", "given twice", "")
        found[name] = _value(name, value, PARAMETERS[name][0])
    return found


def _value(name: str, value: object, schema: Schema) -> Any:
    match schema["type"]:
        case "integer":
            return _whole(name, value, schema)
        case "boolean":
            return _flag(name, value)
    if not isinstance(value, str) or len(value) > schema.get("maxLength", 200):
        raise _refused(name, "texte trop long ou absent", "text missing or too long", "")
    if choices := schema.get("enum"):
        if value not in choices:
            raise _refused(name, "valeur non permise", "value not allowed", ", ".join(choices))
        return value
    return _formatted(name, value, schema.get("format"))


def _whole(name: str, value: object, schema: Schema) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    low, high = schema["minimum"], schema["maximum"]
    if isinstance(value, bool) or not _WHOLE.fullmatch(text) or not low <= int(text) <= high:
        raise _refused(name, f"un entier de {low} à {high}", f"an integer from {low} to {high}", "")
    return int(text)


def _flag(name: str, value: object) -> bool:
    text = str(value).lower() if isinstance(value, bool) else value
    if text not in ("true", "false"):
        raise _refused(name, "écrivez true ou false", "write true or false", "")
    return text == "true"


def _formatted(name: str, value: str, kind: str | None) -> str:
    if kind == "uuid":
        key = as_uuid(value)
        if key is None:
            raise _refused(name, "un identifiant uuid est attendu", "a uuid is expected", "")
        return key
    if kind == "date-time":
        moment = instant(value)
        if moment is None:
            raise _refused(name, "écrivez 2026-11-21T09:00:00Z", "write 2026-11-21T09:00:00Z", "")
        return moment
    return value


def _refused(name: str, french: str, english: str, choices: str) -> Problem:
    shown = f" ({choices})" if choices else ""
    label = name[:40]
    return Problem(
        400, f"Paramètre « {label} » : {french}{shown}.", f"Parameter “{label}”: {english}{shown}.", label
    )
