"""The HSDS tabular datapackage, any version: a zip, a folder or one CSV named after its table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from directory_data.exchange.findings import Findings, Where
from directory_data.exchange.raw import Raw
from directory_data.exchange.readers.files import Part, files_in
from directory_data.exchange.readers.legacy import RENAMED, adapt, table_of
from directory_data.exchange.readers.sheets import SPREADSHEETS, rows
from directory_data.hsds.tables import TABLES

LEGACY_COLUMNS = frozenset(
    {"weekday", "closed", "start_date", "end_date", "eligibility", "minimum_age", "maximum_age", "language"}
    | {
        "taxonomy_id",
        "taxonomy_detail",
        "taxonomy_term_id",
        "vocabulary",
        "parent_id",
        "parent_name",
        "payment",
    }
    | {"service_id", "location_id", "organization_id"}
)


def read(path: Path, findings: Findings) -> Iterator[Raw]:
    """Every row of every table. A file that is no table is said, and left."""
    parts = files_in(path)
    named = _declared(parts)
    for part in parts:
        if part.ending not in (".csv", ".tsv", *SPREADSHEETS):
            continue
        table = named.get(part.name) or table_of(part.stem)
        if table is None:
            findings.add("unknown_table", Where(part.name, 0), part.stem)
            continue
        yield from _table(part, table, findings)


def _table(part: Part, table: str, findings: Findings) -> Iterator[Raw]:
    for values, where in rows(part, findings, lambda name: _known(table, name), table):
        for name, row in adapt(table, values):
            yield Raw(name, row, where)


def _known(table: str, column: str) -> bool:
    if table not in TABLES:
        table = "address" if table.endswith("address") else "schedule"
        return column in TABLES[table].by_name or column in LEGACY_COLUMNS
    return column in TABLES[table].by_name or column in RENAMED.get(table, {}) or column in LEGACY_COLUMNS


def _declared(parts: list[Part]) -> dict[str, str]:
    """File → table, as datapackage.json says it when there is one."""
    package = next((part for part in parts if part.name.split("/")[-1] == "datapackage.json"), None)
    if package is None:
        return {}
    try:
        described: Any = msgspec.json.decode(package.read())
        resources = [(str(r["path"]), str(r["name"])) for r in described["resources"]]
    except (msgspec.DecodeError, KeyError, TypeError):
        return {}
    folder = package.name.removesuffix("datapackage.json")
    return {f"{folder}{path}": name for path, name in resources if table_of(name) == name}
