"""The home page: the lines that answer at once, and how much the directory holds. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.index import Entry, Index
from web.public.contact import Call, calls
from web.public.text import Said, said

# What each line is for, in the order a frightened person would look for it.
KINDS = ("suicide", "violence", "health", "food")


@dataclass(frozen=True, slots=True)
class HomeLine:
    """A line open to all of Québec."""

    id: str
    title: Said
    name: Said
    call: Call


@dataclass(frozen=True, slots=True)
class Home:
    """What the home page says of the directory."""

    lines: tuple[HomeLine, ...]
    services: int
    organizations: int


def home(index: Index, lang: str) -> Home:
    """Lines, and counts of services that a family may be sent to."""
    usable = [entry.service for entry in index.entries if entry.service.usable]
    found = (_first(index, kind) for kind in KINDS)
    lines = {entry.service.id: _line(entry, lang) for entry in found if entry is not None}
    return Home(tuple(lines.values()), len(usable), len({service.organization_id for service in usable}))


def _first(index: Index, kind: str) -> Entry | None:
    """The line of this kind that serves everyone, day and night if one does; short numbers first."""
    found = [
        e for e in index.entries if kind in e.service.emergency and e.service.usable and e.service.phones
    ]
    everywhere = [e for e in found if e.service.area.level == "province"]
    return min(everywhere, key=_rank, default=None)


def _rank(entry: Entry) -> tuple[bool, int, str]:
    service = entry.service
    return service.schedule.osm != "24/7", len(service.phones[0].number), service.id


def _line(entry: Entry, lang: str) -> HomeLine:
    service = entry.service
    return HomeLine(service.id, said(service.title, lang), said(service.name, lang), calls(service, lang)[0])
