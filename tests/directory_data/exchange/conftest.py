"""An empty store, and a short way to import something into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from directory_data.exchange.formats import Origin
from directory_data.exchange.run import Account, run
from directory_data.gathering import Gathering
from directory_data.hsds.documents import Json
from directory_data.hsds.pages import Question
from directory_data.shelves import Shelves
from directory_data.store import Store

NOW = datetime(2026, 11, 21, tzinfo=UTC)
Bring = Callable[..., Account]


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with Store(database_url) as store:
        yield store


@pytest.fixture
def bring(store: Store, tmp_path: Path) -> Bring:
    """bring("services.json", b"…") writes the file and imports it; bring(path) imports a path."""

    def brought(
        name: str | Path, content: bytes | str | None = None, source: str = "voisin", **how: Any
    ) -> Account:
        path = Path(name)
        if content is not None:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        origin = Origin(str(path), how.pop("format", None), how.pop("mapping", None))
        return run(store, origin, source, NOW, **how)

    return brought


def whole(store: Store, kind: str = "service") -> list[Json]:
    """Every record of a kind, whole."""
    shelves = Shelves(store.engine)
    return Gathering(shelves).whole(kind, list(shelves.stream(Question(kind))))
