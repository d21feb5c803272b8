"""The match by POST: the same Report as everywhere, and a family's words in no address, log or cache."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

NOTE = "bébé de 3 mois, pu de lait, pas de char"


def ask(client: FlaskClient, **body: Any) -> Any:
    return client.post("/api/v1/match", json=body)


def test_a_note_is_answered_with_a_report(client: FlaskClient) -> None:
    report = ask(client, note=NOTE, place="Squatec", limit=3).get_json()
    assert report["needs"][0]["code"] == "ESS-COUCHES"
    assert 0 < len(report["matches"]) <= 3
    assert report["place"]["id"] == "saint-michel-du-squatec"


def test_a_household_is_answered_too(client: FlaskClient) -> None:
    profile = {"place": "Squatec", "needs": [{"code": "ESS-COUCHES"}], "people": [{"age_months": 3}]}
    assert ask(client, profile=profile).get_json()["matches"]


def test_it_is_never_asked_by_get(client: FlaskClient) -> None:
    assert client.get("/api/v1/match", query_string={"note": NOTE}).status_code == 405


def test_nothing_of_it_is_kept_by_a_cache(client: FlaskClient) -> None:
    answer = ask(client, note=NOTE, place="Squatec")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


@pytest.mark.parametrize(
    ("body", "status", "where"),
    [
        ({}, 400, "note"),
        ({"note": "lait", "profile": {}}, 400, "note"),
        ({"note": ""}, 400, "note"),
        ({"note": "x" * 4001}, 400, "note"),
        ({"note": "lait", "limit": 0}, 400, "limit"),
        ({"note": "lait", "name": "Tremblay"}, 400, "name"),
        ({"note": "lait", "place": "Xyzzyville"}, 404, "place"),
        ({"profile": {"needs": []}}, 422, "profile.needs"),
        ({"profile": {"needs": [{"code": "NOPE"}]}}, 422, "profile.needs[0].code"),
        ({"profile": {"needs": [{"code": "ESS-COUCHES", "for": 3}]}}, 409, "profile.needs[0].for"),
    ],
)
def test_a_refusal_names_the_field(client: FlaskClient, body: Any, status: int, where: str) -> None:
    answer = ask(client, **body)
    problem = json.loads(answer.get_data())
    assert (answer.status_code, problem["parameter"]) == (status, where)


def test_a_refusal_never_repeats_the_note(client: FlaskClient) -> None:
    assert "Tremblay" not in ask(client, note="x" * 4001 + "Tremblay").get_data(as_text=True)


def test_a_note_of_spaces_is_no_error(client: FlaskClient) -> None:
    assert ask(client, note=" ", lang="en").status_code == 200
