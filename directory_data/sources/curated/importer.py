"""The curated YAML, one file per organization, read into the model.

`read(files)` yields the Organization, then its Services, Locations and links. Every fact names its
sources by id in `sources:`; a contact detail without one is refused here, before any store sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from directory_data.errors import BadRecord
from directory_data.model import (
    MRCS,
    Location,
    NeedTag,
    Organization,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Source,
)
from directory_data.sources.curated import dated
from directory_data.sources.curated.facts import Facts
from directory_data.sources.curated.node import Node

Record = Organization | Service | Location | ServiceAtLocation

KINDS = ("community", "public", "municipal", "cooperative", "private", "network")
STANDINGS = ("published", "lead")
STATUSES = ("active", "suspended", "seasonal", "unknown")
LEVELS = ("province", "region", "mrc", "municipalities")
COSTS = ("free", "low", "income_based", "paid", "varies", "unknown")
CONFIDENCES = ("high", "medium", "low")
MODES = ("on_site", "home", "mobile", "phone", "text", "chat", "email", "online", "delivery", "transport")


def read(files: Iterable[tuple[str, str]]) -> Iterator[Record]:
    """(file name, YAML text) pairs → records. Raises BadRecord with file, path and how to mend."""
    for name, text in files:
        root = Node(name, name, _parsed(name, text))
        sources = tuple(map(_source, root.children("sources")))
        organization = _organization(root.child("organization"))
        yield organization
        for node in root.children("services"):
            yield from _service(node, organization.id, sources)
        root.done()


def _parsed(name: str, text: str) -> object:
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date that cannot be
        mark = getattr(error, "problem_mark", None)
        where = f"ligne {mark.line + 1}" if mark else "fichier"
        raise BadRecord(name, where, "n'est pas du YAML lisible.", "Revoyez l'indentation.") from error


def _service(node: Node, organization_id: str, sources: tuple[Source, ...]) -> Iterator[Record]:
    facts = Facts([source.id for source in sources])
    service_id = node.text("id")
    location = facts.location(node.maybe_child("location"), service_id)
    service = _read_service(node, service_id, organization_id, facts, sources)
    node.done()
    yield service
    if location is not None:
        yield location
        yield ServiceAtLocation(service.id, location.id)


def _read_service(
    node: Node, service_id: str, organization_id: str, facts: Facts, sources: tuple[Source, ...]
) -> Service:
    rows = node.words("rows")
    cost, join = node.maybe_child("cost"), node.maybe_child("join")
    ways, join_text = (join.words("ways"), join.both("text")) if join else ((), None)
    if join is not None:
        join.done()
    return Service(
        id=service_id,
        organization_id=organization_id,
        standing=node.word("standing", STANDINGS),
        status=node.word("status", STATUSES, "unknown"),
        confidence=node.word("confidence", CONFIDENCES),
        rows=rows,
        name=node.both_required("name"),
        title=node.both_required("title"),
        summary=node.both_required("summary"),
        needs=_needs(node.child("needs")),
        eligibility=facts.eligibility(node.maybe_child("eligibility")),
        area=_area(node.child("area")),
        modes=node.words("modes", MODES),
        schedule=facts.schedule(node.maybe_child("hours")),
        cost=cost.word("kind", COSTS, "unknown") if cost else "unknown",
        cost_text=facts.sourced_text(cost, "cost"),
        join=ways,
        join_text=join_text,
        languages=node.words("languages"),
        low_threshold=node.words("low_threshold"),
        emergency=node.words("emergency"),
        phones=tuple(map(facts.phone, node.children("phones"))),
        email=facts.contact(node, "email"),
        url=facts.contact(node, "url"),
        to_verify=tuple(child.only_text() for child in node.children("to_verify")),
        lead_reason=node.maybe("lead_reason"),
        read_on=node.maybe("read_on"),
        sources=tuple(source for source in sources if set(source.rows) & set(rows)),
        provenance=tuple(facts.seen),
        verified_on=node.day("verified_on"),
        closures=tuple(map(dated.closure, node.children("closures"))),
        registrations=tuple(map(dated.registration, node.children("registrations"))),
        capacities=tuple(map(dated.capacity, node.children("capacities"))),
        knock_first=node.both("knock_first"),
        exclusions=tuple(child.only_text() for child in node.children("exclusions")),
        verifications=tuple(map(dated.verification, node.children("verifications"))),
    )


def _source(node: Node) -> Source:
    source = Source(
        id=node.text("id"),
        url=node.maybe("url"),
        date=node.maybe("date"),
        rows=node.words("rows"),
        title=node.maybe("title"),
        publisher=node.maybe("publisher"),
        licence=node.maybe("licence"),
        kind=node.maybe("kind"),
    )
    node.done()
    return source


def _organization(node: Node) -> Organization:
    organization = Organization(
        id=node.text("id"),
        name=node.text("name"),
        kind=node.word("kind", KINDS),
        description=node.both_required("description"),
        alternate_names=node.words("alternate_names"),
    )
    node.done()
    return organization


def _needs(node: Node) -> tuple[NeedTag, ...]:
    tags = tuple(NeedTag(code, role) for role in ("principal", "secondaire") for code in node.words(role))
    node.done()
    if not tags:
        raise node.bad("principal", "aucun besoin.", "Codez au moins un besoin.")
    return tags


def _area(node: Node) -> ServiceArea:
    area = ServiceArea(node.word("level", LEVELS), node.words("mrcs", MRCS), node.words("municipalities"))
    node.done()
    return area
