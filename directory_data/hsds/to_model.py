"""HSDS documents of other sources → the directory's own records, so that a match may look at them.

What a document does not say stays not known. A service whose territory we cannot name serves nobody here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from directory_data.hsds.columns import hidden, plain
from directory_data.hsds.documents import Json
from directory_data.hsds.to_service import Around, service_of
from directory_data.hsds.whereabouts import place_of
from directory_data.model import Location, Organization, Service, ServiceAtLocation, Text


@dataclass(frozen=True, slots=True)
class Told:
    """One document, and who says it."""

    kind: str
    source: str
    modified: str
    body: Json


@dataclass(frozen=True, slots=True)
class Models:
    """The records made from documents."""

    organizations: tuple[Organization, ...] = ()
    services: tuple[Service, ...] = ()
    locations: tuple[Location, ...] = ()
    service_at_locations: tuple[ServiceAtLocation, ...] = ()


def models(told: Iterable[Told]) -> Models:
    """The records of these documents, each tuple sorted by id."""
    kinds: dict[str, dict[str, Told]] = defaultdict(dict)
    for paper in told:
        kinds[paper.kind][paper.body["id"]] = paper
    locations = {key: location_of(paper.body) for key, paper in kinds["location"].items()}
    links = [paper.body for paper in kinds["service_at_location"].values()]
    links = [x for x in links if x["service_id"] in kinds["service"] and x["location_id"] in locations]
    organizations = {key: organization_of(paper.body) for key, paper in kinds["organization"].items()}
    around = _around(links, locations)
    services = [_service(paper, organizations, around) for paper in kinds["service"].values()]
    return Models(
        tuple(sorted(organizations.values(), key=lambda x: x.id)),
        tuple(sorted(services, key=lambda x: x.id)),
        tuple(sorted(locations.values(), key=lambda x: x.id)),
        tuple(sorted({ServiceAtLocation(x["service_id"], x["location_id"]) for x in links}, key=_key)),
    )


def _key(link: ServiceAtLocation) -> str:
    return f"{link.service_id}→{link.location_id}"


def _around(links: list[Json], locations: Mapping[str, Location]) -> dict[str, list[Location]]:
    found: dict[str, list[Location]] = defaultdict(list)
    for link in links:
        found[link["service_id"]].append(locations[link["location_id"]])
    return found


def _service(
    paper: Told, organizations: dict[str, Organization], around: Mapping[str, list[Location]]
) -> Service:
    body = paper.body
    owner = body.get("organization_id") or f"{paper.source}@organisme"
    if owner not in organizations:
        organizations[owner] = Organization(owner, paper.source, "community", Text(paper.source))
    return service_of(body, Around(owner, paper.source, paper.modified, tuple(around.get(body["id"], ()))))


def organization_of(body: Json) -> Organization:
    """An organization; what it is called and what it says of itself."""
    facts = {item.get("label"): item.get("value") for item in body.get("attributes", ())}
    names = tuple(filter(None, map(str.strip, body.get("alternate_name", "").split(";"))))
    text = Text(body["description"], facts.get("summary_en"))
    return Organization(body["id"], body["name"], facts.get("kind") or "community", text, names)


def location_of(body: Json) -> Location:
    """A place; its village when we surely know it, its point when it brings one."""
    if hidden(body):
        return Location(body["id"], None, None, confidential=True)
    place = place_of(body)
    address: Json = next(iter(body.get("addresses", ())), {})
    point = body.get("latitude"), body.get("longitude")
    city = address.get("city") or body.get("name")
    return Location(
        id=body["id"],
        place=place.id if place else None,
        municipality=place.municipality if place else (city if city and plain(city) else None),
        address=address.get("address_1"),
        postal_code=address.get("postal_code"),
        lat=point[0] if None not in point else None,
        lon=point[1] if None not in point else None,
        precision="point" if None not in point else "village",
    )
