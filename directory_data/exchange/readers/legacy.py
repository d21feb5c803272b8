"""The tables of HSDS 1.1 and 2.0 → those of HSDS 3. A row may become two."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from directory_data.hsds.documents import Json
from directory_data.hsds.tables import TABLES
from directory_data.hsds.terms import NEEDS, term_id

Row = tuple[str, Json]
DAYS = {
    **{name: code for code, names in {
        "MO": ("monday", "mon", "mo", "1", "lundi"),
        "TU": ("tuesday", "tue", "tues", "tu", "2", "mardi"),
        "WE": ("wednesday", "wed", "we", "3", "mercredi"),
        "TH": ("thursday", "thu", "thur", "thurs", "th", "4", "jeudi"),
        "FR": ("friday", "fri", "fr", "5", "vendredi"),
        "SA": ("saturday", "sat", "sa", "6", "samedi"),
        "SU": ("sunday", "sun", "su", "7", "0", "dimanche"),
    }.items() for name in names},
}  # fmt: skip
SAME_TABLE = {
    "services_at_location": "service_at_location",
    "service_at_locations": "service_at_location",
    "services_at_locations": "service_at_location",
    "services_taxonomy": "service_taxonomy",
    "service_taxonomies": "service_taxonomy",
    "service_attributes": "attribute",
    "regular_schedules": "regular_schedule",
    "holiday_schedules": "holiday_schedule",
    "physical_addresses": "physical_address",
    "postal_addresses": "postal_address",
    "eligibilities": "eligibility",
    "accessibility_for_disabilities": "accessibility",
    "payments_accepted": "payment_accepted",
    "payment_accepteds": "payment_accepted",
    "links_taxonomy": "attribute",
    "required_docs": "required_document",
    "service_capacities": "service_capacity",
    "urls": "url",
    "metadatas": "metadata",
}
RENAMED = {
    "organization": {"url": "website", "alternative_name": "alternate_name"},
    "service": {"alternative_name": "alternate_name", "fees": "fees_description"},
    "location": {"alternative_name": "alternate_name"},
    "language": {"language": "name"},
    "service_area": {"service_area": "name"},
    "accessibility": {"accessibility": "description"},
    "required_document": {"document_name": "document"},
    "phone": {"department": "description"},
    "taxonomy_term": {"term": "name", "vocabulary": "taxonomy"},
}


def table_of(stem: str) -> str | None:
    """The table a file is named after, in any version; None when it is none."""
    stem = stem.strip().lower().replace("-", "_").replace(" ", "_")
    found = SAME_TABLE.get(stem)
    if found is None:
        names = {name: name for name in (*TABLES, *_ADAPTED)} | {t.file[:-4]: n for n, t in TABLES.items()}
        found = names.get(stem) or names.get(stem.removesuffix("s"))
    return found


def adapt(table: str, row: Json) -> Iterator[Row]:
    """A row of any version as rows of HSDS 3."""
    if table in _ADAPTED:
        yield from _ADAPTED[table](row)
        return
    names = RENAMED.get(table, {})
    new = {
        names[k] if k in names and not row.get(names[k]) else k: v
        for k, v in row.items()
        if v not in ("", None)
    }
    if table == "phone" and new.get("language"):
        new["languages"] = [{"name": new.pop("language")}]
    if table == "address" and new.get("organization_id") and not new.get("location_id"):
        yield from _organization_address(new)
        return
    if table == "taxonomy" and ("parent_id" in new or "vocabulary" in new or "parent_name" in new):
        table = "taxonomy_term"  # HSDS 1.1 and 2.0 called a term « taxonomy »
    yield table, new


def _address(kind: str) -> Callable[[Json], Iterator[Row]]:
    def adapted(row: Json) -> Iterator[Row]:
        yield from adapt("address", {**row, "address_type": kind})

    return adapted


def _organization_address(row: Json) -> Iterator[Row]:
    """HSDS 3 has addresses of places only: the organization gets a place of that kind."""
    owner = row.pop("organization_id")
    place = f"address of {owner} {row.get('address_type', 'physical')}"
    kind = row.get("address_type", "physical")
    yield "location", {"id": place, "organization_id": owner, "location_type": kind, "name": row.get("city")}
    yield "address", {**row, "location_id": place}


def _weekly(row: Json) -> Iterator[Row]:
    if not row.get("weekday"):
        yield "schedule", row
        return
    day = DAYS.get(str(row.get("weekday", "")).strip().lower())
    rest = {k: v for k, v in row.items() if k != "weekday"}
    yield (
        "schedule",
        {**rest, "freq": "WEEKLY", "byday": day} if day else {**rest, "description": row["weekday"]},
    )


def _holiday(row: Json) -> Iterator[Row]:
    closed = str(row.get("closed", "")).strip().lower() in ("true", "1", "yes", "t", "y")
    rest = {k: v for k, v in row.items() if k not in ("closed", "start_date", "end_date")}
    dates = {"valid_from": row.get("start_date"), "valid_to": row.get("end_date")}
    yield "schedule", {**rest, **dates, "notes": "exception: closed" if closed else "exception: open"}


def _service_taxonomy(row: Json) -> Iterator[Row]:
    term = row.get("taxonomy_id") or row.get("taxonomy_term_id")
    yield (
        "attribute",
        {
            "id": row.get("id"),
            "link_id": row.get("service_id"),
            "link_entity": "service",
            "taxonomy_term_id": term,
            "value": row.get("taxonomy_detail"),
        },
    )


def _payment(row: Json) -> Iterator[Row]:
    yield "cost_option", {"service_id": row.get("service_id"), "option": row.get("payment")}


def _eligibility(row: Json) -> Iterator[Row]:
    yield "eligibility", row


def _need(row: Json) -> Iterator[Row]:
    """« ESS-DEPAN » or « ESS-DEPAN:secondaire », of the taxonomy of needs."""
    code, _, role = str(row.get("code", "")).partition(":")
    tag = {
        "taxonomy_term_id": term_id(NEEDS, code),
        "link_type": NEEDS,
        "value": role or "principal",
        "label": code,
    }
    yield "attribute", {"link_id": row.get("service_id"), "link_entity": "service", **tag}


_ADAPTED: dict[str, Callable[[Json], Iterator[Row]]] = {
    "physical_address": _address("physical"),
    "postal_address": _address("postal"),
    "regular_schedule": _weekly,
    "schedule": _weekly,
    "holiday_schedule": _holiday,
    "service_taxonomy": _service_taxonomy,
    "payment_accepted": _payment,
    "eligibility": _eligibility,
    "need": _need,
}
