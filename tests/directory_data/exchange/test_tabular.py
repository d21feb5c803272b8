"""HSDS tables of every version, from a folder, a zip or one file, clean or not."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from directory_data.errors import BadRecord
from directory_data.exchange.formats import format_of
from directory_data.exchange.run import Origin
from directory_data.store import Store
from tests.directory_data.exchange.conftest import Bring, whole
from tests.shared import HSDS, faults, needed

TABLES = {
    "organizations.csv": "id,name,description,url\n1,Maison,Une maison,maison.test\n",
    "services.csv": "id,organization_id,name,status,fees\n10,1,Aide,,Gratuit\n",
    "locations.csv": "id,organization_id,name,latitude,longitude\n20,1,Ici,48.45,-68.52\n",
    "services_at_location.csv": "id,service_id,location_id\n,10,20\n",
    "phones.csv": "id,service_id,number,language\n,10,418 555-0101,fr\n,99,418 555-0102,\n,,418 555-0103,\n",
    "regular_schedules.csv": "id,service_id,weekday,opens_at,closes_at\n,10,Monday,9:00 AM,5:00 PM\n",
    "schedules.tmp.csv": "id,service_id,weekday,opens_at,closes_at\n,10,Monday,9:00 AM,5:00 PM\n",
    "holiday_schedules.csv": "id,service_id,closed,start_date,end_date\n,10,true,2026-12-24,2027-01-04\n",
    "postal_addresses.csv": "id,organization_id,address_1,city,state_province,postal_code,country\n,1,1 rue A,Rimouski,QC,G5L 1A1,CA\n",
    "physical_addresses.csv": "id,location_id,address_1,city,state_province,postal_code,country\n,20,2 rue B,Rimouski,QC,G5L 1A1,CA\n",
    "eligibility.csv": "id,service_id,eligibility,minimum_age\n,10,Familles,18\n,10,Résidents,\n",
    "taxonomy.csv": "id,name,parent_id,vocabulary\nT1,Faim,,AIRS\n",
    "services_taxonomy.csv": "id,service_id,taxonomy_id\n,10,T1\n",
    "accessibility_for_disabilities.csv": "id,location_id,accessibility\n,20,rampe\n",
    "languages.csv": "id,service_id,language\n,10,fr\n",
}


def folder(at: Path, **changes: str) -> Path:
    at.mkdir(exist_ok=True)
    for name, text in {**TABLES, **changes}.items():
        (at / name).write_text(text, encoding="utf-8")
    return at


def test_hsds_1_1_and_2_0_become_hsds_3(bring: Bring, store: Store, tmp_path: Path) -> None:
    account = bring(folder(tmp_path / "old"))
    service = whole(store)[0]
    assert faults("compiled/service.json", [service]) == []
    assert (service["status"], service["fees_description"]) == ("active", "Gratuit")
    assert (service["eligibility_description"], service["minimum_age"]) == ("Familles; Résidents", 18)
    weekly, holiday = (
        service["schedules"] if "freq" in service["schedules"][0] else service["schedules"][::-1]
    )
    assert (weekly["freq"], weekly["byday"], weekly["opens_at"], weekly["closes_at"]) == (
        "WEEKLY",
        "MO",
        "09:00",
        "17:00",
    )
    assert (holiday["valid_from"], holiday["notes"]) == ("2026-12-24", "exception: closed")
    place = service["service_at_locations"][0]["location"]
    assert [a["address_type"] for a in place["addresses"]] == ["physical"]
    assert place["accessibility"][0]["description"] == "rampe"
    assert service["organization"]["website"] == "https://maison.test"
    assert "Faim" in [a["taxonomy_term"]["name"] for a in service["attributes"]]
    assert service["phones"][0]["languages"][0]["name"] == "fr"
    assert account.counts.set_aside == {"phone": 2}
    assert [x["location_type"] for x in whole(store, "location") if x.get("addresses")] != []


def test_the_postal_address_of_an_organization_gets_a_place_of_its_own(
    bring: Bring, store: Store, tmp_path: Path
) -> None:
    bring(folder(tmp_path / "old"))
    postal = [x for x in whole(store, "location") if x["location_type"] == "postal"]
    assert [x["addresses"][0]["address_1"] for x in postal] == ["1 rue A"]


def test_a_zip_says_the_same_as_its_folder(bring: Bring, store: Store, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in TABLES.items():
            archive.writestr(f"data/{name}", text)
    first = bring("old.zip", packed.getvalue())
    again = bring(folder(tmp_path / "old"))
    assert again.change.added == again.change.changed == 0
    assert again.counts.entered == first.counts.entered


def test_an_orphan_service_keeps_its_place_under_an_organization_that_is_only_named(
    bring: Bring, store: Store, tmp_path: Path
) -> None:
    account = bring(folder(tmp_path / "o", **{"organizations.csv": "id,name\n"}))
    assert account.findings.counts["stub"] == 1
    assert whole(store)[0]["organization"]["description"].startswith("Nommé par la source")


def test_a_link_to_nothing_is_set_apart(bring: Bring, tmp_path: Path) -> None:
    account = bring(
        folder(
            tmp_path / "o",
            **{"services_at_location.csv": "id,service_id,location_id\n,10,20\n,10,77\n,,20\n"},
        )
    )
    assert account.counts.set_aside["service_at_location"] == 2
    assert account.counts.entered["service_at_location"] == 1


def test_ten_thousand_columns_are_said_once_each_and_ignored(bring: Bring, tmp_path: Path) -> None:
    wide = (
        "id,name,status,"
        + ",".join(f"c{n}" for n in range(10_000))
        + "\n10,Aide,active,"
        + "," * 9_999
        + "\n"
    )
    account = bring(folder(tmp_path / "o", **{"services.csv": wide}))
    assert account.counts.entered["service"] == 1
    assert account.findings.counts["unknown_field"] == 50


@pytest.mark.parametrize(("encoding", "said"), [("cp1252", 1), ("utf-8-sig", 0), ("utf-16", 0)])
def test_encodings(bring: Bring, store: Store, tmp_path: Path, encoding: str, said: int) -> None:
    at = folder(tmp_path / "o")
    (at / "services.csv").write_bytes("id;name;status\r\n10;Dépannage – été;active\r\n".encode(encoding))
    account = bring(at)
    assert whole(store)[0]["name"] == "Dépannage – été"
    assert account.findings.counts["encoding"] == said


def test_a_row_with_too_many_cells_is_set_apart(bring: Bring, tmp_path: Path) -> None:
    account = bring(folder(tmp_path / "o", **{"languages.csv": "id,service_id,language\n,10,fr,oups\n"}))
    assert [(f.code, f.file, f.row) for f in account.findings.kept if f.code == "unreadable"] == [
        ("unreadable", "languages.csv", 1)
    ]


def test_a_bomb_is_refused_before_it_is_opened(bring: Bring) -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("services.csv", b"id,name,status\n" + b"0" * 60_000_000)
    with pytest.raises(BadRecord, match="trop gros"):
        bring("bomb.zip", packed.getvalue())


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 broken"])
def test_a_broken_zip_is_one_sentence(bring: Bring, content: bytes) -> None:
    with pytest.raises(BadRecord, match="zip"):
        bring("broken.zip", content)


def test_a_table_nobody_knows_is_said_and_the_rest_enters(bring: Bring, tmp_path: Path) -> None:
    account = bring(folder(tmp_path / "o", **{"colours.csv": "id,name\n1,bleu\n"}))
    assert account.counts.entered["service"] == 1
    assert account.findings.counts["unknown_table"] == 1


def test_the_format_is_guessed(tmp_path: Path) -> None:
    assert format_of(Origin(str(folder(tmp_path / "o")))) == "hsds-tabular"


def test_ilao_enters_whole_with_exact_counts_and_leaves_valid(bring: Bring, store: Store) -> None:
    account = bring(needed(HSDS / "datasets" / "ilao_hsds11" / "output"))
    # 430 rows: 429 services, and a last one with neither id, name nor text
    assert (account.counts.entered["service"], account.counts.set_aside["service"]) == (429, 1)
    assert account.counts.entered["location"] == 520 + 33  # 33 postal addresses of organizations
    assert account.counts.entered["organization"] == 33 + account.findings.counts["stub"]
    assert (account.counts.entered["phone"], account.counts.set_aside["phone"]) == (963, 19)
    assert (account.counts.entered["schedule"], account.counts.set_aside["schedule"]) == (2492, 0)
    assert (
        account.counts.entered["service_at_location"] + account.counts.set_aside["service_at_location"] == 520
    )
    for kind in ("service", "service_at_location", "organization"):
        assert faults(f"compiled/{kind}.json", whole(store, kind)) == []


def test_florida_enters_whole_by_its_mapping_and_leaves_valid(bring: Bring, store: Store) -> None:
    at = needed(HSDS / "datasets" / "florida_legal_raw")
    account = bring(at, mapping=at / "florida_mapping.yaml")
    assert {k: account.counts.entered[k] for k in ("service", "organization", "location")} == {
        "service": 135,
        "organization": 20,
        "location": 378,
    }
    assert sum(account.counts.set_aside.values()) == 0
    assert faults("compiled/service.json", whole(store)) == []
    assert faults("compiled/organization.json", whole(store, "organization")) == []
