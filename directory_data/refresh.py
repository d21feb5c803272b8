"""From the curated files to a numbered release: read, check, publish."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from directory_data.catalog import source
from directory_data.checks import problems
from directory_data.errors import DirectoryError
from directory_data.model import Location, Organization, Service, ServiceAtLocation, Snapshot
from directory_data.sources.curated.importer import Record, read
from directory_data.store import Store
from directory_data.vocabulary import vocabulary

CURATED = Path(__file__).parent / "curated"


class ReleaseStopped(DirectoryError):
    """The checks found something; the current release stays. `problems` says what, line by line."""

    def __init__(self, found: Iterable[str]) -> None:
        self.problems = tuple(found)
        super().__init__("; ".join(self.problems))


def assemble(records: Iterable[Record], release: int = 0) -> Snapshot:
    """Records in any order → a Snapshot, each tuple sorted by id."""
    found: dict[type, list[Record]] = {
        kind: [] for kind in (Organization, Service, Location, ServiceAtLocation)
    }
    for record in records:
        found[type(record)].append(record)
    return Snapshot(release, *(tuple(sorted(group, key=_key)) for group in found.values()))  # type: ignore[arg-type]


def _key(record: Record) -> str:
    if isinstance(record, ServiceAtLocation):
        return f"{record.service_id}→{record.location_id}"
    return record.id


def read_curated(folder: Path = CURATED) -> Snapshot:
    """The curated files as a Snapshot numbered 0. Raises BadRecord, and OSError where unreadable."""
    paths = sorted(folder.glob("*.yaml"))
    return assemble(read((path.name, path.read_text(encoding="utf-8")) for path in paths))


def publish_curated(store: Store, now: datetime, folder: Path = CURATED) -> int:
    """Publish the curated files; an unchanged directory keeps its release. Raises ReleaseStopped."""
    snapshot = read_curated(folder)
    found = problems(snapshot, vocabulary().needs, source("curated").expectations)
    if found:
        raise ReleaseStopped(found)
    return store.publish(snapshot, now, note="Répertoire soigné")
