"""Small records by hand, and a database of each kind: SQLite always, PostgreSQL where one is at hand."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from directory_data.model import Snapshot
from tests.samples import small_snapshot

POSTGRES = os.environ.get("TEST_POSTGRES_URL")


@pytest.fixture
def snapshot() -> Snapshot:
    return small_snapshot()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'directory.db'}"
        return
    if POSTGRES is None:
        pytest.skip("left out: no PostgreSQL here (TEST_POSTGRES_URL is not set)")
    name = f"t{uuid.uuid4().hex}"
    admin = sa.create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    url = sa.make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
    yield url
    with admin.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()
