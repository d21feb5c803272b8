"""Every page: headers, hosts, errors, languages."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from matcher.policy import POLICY
from web.public.cards import number
from web.public.text import texts

NOTE = "Mère seule à Squatec, bébé de 3 mois, le frigo est vide. Son chum la frappe."
GETS = [
    "/",
    "/en/",
    "/comment",
    "/en/how",
    "/service/acti-familles-eveil-lecture",
    "/en/service/la-debrouille-hebergement",
    "/sante",
    "/nope",
]
LOADS = {"src", "href", "action", "formaction", "poster", "srcset", "data", "xlink:href"}


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def every_page(client: FlaskClient) -> list[TestResponse]:
    posts = [client.post(path, data={"note": note}) for path in ("/", "/en/") for note in (NOTE, "")]
    return [*(client.get(path) for path in GETS), *posts]


def static(client: FlaskClient, name: str) -> TestResponse:
    """A file, read whole and closed."""
    response = client.get(f"/static/{name}?v=x")
    response.get_data()
    response.close()
    return response


def test_every_answer_carries_the_security_headers(client: FlaskClient) -> None:
    for response in (*every_page(client), static(client, "passerelles.css"), client.put("/")):
        csp = response.headers["Content-Security-Policy"]
        assert csp.startswith("default-src 'none'; style-src 'self'; script-src 'self'")
        assert "frame-ancestors 'none'" in csp
        assert "base-uri 'none'" in csp
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "geolocation=()" in response.headers["Permissions-Policy"]
        assert "Set-Cookie" not in response.headers


def test_nothing_is_loaded_from_another_host_and_nothing_is_inline(client: FlaskClient) -> None:
    for response in every_page(client):
        for tag, attributes in Tags(response.get_data(as_text=True)).found:
            assert "style" not in attributes
            assert tag != "style"
            assert not any(name.startswith("on") for name in attributes), (tag, attributes)
            if tag == "script":
                assert attributes.get("src")
            for name in LOADS & set(attributes):
                value = attributes[name] or ""
                assert tag == "a" or value.startswith(("/", "#")), (tag, name, value)
                assert not value.startswith("//")


def test_links_away_send_no_referrer_and_leave_quickly_is_on_every_page(client: FlaskClient) -> None:
    for response in every_page(client):
        tags = Tags(response.get_data(as_text=True)).found
        away = [a for tag, a in tags if tag == "a" and (a.get("href") or "").startswith("http")]
        assert all("noreferrer" in (a.get("rel") or "") for a in away)
        if response.mimetype == "text/html":
            assert any(a.get("href") == "https://www.meteomedia.com/ca" for a in away)


def test_every_page_has_one_heading_of_the_first_level_and_its_landmarks(client: FlaskClient) -> None:
    for response in every_page(client):
        if response.mimetype == "text/html":
            tags = [tag for tag, _ in Tags(response.get_data(as_text=True)).found]
            assert tags.count("h1") == 1
            assert {"header", "nav", "main", "footer"} <= set(tags)


def test_an_english_page_has_no_sentence_of_the_french_interface(client: FlaskClient) -> None:
    pages = [client.get(p) for p in GETS if p.startswith("/en/")] + [
        client.post("/en/", data={"note": "no food in Matane"})
    ]
    french = [both["fr"] for key, both in texts().items() if len(both["fr"]) > 12 and "{" not in both["fr"]]
    french = [text for text in french if text not in {both["en"] for both in texts().values()}]
    for response in pages:
        page = response.get_data(as_text=True)
        assert not [text for text in french if f">{text}<" in page]


@pytest.mark.parametrize(
    ("method", "path", "status", "french", "english"),
    [
        ("GET", "/nope", 404, "Cette page n’existe pas", "This page does not exist"),
        ("GET", "/en/nope", 404, "Cette page n’existe pas", "This page does not exist"),
        ("PUT", "/", 405, "Cette page ne se demande pas", "cannot be asked for"),
        ("POST", "/comment", 405, "Cette page ne se demande pas", "cannot be asked for"),
    ],
)
def test_an_error_is_plain_kind_and_in_both_languages(
    client: FlaskClient, method: str, path: str, status: int, french: str, english: str
) -> None:
    response = client.open(path, method=method)
    page = response.get_data(as_text=True)
    assert response.status_code == status
    assert french in page
    assert english in page
    assert f'<html lang="{"en" if path.startswith("/en") else "fr"}">' in page
    assert "tel:911" in page


def test_a_form_too_large_is_refused_with_a_way_on(client: FlaskClient) -> None:
    response = client.post("/", data={"note": "a" * 70_000})
    assert response.status_code == 413
    assert "trop long" in response.get_data(as_text=True)


def test_health_says_ok_and_the_release(client: FlaskClient) -> None:
    assert client.get("/sante").get_data(as_text=True).split() == ["ok", "1"]


@pytest.mark.parametrize(("path", "lang"), [("/comment", "fr"), ("/en/how", "en")])
def test_how_it_works_shows_every_rule_its_points_and_its_reason(
    client: FlaskClient, path: str, lang: str
) -> None:
    page = client.get(path).get_data(as_text=True)
    for name, rule in POLICY.preferences.items():
        assert texts()[f"claim.{name}"][lang] in page
        assert texts()[f"why.{name}"][lang] in page
        assert number(round(rule.weight * 10), lang) in page
    for name in POLICY.constraints:
        assert texts()[f"claim.{name}"][lang] in page
    assert POLICY.version in page


def test_files_are_small_and_kept_for_ever_under_their_mark(client: FlaskClient) -> None:
    sizes = {"passerelles.css": 25_000, "passerelles.js": 3_000, "marque.svg": 2_000}
    for name, most in sizes.items():
        response = static(client, name)
        assert len(response.data) <= most
        assert "immutable" in response.headers["Cache-Control"]


def test_the_footer_tells_the_release_and_that_nothing_is_kept(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    assert "version 1. Faits les plus récents" in page
    assert "Rien de ce que vous écrivez n’est gardé" in page
