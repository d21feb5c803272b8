"""The gazetteer: what people type for a place → the place, or an honest question.

Three kinds of text are read, in this order: coordinates, postal codes, names. A name is looked for exactly
(whatever its spelling), then as the beginning of a longer name, then as a near miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Self

from directory_data.errors import AmbiguousPlace, UnknownPlace
from directory_data.places.coordinates import read_coordinates
from directory_data.places.distance import LatLon, flat_km
from directory_data.places.entries import Entry, load_entries, load_postal_codes
from directory_data.places.names import key, likeness, spellings, trimmed, words
from directory_data.places.place import Place, near
from directory_data.places.shores import same_shore

LONGEST = 80
NEAR_ENOUGH = 80.0
NEARLY_EQUAL = 5.0
WORTH_SUGGESTING = 55.0
MOST_CANDIDATES = 6
FARTHEST_KM = 60.0
POSTAL_CODE = re.compile(r"([A-Z]\d[A-Z])(?:[ -]?(\d[A-Z]\d))?", re.IGNORECASE)
POINT_ID = re.compile(r"point--(\d{4})n-(\d{4})w")


class Gazetteer:
    """Every place people of the four MRC name, with what they call it."""

    def __init__(self, entries: Iterable[Entry], postal_codes: Mapping[str, tuple[str, ...]]) -> None:
        self.entries = tuple(entries)
        self._postal_codes = postal_codes
        self._exact = {key(s): entry for entry in reversed(self.entries) for s in spellings(entry.words)}
        self._places = {entry.place.id: entry.place for entry in self.entries if entry.place and entry.own}
        self._usual = {e.place.id: e.place.name for e in self.entries if e.place and e.usual}

    @classmethod
    def load(cls) -> Self:
        """From the package's reference tables. Raises BadRecord when a table cannot be read."""
        return cls(load_entries(), load_postal_codes())

    def all(self) -> tuple[Place, ...]:
        """Every place under its own name, in the order of the tables."""
        return tuple(self._places.values())

    def by_id(self, place_id: str) -> Place:
        """The place of this id, points included. Raises UnknownPlace."""
        if point := POINT_ID.fullmatch(place_id):
            return self._near((int(point[1]) / 100, -int(point[2]) / 100), place_id)
        try:
            return self._places[place_id]
        except KeyError:
            raise UnknownPlace(place_id[:LONGEST]) from None

    def find(self, text: str) -> Place:
        """The place this text names. Only the first 80 characters are read.

        Raises AmbiguousPlace when several places on different roads answer, UnknownPlace when none does.
        """
        asked = text[:LONGEST].strip()
        if (point := read_coordinates(asked)) is not None:
            return self._near(point, asked)
        if code := POSTAL_CODE.fullmatch(asked):
            return self._postal(code[1].upper(), (code[2] or "").upper(), asked)
        return self._named(words(asked), asked)

    def suggest(self, text: str, limit: int = 5) -> tuple[str, ...]:
        """Display names that begin like this text or look like it, nearest first; () for no resemblance."""
        asked = trimmed(words(text[:LONGEST]))
        scored = [(entry, _promise(asked, entry)) for entry in self.entries if asked]
        likely = [(entry, score) for entry, score in scored if score >= WORTH_SUGGESTING]
        likely.sort(key=lambda pair: (-pair[1], -pair[0].population, pair[0].name))
        return tuple(dict.fromkeys(entry.name for entry, _ in likely))[:limit]

    def _named(self, asked: tuple[str, ...], text: str) -> Place:
        for name in (asked, trimmed(asked)):
            if entry := self._exact.get(key(name)):
                return _only([entry], text)
        name = trimmed(asked)
        entries = self._beginning(name) or self._near_misses(name)
        if not entries:
            raise UnknownPlace(text, self.suggest(text))
        return _only(entries, text)

    def _beginning(self, name: tuple[str, ...]) -> list[Entry]:
        """Names that this one begins, unless it is too short or begins too many to mean any."""
        if len(key(name)) < 4:
            return []
        entries = [e for e in self.entries if any(key(s).startswith(key(name)) for s in spellings(e.words))]
        return entries if len({entry.node for entry in entries}) <= MOST_CANDIDATES else []

    def _near_misses(self, name: tuple[str, ...]) -> list[Entry]:
        """The names nearest to this one, all those that fit it nearly equally well."""
        if len(key(name)) < 3:
            return []
        scored = [(max(likeness(name, s) for s in spellings(e.words)), e) for e in self.entries]
        best = max(score for score, _ in scored)
        return [e for score, e in scored if score >= best - NEARLY_EQUAL] if best >= NEAR_ENOUGH else []

    def _postal(self, area: str, rest: str, text: str) -> Place:
        """The place of a postal code. An urban area (second sign not 0) is one town, whatever follows."""
        names = self._postal_codes.get(f"{area} {rest}".strip())
        if names is None and area[1] != "0":
            names = self._postal_codes.get(area)
        if names is None:
            raise UnknownPlace(text)
        if len(names) > 1:
            raise AmbiguousPlace(text, names[:MOST_CANDIDATES])
        return self._named(words(names[0]), text)

    def _near(self, point: LatLon, text: str) -> Place:
        """A place of its own at this point rounded to 0.01° (1 km), tied to the nearest village by road."""
        lat, lon = round(point[0], 2), round(point[1], 2)
        village = self._nearest_village((lat, lon))
        if village is None:
            raise UnknownPlace(text)
        point_id = f"point--{round(lat * 100):04d}n-{round(-lon * 100):04d}w"
        name = near(self._usual.get(village.id, village.name))
        return replace(village, id=point_id, name=name, kind="point", lat=lat, lon=lon)

    def _nearest_village(self, point: LatLon) -> Place | None:
        """The nearest village on this shore within 60 km. A territory has no village to start from."""
        villages = [place for place in self._places.values() if place.kind != "territory"]
        km = {place.id: flat_km(point, place.point) for place in villages if same_shore(point, place.point)}
        reachable = [place for place in villages if km.get(place.id, FARTHEST_KM + 1) <= FARTHEST_KM]
        return min(reachable, key=lambda place: km[place.id], default=None)


def _promise(asked: tuple[str, ...], entry: Entry) -> float:
    """How much a name deserves to be suggested: 100 when it begins as typed, its likeness otherwise."""
    begins = any(key(s).startswith(key(asked)) for s in spellings(entry.words))
    return 100.0 if begins else max(likeness(asked, s) for s in spellings(entry.words))


def _only(entries: list[Entry], text: str) -> Place:
    """The one place these entries lead to. Several names on one road node are one answer, the largest."""
    by_size = sorted(_without_wider(entries), key=lambda e: (-e.population, not e.own, len(e.words)))
    first = by_size[0].place
    if len({entry.node for entry in by_size}) > 1 or first is None:
        candidates = [name for e in by_size for name in (e.stands_for or (e.name,))]
        raise AmbiguousPlace(text, tuple(dict.fromkeys(candidates))[:MOST_CANDIDATES])
    return first


def _without_wider(entries: list[Entry]) -> list[Entry]:
    """Without the regions named after a town that is there too: who types « rimou » means Rimouski."""
    towns = [entry.words for entry in entries if entry.place]
    return [e for e in entries if e.place or not any(e.words[: len(town)] == town for town in towns)]


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the reference tables, read once per process."""
    return Gazetteer.load()
