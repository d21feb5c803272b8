"""Documents read from the database, SQLite and PostgreSQL alike: pages that do not move, history, filters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from directory_data.errors import StoreEmpty, StoreError
from directory_data.hsds.ids import uid
from directory_data.hsds.pages import Question
from directory_data.hsds.terms import taxonomy_id, term_id
from directory_data.model import Location, ServiceArea, Snapshot, Text
from directory_data.shelves import Shelves
from directory_data.store import Store
from tests.samples import service, snapshot_of

NOW = datetime(2026, 11, 21, tzinfo=UTC)
LATER = datetime(2026, 12, 1, tzinfo=UTC)


def many(count: int) -> Snapshot:
    return snapshot_of(*(service(id=f"svc-{n:03}", name=Text(f"Service {n}")) for n in range(count)))


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with Store(database_url) as store:
        yield store


def test_pages_of_a_release_do_not_move_while_another_is_published(store: Store) -> None:
    store.publish(many(30), NOW)
    shelves = Shelves(store.engine)
    first = shelves.page(Question("service"), 0, 10)
    store.publish(many(5), LATER)
    rest = [row.id for start in (10, 20) for row in shelves.page(Question("service"), start, 10).rows]
    assert sorted([row.id for row in first.rows] + rest) == sorted(
        uid("service", f"svc-{n:03}") for n in range(30)
    )
    assert Shelves(store.engine).page(Question("service"), 0, 10).total == 5


def test_a_stream_gives_what_the_pages_give(store: Store) -> None:
    store.publish(many(25), NOW)
    shelves = Shelves(store.engine)
    assert [row.id for row in shelves.stream(Question("service"))] == [
        row.id for row in shelves.page(Question("service"), 0, 100).rows
    ]


def test_changed_after_gives_what_the_last_release_changed(store: Store) -> None:
    store.publish(many(3), NOW)
    changed = many(3)
    store.publish(
        replace(changed, services=(service(id="svc-000", cost="paid"), *changed.services[1:])), LATER
    )
    found = Shelves(store.engine).page(Question("service", modified_after="2026-11-25"), 0, 10)
    assert [row.id for row in found.rows] == [uid("service", "svc-000")]


def test_every_filter_reads_the_same_in_both_databases(store: Store) -> None:
    here = Location("svc-000@lieu", None, "Dégelis", lat=47.55, lon=-68.65, precision="point")
    snapshot = many(4)
    snapshot = replace(
        snapshot,
        services=(
            service(
                id="svc-000",
                area=ServiceArea("mrc", ("La Matanie",)),
                emergency=("food",),
                summary=Text("Épicerie 100 %"),
            ),
            *snapshot.services[1:],
        ),
        locations=(here, *snapshot.locations[1:]),
    )
    store.publish(snapshot, NOW)
    shelves = Shelves(store.engine)

    def total(kind: str, **filters: object) -> int:
        return shelves.page(Question(kind, **filters), 0, 1).total  # type: ignore[arg-type]

    assert total("service", words=("epicerie",)) == total("service_at_location", words=("epicerie",)) == 1
    assert total("service", words=("%",)) == 0
    assert (
        total("service", term=term_id("emergency", "food"))
        == total("service", taxonomy=taxonomy_id("emergency"))
        == 1
    )
    assert total("organization", taxonomy=taxonomy_id("emergency")) == 1
    assert total("service_at_location", near=((47.55, -68.65), 100.0)) == 1
    assert total("service_at_location", areas=("la matanie",)) == 1
    assert total("service", organization=uid("organization", "org-a")) == 4
    assert total("service", organization=uid("nobody")) == 0
    assert total("taxonomy_term", of_taxonomy=taxonomy_id("emergency"), top_only=True) == 9


def test_an_empty_store_and_a_release_to_come_are_said(store: Store) -> None:
    with pytest.raises(StoreEmpty):
        Shelves(store.engine)
    store.publish(many(1), NOW)
    with pytest.raises(StoreError, match="no release 7"):
        Shelves(store.engine, 7)
