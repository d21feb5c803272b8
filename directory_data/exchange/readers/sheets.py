"""Rows of CSV, XLSX and ODS files: the header once, then a row at a time, columns nobody knows left behind."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, time

from directory_data.errors import BadRecord
from directory_data.exchange.findings import Findings, Where
from directory_data.exchange.readers.files import Part, encoding_of, too_large
from directory_data.hsds.documents import Json

csv.field_size_limit(10_000_000)
SPREADSHEETS = (".xlsx", ".xls", ".ods", ".xlsm", ".xlsb")
MOST_SHEET_BYTES = 200_000_000
Wanted = Callable[[str], bool]


def rows(part: Part, findings: Findings, wanted: Wanted, table: str) -> Iterator[tuple[Json, Where]]:
    """(values by column, where) for each row with something in it. Row 1 is the first after the header."""
    lines = _spreadsheet(part) if part.ending in SPREADSHEETS else _text(part, findings)
    yield from _named(lines, part, findings, wanted, table)


def _named(
    lines: Iterator[list[object]], part: Part, findings: Findings, wanted: Wanted, table: str
) -> Iterator[tuple[Json, Where]]:
    header = [str(name).strip() for name in next(lines, [])]
    kept = [(n, name) for n, name in enumerate(header) if name and wanted(name)]
    for name in header:
        if name and not wanted(name):
            findings.unknown(Where(part.name, 0), f"{table}.{name}")
    for number, line in enumerate(lines, start=1):
        values = {name: line[n] for n, name in kept if n < len(line) and line[n] not in ("", None)}
        if len(line) > len(header) and any(cell not in ("", None) for cell in line[len(header) :]):
            findings.add("unreadable", Where(part.name, number), table, "plus de cellules que de colonnes")
        elif values:
            yield values, Where(part.name, number)


def _text(part: Part, findings: Findings) -> Iterator[list[object]]:
    encoding = encoding_of(part)
    if encoding == "cp1252":
        findings.add("encoding", Where(part.name, 0), "*")
    with part.opened() as file:
        text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
        first = text.readline()
        separator = max(",;\t|", key=first.count)
        try:
            yield from csv.reader(_from(first, text), delimiter=separator)
        except csv.Error as error:
            raise BadRecord(
                part.name, "fichier", f"CSV illisible ({error}).", "Enregistrez-le de nouveau."
            ) from error


def _from(first: str, rest: io.TextIOWrapper) -> Iterator[str]:
    yield first
    for line in rest:
        yield line.replace("\0", "")


def _spreadsheet(part: Part) -> Iterator[list[object]]:
    from python_calamine import CalamineError, CalamineWorkbook

    raw = part.read()
    _check_size(part, raw)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        for row in book.get_sheet_by_index(0).iter_rows():
            yield [_cell(value) for value in row]
    except CalamineError as error:
        raise BadRecord(
            part.name, "fichier", f"classeur illisible ({error}).", "Enregistrez-le de nouveau."
        ) from error


def _check_size(part: Part, raw: bytes) -> None:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_SHEET_BYTES:
                raise too_large(part.name)
    except BadZipFile:
        return  # an old .xls is no zip


def _cell(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else "" if value is None else str(value)
