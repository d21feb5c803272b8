"""Straight lines, for building and checking only: what a family drives is in `roads`."""

from __future__ import annotations

from geopy.distance import geodesic

LatLon = tuple[float, float]


def geodesic_km(a: LatLon, b: LatLon) -> float:
    """Kilometres between two (lat, lon) points on the WGS 84 ellipsoid, as the crow flies."""
    return float(geodesic(a, b).km)
