"""JSON lines in, one object at a time, and the words of a row that nobody knows."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from directory_data.errors import BadRecord

Row = Mapping[str, Any]


def read_rows(path: Path, *required: str) -> Iterator[Row]:
    """The objects of a JSON-lines file. Raises BadRecord (file, line, how to mend), OSError."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _row(path.name, number, line, required)


def _row(file: str, number: int, line: str, required: Iterable[str]) -> Row:
    where = f"ligne {number}"
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadRecord(file, where, "JSON illisible.", "Un objet { … } par ligne.") from error
    if not isinstance(row, dict):
        raise BadRecord(file, where, "ce n'est pas un objet.", "Un objet { … } par ligne.")
    missing = [key for key in required if not isinstance(row.get(key), str)]
    if missing:
        raise BadRecord(file, where, f"champ « {missing[0]} » absent ou qui n'est pas un texte.")
    return row


def strangers(rows: Iterable[Row], known: Mapping[str, Container[str]]) -> tuple[str, ...]:
    """Words of closed lists that are not known here, as « field=word », sorted: they are left unread."""
    found = set()
    for row in rows:
        for field, words in known.items():
            found |= {f"{field}={word}" for word in words_of(row, field) if word not in words}
    return tuple(sorted(found))


def words_of(row: Row, field: str) -> tuple[str, ...]:
    """The words of a field, whether it holds one or a list; () where it is empty or absent."""
    value = row.get(field)
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(word for word in value or () if isinstance(word, str))
