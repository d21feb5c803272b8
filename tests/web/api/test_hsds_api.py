"""The HSDS API as its readers use it: lists, records, filters, pages that do not move, and honest refusals."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from directory_data.hsds.ids import uid
from directory_data.hsds.terms import taxonomy_id, term_id
from directory_data.model import Snapshot
from directory_data.refresh import read_curated
from tests.shared import faults

LISTS = ("services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms")
KINDS = dict(
    zip(LISTS, ("service", "service_at_location", "organization", "taxonomy", "taxonomy_term"), strict=True)
)


@pytest.fixture(scope="module")
def curated() -> Snapshot:
    return read_curated()


def page(client: FlaskClient, path: str, **query: Any) -> dict[str, Any]:
    response = client.get(f"/hsds/{path}", query_string=query)
    assert response.status_code == 200, response.get_data(as_text=True)
    body: dict[str, Any] = response.get_json()
    return body


def test_the_root_says_the_version_the_profile_and_the_document(client: FlaskClient) -> None:
    root = client.get("/hsds/").get_json()
    assert root["version"] == "3.2.3"
    assert root["openapi_url"].endswith("/hsds/openapi.json")
    assert client.get("/hsds/openapi.json").get_json()["openapi"] == "3.1.0"


@pytest.mark.parametrize("path", LISTS)
def test_a_page_has_the_whole_envelope_and_its_sizes_agree(client: FlaskClient, path: str) -> None:
    first = page(client, path, per_page=5)
    assert set(first) == {
        *("total_items", "total_pages", "page_number", "size"),
        *("first_page", "last_page", "empty", "contents"),
    }
    assert first["size"] == len(first["contents"]) == 5
    assert (first["first_page"], first["last_page"], first["empty"]) == (True, False, False)


@pytest.mark.parametrize("path", LISTS)
def test_following_the_pages_gives_each_record_once(client: FlaskClient, path: str) -> None:
    pages = page(client, path, per_page=100)["total_pages"]
    seen = [
        x["id"] for n in range(1, pages + 1) for x in page(client, path, per_page=100, page=n)["contents"]
    ]
    assert len(seen) == len(set(seen)) == page(client, path)["total_items"]


def test_every_service_of_the_directory_is_served(client: FlaskClient, curated: Snapshot) -> None:
    lines = client.get("/hsds/services?format=ndjson").get_data(as_text=True).splitlines()
    assert {json.loads(line)["id"] for line in lines} == {uid("service", s.id) for s in curated.services}


@pytest.mark.parametrize("path", LISTS)
def test_what_is_served_is_valid_hsds(client: FlaskClient, path: str) -> None:
    kind = KINDS[path]
    listed = [json.loads(line) for line in client.get(f"/hsds/{path}?format=ndjson").get_data().splitlines()]
    short = (
        f"compiled/{kind}_list.json"
        if kind in ("service", "service_at_location", "organization")
        else f"{kind}.json"
    )
    assert faults(short, listed) == []
    whole = client.get(f"/hsds/{path}/{listed[0]['id']}").get_json()
    assert faults(short.replace("_list", ""), [whole]) == []


@pytest.mark.parametrize("path", ["services", "service_at_locations", "organizations"])
def test_whole_records_are_valid_hsds(client: FlaskClient, path: str) -> None:
    lines = client.get(f"/hsds/{path}?format=ndjson&full=true").get_data().splitlines()
    assert faults(f"compiled/{KINDS[path]}.json", map(json.loads, lines)) == []


def test_a_confidential_place_has_neither_address_nor_point(client: FlaskClient, curated: Snapshot) -> None:
    hidden = {uid("location", x.id) for x in curated.locations if x.confidential}
    lines = client.get("/hsds/service_at_locations?format=ndjson&full=true").get_data().splitlines()
    places = [json.loads(line)["location"] for line in lines]
    kept = [place for place in places if place["id"] in hidden]
    assert kept
    for place in kept:
        assert not {"addresses", "latitude", "longitude", "transportation"} & set(place)


def test_no_distance_finds_a_confidential_place(client: FlaskClient, curated: Snapshot) -> None:
    hidden = {uid("location", x.id) for x in curated.locations if x.confidential}
    found = client.get(
        "/hsds/service_at_locations",
        query_string={"postcode": "Rimouski", "proximity": 900000, "format": "ndjson"},
    )
    assert not hidden & {json.loads(line)["location_id"] for line in found.get_data().splitlines()}


def test_filters_add_up(client: FlaskClient, curated: Snapshot) -> None:
    food = term_id("need", "ESS-DEPAN")
    tagged = {s.id for s in curated.services if any(t.code == "ESS-DEPAN" for t in s.needs)}
    assert page(client, "services", taxonomy_term_id=food)["total_items"] == len(tagged)
    owner = next(s.organization_id for s in curated.services if s.id in tagged)
    both = page(client, "services", taxonomy_term_id=food, organization_id=uid("organization", owner))
    assert both["total_items"] == len(
        [s for s in curated.services if s.id in tagged and s.organization_id == owner]
    )
    urgent = page(client, "services", taxonomy_id=taxonomy_id("emergency"))
    assert urgent["total_items"] == len([s for s in curated.services if s.emergency])


def test_a_search_forgets_accents_and_wants_every_word(client: FlaskClient) -> None:
    assert page(client, "services", search="Dépannage alimentaire") == page(
        client, "services", search="ALIMENTAIRE depannage"
    )
    assert page(client, "services", search="dépannage zzzz")["empty"] is True
    assert page(client, "services", search="100%_\\'\"; --")["total_items"] == 0


def test_near_a_place_or_a_postal_code(client: FlaskClient) -> None:
    near = page(client, "service_at_locations", postcode="Squatec", proximity=3000, full="true", per_page=100)
    assert 0 < near["total_items"] < 40
    assert {x["location"]["name"] for x in near["contents"]} == {"Saint-Michel-du-Squatec"}
    code = page(client, "service_at_locations", postcode="G0L 4H0", proximity=3000)
    assert code["total_items"] == near["total_items"]


def test_a_postal_code_alone_keeps_what_serves_it(client: FlaskClient) -> None:
    served = page(client, "service_at_locations", postcode="Squatec", per_page=500, full="true")
    areas = {a["name"] for x in served["contents"] for a in x["service"].get("service_areas", ())}
    assert "Témiscouata" in areas
    assert not areas & {"La Matanie"} or "Témiscouata" in areas


def test_changed_after(client: FlaskClient) -> None:
    everything = page(client, "services", modified_after="2020-01-01T00:00:00Z")
    assert everything["total_items"] == page(client, "services")["total_items"]
    assert page(client, "services", modified_after="2090-01-01T00:00:00Z")["empty"] is True


def test_minimal_gives_ids_and_dates_in_one_page(client: FlaskClient) -> None:
    short = page(client, "services", minimal="true")
    assert short["size"] == short["total_items"] == page(client, "services")["total_items"]
    assert set(short["contents"][0]) == {"id", "name", "status", "modified_date", "last_modified"}


def test_a_post_asks_the_same_and_keeps_its_words_out_of_the_address(client: FlaskClient) -> None:
    asked = client.post("/hsds/services", json={"search": "popote", "per_page": 2})
    assert asked.get_json()["contents"] == page(client, "services", search="popote", per_page=2)["contents"]
    assert "Link" not in asked.headers
    assert asked.headers["Cache-Control"] == "no-store"


def test_the_links_of_a_page_name_its_release(client: FlaskClient) -> None:
    links = client.get("/hsds/services?per_page=2&search=famille").headers["Link"]
    assert 'page=2&release=1>; rel="next"' in links
    assert "search=famille" in links


def test_nothing_new_is_304(client: FlaskClient) -> None:
    first = client.get("/hsds/services")
    again = client.get("/hsds/services", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")
    lines = client.get("/hsds/services?format=ndjson")
    again = client.get("/hsds/services?format=ndjson", headers={"If-None-Match": lines.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("query", ["", "?format=ndjson&full=true"])
def test_gzip_says_the_same(client: FlaskClient, query: str) -> None:
    plain = client.get(f"/hsds/services{query}")
    packed = client.get(f"/hsds/services{query}", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.get_data()) == plain.get_data()
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_any_site_may_read(client: FlaskClient) -> None:
    assert client.get("/hsds/services").headers["Access-Control-Allow-Origin"] == "*"
    preflight = client.options("/hsds/services", headers={"Origin": "https://a.test"})
    assert preflight.status_code == 200
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize(
    ("path", "status", "where"),
    [
        ("services?page=0", 400, "page"),
        ("services?per_page=100000", 400, "per_page"),
        ("services?page=1&page=2", 400, "page"),
        ("services?colour=red", 400, "colour"),
        ("services?format=xml", 400, "format"),
        ("services?modified_after=yesterday", 400, "modified_after"),
        ("services?taxonomy_term_id=12", 400, "taxonomy_term_id"),
        ("services?release=99", 404, "release"),
        ("services/not-a-uuid", 404, "id"),
        (f"services/{uid('nobody')}", 404, "id"),
        ("service_at_locations?postcode=Xyzzyville", 404, "postcode"),
        ("service_at_locations?proximity=500", 404, "proximity"),
    ],
)
def test_a_refusal_says_what_where_and_how_to_mend(
    client: FlaskClient, path: str, status: int, where: str
) -> None:
    response = client.get(f"/hsds/{path}")
    problem = json.loads(response.get_data())
    assert (response.status_code, problem["status"], problem["parameter"]) == (status, status, where)
    assert response.content_type == "application/problem+json"
    assert problem["detail"]
    assert problem["detail_en"]


def test_other_methods_and_paths_are_problems_too(client: FlaskClient) -> None:
    gone = client.delete("/hsds/services")
    assert gone.status_code == 405
    assert "GET" in gone.headers["Allow"]
    assert client.get("/hsds/locations").content_type == "application/problem+json"
