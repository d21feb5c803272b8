"""A file that says which column of ours is which field of HSDS: YAML, for CSV, XLSX and ODS of any shape.

services:                     # a file, without its ending; « * » for any
  service_uuid: service.id    # column: table.field
  phones: {model: phones, field: number, split: ";", foreign_key_name: location_id, foreign_key_value: loc_uuid}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from directory_data.errors import BadRecord
from directory_data.exchange.findings import Findings
from directory_data.exchange.raw import Raw
from directory_data.exchange.readers.files import files_in
from directory_data.exchange.readers.legacy import adapt, table_of
from directory_data.exchange.readers.sheets import SPREADSHEETS, rows
from directory_data.hsds.documents import Json


@dataclass(frozen=True, slots=True)
class Rule:
    """One column → one field. `also`: a field of the same record filled from another column."""

    column: str
    table: str
    field: str
    split: str | None = None
    also: tuple[str, str] | None = None


Mapping = dict[str, tuple[Rule, ...]]


# the columns of our own CSV (`exports.flat`): what is written there is read back as it was
_OURS = {
    "service_id": "service.id", "name": "service.name", "alternate_name": "service.alternate_name",
    "description": "service.description", "status": "service.status", "url": "service.url",
    "email": "service.email", "application_process": "service.application_process",
    "fees_description": "service.fees_description", "alert": "service.alert",
    "eligibility_description": "service.eligibility_description", "minimum_age": "service.minimum_age",
    "maximum_age": "service.maximum_age", "last_modified": "service.last_modified",
    "organization_id": "organization.id", "organization_name": "organization.name",
    "organization_description": "organization.description", "location_id": "location.id",
    "location_name": "location.name", "latitude": "location.latitude", "longitude": "location.longitude",
    "address_1": "address.address_1", "city": "address.city", "state_province": "address.state_province",
    "postal_code": "address.postal_code", "country": "address.country", "link_id": "service_at_location.id",
    "phones": "phone.number", "opening_hours": "schedule.description", "areas": "service_area.name",
    "languages": "language.code", "needs": "need.code",
}  # fmt: skip
_SPLIT = {"phone": "; ", "schedule": " | ", "service_area": "; ", "language": "; ", "need": "; "}
_HANGS = {"address": ("location_id", "location_id"), "service_at_location": ("service_id", "service_id")}


def _ours() -> Mapping:
    rules = []
    for column, target in _OURS.items():
        table, _, field = target.partition(".")
        also = ("service_id", "service_id") if table in _SPLIT else _HANGS.get(table)
        rules.append(Rule(column, table, field, _SPLIT.get(table), also))
    rules.append(Rule("location_id", "service_at_location", "location_id"))
    rules.append(Rule("organization_id", "service", "organization_id"))
    return {"*": tuple(rules)}


def read_mapping(path: Path) -> Mapping:
    """File → its rules. Raises BadRecord naming what cannot be read."""
    try:
        text = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadRecord(
            path.name, "fichier", f"n'est pas du YAML lisible ({error}).", "Revoyez-le."
        ) from error
    if not isinstance(text, dict) or not all(isinstance(value, dict) for value in text.values()):
        raise BadRecord(
            path.name, "fichier", "devrait être « fichier: {colonne: table.champ} ».", "Voyez le guide."
        )
    return {
        str(name).lower(): tuple(_rule(path.name, name, column, value) for column, value in columns.items())
        for name, columns in text.items()
    }


def _rule(file: str, name: str, column: str, value: Any) -> Rule:
    where = f"{name}.{column}"
    if isinstance(value, str) and "." in value:
        table, _, field = value.partition(".")
        return Rule(column, _table(file, where, table), field)
    if not isinstance(value, dict) or "model" not in value or "field" not in value:
        raise BadRecord(
            file, where, "n'est ni « table.champ » ni « {model, field} ».", "Écrivez service.name."
        )
    key, source = value.get("foreign_key_name"), value.get("foreign_key_value")
    also = (str(key), str(source)) if key and source else None
    split = str(value["split"]) if value.get("split") else None
    return Rule(column, _table(file, where, str(value["model"])), str(value["field"]), split, also)


def _table(file: str, where: str, name: str) -> str:
    table = table_of(name)
    if table is None:
        raise BadRecord(
            file, where, f"« {name} » n'est pas une table de HSDS.", "Écrivez service, organization…"
        )
    return table


def read(path: Path, mapping: Mapping, findings: Findings) -> Iterator[Raw]:
    """The rows of every file the mapping names, as HSDS records."""
    for part in files_in(path):
        rules = mapping.get(part.stem) or mapping.get("*")
        if rules is None or part.ending not in (".csv", ".tsv", *SPREADSHEETS):
            continue
        used = {rule.column for rule in rules} | {rule.also[1] for rule in rules if rule.also}
        for values, where in rows(part, findings, used.__contains__, part.stem):
            for table, record in mapped(values, rules):
                for name, row in adapt(table, record):
                    yield Raw(name, row, where, alone=False)


def mapped(values: Json, rules: tuple[Rule, ...]) -> Iterator[tuple[str, Json]]:
    """One row of ours → the records it holds: the columns of a table make one record, a split column several."""
    whole: dict[str, Json] = {}
    for rule in rules:
        value = values.get(rule.column)
        if value in (None, ""):
            continue
        if rule.split:
            for piece in filter(None, map(str.strip, str(value).split(rule.split))):
                yield rule.table, {rule.field: piece, **_also(rule, values)}
        else:
            whole.setdefault(rule.table, {}).update({rule.field: value, **_also(rule, values)})
    yield from whole.items()


def _also(rule: Rule, values: Json) -> Json:
    return {rule.also[0]: values[rule.also[1]]} if rule.also and values.get(rule.also[1]) else {}


OUR_CSV = _ours()
