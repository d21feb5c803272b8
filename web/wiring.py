"""The one place that joins the store, the gazetteer, the vocabulary and the engine. Tests join fakes here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from directory_data.hsds.documents import Json
from directory_data.places import Gazetteer, Place, find_mentions, gazetteer, roads
from directory_data.shelves import Shelves
from directory_data.store import Store
from directory_data.vocabulary import Vocabulary, vocabulary
from matcher import Index, match, understand
from matcher.evidence import Report
from matcher.needs import Profile
from matcher.understanding import Reading
from web.config import Settings


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """Everything a question needs: one release, indexed, with its words and places."""

    index: Index
    gazetteer: Gazetteer
    vocabulary: Vocabulary
    timezone: ZoneInfo

    def now(self) -> datetime:
        """Wall time where the families live. Only the edge reads a clock."""
        return datetime.now(self.timezone)

    def read(self, text: str, lang: str | None = None) -> Reading:
        """A worker's note → a Reading."""
        return understand(text, self.vocabulary, lambda note: find_mentions(note, self.gazetteer), lang)

    def place(self, text: str | None, reading: Reading | None = None) -> Place | None:
        """The place typed, else the first one the note names. Raises UnknownPlace, AmbiguousPlace."""
        if text and text.strip():
            return self.gazetteer.find(text)
        return reading.places[0][0] if reading and reading.places else None

    def ask(self, profile: Profile, place: Place | None, now: datetime, limit: int = 10) -> Report:
        """The report for this profile at this place."""
        return match(self.profile_at(profile, place), self.index, now, limit)

    def profile_at(self, profile: Profile, place: Place | None) -> Profile:
        """The same household, living at `place`."""
        return replace(profile, place=place)


def open_desk(settings: Settings, release: int | None = None) -> Desk:
    """Open the store and index a release (the current one by default). Raises StoreError, StoreEmpty."""
    words, places = vocabulary(), gazetteer()
    with Store(settings.database) as store:
        snapshot = store.snapshot(release)
    index = Index.build(snapshot, places, roads(), words)
    return Desk(index, places, words, ZoneInfo(settings.timezone))


class Library:
    """The directory as it is exchanged: HSDS documents, read from the store at each question."""

    def __init__(self, settings: Settings, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._database = settings.database
        self._store: Store | None = None
        self._terms: tuple[int, dict[str, Json]] = (0, {})

    def shelves(self, release: int | None = None) -> Shelves:
        """The documents of a release (the current one by default). Raises StoreError, StoreEmpty."""
        if self._store is None:
            self._store = Store(self._database)
        return Shelves(self._store.engine, release)

    def terms(self, release: int) -> dict[str, Json]:
        """Terms already read of this release, shared by its answers."""
        if self._terms[0] != release:
            self._terms = (release, {})
        return self._terms[1]
