"""CSV for spreadsheets, GeoJSON for maps, JSON-LD for search engines."""

from __future__ import annotations

import csv
import io
from typing import Any, BinaryIO

from directory_data.exports.flat import COLUMNS, card, cards
from directory_data.exports.hsds_json import whole_services
from directory_data.exports.scope import Scope
from directory_data.hsds.documents import Json, encode

DAYS = {
    "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday", "SA": "Saturday", "SU": "Sunday",
}  # fmt: skip


def write_csv(scope: Scope, out: BinaryIO) -> None:
    """One row a card, in UTF-8 with its mark, which Excel needs."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for found in cards(scope):
        writer.writerow([found.get(column, "") for column in COLUMNS])
    text.detach()


def write_geojson(scope: Scope, out: BinaryIO) -> None:
    """One feature a card; a place without a point, confidential or not known, has no geometry."""
    out.write(b'{"type":"FeatureCollection","features":[\n')
    for turn, found in enumerate(cards(scope)):
        out.write((b",\n" if turn else b"") + encode(_feature(found)))
    out.write(b"]}\n")


def _feature(found: Json) -> Json:
    lat, lon = found.pop("latitude", None), found.pop("longitude", None)
    point = {"type": "Point", "coordinates": [lon, lat]} if lat is not None and lon is not None else None
    key = found.get("link_id") or found["service_id"]
    return {"type": "Feature", "id": key, "geometry": point, "properties": found}


def write_jsonld(scope: Scope, out: BinaryIO) -> None:
    """A graph of schema.org services, each with who offers it and where."""
    out.write(b'{"@context":"https://schema.org","@graph":[\n')
    for turn, service in enumerate(whole_services(scope)):
        out.write((b",\n" if turn else b"") + encode(_node(service)))
    out.write(b"]}\n")


def _node(service: Json) -> Any:
    links = service.get("service_at_locations") or []
    return _full(
        {
            "@type": "Service",
            "@id": f"urn:uuid:{service['id']}",
            "name": service.get("name"),
            "alternateName": service.get("alternate_name"),
            "description": service.get("description"),
            "url": service.get("url"),
            "email": service.get("email"),
            "dateModified": service.get("last_modified"),
            "termsOfService": service.get("fees_description"),
            "audience": _full({"@type": "Audience", "audienceType": service.get("eligibility_description")}),
            "provider": _provider(service.get("organization")),
            "areaServed": [area["name"] for area in service.get("service_areas", ()) if area.get("name")],
            "telephone": [phone["number"] for phone in service.get("phones", ())],
            "hoursAvailable": [_hours(line) for line in service.get("schedules", ())],
            "availableChannel": [_channel(service, link) for link in links],
        }
    )


def _provider(organization: Json | None) -> Any:
    return organization and _full(
        {
            "@type": "Organization",
            "@id": f"urn:uuid:{organization['id']}",
            "name": organization["name"],
            "alternateName": organization.get("alternate_name"),
            "description": organization["description"],
            "url": organization.get("website"),
            "email": organization.get("email"),
        }
    )


def _channel(service: Json, link: Json) -> Any:
    found, place = card(service, link), link.get("location", {})
    point = _full(
        {"@type": "GeoCoordinates", "latitude": found.get("latitude"), "longitude": found.get("longitude")}
    )
    address = _full(
        {
            "@type": "PostalAddress",
            "streetAddress": found.get("address_1"),
            "addressLocality": found.get("city"),
            "addressRegion": found.get("state_province"),
            "postalCode": found.get("postal_code"),
            "addressCountry": found.get("country"),
        }
    )
    where = {
        "@type": "Place",
        "@id": f"urn:uuid:{place['id']}" if "id" in place else None,
        "name": place.get("name"),
    }
    where |= {
        "description": place.get("description"),
        "address": address,
        "geo": point,
        "linkIdentifier": link.get("id"),
    }
    languages = [language["code"] for language in service.get("languages", ()) if language.get("code")]
    return _full({"@type": "ServiceChannel", "serviceLocation": _full(where), "availableLanguage": languages})


def _hours(line: Json) -> Any:
    days = [f"https://schema.org/{DAYS[day]}" for day in line.get("byday", "").split(",") if day in DAYS]
    return _full(
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": days,
            "opens": line.get("opens_at"),
            "closes": line.get("closes_at"),
            "validFrom": line.get("valid_from"),
            "validThrough": line.get("valid_to"),
            "description": line.get("description"),
        }
    )


def _full(node: Json) -> Any:
    """Without empty values; None when only its type is left."""
    kept = {key: value for key, value in node.items() if value not in (None, "", [], {})}
    return kept if set(kept) - {"@type"} else None
