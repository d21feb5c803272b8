"""The store: numbered releases, nothing half-applied, any release readable again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from directory_data.errors import StoreEmpty, StoreError, StoreTooNew, StoreUnwritable
from directory_data.model import Snapshot
from directory_data.store import Store
from directory_data.tables import Base
from tests.samples import service, snapshot_of

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with Store(database_url) as store:
        yield store


def test_what_is_published_is_read_again_whole(store: Store, snapshot: Snapshot) -> None:
    assert store.publish(snapshot, NOW) == 1
    assert store.snapshot() == replace(snapshot, release=1)


def test_publishing_the_same_content_again_makes_no_release(store: Store, snapshot: Snapshot) -> None:
    assert [store.publish(snapshot, NOW) for _ in range(3)] == [1, 1, 1]


def test_an_older_release_can_be_read_as_it_was(store: Store, snapshot: Snapshot) -> None:
    store.publish(snapshot, NOW)
    changed = snapshot_of(service(cost="paid"), service(id="svc-c"))
    assert store.publish(changed, NOW) == 2
    assert store.snapshot(1) == replace(snapshot, release=1)
    assert store.snapshot() == replace(changed, release=2)


def test_a_release_can_come_back(store: Store, snapshot: Snapshot) -> None:
    store.publish(snapshot, NOW)
    store.publish(snapshot_of(service(cost="paid")), NOW)
    assert store.publish(snapshot, NOW) == 3
    assert store.snapshot() == replace(snapshot, release=3)


def test_an_untouched_record_keeps_one_row_through_releases(store: Store, snapshot: Snapshot) -> None:
    store.publish(snapshot, NOW)
    store.publish(snapshot_of(service(cost="paid"), *snapshot.services[1:]), NOW)
    with store.engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT id, since, until FROM service ORDER BY id, since")).all()
    assert [tuple(row) for row in rows] == [("svc-a", 1, 2), ("svc-a", 2, None), ("svc-b", 1, None)]


def test_a_failure_in_the_middle_leaves_the_last_good_release(store: Store, snapshot: Snapshot) -> None:
    store.publish(snapshot, NOW)
    broken = replace(snapshot, services=(replace(snapshot.services[0], id="x" * 10, status=None),))  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        store.publish(broken, NOW)
    assert store.latest() == 1
    assert store.snapshot() == replace(snapshot, release=1)


def test_an_empty_store_says_so(store: Store) -> None:
    with pytest.raises(StoreEmpty):
        store.snapshot()


def test_a_release_that_does_not_exist_is_refused(store: Store, snapshot: Snapshot) -> None:
    store.publish(snapshot, NOW)
    with pytest.raises(StoreError, match="no release 7"):
        store.snapshot(7)


def test_the_migrations_make_exactly_the_tables_of_the_model(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_database_from_a_newer_version_is_refused(database_url: str) -> None:
    with Store(database_url) as store, store.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreTooNew):
        Store(database_url)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(StoreUnwritable):
        Store(f"sqlite:///{blocked / 'sub' / 'directory.db'}")


def test_a_full_disk_publishes_nothing_and_reads_go_on(tmp_path: Path, snapshot: Snapshot) -> None:
    store = Store(f"sqlite:///{tmp_path / 'directory.db'}")
    store.publish(snapshot, NOW)
    with store.engine.connect() as connection:
        pages = connection.execute(sa.text("PRAGMA page_count")).scalar_one()
    sa.event.listen(store.engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count={pages}"))
    store.engine.dispose()
    many = snapshot_of(*(service(id=f"svc-{n:04}") for n in range(400)))
    with pytest.raises(StoreUnwritable, match="full"):
        store.publish(many, NOW)
    assert store.snapshot() == replace(snapshot, release=1)
    store.close()
