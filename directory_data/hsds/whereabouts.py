"""A point to measure distances from, for a location that brings none: its village, when we surely know it."""

from __future__ import annotations

from functools import cache

from directory_data.errors import AmbiguousPlace, UnknownPlace
from directory_data.folding import fold
from directory_data.hsds.columns import Point, hidden
from directory_data.hsds.documents import Json
from directory_data.places import Place, gazetteer

OURS = frozenset({"qc", "quebec"})


def locate(body: Json) -> Point | None:
    """The village's point, by the place or the address written; None for a confidential or unknown place."""
    place = place_of(body)
    return place.point if place else None


def place_of(body: Json) -> Place | None:
    """The place of the gazetteer a location stands in, when it is sure."""
    if hidden(body):
        return None
    facts = {item.get("label"): item.get("value") for item in body.get("attributes", ())}
    if facts.get("place") or facts.get("municipality"):
        return _named(str(facts.get("place") or facts["municipality"]), exactly=False)
    for address in body.get("addresses", ()):
        if fold(address.get("state_province", "")) in OURS:
            return _named(address["postal_code"], exactly=False) or _named(address["city"], exactly=True)
    return None


@cache
def _named(text: str, exactly: bool) -> Place | None:
    places = gazetteer()
    try:
        place = places.find(text) if exactly or " " in text or text != fold(text) else places.by_id(text)
    except (UnknownPlace, AmbiguousPlace):
        return None
    return None if exactly and fold(place.name) != fold(text) else place
