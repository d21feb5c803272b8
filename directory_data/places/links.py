"""The road links between villages, and how long a road is when no one published it.

Each class of road has one detour factor (road kilometres over straight kilometres) and one door-to-door
speed, set on the published figures of `road_checks.csv` taken together, never pair by pair:
the A-85 marker table (95 km/h reproduces Dégelis–Rivière-du-Loup), Les Méchins–Sainte-Flavie (132: 1.08),
Saint-Marc–Rivière-du-Loup (289: 1.15), Saint-Marc–Notre-Dame-du-Lac (back roads: 1.3 and 65 km/h).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from directory_data.errors import BadRecord
from directory_data.places.distance import LatLon, geodesic_km
from directory_data.reference_tables import Row, number, rows

TABLE = "road_links.csv"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class RoadClass(NamedTuple):
    """detour: road km over straight km. speed: km/h from door to door, villages crossed included."""

    detour: float
    speed: float


CLASSES: Mapping[str, RoadClass] = {
    "autoroute": RoadClass(1.10, 95),  # between interchanges, by their markers
    "autoroute-centre": RoadClass(1.12, 85),  # from town centre to town centre, access included
    "principale": RoadClass(1.08, 80),
    "régionale": RoadClass(1.15, 80),
    "locale": RoadClass(1.30, 65),
    "accès": RoadClass(1.30, 35),
    "traversier": RoadClass(1.00, 15),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A road between two nodes, both ways. road: its number, "" when it has none.

    km, minutes: road kilometres, minutes by car. season: (first month, last month), None all year.
    """

    start: str
    end: str
    road: str
    km: float
    minutes: float
    season: tuple[int, int] | None = None

    def open_on(self, day: date | None) -> bool:
        """Whether it can be driven that day; with no day, only what is open all year."""
        if self.season is None:
            return True
        return day is not None and self.season[0] <= day.month <= self.season[1]


def load_links(points: Mapping[str, LatLon]) -> tuple[Link, ...]:
    """Every link of the table; `points` gives the (lat, lon) of the nodes that are villages.

    A link without published length takes its class's detour over the straight line; without published
    minutes, its class's speed. Raises BadRecord.
    """
    return tuple(
        _link(line, row, points) for line, row in rows(TABLE, "from", "to", "road", "class", "season")
    )


def _link(line: int, row: Row, points: Mapping[str, LatLon]) -> Link:
    where = f"line {line}"
    if row["class"] not in CLASSES:
        raise BadRecord(TABLE, where, f"unknown class: {row['class']!r}", f"One of {', '.join(CLASSES)}.")
    of_class = CLASSES[row["class"]]
    km = number(TABLE, line, row["km"]) if row["km"] else of_class.detour * _straight(where, row, points)
    minutes = number(TABLE, line, row["minutes"]) if row["minutes"] else 60 * km / of_class.speed
    return Link(row["from"], row["to"], row["road"], km, minutes, _season(where, row["season"]))


def _straight(where: str, row: Row, points: Mapping[str, LatLon]) -> float:
    try:
        return geodesic_km(points[row["from"]], points[row["to"]])
    except KeyError as unknown:
        problem = f"{unknown.args[0]} is no village of the gazetteer and the link has no km"
        raise BadRecord(TABLE, where, problem, "Write the id of a place, or give km.") from None


def _season(where: str, text: str) -> tuple[int, int] | None:
    """« Jun-Sep » → (6, 9); nothing → open all year."""
    if not text:
        return None
    try:
        first, last = (MONTHS.index(month) + 1 for month in text.split("-"))
    except ValueError:
        raise BadRecord(TABLE, where, f"not a season: {text!r}", "Write for example Jun-Sep.") from None
    return first, last
