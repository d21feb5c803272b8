"""Notes that wait (`waiting.yaml`): strict expected failures, each with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

WAITING: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "waiting.yaml").read_text(encoding="utf-8")
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function) and hasattr(item, "callspec"):
            waiting, note = WAITING.get(item.originalname, {}), item.callspec.params.get("note")
            why = waiting.get(note) if isinstance(note, str) else None
            if why is not None:
                item.add_marker(pytest.mark.xfail(reason=why, strict=True, raises=AssertionError))
