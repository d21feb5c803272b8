"""Is every row of the facts accounted for, and does every contact detail come from a source?

Pure but for reading the facts' JSON lines. The curated files are held against the ledger, then, when the
facts are at hand, both against the rows themselves.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from directory_data import values
from directory_data.coverage import locations_of
from directory_data.errors import BadRecord, BadValue
from directory_data.ledger import Line
from directory_data.model import Location, Service, Snapshot

# Fact column → field of the curated record it may feed.
CONTACT = {
    "phone": "phone",
    "email": "email",
    "website": "url",
    "address": "address",
    "postal_code": "postal_code",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the audit refuses: kind is "row", "ledger" or "contact"."""

    kind: str
    where: str
    problem: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What was counted and what was found. `rows` is 0 when the facts were not given."""

    rows: int
    accounted: int
    details: int
    findings: tuple[Finding, ...]

    def of(self, kind: str) -> tuple[Finding, ...]:
        """The findings of one kind."""
        return tuple(finding for finding in self.findings if finding.kind == kind)


def read_facts(folder: Path) -> dict[str, dict[str, Any]]:
    """{row id: row} of every *.jsonl in `folder`. Raises BadRecord with file and line."""
    rows: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                row = json.loads(text)
                rows[row["id"]] = row
            except (ValueError, KeyError) as error:
                raise BadRecord(path.name, f"ligne {number}", f"ligne illisible ({error})") from error
    if not rows:
        raise BadRecord(str(folder), "*.jsonl", "aucune ligne de faits trouvée.", "Vérifiez le dossier.")
    return rows


def audit(
    snapshot: Snapshot, ledger: Iterable[Line], facts: Mapping[str, Mapping[str, Any]] | None = None
) -> Audit:
    """Hold the curated directory against its ledger and, when given, against the facts."""
    lines = tuple(ledger)
    findings = list(_ledger_findings(snapshot, lines))
    details = list(_details(snapshot))
    findings += [
        Finding("contact", s.id, f"{f} « {v} » sans source") for s, f, v in details if not _cited(s, f)
    ]
    if facts is None:
        return Audit(0, 0, len(details), tuple(findings))
    findings += _row_findings(lines, facts)
    findings += [
        Finding("contact", service.id, f"{field} « {value} » : aucune ligne de faits ne porte cette valeur")
        for service, field, value in details
        if value not in _carried(service, field, facts)
    ]
    accounted = len({line.row for line in lines} & set(facts))
    return Audit(len(facts), accounted, len(details), tuple(findings))


def _ledger_findings(snapshot: Snapshot, lines: Iterable[Line]) -> Iterator[Finding]:
    services = {service.id: service for service in snapshot.services}
    held = {row: service for service in snapshot.services for row in service.rows}
    named = {line.row: line for line in lines}
    for row in held.keys() - named.keys():
        yield Finding("ledger", row, f"tenu par {held[row].id} mais absent du registre")
    for line in named.values():
        service = services.get(line.record)
        if line.decision == "refused":
            continue
        if service is None or line.row not in service.rows:
            yield Finding("ledger", line.row, f"{line.decision} dans « {line.record} », qui ne le tient pas")
        elif line.decision != "merged" and line.decision != service.standing:
            yield Finding("ledger", line.row, f"registre {line.decision}, fiche {service.standing}")


def _row_findings(lines: Iterable[Line], facts: Mapping[str, object]) -> Iterator[Finding]:
    counts = Counter(line.row for line in lines)
    for row in facts:
        if counts[row] != 1:
            yield Finding("row", row, "absent du registre" if not counts[row] else "deux fois au registre")
    for row in counts.keys() - facts.keys():
        yield Finding("row", row, "au registre mais absent des faits")


def _details(snapshot: Snapshot) -> Iterator[tuple[Service, str, str]]:
    places = locations_of(snapshot)
    for service in snapshot.services:
        yield from ((service, "phone", f"{p.number}|{p.extension or ''}") for p in service.phones)
        if service.email:
            yield service, "email", service.email
        if service.url:
            yield service, "url", service.url
        for location in places.get(service.id, []):
            yield from ((service, field, value) for field, value in _addressed(location))


def _addressed(location: Location) -> Iterator[tuple[str, str]]:
    if location.address:
        yield "address", location.address
    if location.postal_code:
        yield "postal_code", location.postal_code


def _cited(service: Service, field: str) -> bool:
    known = {source.id for source in service.sources}
    cited = [p.sources for p in service.provenance if p.field == field]
    return bool(cited) and all(ids and set(ids) <= known for ids in cited)


def _carried(service: Service, field: str, facts: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """Canonical values of `field` in the service's rows, where a source of that row lists the field."""
    found: set[str] = set()
    for row in (facts[row] for row in service.rows if row in facts):
        for column in (column for column, name in CONTACT.items() if name == field):
            if any(column in source["fields"] for source in row["sources"]) and row.get(column):
                found |= set(_canonical(field, row[column]))
    return found


def _canonical(field: str, raw: str) -> Iterator[str]:
    try:
        if field == "phone":
            for part in raw.replace(" ou ", ";").split(";"):
                phone = values.phone(part.strip())
                yield f"{phone.number}|{phone.extension or ''}"
        else:
            clean = {"url": values.url, "email": values.email, "postal_code": values.postal_code}.get(field)
            yield clean(raw) if clean else raw
    except BadValue:
        return
