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
from directory_data.exchange.readers.files import Part, files_in
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
Item = tuple[msgspec.Raw, str | None]


def read(path: Path, findings: Findings) -> Iterator[Raw]:
    """Every record of every JSON file of a path."""
    for part in files_in(path):
        if part.ending in (".json", ".ndjson", ".jsonl", ".jsonld", ""):
            yield from records(part.read(), part, findings)


def records(raw: bytes, part: Part, findings: Findings) -> Iterator[Raw]:
    """Every record of one document. Raises BadRecord when it is no JSON at all."""
    hint = table_of(re.sub(r"_(list|full)$", "", part.stem))
    for number, (item, table) in enumerate(_items(raw, part), start=1):
        where = Where(part.name, number)
        try:
            values: Any = msgspec.json.decode(item)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            findings.add("unreadable", where, "*", error)
            continue
        found = kind_of(values, table or hint)
        if found is None:
            findings.add("unreadable", where, "*", str(values)[:60])
        else:
            yield Raw(found, values, where)


def _items(raw: bytes, part: Part) -> Iterator[Item]:
    text = _utf8(raw, part)
    if part.ending in (".ndjson", ".jsonl") or _many_lines(text):
        yield from ((msgspec.Raw(line), None) for line in text.split(b"\n") if line.strip())
        return
    yield from _whole(text, part)


def _whole(text: bytes, part: Part) -> Iterator[Item]:
    """The objects of a list, of a page, of an export; an object alone."""
    try:
        if text.startswith(b"["):
            yield from ((item, None) for item in msgspec.json.decode(text, type=list[msgspec.Raw]))
            return
        top = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
        lists = [
            key for key in ("contents", *LISTS) if key in top and bytes(top[key]).lstrip().startswith(b"[")
        ]
        if not lists or ("name" in top and "contents" not in top):
            yield msgspec.Raw(text), None
        for key in lists if "contents" in top or "name" not in top else ():
            for item in msgspec.json.decode(top[key], type=list[msgspec.Raw]):
                yield item, LISTS.get(key)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadRecord(
            part.name, "fichier", f"n'est pas du JSON lisible ({error}).", "Demandez-le de nouveau."
        ) from error


def _many_lines(text: bytes) -> bool:
    first, _, rest = text.partition(b"\n")
    first, rest = first.strip(), rest.lstrip()
    return first.startswith(b"{") and first.endswith(b"}") and rest.startswith(b"{")


def _utf8(raw: bytes, part: Part) -> bytes:
    text = raw.removeprefix(b"\xef\xbb\xbf").strip()
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", "replace").encode()
    if not text:
        raise BadRecord(part.name, "fichier", "est vide.", "Demandez-le de nouveau.")
    try:
        text.decode()
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace").encode()
    return text


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
