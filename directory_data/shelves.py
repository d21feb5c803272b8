"""Reading HSDS documents from the database: one by id, several by what they hang on, a page, a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import cos, radians

from sqlalchemy import ColumnElement, Connection, Engine, Select, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from directory_data.database import translated
from directory_data.errors import StoreEmpty, StoreError
from directory_data.filters import Filters
from directory_data.hsds.columns import Point
from directory_data.hsds.pages import Page, Question, Row
from directory_data.places.distance import KM_A_DEGREE, flat_km
from directory_data.tables import DocumentRow, ReleaseRow

SLICE = 400
Key = InstrumentedAttribute[str]


class Shelves:
    """The documents of one release. Each read opens and closes its own connection."""

    def __init__(self, engine: Engine, release: int | None = None) -> None:
        """Stand at `release`, the current one by default. Raises StoreEmpty, StoreError."""
        self.engine = engine
        with translated(engine), engine.connect() as connection:
            newest = connection.scalar(select(func.max(ReleaseRow.number)))
            where = engine.url.render_as_string(hide_password=True)
            if newest is None:
                raise StoreEmpty(where, "no release yet")
            self.release = newest if release is None else release
            if not 0 < self.release <= newest:
                raise StoreError(where, f"no release {release}")
            self.filters = Filters(self.release)
            self.published = connection.scalar(
                select(ReleaseRow.published_at).where(ReleaseRow.number == self.release)
            )

    def get(self, kind: str, key: str) -> Row | None:
        """One record, None when this release has none of that id."""
        rows = self._rows(self._select(kind).where(DocumentRow.id == key))
        return rows[0] if rows else None

    def several(self, kind: str, keys: Iterable[str]) -> list[Row]:
        """The records of these ids, those that are there."""
        return self._by(kind, "id", keys)

    def hanging(self, kind: str, column: str, keys: Iterable[str]) -> list[Row]:
        """The records of a kind whose column (« service_id »…) holds one of these ids, in the order of ids."""
        return self._by(kind, column, keys)

    def page(self, question: Question, start: int, size: int) -> Page:
        """Records `start` to `start + size` of the answer, and how many there are in all."""
        with translated(self.engine), self.engine.connect() as connection:
            if question.near is not None:
                return self._page_near(connection, question, start, size)
            where = self.filters.where(question)
            total = connection.scalar(select(func.count()).select_from(DocumentRow).where(*where)) or 0
            ids = select(DocumentRow.id).where(*where).order_by(DocumentRow.id).offset(start).limit(size)
            found = [row[0] for row in connection.execute(ids)] if start < total else []
        return Page(self.release, total, tuple(self.several(question.kind, found)))

    def ids(self, question: Question) -> list[str]:
        """The ids of the answer, without their records."""
        query = select(DocumentRow.id).where(*self.filters.where(question))
        with translated(self.engine), self.engine.connect() as connection:
            return list(connection.scalars(query))

    def stream(self, question: Question) -> Iterator[Row]:
        """Every record of the answer, by id."""
        for batch in self.batches(question):
            yield from batch

    def batches(self, question: Question) -> Iterator[list[Row]]:
        """The same, a slice at a time."""
        if question.near is not None:
            with translated(self.engine), self.engine.connect() as connection:
                ids = self._near(connection, question)
            yield from (self.several(question.kind, ids[n : n + SLICE]) for n in range(0, len(ids), SLICE))
            return
        after = ""
        while True:
            query = self._select(question.kind).where(*self.filters.where(question), DocumentRow.id > after)
            rows = self._rows(query.order_by(DocumentRow.id).limit(SLICE))
            if rows:
                yield rows
            if len(rows) < SLICE:
                return
            after = rows[-1].id

    def _page_near(self, connection: Connection, question: Question, start: int, size: int) -> Page:
        ids = self._near(connection, question)
        rows = self.several(question.kind, ids[start : start + size])
        return Page(self.release, len(ids), tuple(rows))

    def _near(self, connection: Connection, question: Question) -> list[str]:
        """Ids of what stands within the distance, in order."""
        assert question.near is not None
        place, (point, metres) = aliased(DocumentRow), question.near
        query = (
            select(DocumentRow.id, place.lat, place.lon)
            .join(place, and_(place.kind == "location", place.id == DocumentRow.location_id))
            .where(*self.filters.where(question), *self.filters.living(place), *_box(place, point, metres))
            .order_by(DocumentRow.id)
        )
        found = [(key, (lat or 0.0, lon or 0.0)) for key, lat, lon in connection.execute(query)]
        return [key for key, there in found if flat_km(point, there) * 1000 <= metres]

    def _select(self, kind: str) -> Select[str, str, str, str, str]:
        row = DocumentRow
        columns = select(row.kind, row.id, row.modified, row.source, row.body)
        return columns.where(row.kind == kind, *self.filters.living(row))

    def _rows(self, query: Select[str, str, str, str, str]) -> list[Row]:
        with translated(self.engine), self.engine.connect() as connection:
            return [Row(*row) for row in connection.execute(query)]

    def _by(self, kind: str, column: str, keys: Iterable[str]) -> list[Row]:
        wanted = sorted(set(keys))
        held: Key = getattr(DocumentRow, column)
        rows: list[Row] = []
        for start in range(0, len(wanted), SLICE):
            rows += self._rows(self._select(kind).where(held.in_(wanted[start : start + SLICE])))
        return sorted(rows, key=lambda row: row.id)


def _box(place: type[DocumentRow], point: Point, metres: float) -> list[ColumnElement[bool]]:
    """A square that holds the circle, so that the index and not Python sets most places aside."""
    lat, lon = point
    north = metres / 1000 / KM_A_DEGREE + 0.01
    east = north / max(cos(radians(min(abs(lat) + north, 89.0))), 0.01)
    return [place.lat.between(lat - north, lat + north), place.lon.between(lon - east, lon + east)]
