"""A candidate release against what must hold. Pure: problems come back as sentences, none raised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from directory_data.model import Service, Snapshot

_USABLE_CONTACT = "publié sans téléphone ni site"


def problems(snapshot: Snapshot, need_codes: Iterable[str], expectations: Mapping[str, int]) -> list[str]:
    """What stops this snapshot from being published; an empty list lets it pass."""
    return [
        *_repeated(snapshot),
        *_dangling(snapshot),
        *_unknown_needs(snapshot, frozenset(need_codes)),
        *_standing(snapshot.services),
        *_too_few(snapshot, expectations),
    ]


def _repeated(snapshot: Snapshot) -> Iterable[str]:
    for kind in ("organizations", "services", "locations"):
        counts = Counter(record.id for record in getattr(snapshot, kind))
        yield from (f"{kind} : {key} écrit {n} fois" for key, n in counts.items() if n > 1)


def _dangling(snapshot: Snapshot) -> Iterable[str]:
    organizations = {o.id for o in snapshot.organizations}
    services, locations = {s.id for s in snapshot.services}, {x.id for x in snapshot.locations}
    for service in snapshot.services:
        if service.organization_id not in organizations:
            yield f"{service.id} : organisation {service.organization_id} inconnue"
    for link in snapshot.service_at_locations:
        if link.service_id not in services or link.location_id not in locations:
            yield f"lien sans service ou sans lieu : {link.service_id} → {link.location_id}"


def _unknown_needs(snapshot: Snapshot, codes: frozenset[str]) -> Iterable[str]:
    for service in snapshot.services:
        yield from (f"{service.id} : besoin {t.code} inconnu" for t in service.needs if t.code not in codes)


def _standing(services: Iterable[Service]) -> Iterable[str]:
    for service in services:
        published = service.standing == "published"
        if published and not (service.phones or service.url):
            yield f"{service.id} : {_USABLE_CONTACT}"
        if published and service.confidence == "low":
            yield f"{service.id} : publié alors que la confiance est faible"
        if not published and not service.lead_reason:
            yield f"{service.id} : piste sans raison"


def _too_few(snapshot: Snapshot, expectations: Mapping[str, int]) -> Iterable[str]:
    counts = {
        "min_organizations": len(snapshot.organizations),
        "min_published_services": sum(s.standing == "published" for s in snapshot.services),
    }
    for name, least in expectations.items():
        if counts[name] < least:
            yield f"{name} : {counts[name]}, il en faut au moins {least}"
