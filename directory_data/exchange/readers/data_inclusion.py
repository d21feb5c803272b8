"""data·inclusion v1 JSON: structures and services of French inclusion → HSDS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from directory_data.errors import BadRecord
from directory_data.exchange.findings import Findings, Where
from directory_data.exchange.raw import Raw
from directory_data.exchange.readers.files import OTHERS, files_in
from directory_data.hsds.documents import Json
from directory_data.hsds.hours import weekly
from directory_data.hsds.terms import NEEDS, term_id

MODES = {"en-presentiel": "on_site", "a-distance": "online"}
WAYS = {
    "se-presenter": "walk_in",
    "telephoner": "call",
    "envoyer-un-courriel": "email",
    "utiliser-lien-mobilisation": "online_form",
}
FREE = {"gratuit": "free", "payant": "paid"}
Crosswalk = Mapping[str, tuple[str, ...]]


def read(path: Path, findings: Findings, crosswalk: Crosswalk) -> Iterator[Raw]:
    """Structures, then services. `crosswalk`: thématique → our needs. Raises BadRecord when it is no JSON."""
    for part in files_in(path):
        if part.ending in OTHERS:
            continue
        for number, item in enumerate(_items(part.read(), part.name), start=1):
            where = Where(part.name, number)
            if not isinstance(item, dict) or not ({"id", "nom"} & item.keys()):
                findings.add("unreadable", where, "*", item)
            elif "structure_id" in item:
                yield from service(item, where, crosswalk)
            else:
                yield from structure(item, where)


def _items(raw: bytes, name: str) -> Iterator[Any]:
    try:
        if raw.lstrip()[:1] == b"{" and b"\n{" in raw.strip():
            yield from (msgspec.json.decode(line) for line in raw.splitlines() if line.strip())
            return
        top = msgspec.json.decode(raw)
    except msgspec.DecodeError as error:
        raise BadRecord(
            name, "fichier", f"n'est pas du JSON lisible ({error}).", "Demandez-le de nouveau."
        ) from error
    if isinstance(top, dict):
        lists = [top[key] for key in ("structures", "services", "items") if isinstance(top.get(key), list)]
        yield from (item for items in lists for item in items) if lists else (top,)
    elif isinstance(top, list):
        yield from top


def structure(item: Json, where: Where) -> Iterator[Raw]:
    """A structure is an organization and, when it has an address, a place."""
    yield Raw(
        "organization",
        {
            "id": item.get("id"),
            "name": item.get("nom"),
            "description": item.get("description"),
            "email": item.get("courriel"),
            "website": item.get("site_web"),
            "phones": _phones(item),
            "organization_identifiers": [
                {"identifier_scheme": "FR-SIRET", "identifier_type": "SIRET", "identifier": item["siret"]}
            ]
            if item.get("siret")
            else [],
        },
        where,
    )
    if item.get("commune") or item.get("latitude"):
        yield Raw("location", _place(item, f"structure {item.get('id')}", item.get("id")), where)


def service(item: Json, where: Where, crosswalk: Crosswalk) -> Iterator[Raw]:
    """A service, the place it is given at, and the link."""
    place = f"service {item.get('id')}"
    here = bool(item.get("commune") or item.get("latitude"))
    if here:
        yield Raw("location", _place(item, place, item.get("structure_id")), where)
    yield Raw("service", _service(item, crosswalk), where)
    if here:
        yield Raw("service_at_location", {"service_id": item.get("id"), "location_id": place}, where)


def _service(item: Json, crosswalk: Crosswalk) -> Json:
    needs = [code for theme in item.get("thematiques") or () for code in crosswalk.get(theme, ())]
    return {
        "id": item.get("id"),
        "organization_id": item.get("structure_id"),
        "name": item.get("nom"),
        "description": item.get("description"),
        "status": "active",
        "email": item.get("courriel"),
        "url": item.get("lien_mobilisation"),
        "last_modified": item.get("date_maj"),
        "fees_description": item.get("frais_precisions") or item.get("frais"),
        "application_process": item.get("mobilisation_precisions"),
        "eligibility_description": "; ".join(
            filter(None, (item.get("publics_precisions"), item.get("conditions_acces")))
        ),
        "phones": _phones(item),
        "schedules": _schedules(item.get("horaires_accueil")),
        "contacts": [{"name": item["contact_nom_prenom"]}] if item.get("contact_nom_prenom") else [],
        "service_areas": [
            {"name": code, "extent_type": "insee"} for code in item.get("zone_eligibilite") or ()
        ],
        "attributes": [
            *_tags(NEEDS, dict.fromkeys(needs)),
            *_tags("mode", (MODES[m] for m in item.get("modes_accueil") or () if m in MODES)),
            *_tags("join", (WAYS[m] for m in item.get("modes_mobilisation") or () if m in WAYS)),
            *_tags("cost", [FREE[item["frais"]]] if item.get("frais") in FREE else ()),
            *({"link_type": "publics", "value": word, "label": word} for word in item.get("publics") or ()),
            *(
                {"link_type": "thematiques", "value": word, "label": word}
                for word in item.get("thematiques") or ()
            ),
        ],
    }


def _tags(kind: str, codes: Any) -> Iterator[Json]:
    for code in codes:
        value = "secondaire" if kind == NEEDS else None
        yield {"taxonomy_term_id": term_id(kind, code), "link_type": kind, "value": value, "label": code}


def _phones(item: Json) -> list[Json]:
    return [{"number": item["telephone"], "type": "voice"}] if item.get("telephone") else []


def _place(item: Json, key: str, owner: object) -> Json:
    address = {
        "address_1": item.get("adresse"),
        "address_2": item.get("complement_adresse"),
        "city": item.get("commune"),
        "postal_code": item.get("code_postal"),
        "state_province": item.get("code_insee"),
        "country": "FR",
        "address_type": "physical",
    }
    return {
        "id": key,
        "organization_id": owner,
        "location_type": "physical",
        "name": item.get("commune"),
        "latitude": item.get("latitude"),
        "longitude": item.get("longitude"),
        "addresses": [address] if item.get("adresse") else [],
        "accessibility": [{"url": item["accessibilite_lieu"]}] if item.get("accessibilite_lieu") else [],
    }


def _schedules(osm: object) -> list[Json]:
    if not isinstance(osm, str) or not osm.strip():
        return []
    lines = weekly(osm.replace("; PH off", ""))
    if not lines:
        return [{"description": osm}]
    return [
        {"freq": "WEEKLY", "byday": ",".join(days), "opens_at": start, "closes_at": end, "description": osm}
        for days, start, end in lines
    ]
