"""Which reader reads what: by the name asked for, else by looking at what is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from directory_data.errors import BadRecord
from directory_data.exchange.findings import Findings
from directory_data.exchange.raw import Raw
from directory_data.exchange.readers import (
    calendar,
    data_inclusion,
    hsds_json,
    jsonld,
    live,
    mapping,
    tabular,
)
from directory_data.exchange.readers.files import OTHERS, Part, files_in
from directory_data.exchange.readers.legacy import table_of
from directory_data.exchange.readers.sheets import SPREADSHEETS
from directory_data.reference_tables import rows

FORMATS = ("hsds-json", "hsds-tabular", "hsds-api", "csv", "data-inclusion", "json-ld", "icalendar")
LOOKED_AT = 200_000


@dataclass(frozen=True, slots=True)
class Origin:
    """What to import: a path or an address, its format when it was named, its mapping when there is one."""

    text: str
    format: str | None = None
    mapping: Path | None = None

    @property
    def is_address(self) -> bool:
        """An http(s) address, not a path."""
        return urlsplit(self.text).scheme in ("http", "https")

    @property
    def path(self) -> Path:
        """The path."""
        return Path(self.text)


def format_of(origin: Origin) -> str:
    """The format named, else the one it looks like. Raises BadRecord when nothing tells."""
    if origin.format is not None:
        return origin.format
    if origin.is_address:
        return "hsds-api"
    if origin.mapping is not None:
        return "csv"
    found = [kind for part in files_in(origin.path) if (kind := _looks(part))]
    if not found:
        raise BadRecord(
            origin.path.name, "fichier", "d'un format inconnu.", f"Précisez --format ({', '.join(FORMATS)})."
        )
    return max(sorted(set(found)), key=found.count)


def _looks(part: Part) -> str | None:
    if part.ending in (".ics", ".ical"):
        return "icalendar"
    if part.ending == ".jsonld":
        return "json-ld"
    if part.ending in (".csv", ".tsv", *SPREADSHEETS):
        return "hsds-tabular" if table_of(part.stem) else "csv"
    if part.ending in (".ndjson", ".jsonl"):
        return "hsds-json"
    if part.ending in OTHERS or part.stem == "datapackage":
        return None
    return _json(part)


def _json(part: Part) -> str | None:
    """A JSON format, whatever the file is called; None when it does not begin as JSON."""
    with part.opened() as file:
        start = file.read(LOOKED_AT)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return None
    if b'"@context"' in start or b'"@graph"' in start or b'"@type"' in start:
        return "json-ld"
    return (
        "data-inclusion"
        if b'"nom"' in start and (b'"structure_id"' in start or b'"date_maj"' in start)
        else "hsds-json"
    )


def read(origin: Origin, findings: Findings) -> Iterator[Raw]:
    """Every record of an origin. Raises BadRecord, OSError."""
    match format_of(origin):
        case "hsds-api":
            return live.read(origin.text, findings)
        case "hsds-tabular":
            return tabular.read(origin.path, findings)
        case "csv":
            rules = mapping.read_mapping(origin.mapping) if origin.mapping else mapping.OUR_CSV
            return mapping.read(origin.path, rules, findings)
        case "data-inclusion":
            return data_inclusion.read(origin.path, findings, themes())
        case "json-ld":
            return jsonld.read(origin.path, findings)
        case "icalendar":
            return calendar.read(origin.path, findings)
    return hsds_json.read(origin.path, findings)


@cache
def themes() -> dict[str, tuple[str, ...]]:
    """data·inclusion thématique → our needs, from the column of the table of needs."""
    found: dict[str, tuple[str, ...]] = {}
    for _, row in rows("needs.csv", "code", "data_inclusion"):
        for theme in filter(None, map(str.strip, row["data_inclusion"].split("|"))):
            found[theme] = (*found.get(theme, ()), row["code"])
    return found
