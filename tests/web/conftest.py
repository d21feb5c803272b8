"""The pages over the real curated directory, loaded once into a database of its own."""

from __future__ import annotations

from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from directory_data.refresh import publish_curated
from directory_data.store import Store
from web.app import create_app
from web.config import Settings
from web.wiring import Desk, open_desk


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a fresh directory holding the curated records."""
    settings = Settings(database=f"sqlite:///{tmp_path_factory.mktemp('directory') / 'directory.db'}")
    with Store(settings.database) as store:
        publish_curated(store, datetime(2026, 11, 21, 9))
    return settings


@pytest.fixture(scope="session")
def desk(settings: Settings) -> Desk:
    return open_desk(settings)


@pytest.fixture(scope="session")
def app(desk: Desk, settings: Settings) -> Flask:
    return create_app(desk, settings)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
