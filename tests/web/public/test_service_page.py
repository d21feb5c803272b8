"""A page per service: everything known, what is not, and nothing that would expose anyone."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from web.wiring import Desk


def page_of(client: FlaskClient, service_id: str, path: str = "/service/") -> str:
    response = client.get(path + service_id)
    assert response.status_code == 200
    return response.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/service/", "/en/service/"])
def test_every_service_of_the_directory_has_its_page(client: FlaskClient, desk: Desk, path: str) -> None:
    for service_id in desk.index.by_id:
        assert client.get(path + service_id).status_code == 200, service_id


def test_a_page_says_what_whom_where_how_and_from_which_source(client: FlaskClient) -> None:
    page = page_of(client, "acti-familles-eveil-lecture")
    for said in (
        "Donner le goût des livres",
        "Acti-Familles",
        "607, rue Principale",
        "tel:+14188935389",
        "À vérifier avant d’y aller",
        "D’où vient l’information",
        "Information lue en août\u00a02023",
        "Coût à vérifier",
    ):
        assert said in page, said


def test_the_english_page_is_in_english(client: FlaskClient) -> None:
    page = page_of(client, "acti-familles-eveil-lecture", "/en/service/")
    assert '<html lang="en">' in page
    assert "Information read in August\u00a02023" in page
    assert 'hreflang="fr"' in page


def test_a_confidential_place_has_no_address_no_town_no_postal_code(client: FlaskClient, desk: Desk) -> None:
    hidden = [entry for entry in desk.index.entries if entry.confidential]
    assert hidden
    for entry in hidden:
        page = page_of(client, entry.service.id)
        assert "Lieu confidentiel" in page
        where = page[page.index("<dt>Où</dt>") :].split("</div>")[0]
        assert re.sub(r"<[^>]+>", "", where).strip().startswith("OùLieu confidentiel")


def test_a_lead_says_so_first_and_offers_211_when_it_has_no_contact(client: FlaskClient, desk: Desk) -> None:
    leads = [e.service for e in desk.index.entries if e.service.standing == "lead"]
    silent = next(s for s in leads if not s.phones and not s.url and not s.email)
    page = page_of(client, silent.id)
    assert page.index("À confirmer") < page.index("<h1>")
    assert "Le 211 peut vous aider à joindre ce service" in page
    assert 'href="tel:211"' in page


def test_a_sensitive_service_keeps_its_subject_out_of_the_tab(client: FlaskClient) -> None:
    page = page_of(client, "la-debrouille-hebergement")
    assert "<title>Fiche d’un service – Passerelles</title>" in page


def test_addresses_on_the_web_keep_to_the_web(client: FlaskClient, desk: Desk) -> None:
    for service_id in desk.index.by_id:
        for address in re.findall(r'href="([^"]*)"', page_of(client, service_id)):
            assert re.match(r"(https?://|/|#|tel:|sms:|mailto:)", address), address


def test_a_page_is_kept_by_browsers_until_it_changes(client: FlaskClient) -> None:
    first = client.get("/service/acti-familles-eveil-lecture")
    again = client.get(
        "/service/acti-familles-eveil-lecture", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert first.headers["Cache-Control"].startswith("public")
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["/service/nope", "/en/service/nope", "/service/", "/service/../etc"])
def test_an_unknown_service_is_a_kind_404(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
