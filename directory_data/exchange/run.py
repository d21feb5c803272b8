"""An import from end to end: read, clean, settle, publish, and an exact account of it. All of it, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from directory_data.errors import BadRecord, StoreEmpty
from directory_data.exchange.findings import MENDED, NOTED, SAYINGS, SET_ASIDE, Findings, Where
from directory_data.exchange.formats import Origin, format_of, read
from directory_data.exchange.importing import Counts, Import, Tag, Told
from directory_data.exchange.staging import Staging
from directory_data.hsds.tables import KINDS
from directory_data.hsds.terms import term_documents
from directory_data.records import CURATED, Change
from directory_data.shelves import Shelves
from directory_data.store import Store
from directory_data.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Account:
    """What an import did."""

    source: str
    format: str
    release: int
    dry_run: bool
    counts: Counts
    change: Change
    findings: Findings

    def as_json(self, lang: str) -> dict[str, Any]:
        """The same, for a program."""
        return {
            "source": self.source,
            "format": self.format,
            "release": self.release,
            "dry_run": self.dry_run,
            "rows": self.counts.rows,
            "entered": dict(sorted(self.counts.entered.items())),
            "set_aside": dict(sorted(self.counts.set_aside.items())),
            "findings": {effect: self.findings.of(effect) for effect in (SET_ASIDE, MENDED, NOTED)},
            "records": {
                "added": self.change.added,
                "changed": self.change.changed,
                "withdrawn": self.change.withdrawn,
                "unchanged": self.change.unchanged,
                "held_by_another_source": len(self.change.elsewhere),
            },
            "details": [
                {
                    "effect": found.effect,
                    "code": found.code,
                    "file": found.file,
                    "row": found.row,
                    "column": found.column,
                    "value": found.value,
                    "problem": SAYINGS[found.code][2 if lang == "en" else 1],
                    "mend": SAYINGS[found.code][4 if lang == "en" else 3],
                }
                for found in self.findings.kept
            ],
        }


def run(
    store: Store,
    origin: Origin,
    source: str,
    now: datetime,
    tag: Tag | None = None,
    told: Told | None = None,
    dry_run: bool = False,
) -> Account:
    """Import `origin` as the whole of what `source` says. Raises BadRecord, OSError, StoreError; nothing is changed then."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,79}", source) or source == CURATED:
        raise BadRecord(
            source,
            "--source",
            "ne peut pas nommer une source.",
            "Lettres, chiffres et tirets, comme ilao-2021.",
        )
    findings, form = Findings(), format_of(origin)
    with Staging() as staging:
        work = Import(source, staging, findings, tag)
        work.read(read(origin, findings), told)
        own = tuple(term_documents(vocabulary()))
        work.settle(_held(store, source), own)
        if not (work.counts.entered["service"] or work.counts.entered["organization"]):
            raise BadRecord(
                origin.text, "fichier", "ne contient aucun service ni organisme lisible.", _first(findings)
            )
        note = f"{source} ({form})"
        release, change = store.publish_source(
            source,
            work.papers,
            work.mark,
            now,
            note,
            dry_run,
            _records(work.counts),
            frozenset(paper.id for paper in own),
        )
    for kind, key in change.elsewhere:
        findings.add("other_source", Where(origin.text, 0), f"{kind}.id", key)
    return Account(source, form, release, dry_run, work.counts, change, findings)


def _records(counts: Counts) -> int:
    return sum(counts.entered[kind] for kind in KINDS)


def _first(findings: Findings) -> str:
    return findings.kept[0].sentence("fr") if findings.kept else "Vérifiez le fichier et --format."


def _held(store: Store, source: str) -> Callable[[str, str], bool]:
    """Whether the store holds a record from another source: it may then be named."""
    try:
        shelves = Shelves(store.engine)
    except StoreEmpty:
        return lambda kind, key: False

    @cache
    def held(kind: str, key: str) -> bool:
        row = shelves.get(kind, key)
        return row is not None and row.source != source

    return held


def source_name(text: str) -> str:
    """A name for a source from its path or address: « https://api.exemple.ca/hsds » → « api.exemple.ca-hsds »."""
    said = re.sub(r"^https?://", "", text.strip().rstrip("/").lower())
    said = re.split(r"[?#]", said)[0] if text.startswith("http") else re.split(r"[\\/]", said)[-1]
    said = re.sub(r"\.(zip|json|ndjson|jsonl|jsonld|csv|tsv|xlsx|ods|ics)$", "", said)
    return re.sub(r"[^a-z0-9._-]+", "-", said).strip("-._")[:80] or "source"
