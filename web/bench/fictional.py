"""A benchmark directory (rows of directory.jsonl) → a Snapshot of our model. Never stored, never published."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping, Sequence

from directory_data.model import (
    Ages,
    Eligibility,
    Location,
    NeedTag,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Snapshot,
    Source,
    Text,
)
from directory_data.places import Gazetteer
from web.bench.lines import Row, words_of
from web.bench.whereabouts import municipality_of, place_of

MODES = {
    "sur_place": "on_site",
    "domicile": "home",
    "itinerant": "mobile",
    "telephone": "phone",
    "en_ligne": "online",
    "livraison": "delivery",
    "transport": "transport",
}
# Conditions that close the door. A word not listed is kept as it is: nobody can then be said to meet it.
REQUIRES = {
    "faible_revenu": "low_income",
    "femmes": "women",
    "hommes": "men",
    "reference_requise": "referral",
    "personne_immigrante": "immigrant",
    "65_ans_et_plus": "senior",
    "16_35_ans": "under_35",
    "proprietaire_occupant": "owner",
    "autochtone": "indigenous",
    "milieu_agricole": "farm",
    "ordonnance_ou_entente": "court_order",
    "incapacite_reconnue": "disability",
}
PREGNANT = "personne_enceinte"
STATUS = {"actif": "active", "liste_attente": "active", "ferme": "suspended"}
COST = {"gratuit": "free", "contribution": "low", "payant": "paid"}
BY_INCOME = ("selon le revenu", "selon les moyens")
KIND = {"communautaire": "community", "public": "public", "prive": "private", "municipal": "municipal"}
WEEK = {"jour": "09:00-16:00", "soir": "18:00-21:00"}
SCOPES = ("mrc", "municipalites", "region")
KNOWN: Mapping[str, Container[str]] = {
    "modes": MODES,
    "eligibility": {*REQUIRES, PREGNANT},
    "status": STATUS,
    "cost": COST,
    "sector": KIND,
    "scope": SCOPES,
    "hours_tags": {*WEEK, "fds", "24_7"},
}
ALL_REGION = 4
NO_UPPER_LIMIT = 99
SOURCE = Source("benchmark", None, None)


def snapshot(rows: Sequence[Row], gazetteer: Gazetteer, tagged: bool = True) -> Snapshot:
    """The rows as one release. Not `tagged`: what the rows say of needs is never looked at."""
    services = sorted((service(row, gazetteer, tagged) for row in rows), key=lambda s: s.id)
    locations = sorted((_location(row, gazetteer) for row in rows), key=lambda x: x.id)
    links = tuple(ServiceAtLocation(x.id.removesuffix("@"), x.id) for x in locations)
    return Snapshot(0, _organizations(rows), tuple(services), tuple(locations), links)


def service(row: Row, gazetteer: Gazetteer, tagged: bool = True) -> Service:
    """One row as a published service; every row has the same source, so that none is better sourced."""
    return Service(
        id=row["id"],
        organization_id=_organization(row),
        name=Text(row["name"]),
        title=Text(row["name"]),
        summary=Text(row.get("description") or ""),
        standing="published",
        status=STATUS.get(row.get("status") or "", "unknown"),
        needs=needs(row) if tagged else (),
        eligibility=eligibility(row),
        area=area(row, gazetteer),
        modes=tuple(MODES[word] for word in words_of(row, "modes") if word in MODES),
        schedule=Schedule(opening_hours(words_of(row, "hours_tags")), _text(row, "hours")),
        cost=cost(row),
        cost_text=_text(row, "cost_text"),
        join=("referral",) if "reference_requise" in words_of(row, "eligibility") else (),
        join_text=None,
        languages=words_of(row, "languages"),
        low_threshold=(),
        emergency=(),
        phones=(Phone(row["phone"]),) if row.get("phone") else (),
        email=row.get("email") or None,
        url=None,
        to_verify=(Text("Liste d'attente", "Waiting list"),) if row.get("status") == "liste_attente" else (),
        confidence="medium",
        read_on=None,
        sources=(SOURCE,),
        provenance=(),
        rows=(),
    )


def needs(row: Row) -> tuple[NeedTag, ...]:
    """The tags of the row."""
    return tuple(NeedTag(tag["code"], tag["role"]) for tag in row.get("needs") or ())


def eligibility(row: Row) -> Eligibility:
    """Conditions that bar; « personne_enceinte » is said as no child's age, pregnancy taken."""
    words = words_of(row, "eligibility")
    expecting = PREGNANT in words
    return Eligibility(
        ages=Ages(0, 0, "child") if expecting else ages(row.get("child_age_min"), row.get("child_age_max")),
        pregnant=expecting or bool(row.get("accepts_pregnancy")),
        requires=tuple(REQUIRES.get(word, word) for word in words if word != PREGNANT),
        text=_text(row, "audience"),
    )


def ages(low: float | None, high: float | None) -> Ages | str:
    """Years, both inside → months, half-open: 0–5 → [0, 72). A part of a year is meant strictly: .99 → [0, 12)."""
    if low is None and high is None:
        return "any"
    end = None if high is None or high >= NO_UPPER_LIMIT else _end(high)
    return Ages(round((low or 0) * 12), end, "child")


def _end(high: float) -> int:
    return (int(high) + 1) * 12 if high == int(high) else math.ceil(high * 12)


def area(row: Row, gazetteer: Gazetteer) -> ServiceArea:
    """Municipalities by their official names; a « region » that leaves an MRC out is a list of MRC."""
    mrcs, scope = words_of(row, "served_mrcs"), row.get("scope")
    if scope == "municipalites":
        served = (municipality_of(name, gazetteer) for name in words_of(row, "served_municipalities"))
        return ServiceArea("municipalities", mrcs, tuple(dict.fromkeys(served)))
    whole = scope == "region" and (not mrcs or len(mrcs) >= ALL_REGION)
    return ServiceArea("region" if whole else "mrc", mrcs)


def opening_hours(tags: Iterable[str]) -> str | None:
    """« jour », « soir », « fds », « 24_7 » → hours in OpenStreetMap syntax; None when nothing is said."""
    told = set(tags)
    if "24_7" in told:
        return "24/7"
    week = ",".join(hours for tag, hours in WEEK.items() if tag in told)
    days = [f"Mo-Fr {week}"] if week else []
    return "; ".join(days + (["Sa,Su 10:00-16:00"] if "fds" in told else [])) or None


def cost(row: Row) -> str:
    """A contribution is a low price, unless it follows the income."""
    by_income = (row.get("cost_text") or "").startswith(BY_INCOME)
    return "income_based" if by_income else COST.get(row.get("cost") or "", "unknown")


def _text(row: Row, field: str) -> Text | None:
    return Text(row[field]) if row.get(field) else None


def _organization(row: Row) -> str:
    return str(row.get("organisation") or row["name"])


def _organizations(rows: Sequence[Row]) -> tuple[Organization, ...]:
    kinds = {_organization(row): KIND.get(row.get("sector") or "", "community") for row in reversed(rows)}
    return tuple(Organization(name, name, kind, Text("")) for name, kind in sorted(kinds.items()))


def _location(row: Row, gazetteer: Gazetteer) -> Location:
    place = place_of(row, gazetteer)
    return Location(f"{row['id']}@", place.id if place else None, row.get("municipality"))
