"""HSDS JSON and ndjson: services as the API gives them whole, then what no service reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO, TypeVar

from directory_data.exports.scope import Scope
from directory_data.gathering import Gathering
from directory_data.hsds.documents import Json, encode
from directory_data.hsds.tables import VERSION

BATCH = 200
T = TypeVar("T")


def write_json(scope: Scope, out: BinaryIO) -> None:
    """One envelope: `contents` holds the services, the other lists what hangs on none of them."""
    total = scope.count("service")
    envelope = {
        "version": VERSION,
        "total_items": total,
        "total_pages": 1,
        "page_number": 1,
        "size": total,
        "first_page": True,
        "last_page": True,
        "empty": not total,
    }
    out.write(encode(envelope)[:-1] + b',"contents":[\n')
    reached: set[str] = set()
    _write(out, _noted(whole_services(scope), reached))
    for kind, name in REST.items():
        out.write(b'],"' + name.encode() + b'":[\n')
        _write(out, _left(scope, kind, reached))
    out.write(b"]}\n")


def write_ndjson(scope: Scope, out: BinaryIO) -> None:
    """One whole service a line."""
    for body in whole_services(scope):
        out.write(encode(body) + b"\n")


REST = {
    "organization": "organizations",
    "program": "programs",
    "location": "locations",
    "taxonomy": "taxonomies",
    "taxonomy_term": "taxonomy_terms",
}


def whole_services(scope: Scope) -> Iterator[Json]:
    """Every service of the scope, whole, by id."""
    terms: dict[str, Json] = {}
    for batch in batches(scope.rows("service"), BATCH):
        yield from Gathering(scope.shelves, terms).whole("service", batch)


def _noted(bodies: Iterable[Json], reached: set[str]) -> Iterator[Json]:
    for body in bodies:
        reached |= {body[key] for key in ("organization_id", "program_id") if key in body}
        reached |= {link["location_id"] for link in body.get("service_at_locations", ())}
        yield body


def _left(scope: Scope, kind: str, reached: set[str]) -> Iterator[Json]:
    terms: dict[str, Json] = {}
    for batch in batches((row for row in scope.rows(kind) if row.id not in reached), BATCH):
        yield from Gathering(scope.shelves, terms).whole(kind, batch)


def _write(out: BinaryIO, bodies: Iterable[Json]) -> None:
    for turn, body in enumerate(bodies):
        out.write((b",\n" if turn else b"") + encode(body))


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The same items, some at a time."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
