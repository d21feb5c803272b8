"""Coordinates a person typed: « 48,45 -68,53 », "48.45, -68.53", 48°27'N 68°31'O."""

from __future__ import annotations

import re

from geopy.point import Point

from directory_data.places.distance import LatLon

LOOKS_LIKE = re.compile(r"[\d\s.,;:+\-−°'’′\"”″NSEWO]{5,60}", re.IGNORECASE)
DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
TIDY = str.maketrans({"−": "-", "’": "'", "′": "'", "”": '"', "″": '"', ";": ",", "o": "W", "O": "W"})


def read_coordinates(text: str) -> LatLon | None:
    """(lat, lon) in decimal degrees, or None when the text is not a pair of coordinates.

    A longitude typed without its minus sign is read as west: the whole territory is.
    """
    numbers = re.findall(r"\d+", text)
    if not LOOKS_LIKE.fullmatch(text) or len(numbers) < 2 or int(numbers[0]) > 90:
        return None
    tidy = text.translate(TIDY)
    if "." not in tidy:
        tidy = DECIMAL_COMMA.sub(".", tidy)
    try:
        latitude, longitude, _ = Point(tidy)
    except ValueError:
        return None
    return float(latitude), -abs(float(longitude))
