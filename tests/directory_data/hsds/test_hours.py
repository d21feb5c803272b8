"""OpenStreetMap hours → HSDS weekly lines."""

from __future__ import annotations

from datetime import date

import pytest

from directory_data.hsds.hours import schedules, weekly
from directory_data.model import Closure, Registration, Schedule, Text
from tests.samples import service


@pytest.mark.parametrize(
    ("osm", "lines"),
    [
        ("Mo-Fr 08:30-16:30", [(("MO", "TU", "WE", "TH", "FR"), "08:30", "16:30")]),
        (
            "Mo,We 09:00-12:00,13:00-16:00",
            [(("MO", "WE"), "09:00", "12:00"), (("MO", "WE"), "13:00", "16:00")],
        ),
        ("Sa-Mo 10:00-12:00; Tu off", [(("SA", "SU", "MO"), "10:00", "12:00")]),
        ("24/7", [(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), "00:00", "24:00")]),
        ("Jun-Aug: Mo-Fr 09:00-16:00", None),
        ("PH off", None),
    ],
)
def test_simple_weeks_become_lines_and_richer_ones_are_left_as_text(osm: str, lines: object) -> None:
    assert weekly(osm) == lines


def test_opening_times_carry_their_zone() -> None:
    line = schedules(service(schedule=Schedule("Mo 09:00-12:00")), "x")[0]
    assert (line["opens_at"], line["closes_at"], line["timezone"]) == ("09:00-05:00", "12:00-05:00", -5)


def test_hours_only_people_can_read_stay_as_they_are_said() -> None:
    assert [
        line["description"] for line in schedules(service(schedule=Schedule(None, Text("le jeudi"))), "x")
    ] == ["le jeudi"]


def test_a_closure_and_a_registration_window_keep_their_dates() -> None:
    closed = Closure(date(2026, 12, 24), date(2027, 1, 4), Text("Congé des Fêtes"))
    window = Registration(date(2026, 8, 15), date(2026, 9, 1))
    first, second = schedules(service(closures=(closed,), registrations=(window,)), "x")
    assert (first["valid_from"], first["valid_to"], first["notes"]) == (
        "2026-12-24",
        "2027-01-04",
        "exception: closed",
    )
    assert (second["valid_from"], second["valid_to"], second["notes"]) == (
        "2026-08-15",
        "2026-09-01",
        "registration",
    )
