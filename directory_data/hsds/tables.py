"""The tables of HSDS 3.2: every column with its kind of value. One source for imports, exports and the API's document.

A line reads « name:kind », with « ! » when HSDS requires it. Kinds: text (when nothing is written), uuid, uri,
email, number, date, datetime, time, or the words allowed, separated by « | ».
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

VERSION = "3.2.3"
PROFILE = "https://docs.openreferral.org/en/3.2.3/hsds/overview.html"

_WEEKDAYS = "MO|TU|WE|TH|FR|SA|SU"
_PLACES = "physical|postal|virtual"
_COLUMNS = {
    "organization": "id:uuid! name! alternate_name description! email:email website:uri tax_status tax_id "
    "year_incorporated:number legal_status logo uri:uri parent_organization_id:uuid",
    "program": "id:uuid! organization_id:uuid name! alternate_name description!",
    "service": "id:uuid! organization_id:uuid program_id:uuid name! alternate_name description url:uri "
    "email:email status:active|inactive|defunct|temporarily_closed! interpretation_services "
    "application_process fees_description wait_time fees accreditations eligibility_description "
    "minimum_age:number maximum_age:number assured_date:date assurer_email:email licenses alert "
    "last_modified:datetime",
    "service_at_location": "id:uuid! service_id:uuid location_id:uuid description",
    "location": f"id:uuid! location_type:{_PLACES}! url:uri organization_id:uuid name alternate_name "
    "description transportation latitude:number longitude:number external_identifier "
    "external_identifier_type",
    "address": "id:uuid! location_id:uuid attention address_1! address_2 city! region state_province! "
    f"postal_code! country! address_type:{_PLACES}!",
    "phone": "id:uuid! location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid "
    "service_at_location_id:uuid number! extension:number type description",
    "schedule": "id:uuid! service_id:uuid location_id:uuid service_at_location_id:uuid valid_from:date "
    f"valid_to:date dtstart:date timezone:number until:date count:number wkst:{_WEEKDAYS} "
    "freq:WEEKLY|MONTHLY interval:number byday byweekno bymonthday byyearday description opens_at:time "
    "closes_at:time schedule_link:uri attending_type notes",
    "service_area": "id:uuid! service_id:uuid service_at_location_id:uuid name description extent "
    "extent_type uri",
    "language": "id:uuid! service_id:uuid location_id:uuid phone_id:uuid name code note",
    "contact": "id:uuid! organization_id:uuid service_id:uuid service_at_location_id:uuid "
    "location_id:uuid name title department email:email",
    "cost_option": "id:uuid! service_id:uuid valid_from:date valid_to:date option currency amount:number "
    "amount_description",
    "required_document": "id:uuid! service_id:uuid document uri:uri",
    "funding": "id:uuid! organization_id:uuid service_id:uuid source",
    "accessibility": "id:uuid! location_id:uuid description details url:uri",
    "organization_identifier": "id:uuid! organization_id:uuid identifier_scheme identifier_type! identifier!",
    "url": "id:uuid! label url:uri! organization_id:uuid service_id:uuid",
    "unit": "id:uuid! name! scheme identifier uri:uri",
    "service_capacity": "id:uuid! service_id:uuid unit_id:uuid available:number! maximum:number description "
    "updated:datetime!",
    "taxonomy": "id:uuid! name! description! uri:uri version",
    "taxonomy_term": "id:uuid! code name! description! parent_id:uuid taxonomy language taxonomy_id:uuid "
    "term_uri:uri",
    "attribute": "id:uuid! link_id:uuid taxonomy_term_id:uuid link_type link_entity value label",
    "metadata": "id:uuid! resource_id:uuid resource_type last_action_date:date! last_action_type! "
    "field_name! previous_value! replacement_value! updated_by!",
}
# table → the lists it holds in JSON: key → table of the items. Attributes and metadata may hang on nearly all.
_LISTS: dict[str, dict[str, str]] = {
    "organization": {
        "additional_websites": "url",
        "funding": "funding",
        "contacts": "contact",
        "phones": "phone",
        "programs": "program",
        "organization_identifiers": "organization_identifier",
    },
    "service": {
        "additional_urls": "url",
        "phones": "phone",
        "schedules": "schedule",
        "service_areas": "service_area",
        "languages": "language",
        "funding": "funding",
        "cost_options": "cost_option",
        "required_documents": "required_document",
        "contacts": "contact",
        "capacities": "service_capacity",
    },
    "service_at_location": {
        "service_areas": "service_area",
        "contacts": "contact",
        "phones": "phone",
        "schedules": "schedule",
    },
    "location": {
        "languages": "language",
        "addresses": "address",
        "contacts": "contact",
        "accessibility": "accessibility",
        "phones": "phone",
        "schedules": "schedule",
    },
    "contact": {"phones": "phone"},
    "phone": {"languages": "language"},
}
_WITHOUT_ATTRIBUTES = ("attribute", "metadata", "taxonomy", "taxonomy_term")
_FILES = {"service_at_location": "service_at_location", "service_capacity": "service_capacity", "url": "url"}
_PLURALS = {"address": "addresses", "taxonomy": "taxonomies", "accessibility": "accessibility"}
_SAME = ("accessibility", "metadata", "funding")
# columns that name a record of another table than their own name says
_REFERENCES = {"parent_organization_id": "organization", "parent_id": "taxonomy_term", "unit_id": "unit"}


@dataclass(frozen=True, slots=True)
class Column:
    """One field. `refers`: the table whose id it holds, None for a value or an id of several tables."""

    name: str
    kind: str
    required: bool
    choices: tuple[str, ...] = ()
    refers: str | None = None


@dataclass(frozen=True)
class Table:
    """One object of HSDS. `lists`: JSON key → table of its items; `file`: its name in a tabular datapackage."""

    name: str
    columns: tuple[Column, ...]
    lists: Mapping[str, str]
    file: str

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Column name → column."""
        return {column.name: column for column in self.columns}

    @cached_property
    def required(self) -> tuple[Column, ...]:
        """The columns HSDS requires, but the id."""
        return tuple(column for column in self.columns if column.required and column.name != "id")

    @cached_property
    def known(self) -> frozenset[str]:
        """Every key an object of this table may have of its own."""
        return frozenset(self.by_name) | frozenset(self.lists)


def _column(text: str) -> Column:
    name, _, kind = text.removesuffix("!").partition(":")
    choices = tuple(word.replace("_", " ") for word in kind.split("|")) if "|" in kind else ()
    refers = _REFERENCES.get(name) or (name.removesuffix("_id") if name.endswith("_id") else None)
    known = refers if refers in _COLUMNS else None
    return Column(name, "word" if choices else kind or "text", text.endswith("!"), choices, known)


def _table(name: str, columns: str) -> Table:
    lists = dict(_LISTS.get(name, {}))
    if name not in _WITHOUT_ATTRIBUTES:
        lists["attributes"] = "attribute"
    if name != "metadata":
        lists["metadata"] = "metadata"
    plural = _FILES.get(name) or _PLURALS.get(name) or (name if name in _SAME else f"{name}s")
    return Table(name, tuple(map(_column, columns.split())), lists, f"{plural}.csv")


TABLES: Mapping[str, Table] = {name: _table(name, columns) for name, columns in _COLUMNS.items()}
# What is kept as a record of its own; everything else hangs inside one of these.
KINDS = (
    "taxonomy",
    "taxonomy_term",
    "organization",
    "program",
    "location",
    "service",
    "service_at_location",
)
