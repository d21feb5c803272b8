"""Where a benchmark row is: its municipality's name as the benchmark writes it → a gazetteer place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from directory_data.errors import AmbiguousPlace, UnknownPlace
from directory_data.places import Gazetteer, Place
from web.bench.lines import Row

SECTOR = re.compile(r"(?P<town>[^(]+)\((?P<sector>[^)]+)\)\s*")


def place_of(row: Row, gazetteer: Gazetteer) -> Place | None:
    """By name (« Rimouski (Le Bic) »: the sector, else the town), else by its point; None when neither is known."""
    for text in _tries(row):
        try:
            return gazetteer.find(text)
        except (UnknownPlace, AmbiguousPlace):
            continue
    return None


def municipality_of(name: str, gazetteer: Gazetteer) -> str:
    """The official name of a municipality, or the name as it was given."""
    place = place_of({"municipality": name}, gazetteer)
    return place.municipality if place is not None else name


def _tries(row: Row) -> Iterator[str]:
    name = row.get("municipality") or ""
    if name:
        yield name
    if within := SECTOR.fullmatch(name):
        yield within["sector"].strip()
        yield within["town"].strip()
    if row.get("lat") is not None and row.get("lon") is not None:
        yield f"{row['lat']}, {row['lon']}"
