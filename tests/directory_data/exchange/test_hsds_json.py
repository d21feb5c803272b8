"""HSDS JSON in every envelope it comes in; what is wrong is set apart with where it stands and how to mend it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from directory_data.errors import BadRecord
from directory_data.hsds.ids import uid
from directory_data.store import Store
from tests.directory_data.exchange.conftest import Bring, whole
from tests.shared import HSDS, faults, needed

ORG = {"id": uid("o"), "name": "Maison", "description": "Une maison."}
SERVICE: dict[str, Any] = {
    "id": uid("s"),
    "name": "Aide",
    "status": "active",
    "organization": ORG,
    "phones": [{"id": uid("p"), "number": "418 555-0101"}],
    "service_at_locations": [
        {"id": uid("l"), "location": {"id": uid("x"), "location_type": "physical", "name": "Ici"}},
    ],
    "attributes": [
        {
            "id": uid("a"),
            "taxonomy_term": {"id": uid("t"), "name": "Faim", "description": "Faim", "code": "F"},
        },
    ],
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("one.json", json.dumps(SERVICE)),
        ("list.json", json.dumps([SERVICE], indent=1)),
        ("page.json", json.dumps({"total_items": 1, "contents": [SERVICE]})),
        ("lines.ndjson", json.dumps(SERVICE) + "\n\n"),
        ("lines.json", json.dumps(SERVICE) + "\n" + json.dumps(SERVICE)),
        ("bom.json", "\ufeff" + json.dumps(SERVICE)),
        (
            "organization_full.json",
            json.dumps({**ORG, "services": [{k: v for k, v in SERVICE.items() if k != "organization"}]}),
        ),
    ],
)
def test_every_envelope_gives_the_same_records(bring: Bring, store: Store, name: str, text: str) -> None:
    account = bring(name, text)
    assert dict(account.counts.entered) == {
        "organization": 1,
        "service": 1,
        "location": 1,
        "service_at_location": 1,
        "phone": 1,
        "attribute": 1,
        "taxonomy_term": 1,
    }
    service = whole(store)[0]
    assert service["organization"]["name"] == "Maison"
    assert service["service_at_locations"][0]["location"]["name"] == "Ici"
    assert service["attributes"][0]["taxonomy_term"]["code"] == "F"
    assert faults("compiled/service.json", [service]) == []


def test_a_bad_record_is_set_apart_and_the_others_enter(bring: Bring, store: Store) -> None:
    lines = [
        json.dumps(SERVICE),
        "{broken",
        json.dumps({"id": "x", "status": "active", "organization": {"id": ORG["id"]}}),
    ]
    account = bring("some.ndjson", "\n".join(lines))
    assert account.counts.entered["service"] == 1
    assert [(f.code, f.row, f.column) for f in account.findings.kept] == [
        ("unreadable", 2, "*"),
        ("missing", 3, "service.name"),
    ]
    assert "some.ndjson, ligne 3, service.name" in account.findings.kept[1].sentence("fr")
    assert "Fill it in" in account.findings.kept[1].sentence("en")


def test_an_id_that_is_no_uuid_becomes_one_and_is_kept_beside(bring: Bring, store: Store) -> None:
    bring("a.json", json.dumps([{**SERVICE, "id": "135 836"}]))
    service = whole(store)[0]
    assert service["id"] == uid("voisin", "service", "135 836")
    assert [x["value"] for x in service["attributes"] if x.get("label") == "original_id"] == ["135 836"]


def test_what_cannot_be_read_is_dropped_and_said(bring: Bring, store: Store) -> None:
    dirty = {
        **SERVICE,
        "url": "pas un site",
        "email": "personne",
        "minimum_age": "douze",
        "status": "",
        "phones": [{"number": ""}, {"number": "418 555-0101", "extension": "x"}, "418"],
        "service_at_locations": [{"location": {"name": "Là", "latitude": 100, "longitude": 200}}],
    }
    account = bring("dirty.json", json.dumps(dirty))
    service = whole(store)[0]
    assert not {"url", "email", "minimum_age"} & set(service)
    assert (service["status"], len(service["phones"])) == ("active", 1)
    assert "latitude" not in service["service_at_locations"][0]["location"]
    assert account.findings.counts == {"dropped": 6, "filled": 1, "missing": 1}
    assert faults("compiled/service.json", [service]) == []


def test_the_same_file_again_makes_no_release(bring: Bring) -> None:
    assert bring("a.json", json.dumps(SERVICE)).release == 1
    again = bring("a.json", json.dumps(SERVICE))
    assert (again.release, again.change.added, again.change.unchanged) == (1, 0, 5)


def test_a_source_that_says_less_withdraws_the_rest_and_the_past_stays_readable(
    bring: Bring, store: Store
) -> None:
    other = {**SERVICE, "id": uid("other"), "phones": [], "attributes": [], "service_at_locations": []}
    bring("a.json", json.dumps([SERVICE, other]))
    account = bring("a.json", json.dumps([SERVICE]))
    assert (account.release, account.change.withdrawn, account.change.unchanged) == (2, 1, 5)
    assert [len(store.snapshot(n).services) for n in (1, 2)] == [2, 1]


def test_one_source_never_touches_another(bring: Bring, store: Store) -> None:
    bring("a.json", json.dumps([SERVICE]), source="un")
    account = bring("b.json", json.dumps([{**SERVICE, "name": "Volé"}]), source="deux")
    assert len(account.change.elsewhere) == 5
    assert whole(store)[0]["name"] == "Aide"


def test_a_dry_run_counts_everything_and_changes_nothing(bring: Bring, store: Store) -> None:
    bring("a.json", json.dumps(SERVICE), source="un")
    account = bring("b.json", json.dumps({**SERVICE, "id": uid("new")}), source="deux", dry_run=True)
    assert account.change.added > 0
    assert store.latest() == 1
    assert len(whole(store)) == 1


@pytest.mark.parametrize("text", ["", "nothing", "{", "[1,", '{"a": 1}', "[]"])
def test_nothing_readable_is_refused_and_nothing_changes(bring: Bring, store: Store, text: str) -> None:
    bring("a.json", json.dumps(SERVICE))
    with pytest.raises(BadRecord):
        bring("a.json", text, format="hsds-json")
    assert store.latest() == 1


def test_windows_1252_is_read_and_said(bring: Bring, store: Store) -> None:
    account = bring(
        "w.json", json.dumps({**SERVICE, "name": "Dépannage"}, ensure_ascii=False).encode("cp1252")
    )
    assert whole(store)[0]["name"] == "Dépannage"
    assert account.findings.counts["encoding"] == 1


def test_a_confidential_place_brings_no_point_for_distances(bring: Bring, store: Store) -> None:
    secret = {
        "location": {
            "name": "?",
            "latitude": 48.4,
            "longitude": -68.5,
            "attributes": [{"label": "confidential", "value": "yes"}],
        }
    }
    bring("a.json", json.dumps({**SERVICE, "service_at_locations": [secret]}))
    place = whole(store, "location")[0]
    assert not {"latitude", "longitude", "addresses"} & set(place)


@pytest.mark.parametrize("folder", ["V3.0-UK-Default", "V3.0-UK-Warn"])
def test_the_documents_of_the_oruk_validator_enter_and_leave_valid(
    bring: Bring, store: Store, folder: str
) -> None:
    account = bring(needed(HSDS / "examples_oruk" / folder))
    assert account.counts.entered["service"] == 1
    for kind in ("service", "service_at_location", "organization"):
        assert faults(f"compiled/{kind}.json", whole(store, kind)) == []
