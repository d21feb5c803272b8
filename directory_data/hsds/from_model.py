"""A release of the directory → HSDS documents. Nothing of a confidential place leaves but that it exists."""

from __future__ import annotations

from collections.abc import Iterator

from directory_data.hsds.documents import Document, document
from directory_data.hsds.facts import fact
from directory_data.hsds.from_service import service_document
from directory_data.hsds.ids import uid
from directory_data.hsds.terms import term_documents
from directory_data.model import Location, Organization, Service, ServiceAtLocation, Snapshot
from directory_data.vocabulary import Vocabulary

HIDDEN = "Lieu confidentiel / Confidential place"


def documents(snapshot: Snapshot, vocabulary: Vocabulary) -> Iterator[Document]:
    """Every record of a release, in the order of the KINDS."""
    yield from term_documents(vocabulary)
    yield from map(organization_document, snapshot.organizations)
    locations = {location.id: location for location in snapshot.locations}
    owners = {service.id: service for service in snapshot.services}
    homes = {link.location_id: owners.get(link.service_id) for link in snapshot.service_at_locations}
    for location in snapshot.locations:
        yield location_document(location, homes.get(location.id))
    for service in snapshot.services:
        yield service_document(service, vocabulary)
    for link in snapshot.service_at_locations:
        yield link_document(link, locations[link.location_id])


def organization_document(organization: Organization) -> Document:
    """HSDS organization; its own id is kept as an identifier."""
    owner = uid("organization", organization.id)
    return document(
        "organization",
        {
            "id": owner,
            "name": organization.name,
            "alternate_name": "; ".join(organization.alternate_names),
            "description": organization.description.fr,
            "organization_identifiers": [
                {
                    "id": uid("organization_identifier", organization.id),
                    "identifier_scheme": "passerelles",
                    "identifier_type": "Passerelles",
                    "identifier": organization.id,
                }
            ],
            "attributes": [
                *fact(owner, "kind", organization.kind),
                *fact(owner, "summary_en", organization.description.en),
            ],
        },
    )


def location_document(location: Location, service: Service | None) -> Document:
    """HSDS location. Without a whole address, what is known of it is its description."""
    owner = uid("location", location.id)
    home = service and uid("organization", service.organization_id)
    if location.confidential:
        hidden = list(fact(owner, "confidential", "yes"))
        body = {"location_type": "physical", "name": HIDDEN, "organization_id": home, "attributes": hidden}
        return document("location", {"id": owner, **body})
    written = ", ".join(filter(None, (location.address, location.municipality)))
    return document(
        "location",
        {
            "id": owner,
            "location_type": "physical",
            "organization_id": home,
            "name": location.municipality,
            "description": written if written != location.municipality else None,
            "latitude": location.lat if location.precision == "point" else None,
            "longitude": location.lon if location.precision == "point" else None,
            "addresses": list(_address(location)),
            "attributes": [
                *fact(owner, "place", location.place),
                *fact(owner, "municipality", location.municipality),
            ],
        },
    )


def _address(location: Location) -> Iterator[dict[str, str]]:
    if location.address and location.municipality and location.postal_code:
        yield {
            "id": uid("address", location.id),
            "address_1": location.address,
            "city": location.municipality,
            "state_province": "QC",
            "postal_code": location.postal_code,
            "country": "CA",
            "address_type": "physical",
        }


def link_document(link: ServiceAtLocation, location: Location) -> Document:
    """HSDS service_at_location."""
    return document(
        "service_at_location",
        {
            "id": uid("service_at_location", link.service_id, link.location_id),
            "service_id": uid("service", link.service_id),
            "location_id": uid("location", link.location_id),
            "description": None if location.confidential else location.municipality,
        },
    )
