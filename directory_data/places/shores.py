"""Water that no straight line may cross when a point is tied to its nearest village.

Middle lines, a few points each, drawn by hand along the St. Lawrence estuary and Lake Témiscouata: they
only have to pass between the two shores' villages. The ferries of the estuary are not roads: they cost a
day, hundreds of dollars or a reservation, and the north shore has its own services.
"""

from __future__ import annotations

from itertools import pairwise

from directory_data.places.distance import LatLon

ST_LAWRENCE: tuple[LatLon, ...] = (
    (46.83, -71.18), (46.95, -70.80), (47.20, -70.45), (47.55, -70.12), (47.85, -69.74), (48.10, -69.55),
    (48.24, -69.30), (48.58, -68.85), (48.78, -68.45), (49.00, -67.95), (49.10, -67.55), (49.17, -67.20),
    (49.30, -66.50), (49.40, -64.00),
)  # fmt: skip
LAKE_TEMISCOUATA: tuple[LatLon, ...] = (
    (47.565, -68.670), (47.622, -68.775), (47.695, -68.850), (47.760, -68.930), (47.790, -68.950),
)  # fmt: skip
WATERS = (ST_LAWRENCE, LAKE_TEMISCOUATA)


def same_shore(a: LatLon, b: LatLon) -> bool:
    """Whether the straight line from a to b stays clear of the waters above."""
    return not any(_cross(a, b, c, d) for water in WATERS for c, d in pairwise(water))


def _cross(a: LatLon, b: LatLon, c: LatLon, d: LatLon) -> bool:
    """Whether segments ab and cd cross, on the flat: at this scale the curve of the Earth is no matter."""
    return _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b)


def _side(a: LatLon, b: LatLon, c: LatLon) -> bool:
    """On which side of the line ab the point c lies."""
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
