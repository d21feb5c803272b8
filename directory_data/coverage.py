"""Need × MRC: how many usable services answer, and how. Pure; empty cells stay in plain sight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from directory_data.model import MRCS, Location, Service, Snapshot

REMOTE = frozenset({"phone", "text", "chat", "email", "online"})


@dataclass(frozen=True, slots=True)
class Cell:
    """Counts of usable services for one need in one MRC.

    local: stands in, comes to, or serves only this MRC or part of it; regional: serves several MRCs or the
    whole region, on site or on the move; remote: by phone or online, wherever the family lives;
    leads: kept, not counted as usable.
    """

    local: int = 0
    regional: int = 0
    remote: int = 0
    leads: int = 0

    @property
    def usable(self) -> int:
        """All that a family may be sent to."""
        return self.local + self.regional + self.remote


def serves(service: Service, mrc: str, municipalities: Iterable[str] = ()) -> bool:
    """Is this MRC in the service's area? A few municipalities of it are enough."""
    area = service.area
    if area.level in ("province", "region"):
        return True
    return mrc in area.mrcs or any(name in area.municipalities for name in municipalities)


def kind_of_reach(service: Service) -> str:
    """local, regional or remote, as `Cell` defines them."""
    area = service.area
    in_person = set(service.modes) - REMOTE
    if area.level in ("province",) or (service.modes and not in_person):
        return "remote"
    return "regional" if area.level == "region" or len(area.mrcs) > 1 else "local"


def coverage(
    snapshot: Snapshot, needs: Iterable[str], municipalities: dict[str, list[str]]
) -> dict[str, dict[str, Cell]]:
    """{need: {MRC: Cell}} for every need given; `municipalities` lists the names of each MRC.

    Only a service's own tags count (principal or secondaire), never a neighbouring need.
    """
    grid = {need: {mrc: [0, 0, 0, 0] for mrc in MRCS} for need in needs}
    columns = {"local": 0, "regional": 1, "remote": 2}
    for service in snapshot.services:
        column = columns[kind_of_reach(service)] if service.usable else 3
        for mrc in (mrc for mrc in MRCS if serves(service, mrc, municipalities[mrc])):
            for tag in service.needs:
                if tag.code in grid:
                    grid[tag.code][mrc][column] += 1
    return {need: {mrc: Cell(*counts) for mrc, counts in row.items()} for need, row in grid.items()}


def locations_of(snapshot: Snapshot) -> dict[str, list[Location]]:
    """{service id: its locations}, each list sorted by id."""
    by_id = {location.id: location for location in snapshot.locations}
    found: dict[str, list[Location]] = {}
    for link in snapshot.service_at_locations:
        found.setdefault(link.service_id, []).append(by_id[link.location_id])
    return found
