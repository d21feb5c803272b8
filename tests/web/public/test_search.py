"""From a note to a page: what is said, in which order, and what never leaves."""

from __future__ import annotations

import html
import logging
import re
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from web.app import create_app
from web.wiring import Desk

NOTE = "Mère seule à Squatec, bébé de 3 mois, le frigo est vide, elle n'a pas de char."
DANGER = "Son chum la frappe, elle a peur pour les enfants, à Matane."


def words(response: TestResponse) -> str:
    """The page's text, tags out, spaces folded."""
    text = re.sub(r"<[^>]+>", " ", response.get_data(as_text=True))
    return re.sub(r"\s+", " ", html.unescape(text))


def ask(client: FlaskClient, note: str = NOTE, path: str = "/", **fields: Any) -> TestResponse:
    return client.post(path, data={"note": note, **fields})


def test_a_note_gives_its_needs_its_place_and_ranked_answers_with_a_call(client: FlaskClient) -> None:
    response = ask(client)
    page = response.get_data(as_text=True)
    assert response.status_code == 200
    assert 'value="ESS-DEPAN" checked' in page
    assert "Qui peut aider, près de Squatec" in words(response)
    assert 'href="tel:' in page
    assert 'id="reponse-1"' in page


def test_the_words_that_said_a_need_stand_beside_it(client: FlaskClient) -> None:
    assert re.search(r"<q>[^<]*frigo[^<]*</q>", ask(client).get_data(as_text=True))


def test_the_same_note_is_answered_in_english(client: FlaskClient) -> None:
    response = ask(client, path="/en/")
    assert '<html lang="en">' in response.get_data(as_text=True)
    assert "Who can help, near Squatec" in words(response)
    assert "What we understood" in words(response)


@pytest.mark.parametrize(("path", "first"), [("/", "D’abord, la sécurité"), ("/en/", "Safety first")])
def test_danger_comes_before_everything_with_911_and_lines_to_call(
    client: FlaskClient, path: str, first: str
) -> None:
    page = ask(client, DANGER, path).get_data(as_text=True)
    main = page[page.index("<main") :]
    assert main.index(first) < main.index("tel:911") < main.index('class="columns"')
    block = main[main.index('class="danger"') : main.index("</section>")]
    assert "tel:+18003639010" in block
    assert "<details" not in block


def test_danger_stays_when_everything_else_is_unchecked(client: FlaskClient) -> None:
    page = ask(client, DANGER, corrige="1").get_data(as_text=True)
    assert 'class="danger"' in page


def test_unchecking_a_need_takes_it_away_and_keeps_it_at_hand(client: FlaskClient) -> None:
    page = ask(client, corrige="1", besoin=["FIN-BUDGET"], lieu="Squatec").get_data(as_text=True)
    assert 'value="FIN-BUDGET" checked' in page
    assert re.search(r'value="ESS-DEPAN">', page)
    assert 'value="ESS-DEPAN" checked' not in page


def test_corrected_ages_replace_those_read(client: FlaskClient) -> None:
    page = ask(client, corrige="1", besoin=["GAR-PLACE"], ages="4 ans", lieu="Matane")
    assert 'name="ages" value="4\u00a0ans"' in page.get_data(as_text=True)


@pytest.mark.parametrize(
    ("path", "ages", "said"), [("/", "300 ans", "impossible"), ("/en/", "300 years", "impossible")]
)
def test_an_impossible_age_is_said_beside_its_field(
    client: FlaskClient, path: str, ages: str, said: str
) -> None:
    response = ask(client, path=path, corrige="1", besoin=["GAR-PLACE"], ages=ages, lieu="Matane")
    page = response.get_data(as_text=True)
    assert response.status_code == 422
    assert said in page[page.index('id="ages"') : page.index('name="auto"')]


def test_an_impossible_age_in_the_note_is_said_beside_the_field_too(client: FlaskClient) -> None:
    page = ask(client, "Un enfant de 300 ans qui a faim à Matane").get_data(as_text=True)
    assert "impossible" in page[page.index('id="ages"') : page.index('name="auto"')]


def test_a_place_typed_wins_over_the_note(client: FlaskClient) -> None:
    assert "près de Matane" in words(ask(client, lieu="Matane"))


@pytest.mark.parametrize(
    ("path", "said"), [("/", "peut être plusieurs lieux"), ("/en/", "may be several places")]
)
def test_an_ambiguous_place_offers_a_button_for_each(client: FlaskClient, path: str, said: str) -> None:
    response = ask(client, path=path, lieu="La Matanie")
    page = response.get_data(as_text=True)
    assert response.status_code == 422
    assert said in words(response)
    assert re.search(r'<button type="submit" name="choix" value="Matane">', page)


def test_the_place_chosen_answers_the_question(client: FlaskClient) -> None:
    response = ask(client, lieu="La Matanie", choix="Matane")
    assert response.status_code == 200
    assert "près de Matane" in words(response)


@pytest.mark.parametrize(
    ("path", "said"), [("/", "Nous ne connaissons pas de lieu"), ("/en/", "We know of no place")]
)
def test_an_unknown_place_is_said_and_the_answers_still_come(
    client: FlaskClient, path: str, said: str
) -> None:
    response = ask(client, path=path, lieu="Zzyzx")
    assert response.status_code == 422
    assert said in words(response)
    assert 'id="reponse-1"' in response.get_data(as_text=True)


def test_an_unknown_place_never_hides_danger(client: FlaskClient) -> None:
    assert 'class="danger"' in ask(client, DANGER, lieu="Zzyzx").get_data(as_text=True)


@pytest.mark.parametrize(("path", "said"), [("/", "La note est vide"), ("/en/", "The note is empty")])
@pytest.mark.parametrize("note", ["", "   \n "])
def test_an_empty_note_gets_a_sentence_and_the_list_of_needs(
    client: FlaskClient, path: str, said: str, note: str
) -> None:
    response = ask(client, note, path)
    assert response.status_code == 422
    assert said in words(response)
    assert 'class="more" open' in response.get_data(as_text=True)


def test_needs_chosen_in_the_list_need_no_note(client: FlaskClient) -> None:
    response = ask(client, "", besoin=["ESS-DEPAN"], lieu="Rimouski")
    assert response.status_code == 200
    assert 'value="ESS-DEPAN" checked' in response.get_data(as_text=True)


@pytest.mark.parametrize(("path", "said"), [("/", "premiers caractères"), ("/en/", "first 4,000 characters")])
def test_an_endless_note_is_read_up_to_its_limit_and_says_so(
    client: FlaskClient, path: str, said: str
) -> None:
    response = ask(client, NOTE + " et puis encore" * 400, path)
    assert response.status_code == 200
    assert said in words(response)


@pytest.mark.parametrize(("path", "said"), [("/", "aucun besoin"), ("/en/", "no need in the note")])
@pytest.mark.parametrize("note", ["qsdf zzkw blorp", "%%% \x00 �� 𝕯𝖊", "؟؟؟ 12 34"])
def test_a_garbled_note_gets_a_sentence_and_a_way_on(
    client: FlaskClient, path: str, said: str, note: str
) -> None:
    response = ask(client, note, path)
    assert said in words(response)
    assert 'name="besoin"' in response.get_data(as_text=True)


def test_words_not_understood_are_quoted(client: FlaskClient) -> None:
    assert "zzkw" in words(ask(client, NOTE + " zzkw"))
    assert "Mots que nous n’avons pas compris" in words(ask(client, NOTE + " zzkw"))


def test_markup_in_a_note_stays_text(client: FlaskClient) -> None:
    page = ask(client, NOTE + ' <script>alert(1)</script> "><img src=x>').get_data(as_text=True)
    assert "<script>alert" not in page
    assert "<img" not in page


def test_unknown_codes_in_a_tampered_form_are_dropped(client: FlaskClient) -> None:
    response = ask(
        client, corrige="1", besoin=["NOPE", "ESS-DEPAN"], auto="tank", aussi=["cond:nope"], lieu="Matane"
    )
    assert response.status_code == 200


def test_the_points_shown_add_up_to_the_total_shown(client: FlaskClient) -> None:
    page = ask(client).get_data(as_text=True)
    tables = re.findall(r"<table>(.*?)</table>", page, re.S)
    assert tables
    for table in tables:
        *parts, total = (_number(x) for x in re.findall(r"<td>([−\d,]+)</td>", table))
        assert round(sum(parts), 6) == total


def _number(text: str) -> float:
    return float(text.replace("−", "-").replace(",", "."))


def test_every_criterion_says_met_unknown_or_not_in_words(client: FlaskClient) -> None:
    page = ask(client).get_data(as_text=True)
    for mark, word in (("met", "Oui"), ("unknown", "À vérifier")):
        assert re.search(rf'class="is-{mark}">.*?class="unseen">{word}', page, re.S)


def test_set_aside_services_say_why_and_no_more_than_fifteen(client: FlaskClient) -> None:
    page = ask(client).get_data(as_text=True)
    block = page[page.index('class="aside"') :]
    assert 1 <= block.count("<li>") <= 15
    assert "Mis de côté, et pourquoi" in block


def test_a_search_is_never_kept_by_a_browser_or_a_proxy(client: FlaskClient) -> None:
    assert ask(client).headers["Cache-Control"] == "no-store"


def test_the_language_button_keeps_the_question(client: FlaskClient) -> None:
    page = ask(client).get_data(as_text=True)
    assert re.search(r'<button[^>]*form="recherche"[^>]*formaction="/en/"', page)
    assert 'name="note" value="Mère seule' in page


def test_no_link_of_a_results_page_carries_the_note(client: FlaskClient) -> None:
    page = ask(client).get_data(as_text=True)
    for address in re.findall(r'(?:href|action|formaction|src)="([^"]*)"', page):
        assert "char" not in address.split("/")
        assert "frigo est" not in address.replace("+", " ").replace("%20", " ")
        assert "?" not in address or address.startswith(("/static/", "http"))


@pytest.fixture
def server(app: Flask) -> Iterator[str]:
    running = make_server("127.0.0.1", 0, app)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.port}"
    running.shutdown()
    running.server_close()
    thread.join()


def test_the_note_is_in_no_log_line(server: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with urlopen(server + "/", urlencode({"note": NOTE, "lieu": "Rimouski"}).encode()) as answer:
        assert answer.url == server + "/"
    logged = " ".join(record.getMessage() for record in caplog.records)
    assert "POST /" in logged
    assert "frigo" not in logged
    assert "Rimouski" not in logged


def test_an_unexpected_error_tells_neither_the_log_nor_the_page_what_was_typed(
    desk: Desk, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        def __getattr__(self, name: str) -> Any:
            return getattr(desk, name)

        def read(self, text: str, lang: str | None = None) -> Any:
            raise ValueError(text)

    client = create_app(Broken(), settings).test_client()  # type: ignore[arg-type]
    response = client.post("/en/", data={"note": NOTE})
    assert response.status_code == 500
    assert "Something went wrong on our side" in words(response)
    assert "frigo" not in words(response) + caplog.text
    assert "ValueError" in caplog.text


def test_more_answers_come_on_request(client: FlaskClient) -> None:
    note = "Elle cherche une garderie à Rimouski pour un enfant de 2 ans, et une friperie."
    few = ask(client, note).get_data(as_text=True).count('class="rank"')
    many = ask(client, note, plus="1").get_data(as_text=True).count('class="rank"')
    assert few == 10 < many


def test_a_lead_is_said_to_be_one(client: FlaskClient, desk: Desk) -> None:
    """Some need, somewhere, has only leads; there each is badged and nothing is promised."""
    pages = [page_for(client, code, town) for code in only_leads(desk) for town in TOWNS]
    shown = [page for page in pages if "card-lead" in page]
    assert shown
    assert all("<strong>À confirmer</strong>" in page for page in shown)


TOWNS = ("Rimouski", "Matane", "Trois-Pistoles", "Dégelis")


def only_leads(desk: Desk) -> list[str]:
    entries = desk.index.entries
    usable = {code for e in entries if e.service.usable for code in e.fits}
    return sorted({code for e in entries if e.service.standing == "lead" for code in e.fits} - usable)


def page_for(client: FlaskClient, code: str, town: str) -> str:
    return client.post("/", data={"besoin": code, "lieu": town, "plus": "1"}).get_data(as_text=True)


def test_a_confidential_place_shows_no_minutes(client: FlaskClient, desk: Desk) -> None:
    hidden = [e.service.id for e in desk.index.entries if e.confidential]
    cards = page_for(client, "VIO-REFUGE", "Rimouski")
    cards = [part.split("</article>")[0] for part in cards.split('<article class="card')[1:]]
    found = [card for card in cards if any(f"/service/{i}" in card for i in hidden)]
    assert found
    for card in found:
        way = re.findall(r'class="way">.*?</p>', card, re.S)[0]
        assert not re.search(r"\d+\s*min", way)
        assert 'class="town"' not in way
