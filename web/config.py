"""Settings, read once from the environment. Each has its line in docs/settings.md; a test checks it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

PREFIX = "PASSERELLES_"
ROOT = Path(__file__).resolve().parent.parent


class BadSetting(Exception):
    """A setting that does not exist or cannot be read: name, problem."""

    def __init__(self, name: str, problem: str) -> None:
        self.name, self.problem = name, problem
        super().__init__(f"{name}: {problem}")


@dataclass(frozen=True, slots=True)
class Settings:
    """database: SQLAlchemy URL of the public directory. host, port: where `serve` listens.
    timezone: the families' wall clock.
    """

    database: str = f"sqlite:///{ROOT / 'var' / 'directory.db'}"
    host: str = "127.0.0.1"
    port: int = 8000
    timezone: str = "America/Toronto"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """PASSERELLES_DATABASE, PASSERELLES_PORT… Raises BadSetting on an unknown or unreadable one."""
        known = {field.name: field for field in fields(cls)}
        given: dict[str, str | int] = {}
        for key, value in environment.items():
            if key.startswith(PREFIX):
                name = key.removeprefix(PREFIX).lower()
                if name not in known:
                    raise BadSetting(key, "ce réglage n'existe pas")
                given[name] = _port(key, value) if name == "port" else value
        return cls(**given)  # type: ignore[arg-type]


def _port(key: str, value: str) -> int:
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise BadSetting(key, f"« {value} » n'est pas un port (1 à 65535)")
    return int(value)
