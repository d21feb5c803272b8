"""One card for each service and place, as people and maps read it: the source of CSV, GeoJSON and JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator

from directory_data.exports.hsds_json import whole_services
from directory_data.exports.scope import Scope
from directory_data.hsds.documents import Json
from directory_data.hsds.terms import NEEDS

SERVICE = (
    *("name", "alternate_name", "description", "status", "url", "email", "application_process"),
    *("fees_description", "alert", "eligibility_description", "minimum_age", "maximum_age", "last_modified"),
)
ADDRESS = ("address_1", "city", "state_province", "postal_code", "country")
COLUMNS = (
    *("service_id", "link_id", *SERVICE),
    *("organization_id", "organization_name", "organization_description"),
    *("location_id", "location_name", *ADDRESS, "latitude", "longitude"),
    *("phones", "opening_hours", "areas", "languages", "needs"),
)


def cards(scope: Scope) -> Iterator[Json]:
    """Every service at every place it is given; once when it is given at none."""
    for service in whole_services(scope):
        for link in service.get("service_at_locations") or [{}]:
            yield card(service, link)


def card(service: Json, link: Json) -> Json:
    """One card; no empty value."""
    organization, place = service.get("organization", {}), link.get("location", {})
    address: Json = next(iter(place.get("addresses", ())), {})
    found: Json = {
        "service_id": service["id"],
        "link_id": link.get("id"),
        **{column: service.get(column) for column in SERVICE},
        "organization_id": organization.get("id"),
        "organization_name": organization.get("name"),
        "organization_description": organization.get("description"),
        "location_id": place.get("id"),
        "location_name": place.get("name"),
        **{column: address.get(column) for column in ADDRESS},
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
        "phones": "; ".join(_number(phone) for phone in service.get("phones", ())),
        "opening_hours": " | ".join(_once(service.get("schedules", ()), "description")),
        "areas": "; ".join(_once(service.get("service_areas", ()), "name")),
        "languages": "; ".join(_once(service.get("languages", ()), "code")),
        "needs": "; ".join(_needs(service)),
    }
    return {key: value for key, value in found.items() if value not in (None, "")}


def _once(items: list[Json], key: str) -> list[str]:
    return list(dict.fromkeys(item[key] for item in items if item.get(key)))


def _number(phone: Json) -> str:
    extension = phone.get("extension")
    return str(phone["number"]) + (f" poste {extension}" if extension is not None else "")


def _needs(service: Json) -> Iterator[str]:
    for item in service.get("attributes", ()):
        if item.get("link_type") == NEEDS and item.get("label"):
            role = item.get("value", "principal")
            yield item["label"] if role == "principal" else f"{item['label']}:{role}"
