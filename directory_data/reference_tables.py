"""Reads the tables of `directory_data/reference`: rows with their line numbers, so that a mistake has a place."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files

from directory_data.errors import BadRecord

Row = dict[str, str]


def rows(table: str, *columns: str) -> Iterator[tuple[int, Row]]:
    """Every (line number, row) of a reference table, values stripped.

    Raises BadRecord when a needed column is missing or a row has too few or too many cells.
    """
    with (files("directory_data") / "reference" / table).open(encoding="utf-8") as lines:
        reader = csv.DictReader(lines)
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise BadRecord(table, "header", f"missing columns: {', '.join(missing)}")
        for row in reader:
            if None in row or None in row.values():
                raise BadRecord(table, f"line {reader.line_num}", "wrong number of cells")
            yield reader.line_num, {name: value.strip() for name, value in row.items()}


def number(table: str, line: int, text: str) -> float:
    """A decimal number of a table. Raises BadRecord."""
    try:
        return float(text)
    except ValueError:
        raise BadRecord(table, f"line {line}", f"not a number: {text!r}") from None
