"""The tabular datapackage: one CSV a table and datapackage.json, in a zip that is the same every time."""

from __future__ import annotations

import csv
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from directory_data.exports.datapackage import descriptor
from directory_data.exports.scope import Scope
from directory_data.gathering import read_row
from directory_data.hsds.documents import Json, encode
from directory_data.hsds.tables import KINDS, TABLES, Column, Table

_MINUTES = re.compile(r"^(\d\d:\d\d)(\D.*)?$")  # a datapackage wants seconds, HSDS writes none
EPOCH = (1980, 1, 1, 0, 0, 0)
Known = Mapping[str, frozenset[str]]


def write_tabular(scope: Scope, out: BinaryIO) -> None:
    """The zip. A reference to a record that is not in the scope is left empty, so that foreign keys hold."""
    known = {kind: scope.ids(kind) for kind in KINDS}
    with tempfile.TemporaryDirectory() as folder:
        with ExitStack() as files:
            _fill(scope, known, {name: _writer(files, Path(folder), table) for name, table in TABLES.items()})
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            archive.writestr(_entry("datapackage.json"), encode(descriptor()))
            for table in TABLES.values():
                _add(archive, Path(folder) / table.file)


def _writer(files: ExitStack, folder: Path, table: Table) -> Any:
    file = files.enter_context((folder / table.file).open("w", encoding="utf-8", newline=""))
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    return writer


def _fill(scope: Scope, known: Known, writers: Mapping[str, Any]) -> None:
    units: set[str] = set()
    for kind in KINDS:
        for row in scope.rows(kind):
            for table, body in flattened(TABLES[kind], read_row(row)):
                if table.name == "unit" and (body["id"] in units or units.add(body["id"])):  # type: ignore[func-returns-value]
                    continue
                writers[table.name].writerow(_cells(table, body, known))


def flattened(table: Table, body: Json) -> Iterator[tuple[Table, Json]]:
    """A nested body as rows: (table, row), each row naming what it hangs on."""
    if unit := body.get("unit"):
        yield TABLES["unit"], unit
    yield table, body
    for key, name in table.lists.items():
        for item in body.get(key, ()):
            yield from flattened(TABLES[name], item | _hook(name, table.name, body["id"]))


def _hook(child: str, parent: str, key: str) -> Json:
    if child == "attribute":
        return {"link_id": key, "link_entity": parent}
    if child == "metadata":
        return {"resource_id": key, "resource_type": parent}
    return {f"{parent}_id": key}


def _cells(table: Table, body: Json, known: Known) -> list[object]:
    return [_cell(body.get(c.name), c, known) for c in table.columns]


def _cell(value: object, column: Column, known: Known) -> object:
    if value is None or (column.refers in known and value not in known[column.refers or ""]):
        return ""
    if column.kind == "time":
        return _MINUTES.sub(r"\1:00\2", str(value))
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _add(archive: ZipFile, path: Path) -> None:
    with path.open("rb") as file, archive.open(_entry(path.name), "w") as entry:
        while block := file.read(1 << 20):
            entry.write(block)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
