"""The only door between tables and model: publishes a release atomically, reads any release again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from directory_data.database import migrate, open_engine, translated
from directory_data.errors import StoreEmpty, StoreError
from directory_data.hsds.columns import Written, instant, written
from directory_data.hsds.from_model import documents
from directory_data.hsds.to_model import Told, models
from directory_data.hsds.whereabouts import locate
from directory_data.model import Location, Organization, Service, ServiceAtLocation, Snapshot
from directory_data.records import CURATED, Change, replace_documents
from directory_data.tables import (
    DocumentRow,
    LocationRow,
    OrganizationRow,
    ReleaseRow,
    ServiceAtLocationRow,
    ServiceRow,
    Versioned,
)
from directory_data.vocabulary import vocabulary

Rows = dict[type[Versioned], dict[str, Versioned]]
R = TypeVar("R", Organization, Service, Location, ServiceAtLocation)


class Store:
    """The public directory behind a database URL. Opening it brings the schema up to date."""

    def __init__(self, url: str) -> None:
        self.engine = open_engine(url)
        try:
            migrate(self.engine)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def latest(self) -> int:
        """Number of the current release. Raises StoreEmpty before the first one."""
        with translated(self.engine), Session(self.engine) as session:
            number: int | None = session.scalar(select(func.max(ReleaseRow.number)))
        if number is None:
            raise StoreEmpty(str(self.engine.url), "no release yet")
        return number

    def publish(self, snapshot: Snapshot, now: datetime, note: str = "") -> int:
        """Make `snapshot` the current release, in one transaction, and return its number.

        The same content as the current release makes no new one: its number is returned.
        """
        bodies = _bodies(snapshot)
        papers = [written(d, locate) for d in documents(snapshot, vocabulary())]
        mark = _fingerprint(bodies, papers)
        with translated(self.engine), Session(self.engine) as session, session.begin():
            release = _open_release(session, CURATED, mark, now, note)
            if not release.fresh:
                return release.number
            for table, records in bodies.items():
                _replace(session, table, records, release.number)
            session.flush()
            replace_documents(session.connection(), release.number, CURATED, release.published, papers)
        return release.number

    def publish_source(
        self,
        source: str,
        papers: Callable[[], Iterable[Written]],
        mark: str,
        now: datetime,
        note: str = "",
        dry_run: bool = False,
        total: int = 0,
        uncounted: frozenset[str] = frozenset(),
    ) -> tuple[int, Change]:
        """Make `papers` the whole of what `source` says, in one transaction: (release, what changed).

        The same mark as the last time makes no release. Other sources, the curated one first, are not touched.
        A dry run does it all, then undoes it. total: how many records `papers` gives; uncounted: ids left out of it.
        """
        with translated(self.engine), Session(self.engine) as session, session.begin() as transaction:
            release = _open_release(session, source, mark, now, note)
            if not release.fresh:
                return release.number, Change(unchanged=total)
            connection = session.connection()
            change = replace_documents(
                connection, release.number, source, release.published, papers(), uncounted
            )
            if dry_run:
                transaction.rollback()
            return release.number, change

    def snapshot(self, release: int | None = None) -> Snapshot:
        """The records of a release (the current one by default), each tuple sorted by id."""
        number = self.latest() if release is None else release
        with translated(self.engine), Session(self.engine) as session:
            row = session.get(ReleaseRow, number)
            if row is None:
                raise StoreError(str(self.engine.url), f"no release {number}")
            others = models(_told(session, number))
            return Snapshot(
                number,
                _both(_read(session, OrganizationRow, Organization, number), others.organizations),
                _both(_read(session, ServiceRow, Service, number), others.services),
                _both(_read(session, LocationRow, Location, number), others.locations),
                _both(
                    _read(session, ServiceAtLocationRow, ServiceAtLocation, number),
                    others.service_at_locations,
                ),
                date.fromisoformat(row.published_at[:10]),
            )


def _bodies(snapshot: Snapshot) -> Rows:
    return {
        OrganizationRow: {
            o.id: OrganizationRow(id=o.id, body=_body(o), name=o.name) for o in snapshot.organizations
        },
        ServiceRow: {s.id: _service_row(s) for s in snapshot.services},
        LocationRow: {
            x.id: LocationRow(id=x.id, body=_body(x), place=x.place, lat=x.lat, lon=x.lon)
            for x in snapshot.locations
        },
        ServiceAtLocationRow: {row.id: row for row in map(_link_row, snapshot.service_at_locations)},
    }


def _service_row(service: Service) -> ServiceRow:
    return ServiceRow(
        id=service.id,
        body=_body(service),
        organization_id=service.organization_id,
        standing=service.standing,
        status=service.status,
    )


def _link_row(link: ServiceAtLocation) -> ServiceAtLocationRow:
    return ServiceAtLocationRow(
        id=f"{link.service_id}→{link.location_id}",
        body=_body(link),
        service_id=link.service_id,
        location_id=link.location_id,
    )


def _body(record: object) -> dict[str, Any]:
    # through JSON, so that a body equals itself once stored (tuples become lists)
    body: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    return body


@dataclass(frozen=True, slots=True)
class _Release:
    number: int
    published: str
    fresh: bool


def _open_release(session: Session, source: str, mark: str, now: datetime, note: str) -> _Release:
    """A new release for this source, or its last one when it says the same thing."""
    newest = session.scalar(select(func.max(ReleaseRow.number))) or 0
    own = select(ReleaseRow).where(ReleaseRow.source == source).order_by(ReleaseRow.number.desc()).limit(1)
    last = session.scalar(own)
    stamp = now.isoformat()
    if last is not None and last.fingerprint == mark:
        return _Release(newest, stamp, fresh=False)
    row = ReleaseRow(number=newest + 1, published_at=stamp, fingerprint=mark, note=note, source=source)
    session.add(row)
    session.flush()
    return _Release(row.number, instant(stamp) or "", fresh=True)


def _fingerprint(bodies: Rows, papers: Iterable[Written]) -> str:
    content: dict[str, Any] = {
        table.__tablename__: {k: row.body for k, row in rows.items()} for table, rows in bodies.items()
    }
    content["document"] = [paper.digest for paper in papers]
    return hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()


def _replace(session: Session, table: type[Versioned], records: dict[str, Versioned], number: int) -> None:
    """Close what changed or left at `number`, open what is new; untouched records keep their row."""
    current = {row.id: row.body for row in session.scalars(select(table).where(table.until.is_(None)))}
    gone = [key for key, body in current.items() if key not in records or records[key].body != body]
    for some in _slices(gone, 500):
        session.execute(update(table).where(table.id.in_(some), table.until.is_(None)).values(until=number))
    fresh = [row for key, row in records.items() if current.get(key) != row.body]
    for row in fresh:
        row.since = number
    session.add_all(fresh)


def _slices(keys: list[str], size: int) -> Iterable[list[str]]:
    return (keys[start : start + size] for start in range(0, len(keys), size))


def _read(session: Session, table: type[Versioned], kind: type[R], number: int) -> tuple[R, ...]:
    living = table.until.is_(None) | (table.until > number)
    rows = session.scalars(select(table).where(table.since <= number, living))
    # sorted here, not by the database: collations differ between SQLite and PostgreSQL
    return tuple(msgspec.convert(row.body, kind) for row in sorted(rows, key=lambda row: row.id))


def _told(session: Session, number: int) -> Iterator[Told]:
    """What other sources than the curated one say, as HSDS documents."""
    row = DocumentRow
    living = [row.since <= number, row.until.is_(None) | (row.until > number)]
    query = select(row.kind, row.source, row.modified, row.body).where(*living, row.source != CURATED)
    for kind, source, modified, body in session.execute(query):
        yield Told(kind, source, modified, msgspec.json.decode(body))


def _both(own: tuple[R, ...], others: tuple[R, ...]) -> tuple[R, ...]:
    return tuple(sorted(own + others, key=_key)) if others else own


def _key(record: Organization | Service | Location | ServiceAtLocation) -> str:
    return f"{record.service_id}→{record.location_id}" if isinstance(record, ServiceAtLocation) else record.id
