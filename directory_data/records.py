"""HSDS documents in the database: one source's are replaced in one release; the rest is not touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, insert, select, update

from directory_data.hsds.columns import Written
from directory_data.tables import Base, DocumentRow, DocumentTermRow

BATCH = 500
CURATED = "curated"
T = TypeVar("T")


@dataclass(slots=True)
class Change:
    """What a release did to the documents of a source. `elsewhere`: ids another source already holds.

    uncounted: ids that are not the source's own doing, our taxonomies.
    """

    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    unchanged: int = 0
    uncounted: frozenset[str] = frozenset()
    elsewhere: list[tuple[str, str]] = field(default_factory=list)


def replace_documents(
    connection: Connection,
    number: int,
    source: str,
    published: str,
    documents: Iterable[Written],
    uncounted: frozenset[str] = frozenset(),
) -> Change:
    """Make `documents` the whole of what `source` says, from release `number` on. `published`: UTC instant.

    A record another source holds stays that source's; only the curated directory takes its own back.
    """
    change = Change(uncounted=uncounted)
    before = _current(connection, source)
    for batch in _batches(documents):
        taken = _held_by_others(connection, source, batch) if source != CURATED else set()
        change.elsewhere += sorted(key for key in taken if key[1] not in uncounted)
        fresh = [d for d in batch if (d.kind, d.id) not in taken and _is_new(d, before, change)]
        _close(
            connection,
            number,
            [(d.kind, d.id) for d in fresh if source == CURATED or (d.kind, d.id) in before],
        )
        _insert(connection, number, source, published, fresh)
    gone = [key for key, mark in before.items() if mark]
    for keys in _batches(gone):
        _close(connection, number, list(keys))
    change.withdrawn = sum(key not in uncounted for _, key in gone)
    return change


def _current(connection: Connection, source: str) -> dict[tuple[str, str], str]:
    """(kind, id) → digest of what the source says now. A key already seen again loses its digest."""
    row = DocumentRow
    query = select(row.kind, row.id, row.digest).where(row.source == source, row.until.is_(None))
    return {(kind, key): digest for kind, key, digest in connection.execute(query)}


def _is_new(document: Written, before: dict[tuple[str, str], str], change: Change) -> bool:
    key = document.kind, document.id
    was = before.get(key)
    if was is None:
        change.added += document.id not in change.uncounted
        return True
    before[key] = ""
    same = was == document.digest
    if document.id not in change.uncounted:
        change.unchanged += same
        change.changed += not same
    return not same


def _held_by_others(connection: Connection, source: str, batch: Iterable[Written]) -> set[tuple[str, str]]:
    row = DocumentRow
    kinds, ids = {document.kind for document in batch}, [document.id for document in batch]
    own = [row.kind.in_(kinds), row.id.in_(ids)]  # both, or no index answers
    query = select(row.kind, row.id).where(*own, row.until.is_(None), row.source != source)
    held = {(kind, key) for kind, key in connection.execute(query)}
    return {key for document in batch if (key := (document.kind, document.id)) in held}


def _close(connection: Connection, number: int, keys: list[tuple[str, str]]) -> None:
    if not keys:
        return
    row = DocumentRow
    closing = update(DocumentRow.__table__).where(  # type: ignore[arg-type]
        row.kind == bindparam("k"), row.id == bindparam("i"), row.until.is_(None)
    )
    connection.execute(closing.values(until=number), [{"k": kind, "i": key} for kind, key in keys])


def _insert(
    connection: Connection, number: int, source: str, published: str, documents: list[Written]
) -> None:
    if not documents:
        return
    _write(connection, DocumentRow, [_row(d, number, source, published) for d in documents])
    terms = [
        {"term_id": term, "kind": d.kind, "id": d.id, "since": number} for d in documents for term in d.terms
    ]
    if terms:
        _write(connection, DocumentTermRow, terms)


def _write(connection: Connection, table: type[Base], rows: list[dict[str, Any]]) -> None:
    """Insert rows as the driver takes them: no value here needs a type of SQLAlchemy's, and there are half a million."""
    statement = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    order = getattr(statement, "positiontup", None)
    given = [tuple(row[name] for name in order) for row in rows] if order else rows
    connection.exec_driver_sql(str(statement), given)


def _row(document: Written, number: int, source: str, published: str) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "id": document.id,
        "since": number,
        "until": None,
        "source": source,
        "digest": document.digest,
        "modified": document.modified or published,
        "body": document.body,
        **document.columns,
    }


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch
