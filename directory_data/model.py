"""The public directory in HSDS words: frozen records, no storage, no web.

Ages are months, half-open [min, max): a child of 5 years and 11 months is inside "0 to 5 years" = [0, 72).
A value of None, an empty tuple or the word "unknown" means *not known*, never "no".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

MRCS = ("Rimouski-Neigette", "Les Basques", "Témiscouata", "La Matanie")


@dataclass(frozen=True, slots=True)
class Text:
    """A text people read, French always, English where written."""

    fr: str
    en: str | None = None

    def in_(self, lang: str) -> str:
        """The text in `lang` ("fr" or "en"), French where no English exists."""
        return (self.en or self.fr) if lang == "en" else self.fr


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts were read. `date` is as the source gives it ("2023-06", "2021-03-16", or None)."""

    id: str
    url: str | None
    date: str | None
    rows: tuple[str, ...] = ()
    title: str | None = None
    publisher: str | None = None
    licence: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """One field of one record and the sources (ids, best first) that carry its value."""

    field: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organization:
    """A body that offers services. kind: community, public, municipal, cooperative, private, network."""

    id: str
    name: str
    kind: str
    description: Text
    alternate_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """Where a service stands. `place` is a gazetteer id.

    precision "point": lat/lon come from an official table; "village": the village's own point stands in,
    and pages say so. A confidential location has neither address nor point, only the MRC it serves.
    """

    id: str
    place: str | None
    municipality: str | None
    address: str | None = None
    postal_code: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "village"
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it is dialled: `number` in canonical form ("418 893-5389", "811"), extension digits.

    kind: "voice" or "text"; `note` is what the source says beside it ("sans frais", "ligne provinciale").
    """

    number: str
    extension: str | None = None
    kind: str = "voice"
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NeedTag:
    """A need this service answers. role: "principal" (what it is for) or "secondaire" (also helps)."""

    code: str
    role: str


@dataclass(frozen=True, slots=True)
class Ages:
    """Months, half-open [min, max). `max` None = no upper limit. of: "child", "adult" or "youth"."""

    min: int
    max: int | None
    of: str


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Who may come. `ages`: an Ages, "any" (no bar) or "unknown". `requires` bars, `meant_for` does not."""

    ages: Ages | str = "unknown"
    pregnant: bool | None = None
    requires: tuple[str, ...] = ()
    meant_for: tuple[str, ...] = ()
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class ServiceArea:
    """Who is served. level: province, region (the Bas-Saint-Laurent), mrc, municipalities."""

    level: str
    mrcs: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schedule:
    """Opening hours. `osm` in OpenStreetMap opening_hours syntax when known; `text` as people say it."""

    osm: str | None = None
    text: Text | None = None
    season: str | None = None


@dataclass(frozen=True, slots=True)
class Closure:
    """A dated exception to the hours, ends included. `osm` None: closed; otherwise the hours of those days."""

    start: date
    end: date | None = None
    text: Text | None = None
    osm: str | None = None


@dataclass(frozen=True, slots=True)
class Registration:
    """When one may register, ends included; None for an end not known."""

    opens: date | None
    closes: date | None
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Capacity:
    """How many places were free the day someone said so. `unit`: places, beds, baskets…"""

    unit: str
    available: int
    on: date
    maximum: int | None = None
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """One field held true by someone of the team, or by the organization itself, that day."""

    field: str
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class Service:
    """One thing an organization does for families.

    standing: "published" (usable contact, good confidence) or "lead" (kept for curators; shown to workers
    as « à confirmer » only when nothing else answers). status: active, suspended, seasonal, unknown.
    `read_on`: the latest date at which a source said so ("2025-10"), None when no source is dated;
    `verified_on`: the day someone of the team called or was told, None until then; `verifications` says it
    field by field. `knock_first`: the door to try before this one. `exclusions`: who or what is not taken.
    """

    id: str
    organization_id: str
    name: Text
    title: Text
    summary: Text
    standing: str
    status: str
    needs: tuple[NeedTag, ...]
    eligibility: Eligibility
    area: ServiceArea
    modes: tuple[str, ...]
    schedule: Schedule
    cost: str
    cost_text: Text | None
    join: tuple[str, ...]
    join_text: Text | None
    languages: tuple[str, ...]
    low_threshold: tuple[str, ...]
    emergency: tuple[str, ...]
    phones: tuple[Phone, ...]
    email: str | None
    url: str | None
    to_verify: tuple[Text, ...]
    confidence: str
    read_on: str | None
    sources: tuple[Source, ...]
    provenance: tuple[Provenance, ...]
    rows: tuple[str, ...]
    lead_reason: str | None = None
    verified_on: date | None = None
    closures: tuple[Closure, ...] = ()
    registrations: tuple[Registration, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    knock_first: Text | None = None
    exclusions: tuple[Text, ...] = ()
    verifications: tuple[Verification, ...] = ()

    @property
    def usable(self) -> bool:
        """Published, not suspended: a family may be sent there."""
        return self.standing == "published" and self.status != "suspended"


@dataclass(frozen=True, slots=True)
class ServiceAtLocation:
    """The link HSDS makes between a service and a place where it is given."""

    service_id: str
    location_id: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One numbered release of the directory, each tuple sorted by id."""

    release: int
    organizations: tuple[Organization, ...] = ()
    services: tuple[Service, ...] = ()
    locations: tuple[Location, ...] = ()
    service_at_locations: tuple[ServiceAtLocation, ...] = ()
    published_on: date | None = field(default=None, compare=False)
