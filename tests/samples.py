"""Hand-made records for tests. Fictional but for the place names; never loaded into the real directory."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from directory_data.model import (
    Eligibility,
    Location,
    NeedTag,
    Organization,
    Phone,
    Provenance,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Snapshot,
    Source,
    Text,
)

SOURCE = Source("s1", "https://exemple.test/page", "2026-05", ("t-1",))


def organization(**changes: Any) -> Organization:
    base = Organization("org-a", "Maison A", "community", Text("Une maison.", "A house."))
    return replace(base, **changes)


def service(**changes: Any) -> Service:
    """A plain, complete, well-sourced service: change one thing, see what it does."""
    base = Service(
        id="svc-a",
        organization_id="org-a",
        name=Text("Halte-garderie", "Drop-in child care"),
        title=Text("Faire garder mon enfant quelques heures", "A few hours of child care"),
        summary=Text("On garde votre enfant.", "Your child is cared for."),
        standing="published",
        status="active",
        needs=(NeedTag("GAR-HALTE", "principal"),),
        eligibility=Eligibility(ages="any"),
        area=ServiceArea("mrc", ("Témiscouata",)),
        modes=("on_site",),
        schedule=Schedule(),
        cost="free",
        cost_text=None,
        join=("call",),
        join_text=None,
        languages=("fr",),
        low_threshold=(),
        emergency=(),
        phones=(Phone("418 555-0101"),),
        email=None,
        url=None,
        to_verify=(),
        confidence="high",
        read_on="2026-05",
        sources=(SOURCE,),
        provenance=(Provenance("phone", ("s1",)),),
        rows=("t-1",),
    )
    return replace(base, **changes)


def snapshot_of(*services: Service, at: str | dict[str, str | None] = "dégelis") -> Snapshot:
    """A snapshot of these services, each standing in a gazetteer municipality (`at`: one name, or {id: name})."""
    where = {s.id: (at if isinstance(at, str) else at.get(s.id)) for s in services}
    locations = tuple(
        Location(f"{key}@lieu", None, name) for key, name in sorted(where.items()) if name is not None
    )
    organizations = {s.organization_id for s in services}
    return Snapshot(
        1,
        tuple(organization(id=key, name=key) for key in sorted(organizations)),
        tuple(sorted(services, key=lambda s: s.id)),
        locations,
        tuple(ServiceAtLocation(x.id.removesuffix("@lieu"), x.id) for x in locations),
    )


def small_snapshot() -> Snapshot:
    return snapshot_of(service(), service(id="svc-b", name=Text("Friperie")))
