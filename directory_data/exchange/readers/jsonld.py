"""schema.org JSON-LD: organizations, services and places, nested or by @id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from directory_data.errors import BadRecord
from directory_data.exchange.findings import Findings, Where
from directory_data.exchange.raw import Raw
from directory_data.exchange.readers.files import OTHERS, files_in
from directory_data.hsds.documents import Json

SERVICES = frozenset(
    {"Service", "GovernmentService", "HealthAndBeautyBusiness", "ProgramMembership", "Event"}
)
DAYS = {
    "Monday": "MO", "Tuesday": "TU", "Wednesday": "WE", "Thursday": "TH", "Friday": "FR", "Saturday": "SA", "Sunday": "SU",
}  # fmt: skip


def read(path: Path, findings: Findings) -> Iterator[Raw]:
    """Every service and organization of a document. Raises BadRecord when it is no JSON."""
    for part in files_in(path):
        if part.ending in OTHERS:
            continue
        try:
            top: Any = msgspec.json.decode(part.read())
        except msgspec.DecodeError as error:
            raise BadRecord(
                part.name, "fichier", f"n'est pas du JSON lisible ({error}).", "Revoyez-le."
            ) from error
        graph = top.get("@graph", [top]) if isinstance(top, dict) else top if isinstance(top, list) else []
        known = {node["@id"]: node for node in graph if isinstance(node, dict) and "@id" in node}
        for number, node in enumerate(graph, start=1):
            yield from _Reader(known, Where(part.name, number), findings).node(node)


def _one(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> Any:
    value = _one(value)
    return value.get("@value") or value.get("name") if isinstance(value, dict) else value


def _key(node: Json) -> Any:
    key = node.get("@id") or node.get("identifier")
    return _text(key).removeprefix("urn:uuid:") if isinstance(_text(key), str) else None


class _Reader:
    def __init__(self, known: dict[str, Json], where: Where, findings: Findings) -> None:
        self.known, self.where, self.findings = known, where, findings

    def node(self, node: Any) -> Iterator[Raw]:
        """The records of one node of the graph."""
        if not isinstance(node, dict):
            self.findings.add("unreadable", self.where, "*", node)
            return
        kinds = set(_many(node.get("@type")))
        if kinds & SERVICES:
            yield from self.service(node)
        elif kinds & {"Place"}:
            yield Raw("location", self.location(node), self.where)
        elif any(str(k).endswith(("Organization", "Business", "NGO", "Library", "School")) for k in kinds):
            yield Raw("organization", self.organization(node), self.where)
        else:
            self.findings.add("unreadable", self.where, "@type", ", ".join(map(str, kinds)))

    def resolved(self, value: Any) -> Json | None:
        """A node, or the node of the graph it names."""
        value = _one(value)
        if isinstance(value, str):
            return self.known.get(value)
        if isinstance(value, dict) and set(value) == {"@id"}:
            return self.known.get(value["@id"], value)
        return value if isinstance(value, dict) else None

    def organization(self, node: Json) -> Json:
        return {
            "id": _key(node),
            "name": _text(node.get("name")),
            "alternate_name": _text(node.get("alternateName")),
            "description": _text(node.get("description")),
            "email": _text(node.get("email")),
            "website": _text(node.get("url")),
            "phones": self.phones(node),
        }

    def service(self, node: Json) -> Iterator[Raw]:
        owner = self.resolved(node.get("provider") or node.get("organizer"))
        channels = [c for c in map(self.resolved, _many(node.get("availableChannel"))) if c]
        places = [self.resolved(c.get("serviceLocation")) for c in channels] + [
            self.resolved(node.get("location"))
        ]
        links = [{"id": p.get("linkIdentifier"), "location": self.location(p)} for p in places if p]
        phones = self.phones(node) + [
            x for c in channels for x in self.phones({"telephone": c.get("servicePhone")})
        ]
        yield Raw(
            "service",
            {
                "id": _key(node),
                "name": _text(node.get("name")),
                "alternate_name": _text(node.get("alternateName")),
                "description": _text(node.get("description")),
                "url": _text(node.get("url"))
                or next((c["serviceUrl"] for c in channels if c.get("serviceUrl")), None),
                "email": _text(node.get("email")),
                "status": "active",
                "last_modified": _text(node.get("dateModified")),
                "fees_description": _text(node.get("termsOfService")),
                "eligibility_description": _text(
                    (self.resolved(node.get("audience")) or {}).get("audienceType")
                ),
                "organization": self.organization(owner) if owner else None,
                "service_areas": [{"name": _text(a)} for a in _many(node.get("areaServed")) if _text(a)],
                "languages": [
                    {"code": _text(a)} for c in channels for a in _many(c.get("availableLanguage"))
                ],
                "phones": phones,
                "schedules": [
                    x for h in _many(node.get("hoursAvailable")) if isinstance(h, dict) for x in self.hours(h)
                ],
                "service_at_locations": links,
            },
            self.where,
        )

    def location(self, node: Json) -> Json:
        address, geo = self.resolved(node.get("address")), self.resolved(node.get("geo")) or {}
        written = node.get("address") if isinstance(node.get("address"), str) else None
        return {
            "id": _key(node),
            "name": _text(node.get("name")),
            "description": written or _text(node.get("description")),
            "location_type": "physical",
            "latitude": geo.get("latitude"),
            "longitude": geo.get("longitude"),
            "addresses": [
                {
                    "address_1": _text(address.get("streetAddress")),
                    "city": _text(address.get("addressLocality")),
                    "state_province": _text(address.get("addressRegion")),
                    "postal_code": _text(address.get("postalCode")),
                    "country": _text(address.get("addressCountry")),
                    "address_type": "physical",
                }
            ]
            if address and address.get("streetAddress")
            else [],
        }

    def phones(self, node: Json) -> list[Json]:
        found = []
        for value in _many(node.get("telephone")):
            number = value.get("telephone") if isinstance(value, dict) else value
            if number:
                found.append({"number": number, "type": "voice"})
        return found

    def hours(self, node: Json) -> Iterator[Json]:
        days = [DAYS.get(str(day).rsplit("/", 1)[-1], "") for day in _many(node.get("dayOfWeek"))]
        line = {
            "opens_at": node.get("opens"),
            "closes_at": node.get("closes"),
            "description": node.get("description"),
        }
        dates = {"valid_from": node.get("validFrom"), "valid_to": node.get("validThrough")}
        if any(days):
            line |= {"freq": "WEEKLY", "byday": ",".join(filter(None, days))}
        yield {k: v for k, v in (line | dates).items() if v}
