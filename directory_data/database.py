"""Opening the public database: engine, pragmas, migrations. Driver errors leave as StoreError.

SQLite by default (WAL, foreign keys on); PostgreSQL by URL.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from directory_data.errors import StoreError, StoreTooNew, StoreUnwritable


def open_engine(url: str) -> Engine:
    """An engine for `url` (« sqlite:///path/file.db », « postgresql+psycopg://… »), folder made if missing."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        _make_folder(url, engine.url.database)
        event.listen(engine, "connect", _sqlite_pragmas)
    return engine


def _make_folder(url: str, database: str | None) -> None:
    if database and database != ":memory:":
        try:
            Path(database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnwritable(url, str(error)) from error


def _sqlite_pragmas(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("foreign_keys=ON", "busy_timeout=10000", "synchronous=NORMAL", "cache_size=-64000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def migrate(engine: Engine) -> None:
    """Bring the schema to this version. Raises StoreTooNew, StoreUnwritable."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with translated(engine):
        current = _revision(engine)
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if current is not None and current not in known:
            raise StoreTooNew(_shown(engine), f"schema {current} is newer than this program")
        if engine.dialect.name == "sqlite" and current is None:
            with engine.connect() as connection:
                connection.execute(text("PRAGMA journal_mode=WAL"))
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _revision(engine: Engine) -> str | None:
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Turn driver errors into StoreError, so that no caller knows of SQLAlchemy."""
    try:
        yield
    except DatabaseError as error:
        raise StoreUnwritable(_shown(engine), str(error.orig)) from error
    except (SQLAlchemyError, CommandError) as error:
        raise StoreError(_shown(engine), str(error)) from error


def _shown(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=True)
