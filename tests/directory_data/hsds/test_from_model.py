"""The directory's records in HSDS words: valid against the published schemas, nothing confidential, ids that stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from directory_data.hsds.documents import Json
from directory_data.hsds.from_model import documents
from directory_data.hsds.from_service import service_document
from directory_data.hsds.ids import as_uuid, uid
from directory_data.hsds.tables import KINDS, TABLES
from directory_data.model import Ages, Capacity, Eligibility, Location, Phone, Text, Verification
from directory_data.vocabulary import vocabulary
from tests.samples import service, small_snapshot
from tests.shared import faults


def body(**changes: object) -> Json:
    return service_document(service(**changes), vocabulary()).body


def test_every_kind_is_valid_hsds_and_has_ids_of_its_own() -> None:
    found = list(documents(small_snapshot(), vocabulary()))
    assert len({(d.kind, d.id) for d in found}) == len(found)
    for kind in KINDS:
        assert faults(f"{kind}.json", [d.body for d in found if d.kind == kind]) == []


def test_the_same_record_has_the_same_id_for_ever() -> None:
    assert body()["id"] == uid("service", "svc-a") == "46c7837e-3439-5267-b729-f184abbea33f"


@pytest.mark.parametrize(
    ("ages", "years"),
    [
        (Ages(0, 72, "child"), (0, 5)),
        (Ages(0, 18, "child"), (0, 1.5)),
        (Ages(216, None, "adult"), (18, None)),
    ],
)
def test_ages_in_years_include_the_last_one(ages: Ages, years: tuple[float, float | None]) -> None:
    shown = body(eligibility=Eligibility(ages=ages))
    assert (shown.get("minimum_age"), shown.get("maximum_age")) == years


def test_an_extension_that_a_number_would_change_is_said_in_words() -> None:
    plain, led = body(phones=(Phone("418 555-0101", "302"), Phone("418 555-0102", "007")))["phones"]
    assert (plain["extension"], led.get("extension"), led["description"]) == (302, None, "poste 007")


def test_a_lead_says_it_is_to_be_confirmed() -> None:
    assert "À confirmer" in body(standing="lead", lead_reason="Aucun téléphone")["alert"]
    assert "alert" not in body()


def test_each_sourced_field_is_dated_no_fresher_than_its_source() -> None:
    entry = body()["metadata"][0]
    assert (entry["field_name"], entry["last_action_date"], entry["replacement_value"]) == (
        *("phone", "2026-05-01", "2026-05"),
    )


def test_what_hsds_has_no_field_for_is_an_attribute_with_its_term() -> None:
    terms = {d.id for d in documents(small_snapshot(), vocabulary()) if d.kind == "taxonomy_term"}
    shown = body(knock_first=Text("Le CLSC"), exclusions=(Text("Pas de chien"),))
    facts = {item["label"]: item["value"] for item in shown["attributes"] if item["link_type"] == "fact"}
    assert (facts["knock_first"], facts["exclusion"], facts["name_en"]) == (
        "Le CLSC",
        "Pas de chien",
        "Drop-in child care",
    )
    assert all(item["taxonomy_term_id"] in terms for item in shown["attributes"])


def test_capacity_and_verification_are_dated() -> None:
    shown = body(
        capacities=(Capacity("places", 3, date(2026, 11, 2)),),
        verifications=(Verification("phone", date(2026, 11, 3), "équipe"),),
    )
    assert (shown["capacities"][0]["available"], shown["capacities"][0]["updated"]) == (
        3,
        "2026-11-02T00:00:00Z",
    )
    assert shown["metadata"][-1]["last_action_type"] == "verified"
    assert faults("service.json", [shown]) == []


def test_a_confidential_place_leaves_nothing_but_that_it_exists() -> None:
    hidden = Location("svc-a@lieu", None, None, confidential=True)
    snapshot = replace(small_snapshot(), locations=(hidden, small_snapshot().locations[1]))
    shown = next(d.body for d in documents(snapshot, vocabulary()) if d.id == uid("location", "svc-a@lieu"))
    assert set(shown) == {"id", "location_type", "organization_id", "name", "attributes"}


def test_ids_written_otherwise_are_the_same_ids() -> None:
    key = uid("x")
    assert as_uuid(f" {{{key.upper()}}} ") == as_uuid(f"urn:uuid:{key}") == key
    assert as_uuid("135836") is None
    assert as_uuid("z" * 36) is None


def test_every_column_that_refers_to_a_table_refers_to_one_that_exists() -> None:
    for table in TABLES.values():
        assert {c.refers for c in table.columns if c.refers} <= TABLES.keys()
