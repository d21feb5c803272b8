"""Where an import waits until it is whole: a temporary database of its own, so that memory holds one record at a time."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from directory_data.exchange.findings import Where
from directory_data.hsds.documents import Json, encode

BATCH = 2000
_SCHEMA = """
CREATE TABLE doc (kind TEXT, id TEXT, body BLOB, file TEXT, row INTEGER, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE child (parent TEXT, name TEXT, id TEXT, body BLOB, file TEXT, row INTEGER);
CREATE TABLE done (kind TEXT, id TEXT, body BLOB, PRIMARY KEY (kind, id)) WITHOUT ROWID;
"""


class Staging:
    """Records and the rows that hang on them. Use it as a context: what it held goes with it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._base = sqlite3.connect(Path(self._folder.name) / "import.db", isolation_level=None)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-32000", "temp_store=FILE"):
            self._base.execute(f"PRAGMA {pragma}")
        self._base.executescript(_SCHEMA)
        self._base.execute("BEGIN")
        self._waiting: dict[tuple[str, str], tuple[bytes, str, int]] = {}
        self._children: list[tuple[str, str, str, bytes, str, int]] = []
        self._finished: list[tuple[str, str, bytes]] = []
        self._marks = 0
        self._seen: set[int] = set()
        self._keys: set[int] = set()
        self.has_children = False

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(sqlite3.Error):
            self._base.close()
        self._folder.cleanup()

    def put(self, kind: str, body: Json, where: Where) -> None:
        """Keep a record; joined to the one of the same id when there is one."""
        raw, key = encode(body), (kind, body["id"])
        mark = hash((kind, raw))
        if mark in self._seen:
            return
        self._seen.add(mark)
        known = hash(key)
        before = self._body(key) if known in self._keys else None
        self._keys.add(known)
        if before is not None:
            raw = encode(joined(msgspec.json.decode(before), body))
        self._waiting[key] = (raw, where.file, where.row)
        if len(self._waiting) >= BATCH:
            self._flush()

    def hang(self, parent: str, name: str, body: Json, where: Where) -> None:
        """Keep a row that hangs on the record of this id, wherever that one is."""
        self.has_children = True
        self._children.append((parent, name, body["id"], encode(body), where.file, where.row))
        if len(self._children) >= BATCH:
            self._flush()

    def records(self, kind: str) -> Iterator[tuple[Json, Where]]:
        """The records of a kind, by id."""
        self._flush()
        rows = self._base.execute("SELECT body, file, row FROM doc WHERE kind = ? ORDER BY id", (kind,))
        for body, file, row in rows:
            yield msgspec.json.decode(body), Where(file, row)

    def ids(self, kind: str) -> frozenset[str]:
        """The ids of the records of a kind."""
        self._flush()
        return frozenset(key for (key,) in self._base.execute("SELECT id FROM doc WHERE kind = ?", (kind,)))

    def index(self) -> None:
        """Make the rows that hang findable by what they hang on."""
        self._flush()
        self._base.execute("CREATE INDEX IF NOT EXISTS hung ON child (parent)")

    def hanging(self, parent: str) -> list[tuple[str, Json]]:
        """(table, body) of what hangs on a record, in the order it was read."""
        rows = self._base.execute("SELECT name, body FROM child WHERE parent = ? ORDER BY rowid", (parent,))
        return [(name, msgspec.json.decode(body)) for name, body in rows]

    def loose(self) -> Iterator[tuple[str, str, Where]]:
        """(table, parent, where) of the rows that hang on nothing that was read."""
        query = (
            "SELECT name, parent, file, row FROM child AS c WHERE NOT EXISTS (SELECT 1 FROM doc WHERE doc.id = c.parent "
            "AND doc.kind IN (SELECT DISTINCT kind FROM doc)) AND NOT EXISTS (SELECT 1 FROM child AS p WHERE p.id = c.parent)"
        )
        self._base.execute("CREATE INDEX IF NOT EXISTS named ON child (id)")
        for name, parent, file, row in self._base.execute(query):
            yield name, parent, Where(file, row)

    def finish(self, kind: str, body: Json) -> None:
        """Keep a record as it will be published."""
        raw = encode(body)
        mark = hashlib.sha256(f"{kind}\x1f{body['id']}\x1f".encode() + raw).digest()
        self._marks = (self._marks + int.from_bytes(mark)) % (1 << 256)
        self._finished.append((kind, body["id"], raw))
        if len(self._finished) >= BATCH:
            self._write_finished()

    def fingerprint(self) -> str:
        """The same for the same records in any order: the sum of their marks."""
        return f"{self._marks:064x}"

    def _write_finished(self) -> None:
        self._base.executemany("INSERT OR REPLACE INTO done VALUES (?, ?, ?)", self._finished)
        self._finished.clear()

    def finished(self) -> Iterator[tuple[str, str, bytes]]:
        """(kind, id, body) of every record to publish, in a fixed order."""
        self._write_finished()
        yield from self._base.execute("SELECT kind, id, body FROM done ORDER BY kind, id")

    def _body(self, key: tuple[str, str]) -> bytes | None:
        if key in self._waiting:
            return self._waiting[key][0]
        row = self._base.execute("SELECT body FROM doc WHERE kind = ? AND id = ?", key).fetchone()
        return row[0] if row else None

    def _flush(self) -> None:
        rows = [(*key, *value) for key, value in self._waiting.items()]
        self._base.executemany("INSERT OR REPLACE INTO doc VALUES (?, ?, ?, ?, ?)", rows)
        self._base.executemany("INSERT INTO child VALUES (?, ?, ?, ?, ?, ?)", self._children)
        self._waiting.clear()
        self._children.clear()


def joined(first: Json, second: Json) -> Json:
    """Two writings of one record: the first, with what only the second says."""
    result = dict(first)
    for key, value in second.items():
        if isinstance(value, list) and isinstance(first.get(key), list):
            known = {item["id"] for item in first[key]}
            result[key] = first[key] + [item for item in value if item["id"] not in known]
        elif key not in result:
            result[key] = value
    return result
