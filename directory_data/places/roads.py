"""Minutes by road between villages: never a straight line, never across the lake out of season.

A graph of villages and motorway interchanges (nodes) joined by the links of `road_links.csv`; the shortest
minutes between all pairs are computed once per season. A place that has no node of its own (a typed point,
a hamlet, an unorganised territory) adds its way to the village it hangs on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray

from directory_data.errors import BadRecord
from directory_data.places.distance import geodesic_km
from directory_data.places.gazetteer import gazetteer
from directory_data.places.links import CLASSES, TABLE, Link, load_links
from directory_data.places.place import Place


@dataclass(frozen=True, slots=True)
class Trip:
    """A drive. km on the road, minutes by car; via: road numbers in order, and villages where they change."""

    km: float
    minutes: float
    via: tuple[str, ...] = ()


WITHIN_VILLAGE = Trip(2.0, 5.0)


@dataclass(frozen=True)
class _Network:
    """All pairs of one season. minutes[i, j]; first[i, j]: the node after i on the way to j, -1 if none."""

    minutes: NDArray[np.float64]
    first: NDArray[np.int32]
    links: Mapping[tuple[int, int], Link]
    exported: NDArray[np.float32]


class Roads:
    """Travel times between the places of a gazetteer."""

    def __init__(self, places: Iterable[Place], links: Iterable[Link]) -> None:
        self._villages = {place.id: place for place in places if place.node == place.id}
        self._links = tuple(links)
        nodes = sorted({end for link in self._links for end in (link.start, link.end)} | set(self._villages))
        self.node_index: Mapping[str, int] = {node: index for index, node in enumerate(nodes)}
        self._nodes = tuple(nodes)
        self._seasonal = tuple(link for link in self._links if link.season)
        self._networks: dict[frozenset[Link], _Network] = {}
        self._check()

    @classmethod
    def load(cls) -> Self:
        """From the package's reference tables. Raises BadRecord when a village has no road."""
        places = gazetteer().all()
        return cls(places, load_links({place.id: place.point for place in places}))

    def minutes(self, from_place: Place, to_place: Place, on: date | None = None) -> Trip:
        """The quickest drive from one place to the other. `on` None is winter, without ferry: safe all year."""
        ends = self._approach(from_place), self._approach(to_place)
        km, minutes = sum(end.km for end in ends), sum(end.minutes for end in ends)
        if from_place.node == to_place.node:
            return Trip(max(WITHIN_VILLAGE.km, km), max(WITHIN_VILLAGE.minutes, minutes))
        nodes, links = self._drive(from_place, to_place, on)
        km += sum(link.km for link in links)
        minutes += sum(link.minutes for link in links)
        return Trip(km, minutes, self._via(nodes, links))

    def duration(self, from_place: Place, to_place: Place, on: date | None = None) -> float:
        """The minutes of `minutes`, without the way there: what a ranking asks of hundreds of places."""
        approach = self._approach(from_place).minutes + self._approach(to_place).minutes
        if from_place.node == to_place.node:
            return max(WITHIN_VILLAGE.minutes, approach)
        minutes = self._network(on).minutes
        return approach + float(minutes[self.node_index[from_place.node], self.node_index[to_place.node]])

    def matrix(self, on: date | None = None) -> NDArray[np.float32]:
        """Minutes between all nodes, float32 of shape (n, n), rows and columns as `node_index`; read-only.

        The diagonal is the drive inside one village.
        """
        return self._network(on).exported

    def links_between(self, from_place: Place, to_place: Place, on: date | None = None) -> tuple[Link, ...]:
        """The links driven, in order, for those who check the table; () inside one village."""
        return self._drive(from_place, to_place, on)[1]

    def _approach(self, place: Place) -> Trip:
        """From the place to its village, on back roads: the gap between their points, with their detour."""
        village = self._villages[place.node]
        if place.point == village.point:
            return Trip(0.0, 0.0)
        km = geodesic_km(place.point, village.point) * CLASSES["locale"].detour
        return Trip(km, 60 * km / CLASSES["locale"].speed)

    def _network(self, on: date | None) -> _Network:
        closed = frozenset(link for link in self._seasonal if not link.open_on(on))
        if closed not in self._networks:
            self._networks[closed] = _shortest(
                [link for link in self._links if link not in closed], self.node_index
            )
        return self._networks[closed]

    def _drive(self, a: Place, b: Place, on: date | None) -> tuple[tuple[int, ...], tuple[Link, ...]]:
        """Nodes and links from a to b. Found from the smaller index, so that going and coming are one road."""
        start, end = self.node_index[a.node], self.node_index[b.node]
        network, nodes, target = self._network(on), [min(start, end)], max(start, end)
        while nodes[-1] != target:
            nodes.append(int(network.first[nodes[-1], target]))
        if start > end:
            nodes.reverse()
        return tuple(nodes), tuple(network.links[step] for step in pairwise(nodes))

    def _via(self, nodes: Sequence[int], links: Sequence[Link]) -> tuple[str, ...]:
        """Road numbers each time they change, with the village where they do (an interchange has none)."""
        via: list[str] = [links[0].road]
        for node, (before, after) in zip(nodes[1:], pairwise(links), strict=False):
            if before.road != after.road:
                village = self._villages.get(self._nodes[node])
                via += [village.name if village else "", after.road]
        return tuple(name for name in via if name)

    def _check(self) -> None:
        """Every node must be reached from every other in winter. Raises BadRecord."""
        cut_off = np.isinf(self._network(None).minutes).sum(axis=1)
        if cut_off.any():
            raise BadRecord(TABLE, self._nodes[int(cut_off.argmax())], "no road reaches this node in winter")


def _shortest(links: Iterable[Link], index: Mapping[str, int]) -> _Network:
    """Floyd–Warshall over the nodes: a hundred villages take a few milliseconds."""
    count = len(index)
    minutes = np.full((count, count), np.inf)
    first = np.full((count, count), -1, dtype=np.int32)
    best: dict[tuple[int, int], Link] = {}
    for link in links:
        for a, b in ((index[link.start], index[link.end]), (index[link.end], index[link.start])):
            if link.minutes < minutes[a, b]:
                minutes[a, b], first[a, b], best[a, b] = link.minutes, b, link
    np.fill_diagonal(minutes, 0.0)
    for middle in range(count):
        through = minutes[:, middle, None] + minutes[None, middle, :]
        shorter = through < minutes
        minutes = np.where(shorter, through, minutes)
        first = np.where(shorter, first[:, middle, None], first)
    return _Network(minutes, first, best, _exported(minutes))


def _exported(minutes: NDArray[np.float64]) -> NDArray[np.float32]:
    matrix = minutes.astype(np.float32)
    np.fill_diagonal(matrix, WITHIN_VILLAGE.minutes)
    matrix.flags.writeable = False
    return matrix


@cache
def roads() -> Roads:
    """The roads of the reference tables, computed once per process."""
    return Roads.load()
