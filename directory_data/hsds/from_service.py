"""One service of the directory → its HSDS document."""

from __future__ import annotations

from collections.abc import Iterator

from directory_data.hsds.documents import Document, Json, document
from directory_data.hsds.facts import fact, provenance, tags, undated
from directory_data.hsds.hours import schedules
from directory_data.hsds.ids import uid
from directory_data.hsds.terms import NEEDS
from directory_data.model import Ages, Service
from directory_data.vocabulary import Vocabulary

STATUS = {"active": "active", "seasonal": "active", "unknown": "active", "suspended": "temporarily closed"}
LANGUAGES = {"fr": "Français", "en": "English"}
TO_CONFIRM = "À confirmer avant d'y envoyer une famille : {} / To be confirmed before sending a family there."
UNKNOWN = "Nous ne savons pas si ce service est en activité; appelez avant. / Call first: we do not know if it runs."


def service_document(service: Service, vocabulary: Vocabulary) -> Document:
    """HSDS service: what HSDS has a field for is there, the rest is attributes."""
    owner = uid("service", service.id)
    return document(
        "service",
        {
            "id": owner,
            "organization_id": uid("organization", service.organization_id),
            "name": service.name.fr,
            "alternate_name": service.title.fr,
            "description": service.summary.fr,
            "url": service.url,
            "email": service.email,
            "status": STATUS.get(service.status, "active"),
            "application_process": _joining(service, vocabulary),
            "fees_description": _fees(service, vocabulary),
            "eligibility_description": service.eligibility.text and service.eligibility.text.fr,
            **_years(service.eligibility.ages),
            "assured_date": service.verified_on and service.verified_on.isoformat(),
            "alert": _alert(service),
            "phones": list(_phones(service, owner)),
            "schedules": schedules(service, owner),
            "service_areas": list(_areas(service, owner)),
            "languages": [
                {"id": uid("language", owner, code), "name": LANGUAGES.get(code, code), "code": code}
                for code in service.languages
            ],
            "capacities": list(_capacities(service, owner)),
            "attributes": [*_codes(service, owner), *_facts(service, owner), *undated(service, owner)],
            "metadata": provenance(service, owner),
        },
    )


def _joining(service: Service, vocabulary: Vocabulary) -> str:
    ways = ", ".join(vocabulary.label("join", way).fr for way in service.join)
    said = service.join_text.fr if service.join_text else ""
    return " ".join(filter(None, (said, f"({ways})" if ways else "")))


def _fees(service: Service, vocabulary: Vocabulary) -> str | None:
    if service.cost_text:
        return service.cost_text.fr
    return None if service.cost == "unknown" else vocabulary.label("cost", service.cost).fr


def _alert(service: Service) -> str | None:
    if service.standing == "lead":
        return TO_CONFIRM.format((service.lead_reason or "").rstrip("."))
    return UNKNOWN if service.status == "unknown" else None


def _years(ages: Ages | str) -> Json:
    """Months, half-open → HSDS years, both ends included: [0, 72) → 0 to 5; [0, 18) → 0 to 1.5."""
    if not isinstance(ages, Ages):
        return {}
    high = None if ages.max is None else ages.max // 12 - 1 if ages.max % 12 == 0 else round(ages.max / 12, 2)
    low = ages.min // 12 if ages.min % 12 == 0 else round(ages.min / 12, 2)
    return {"minimum_age": low, "maximum_age": high}


def _phones(service: Service, owner: str) -> Iterator[Json]:
    for phone in service.phones:
        digits = phone.extension
        lossless = digits is not None and digits == str(int(digits))
        yield {
            "id": uid("phone", owner, phone.number, phone.extension, phone.kind),
            "number": phone.number,
            "extension": int(digits) if digits and lossless else None,
            "type": phone.kind,
            "description": "; ".join(
                filter(None, (phone.note, f"poste {digits}" if digits and not lossless else ""))
            ),
        }


def _areas(service: Service, owner: str) -> Iterator[Json]:
    area = service.area
    names = {"province": ("Québec",), "region": ("Bas-Saint-Laurent",)}.get(area.level)
    for name in names or area.municipalities or area.mrcs:
        kind = "municipality" if area.municipalities and not names else area.level
        yield {"id": uid("service_area", owner, kind, name), "name": name, "extent_type": kind}


def _capacities(service: Service, owner: str) -> Iterator[Json]:
    for capacity in service.capacities:
        yield {
            "id": uid("service_capacity", owner, capacity.unit, capacity.on),
            "unit": {"id": uid("unit", capacity.unit), "name": capacity.unit},
            "unit_id": uid("unit", capacity.unit),
            "available": capacity.available,
            "maximum": capacity.maximum,
            "description": capacity.text and capacity.text.fr,
            "updated": f"{capacity.on.isoformat()}T00:00:00Z",
        }


def _codes(service: Service, owner: str) -> Iterator[Json]:
    for role in ("principal", "secondaire"):
        yield from tags(owner, NEEDS, (t.code for t in service.needs if t.role == role), role)
    yield from tags(owner, "requires", service.eligibility.requires)
    yield from tags(owner, "meant_for", service.eligibility.meant_for)
    yield from tags(owner, "mode", service.modes)
    yield from tags(owner, "join", service.join)
    yield from tags(owner, "low_threshold", service.low_threshold)
    yield from tags(owner, "emergency", service.emergency)
    yield from tags(owner, "cost", (service.cost,))


def _facts(service: Service, owner: str) -> Iterator[Json]:
    ages = service.eligibility.ages
    named = {
        "name_en": service.name.en,
        "title_en": service.title.en,
        "summary_en": service.summary.en,
        "standing": service.standing,
        "status": service.status,
        "confidence": service.confidence,
        "ages_months": f"{ages.min}-{ages.max or ''} {ages.of}" if isinstance(ages, Ages) else ages,
        "pregnant": service.eligibility.pregnant,
        "read_on": service.read_on,
        "lead_reason": service.lead_reason,
        "opening_hours": service.schedule.osm,
        "season": service.schedule.season,
        "knock_first": service.knock_first and service.knock_first.fr,
    }
    for name, value in named.items():
        yield from fact(owner, name, value)
    for turn, text in enumerate(service.to_verify):
        yield from fact(owner, "to_verify", text.fr, turn)
    for turn, text in enumerate(service.exclusions):
        yield from fact(owner, "exclusion", text.fr, turn)
