"""HSDS JSON: one object, a list, a page, our own export, or one object a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from directory_data.errors import BadRecord
from directory_data.exchange.findings import Findings, Where
from directory_data.exchange.raw import Raw
from directory_data.exchange.readers.files import OTHERS, Part, files_in
from directory_data.exchange.readers.legacy import table_of
from directory_data.hsds.tables import KINDS, TABLES

LISTS = {
    "services": "service",
    "organizations": "organization",
    "locations": "location",
    "programs": "program",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
# what only one kind has: a sure sign
_SIGNS = {
    "service_at_location": {"service", "service_id", "location"},
    "service": {
        "status",
        "organization",
        "service_at_locations",
        "eligibility_description",
        "application_process",
    },
    "location": {"location_type", "latitude", "addresses", "transportation"},
    "organization": {
        "website",
        "legal_status",
        "organization_identifiers",
        "tax_id",
        "services",
        "uri",
        "logo",
    },
    "taxonomy_term": {"taxonomy", "term", "taxonomy_detail", "parent_id", "term_uri", "taxonomy_id"},
    "taxonomy": {"version", "taxonomy_terms"},
    "program": {"organization_id"},
}
BOM = b"\xef\xbb\xbf"
Item = tuple[bytes | msgspec.Raw, str | None]


def read(path: Path, findings: Findings) -> Iterator[Raw]:
    """Every record of every JSON file of a path."""
    for part in files_in(path):
        if part.ending not in OTHERS:
            yield from records(part, findings)


def records(part: Part, findings: Findings) -> Iterator[Raw]:
    """Every record of one document. Raises BadRecord when it is no JSON at all."""
    hint = table_of(re.sub(r"_(list|full)$", "", part.stem))
    for number, (item, table) in enumerate(_items(part), start=1):
        where = Where(part.name, number)
        try:
            values = _decoded(bytes(item), where, findings)
        except (msgspec.DecodeError, RecursionError) as error:
            findings.add("unreadable", where, "*", error)
            continue
        found = kind_of(values, table or hint)
        if found is None:
            findings.add("unreadable", where, "*", str(values)[:60])
        else:
            yield Raw(found, values, where)


def _decoded(item: bytes, where: Where, findings: Findings) -> Any:
    try:
        return msgspec.json.decode(item)
    except (msgspec.DecodeError, UnicodeDecodeError):
        try:
            item.decode()
        except UnicodeDecodeError:
            findings.add("encoding", where, "*")
            return msgspec.json.decode(item.decode("cp1252", "replace"))
        raise


def _items(part: Part) -> Iterator[Item]:
    """The objects of a document. Lines are read one at a time; a list is held whole, its objects are not."""
    if part.ending in (".ndjson", ".jsonl") or _many_lines(part):
        with part.opened() as file:
            for line in file:
                if line.strip().removeprefix(BOM):
                    yield line.strip().removeprefix(BOM), None
        return
    raw = part.read()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raw = raw.decode("utf-16", "replace").encode()
    if not raw.strip(b"\xef\xbb\xbf \t\r\n"):
        raise BadRecord(part.name, "fichier", "est vide.", "Demandez-le de nouveau.")
    yield from _whole(memoryview(raw)[3:] if raw.startswith(BOM) else raw, part)


def _whole(text: bytes | memoryview, part: Part) -> Iterator[Item]:
    """The objects of a list, of a page, of an export; an object alone."""
    try:
        if bytes(text[:200]).lstrip().startswith(b"["):
            yield from ((item, None) for item in msgspec.json.decode(text, type=list[msgspec.Raw]))
            return
        top = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
        lists = [key for key in ("contents", *LISTS) if key in top and bytes(top[key])[:1] == b"["]
        alone = "name" in top and "contents" not in top
        if alone or not lists:
            yield bytes(text), None
            return
        for key in lists:
            for item in msgspec.json.decode(top[key], type=list[msgspec.Raw]):
                yield item, LISTS.get(key)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadRecord(
            part.name, "fichier", f"n'est pas du JSON lisible ({error}).", "Demandez-le de nouveau."
        ) from error


def _many_lines(part: Part) -> bool:
    """One object a line, whatever the file is called."""
    with part.opened() as file:
        first, rest = file.readline(1 << 20).strip(), file.readline(1 << 20).strip()
    return first.startswith(b"{") and first.endswith(b"}") and rest.startswith(b"{")


def kind_of(values: Any, hint: str | None = None) -> str | None:
    """Which table an object is of: the one it was listed under, else the one whose signs it bears."""
    if not isinstance(values, dict) or not values:
        return None
    if hint in KINDS:
        return hint
    scores = {kind: len(signs & values.keys()) for kind, signs in _SIGNS.items()}
    best = max(scores, key=lambda kind: scores[kind])
    known = len(TABLES[best].by_name.keys() & values.keys())
    return best if scores[best] and known >= 2 and ({"id", "name"} & values.keys()) else None
