"""`curated/ledger.csv`: what became of every row of the directory facts, row id by row id."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from directory_data.errors import BadRecord

DECISIONS = ("published", "lead", "merged", "refused")


@dataclass(frozen=True, slots=True)
class Line:
    """One row's fate. record: the service id that holds it ("" when refused)."""

    row: str
    decision: str
    record: str
    reason: str


def read_ledger(path: Path) -> tuple[Line, ...]:
    """The ledger's lines. Raises BadRecord with the line number."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = tuple(Line(**row) for row in csv.DictReader(file))
    for number, line in enumerate(lines, start=2):
        if line.decision not in DECISIONS:
            raise BadRecord(path.name, f"ligne {number}", f"décision « {line.decision} » inconnue")
        if line.decision != "published" and not line.reason:
            raise BadRecord(path.name, f"ligne {number}", f"{line.row} : la raison manque")
    return lines
