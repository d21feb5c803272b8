"""The single list of sources: every `sources/<name>/source.yml`, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from directory_data.errors import BadRecord

ROOT = Path(__file__).parent / "sources"


@dataclass(frozen=True, slots=True)
class SourceCard:
    """What a source says of itself. `expectations`: name → least count for a release to be published."""

    name: str
    title: str
    publisher: str
    licence: str
    kind: str
    cadence_days: int
    expectations: Mapping[str, int]


@cache
def sources(root: Path = ROOT) -> tuple[SourceCard, ...]:
    """Every source, by name. Raises BadRecord where a card misses a line."""
    return tuple(_card(path) for path in sorted(root.glob("*/source.yml")))


def source(name: str) -> SourceCard:
    """One source by its folder's name. Raises KeyError."""
    return {card.name: card for card in sources()}[name]


def _card(path: Path) -> SourceCard:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        return SourceCard(path.parent.name, **data)
    except TypeError as error:
        raise BadRecord(str(path), "source.yml", str(error)) from error
