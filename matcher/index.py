"""The directory made ready to be searched: built once per release, never changed.

Columnar where it is scanned (NumPy postings per need and per word), plain records where it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from directory_data.errors import AmbiguousPlace, UnknownPlace
from directory_data.folding import fold
from directory_data.model import Location, Organization, Service, Snapshot
from directory_data.places import Gazetteer, Place, Roads
from directory_data.vocabulary import Vocabulary
from matcher import nature
from matcher.policy import POLICY
from matcher.understanding.lexicon import stem

# In the order of the last fields of `Entry`.
NATURE = (nature.mediates, nature.takes_reports, nature.for_women, nature.for_tenants)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One service with what the engine reads of it. `row`: its number in the index; `places` may be empty.

    mediates, takes_reports, for_women, for_tenants: see `nature`.
    """

    row: int
    service: Service
    organization: Organization
    locations: tuple[Location, ...]
    places: tuple[Place, ...]
    fits: Mapping[str, float]
    mediates: bool = False
    takes_reports: bool = False
    for_women: bool = False
    for_tenants: bool = False

    @property
    def confidential(self) -> bool:
        """Its address is kept from everyone: no point, no minutes."""
        return any(location.confidential for location in self.locations)


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Rows of the index (int32, ascending) and how well each answers (float32, 0..1)."""

    rows: NDArray[np.int32]
    fits: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """A release, searchable. `by_need`: own tags; `by_word`: stems of the services' own text."""

    release: int
    published_on: date | None
    entries: tuple[Entry, ...]
    by_need: Mapping[str, Postings]
    by_word: Mapping[str, NDArray[np.int32]]
    by_id: Mapping[str, Entry]
    by_number: Mapping[str, tuple[Entry, ...]]
    roads: Roads
    vocabulary: Vocabulary

    @classmethod
    def build(cls, snapshot: Snapshot, gazetteer: Gazetteer, roads: Roads, vocabulary: Vocabulary) -> Index:
        """Index a snapshot. Services are numbered in the order of their ids."""
        entries = tuple(_entries(snapshot, gazetteer))
        return cls(
            release=snapshot.release,
            published_on=snapshot.published_on,
            entries=entries,
            by_need=_by_need(entries),
            by_word=_by_word(entries),
            by_id={entry.service.id: entry for entry in entries},
            by_number=_by_number(entries),
            roads=roads,
            vocabulary=vocabulary,
        )


def _entries(snapshot: Snapshot, gazetteer: Gazetteer) -> Iterable[Entry]:
    organizations = {o.id: o for o in snapshot.organizations}
    locations = {x.id: x for x in snapshot.locations}
    of_service: dict[str, list[Location]] = {}
    for link in snapshot.service_at_locations:
        of_service.setdefault(link.service_id, []).append(locations[link.location_id])
    for row, service in enumerate(sorted(snapshot.services, key=lambda s: s.id)):
        here = tuple(of_service.get(service.id, ()))
        places = tuple(place for x in here if (place := _place(x, gazetteer)) is not None)
        owner = organizations[service.organization_id]
        yield Entry(row, service, owner, here, places, _fits(service), *(read(service) for read in NATURE))


def _place(location: Location, gazetteer: Gazetteer) -> Place | None:
    """The gazetteer place of a location; None for a confidential one or a place we cannot name."""
    if location.confidential:
        return None
    if location.place is not None:
        return gazetteer.by_id(location.place)
    try:
        return gazetteer.find(location.municipality) if location.municipality else None
    except (UnknownPlace, AmbiguousPlace):
        return None


def _fits(service: Service) -> dict[str, float]:
    return {tag.code: POLICY.role_fit[tag.role] for tag in reversed(service.needs)}


def _by_need(entries: tuple[Entry, ...]) -> dict[str, Postings]:
    found: dict[str, list[tuple[int, float]]] = {}
    for entry in entries:
        for code, fit in entry.fits.items():
            found.setdefault(code, []).append((entry.row, fit))
    return {
        code: Postings(
            np.array([row for row, _ in rows], np.int32), np.array([fit for _, fit in rows], np.float32)
        )
        for code, rows in found.items()
    }


def _by_word(entries: tuple[Entry, ...]) -> dict[str, NDArray[np.int32]]:
    found: dict[str, set[int]] = {}
    for entry in entries:
        for word in stems(_own_words(entry)):
            found.setdefault(word, set()).add(entry.row)
    most = max(3, len(entries) // 12)  # a word in more services than that tells nothing apart
    return {word: np.array(sorted(rows), np.int32) for word, rows in found.items() if len(rows) <= most}


def _own_words(entry: Entry) -> str:
    service, organization = entry.service, entry.organization
    texts = (service.name, service.title, service.summary, service.eligibility.text)
    parts = [text.fr + " " + (text.en or "") for text in texts if text is not None]
    return " ".join([*parts, organization.name, *organization.alternate_names])


def stems(text: str) -> tuple[str, ...]:
    """Folded French stems of the words of three letters or more, in order."""
    return tuple(stem(word, "fr") for word in fold(text).split() if len(word) > 2)


def _by_number(entries: tuple[Entry, ...]) -> dict[str, tuple[Entry, ...]]:
    """{phone number: the usable services that answer it}, by id."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for phone in entry.service.phones if entry.service.usable else ():
            found.setdefault(phone.number, []).append(entry)
    return {number: tuple(behind) for number, behind in found.items()}
