"""The lists of the HSDS API: what each holds and which parameters it takes."""

from __future__ import annotations

from dataclasses import dataclass

PAGED = ("search", "page", "per_page", "format", "release")
TAGGED = ("taxonomy_term_id", "taxonomy_id")
OF_SERVICES = (*TAGGED, "organization_id", "modified_after", "full")


@dataclass(frozen=True, slots=True)
class List:
    """One list: its path, the kind of its records, the parameters of the list and of one record."""

    path: str
    kind: str
    parameters: tuple[str, ...]
    of_one: tuple[str, ...] = ("release",)


LISTS = (
    List("services", "service", (*PAGED, *OF_SERVICES, "minimal")),
    List("service_at_locations", "service_at_location", (*PAGED, *OF_SERVICES, "postcode", "proximity")),
    List(
        "organizations",
        "organization",
        (*PAGED, *TAGGED, "full", "full_service"),
        ("release", "full_service"),
    ),
    List("taxonomies", "taxonomy", PAGED),
    List("taxonomy_terms", "taxonomy_term", (*PAGED, "taxonomy_id", "top_only", "parent_id")),
)
