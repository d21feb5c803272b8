"""Dated facts of a curated service: read with their dates, or refused with the path and how to mend."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from directory_data.errors import BadRecord
from directory_data.model import Capacity, Closure, Registration, Service, Text, Verification
from directory_data.refresh import CURATED
from directory_data.sources.curated.importer import read

FILE = "centre-femmes-catherine-leblond.yaml"
DATED = """
  closures:
  - {start: 2026-12-24, end: "2027-01-04", text: {fr: Congé des Fêtes}}
  - {start: 2027-06-24, osm: "24/7"}
  registrations:
  - {opens: 2026-08-15, closes: 2026-09-01}
  capacities:
  - {unit: places, available: 3, maximum: 12, date: 2026-11-02}
  knock_first: {fr: Appelez d'abord le CLSC., en: Call the CLSC first.}
  exclusions:
  - text: {fr: Pas d'hébergement}
  verified_on: 2026-11-03
  verifications:
  - {field: phone, date: 2026-11-03, by: équipe}
"""


def with_dates(extra: str) -> Service:
    text = (Path(CURATED) / FILE).read_text(encoding="utf-8")
    records = read([(FILE, text.replace("\n  read_on:", extra + "  read_on:", 1))])
    return next(record for record in records if isinstance(record, Service))


def test_every_dated_fact_is_read() -> None:
    found = with_dates(DATED)
    assert found.closures == (
        Closure(date(2026, 12, 24), date(2027, 1, 4), Text("Congé des Fêtes")),
        Closure(date(2027, 6, 24), osm="24/7"),
    )
    assert found.registrations == (Registration(date(2026, 8, 15), date(2026, 9, 1)),)
    assert found.capacities == (Capacity("places", 3, date(2026, 11, 2), 12),)
    assert (found.knock_first and found.knock_first.en, found.exclusions) == (
        *("Call the CLSC first.", (Text("Pas d'hébergement"),)),
    )
    assert found.verified_on == date(2026, 11, 3)
    assert found.verifications == (Verification("phone", date(2026, 11, 3), "équipe"),)


@pytest.mark.parametrize(
    ("extra", "where"),
    [
        ("\n  closures:\n  - {start: demain}\n", "closures[0].start"),
        ("\n  closures:\n  - {start: 2026-02-01, end: 2026-01-01}\n", "closures[0].end"),
        ("\n  closures:\n  - {end: 2026-01-01}\n", "closures[0].start"),
        ("\n  registrations:\n  - {text: {fr: bientôt}}\n", "registrations[0].opens"),
        (
            "\n  capacities:\n  - {unit: lits, available: trois, date: 2026-01-01}\n",
            "capacities[0].available",
        ),
        ('\n  verified_on: "2026-13-01"\n', "verified_on"),
    ],
)
def test_a_date_that_cannot_be_is_refused_where_it_stands(extra: str, where: str) -> None:
    with pytest.raises(BadRecord) as caught:
        with_dates(extra)
    assert where in str(caught.value)
