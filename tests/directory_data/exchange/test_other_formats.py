"""Golden pairs: a small file of each other format, and the records it must become."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from directory_data.errors import BadRecord
from directory_data.exchange.findings import Findings
from directory_data.exchange.formats import Origin, format_of, themes
from directory_data.exchange.readers import live
from directory_data.exchange.run import source_name
from directory_data.store import Store
from tests.directory_data.exchange.conftest import Bring, whole
from tests.shared import faults

DATA_INCLUSION = {
    "structures": [
        {"source": "x", "id": "x--1", "nom": "Centre social", "description": "Un centre.", "date_maj": "2026-01-02",
         "siret": "12345678901234", "courriel": "a@centre.test", "telephone": "+33123456789", "commune": "Lille",
         "code_postal": "59000", "code_insee": "59350", "adresse": "1 rue A", "latitude": 50.6, "longitude": 3.06},
    ],
    "services": [
        {"source": "x", "id": "x--s1", "structure_id": "x--1", "nom": "Colis", "description": "Des colis.",
         "date_maj": "2026-01-03", "thematiques": ["equipement-et-alimentation--alimentation"], "frais": "gratuit",
         "publics": ["familles"], "publics_precisions": "Parents", "conditions_acces": "Résider ici",
         "commune": "Lille", "code_postal": "59000", "code_insee": "59350", "adresse": "2 rue B",
         "modes_accueil": ["en-presentiel"], "modes_mobilisation": ["telephoner"], "zone_eligibilite": ["59"],
         "horaires_accueil": "Mo-Fr 09:00-12:00; PH off", "lien_mobilisation": "https://centre.test/colis"},
    ],
}  # fmt: skip
JSON_LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "NGO", "@id": "urn:org:1", "name": "Maison", "description": "Une maison", "url": "https://maison.test"},
        {"@type": "GovernmentService", "@id": "urn:s:1", "name": {"@value": "Répit", "@language": "fr"},
         "description": "Du répit", "provider": {"@id": "urn:org:1"}, "telephone": ["418 555-0101"],
         "areaServed": {"@type": "AdministrativeArea", "name": "Témiscouata"},
         "hoursAvailable": {"@type": "OpeningHoursSpecification", "dayOfWeek": ["https://schema.org/Monday", "Tuesday"],
                            "opens": "09:00", "closes": "17:00"},
         "availableChannel": {"@type": "ServiceChannel", "serviceLocation": {
             "@type": "Place", "name": "Salle", "geo": {"latitude": "47.5", "longitude": -68.9},
             "address": {"streetAddress": "3 rue C", "addressLocality": "Squatec", "addressRegion": "QC",
                         "postalCode": "G0L 4H0", "addressCountry": "CA"}}}},
        {"@type": "WebSite", "name": "rien"},
    ],
}  # fmt: skip
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//FR
X-WR-CALNAME:Maison de la famille
BEGIN:VEVENT
UID:jeux@maison.test
SUMMARY:Matinée de jeux
DESCRIPTION:Pour les 0-5 ans\\, avec un parent
LOCATION:Salle communautaire
GEO:47.5;-68.9
DTSTART;TZID=America/Toronto:20260915T093000
DTEND;TZID=America/Toronto:20260915T113000
RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261215T000000Z
URL:https://maison.test/jeux
END:VEVENT
BEGIN:VEVENT
UID:fete@maison.test
SUMMARY:Fête
DTSTART;VALUE=DATE:20261031
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
"""
MAPPING = """
clients:
  Nom: service.name
  Code: service.id
  Organisme: organization.name
  OrgId: {model: organization, field: id}
  OrgCode: service.organization_id
  Besoins: {model: need, field: code, split: ",", foreign_key_name: service_id, foreign_key_value: Code}
  Tél: {model: phone, field: number, split: "/", foreign_key_name: service_id, foreign_key_value: Code}
"""


def test_data_inclusion(bring: Bring, store: Store) -> None:
    account = bring("di.json", json.dumps(DATA_INCLUSION))
    assert account.format == "data-inclusion"
    service = whole(store)[0]
    assert faults("compiled/service.json", [service]) == []
    assert (service["name"], service["fees_description"]) == ("Colis", "gratuit")
    assert service["eligibility_description"] == "Parents; Résider ici"
    assert service["schedules"][0]["byday"] == "MO,TU,WE,TH,FR"
    assert service["organization"]["organization_identifiers"][0]["identifier"] == "12345678901234"
    assert service["service_at_locations"][0]["location"]["addresses"][0]["city"] == "Lille"
    labels = {x["label"] for x in service["attributes"] if x.get("link_type") == "need"}
    assert labels == set(themes()["equipement-et-alimentation--alimentation"])


def test_json_ld(bring: Bring, store: Store) -> None:
    account = bring("page.jsonld", json.dumps(JSON_LD))
    assert account.findings.counts["unreadable"] == 1
    service = whole(store)[0]
    assert faults("compiled/service.json", [service]) == []
    assert (service["name"], service["organization"]["name"]) == ("Répit", "Maison")
    assert (service["schedules"][0]["byday"], service["schedules"][0]["opens_at"]) == ("MO,TU", "09:00")
    place = service["service_at_locations"][0]["location"]
    assert (place["latitude"], place["addresses"][0]["postal_code"]) == (47.5, "G0L 4H0")


def test_a_calendar_becomes_activities(bring: Bring, store: Store) -> None:
    bring("jeux.ics", CALENDAR)
    services = {x["name"]: x for x in whole(store)}
    assert faults("compiled/service.json", services.values()) == []
    games, party = services["Matinée de jeux"], services["Fête"]
    line = games["schedules"][0]
    assert (line["freq"], line["byday"], line["until"], line["opens_at"]) == (
        "WEEKLY",
        "TU,TH",
        "2026-12-15",
        "09:30-04:00",
    )
    assert games["organization"]["name"] == "Maison de la famille"
    assert games["service_at_locations"][0]["location"]["latitude"] == 47.5
    assert (party["status"], party["schedules"][0]["dtstart"]) == ("inactive", "2026-10-31")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_sheet_of_any_shape_enters_by_its_mapping(
    bring: Bring, store: Store, tmp_path: Path, ending: str
) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING, encoding="utf-8")
    header = ["Code", "Nom", "Organisme", "OrgId", "OrgCode", "Besoins", "Tél", "Autre"]
    row = [
        "A1",
        "Dépannage",
        "Maison",
        "O1",
        "O1",
        "ESS-DEPAN,ESS-REPAS:secondaire",
        "418 555-0101 / 418 555-0102",
        "x",
    ]
    content = _xlsx([header, row]) if ending == "xlsx" else ";".join(header) + "\n" + ";".join(row) + "\n"
    account = bring(f"clients.{ending}", content, mapping=tmp_path / "m.yaml")
    service = whole(store)[0]
    assert (service["name"], service["organization"]["name"]) == ("Dépannage", "Maison")
    assert [p["number"] for p in service["phones"]] == ["418 555-0101", "418 555-0102"]
    needs = {x["label"]: x["value"] for x in service["attributes"] if x.get("link_type") == "need"}
    assert needs == {"ESS-DEPAN": "principal", "ESS-REPAS": "secondaire"}
    assert account.findings.counts["unknown_field"] == 1


def _xlsx(rows: list[list[str]]) -> bytes:
    """The smallest workbook there is, written by hand: no library here writes one."""
    import io
    from zipfile import ZipFile

    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in row) + "</row>"
        for row in rows
    )
    space = "http://schemas.openxmlformats.org"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" Type="{space}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}/spreadsheetml/2006/main" xmlns:r="{space}/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" Type="{space}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>',
    }
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("mapping", "problem"),
    [
        ("- a", "colonne"),
        ("x: {a: b}", "table.champ"),
        ("x: {a: colours.name}", "table de HSDS"),
        ("x: [", "YAML"),
    ],
)
def test_a_mapping_that_cannot_be_read_says_where(
    bring: Bring, tmp_path: Path, mapping: str, problem: str
) -> None:
    (tmp_path / "m.yaml").write_text(mapping, encoding="utf-8")
    with pytest.raises(BadRecord, match=problem):
        bring("clients.csv", "a\n1\n", mapping=tmp_path / "m.yaml")


def api(pages: dict[str, Any]) -> live.Get:
    def get(url: str) -> bytes:
        path = url.removeprefix("https://voisin.test/hsds/")
        found = next((body for key, body in pages.items() if path.startswith(key)), None)
        if found is None:
            raise BadRecord(url, "réponse", "404 Not Found.", "")
        return json.dumps(found).encode()

    return get


def test_a_live_api_is_followed_to_its_last_page() -> None:
    flat = {"id": "b", "name": "B", "status": "active"}
    pages = {
        "services?page=1": {
            "total_pages": 2,
            "last_page": False,
            "contents": [{"id": "a", "name": "A", "phones": []}],
        },
        "services?page=2": {"total_pages": 2, "last_page": True, "contents": [flat]},
        "services/b": {**flat, "phones": [{"number": "1"}]},
        "organizations?page=1": {"contents": []},
    }
    findings = Findings()
    found = list(live.read("https://voisin.test/hsds/", findings, api(pages)))
    assert [(raw.values["name"], "phones" in raw.values) for raw in found] == [("A", True), ("B", True)]
    assert findings.counts == {"unknown_table": 1}  # no taxonomy_terms there


@pytest.mark.parametrize("page", [{"contents": 3}, "text", None])
def test_an_api_that_is_no_hsds_api_is_refused(page: object) -> None:
    with pytest.raises(BadRecord):
        list(live.read("https://voisin.test/hsds", Findings(), api({"services": page} if page else {})))


def test_only_http_is_fetched() -> None:
    with pytest.raises(BadRecord, match="http"):
        live.fetch("file:///etc/hostname")


def test_a_source_is_named_after_what_is_imported() -> None:
    assert source_name("/data/ILAO 2021.zip") == "ilao-2021"
    assert source_name("https://api.exemple.ca/hsds/?a=1") == "api.exemple.ca-hsds"


def test_what_looks_like_nothing_asks_for_its_format(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"\x00\x01")
    with pytest.raises(BadRecord, match="--format"):
        format_of(Origin(str(tmp_path / "x.bin")))
