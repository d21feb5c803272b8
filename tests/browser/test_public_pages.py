"""The public pages in a real browser: keyboard, axe, small screens, no JavaScript, corrections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser

NOTE = "Mère seule à Squatec, bébé de 3 mois et un garçon de 4 ans. Le frigo est vide, elle n'a pas de char. zzkw"
DANGER = "Son chum la frappe, elle a peur pour les enfants, à Matane."
HOMES = {"fr": "/", "en": "/en/"}
NewPage = Callable[..., Any]


def search(page: Any, note: str = NOTE, place: str = "", home: str = "/") -> Any:
    page.goto(home)
    page.fill("#note", note)
    page.fill("#lieu", place)
    page.click("form#recherche .row button")
    page.wait_for_selector("#compris")
    return page


OPEN: dict[str, Callable[[Any, str], Any]] = {
    "home": lambda page, lang: page.goto(HOMES[lang]),
    "results": lambda page, lang: search(page, home=HOMES[lang]),
    "danger": lambda page, lang: search(page, DANGER, home=HOMES[lang]),
    "unknown place": lambda page, lang: search(page, place="La Matanie", home=HOMES[lang]),
    "nothing understood": lambda page, lang: search(page, "zzkw blorp", home=HOMES[lang]),
    "service": lambda page, lang: page.goto(
        {"fr": "", "en": "/en"}[lang] + "/service/acti-familles-eveil-lecture"
    ),
    "lead": lambda page, lang: page.goto(
        {"fr": "", "en": "/en"}[lang] + "/service/ecole-d-amours-rimouski-primaire"
    ),
    "how": lambda page, lang: page.goto({"fr": "/comment", "en": "/en/how"}[lang]),
    "not found": lambda page, lang: page.goto({"fr": "/nope", "en": "/en/nope"}[lang]),
}


def unfold(page: Any) -> None:
    """Open every fold, so that nothing is left unexamined."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [(PHONE, "light"), (DESK, "light"), (PHONE, "dark")],
    ids=["phone", "desktop", "dark"],
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_axe_finds_nothing_to_mend(
    new_page: NewPage, lang: str, viewport: dict[str, int], scheme: str
) -> None:
    page = new_page(viewport, color_scheme=scheme)
    for name, open_page in OPEN.items():
        open_page(page, lang)
        unfold(page)
        found = Axe().run(page)
        assert found.response["passes"]
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"


@pytest.mark.parametrize("name", list(OPEN))
def test_a_screen_of_320_pixels_never_scrolls_sideways(new_page: NewPage, name: str) -> None:
    page = new_page({"width": 320, "height": 640})
    OPEN[name](page, "fr")
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", ["home", "results", "service", "how"])
def test_text_twice_as_large_still_fits(new_page: NewPage, name: str) -> None:
    page = new_page({"width": 640, "height": 740})
    OPEN[name](page, "fr")
    page.evaluate("document.documentElement.style.fontSize = '212%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def tab_to(page: Any, selector: str) -> None:
    """Press Tab until `selector` has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"no way to {selector} by keyboard")


def test_a_search_is_done_with_the_keyboard_alone(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    tab_to(page, "#note")
    page.keyboard.type("Plus rien à manger, bébé de 3 mois")
    tab_to(page, "#lieu")
    page.keyboard.type("Squatec")
    page.keyboard.press("Enter")
    page.wait_for_selector("#reponses")
    tab_to(page, "input[name=besoin]")
    page.keyboard.press("Space")
    tab_to(page, "input[name=auto]")
    page.keyboard.press("ArrowRight")
    tab_to(page, "form#recherche .actions button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".left-out")
    tab_to(page, "a.call, a.full")


def test_focus_is_always_visible(new_page: NewPage) -> None:
    page = search(new_page())
    for _ in range(40):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => { const e = document.activeElement.closest('.seg label') || document.activeElement;
            const box = e.getBoundingClientRect();
            return getComputedStyle(e).outlineStyle === 'none' && box.width > 0 && e !== document.body
              ? e.outerHTML.slice(0, 120) : null }"""
        )
        assert hidden is None


def test_the_whole_search_works_without_javascript(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    search(page)
    assert page.locator("ol.cards > li").count() >= 1
    page.locator("input[name=besoin]:checked").first.uncheck()
    page.click("form#recherche .actions button")
    assert page.locator(".left-out .chip").count() >= 1
    page.click("header button[form=recherche]")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(".left-out .chip").count() >= 1
    assert page.locator("a.exit").get_attribute("href") == "https://www.meteomedia.com/ca"


def test_chips_are_corrected_and_the_answers_follow(new_page: NewPage) -> None:
    page = search(new_page(DESK))
    page.locator("input[name=besoin][value=ESS-DEPAN]").uncheck()
    page.locator("details.more summary").first.click()
    page.check("input[name=besoin][value=LOG-TROUVER]")
    page.fill("#ages", "18 mois")
    page.fill("form#recherche #lieu", "Matane")
    page.locator("label", has_text="Parfois").click()
    page.click("form#recherche .actions button")
    page.wait_for_selector("text=près de Matane")
    assert page.locator("input[value=LOG-TROUVER]").is_checked()
    assert not page.locator("input[value=ESS-DEPAN]").is_checked()
    assert page.locator("#ages").input_value() == "18\u00a0mois"
    assert page.locator("input[name=auto][value=sometimes]").is_checked()


def test_an_ambiguous_place_is_settled_with_one_button(new_page: NewPage) -> None:
    page = search(new_page(), place="La Matanie")
    page.locator("button[name=choix]", has_text="Matane").first.click()
    page.wait_for_selector("text=près de Matane")
    assert page.locator(".problem").count() == 0


def test_danger_is_on_the_first_screen_of_a_phone_with_buttons_to_call(new_page: NewPage) -> None:
    page = search(new_page(PHONE), DANGER)
    call = page.locator(".danger a.call").first.bounding_box()
    assert call["y"] + call["height"] < PHONE["height"]
    assert call["height"] >= 48


def test_call_buttons_are_large_enough_for_a_cold_thumb(new_page: NewPage) -> None:
    page = search(new_page(PHONE))
    boxes = [box for box in (call.bounding_box() for call in page.locator("a.call").all()) if box]
    assert boxes
    assert min(box["height"] for box in boxes) >= 48


@pytest.mark.parametrize("way", ["click", "shift"])
def test_leave_quickly_replaces_the_page_without_saying_where_from(new_page: NewPage, way: str) -> None:
    page = new_page()
    page.route("https://www.meteomedia.com/**", lambda route: route.fulfill(body="météo"))
    page.goto("/comment")
    with page.expect_request("https://www.meteomedia.com/**") as asked:
        if way == "click":
            page.click("a.exit")
        else:
            for _ in range(3):
                page.keyboard.press("Shift")
    page.wait_for_url("https://www.meteomedia.com/ca")
    assert "referer" not in asked.value.headers
    assert page.go_back() is None or "comment" not in page.url


def test_the_address_never_holds_the_note(new_page: NewPage) -> None:
    page = search(new_page())
    assert page.url.endswith("/")
    assert "frigo" not in page.url


def test_paper_keeps_the_numbers_and_drops_the_buttons(new_page: NewPage) -> None:
    page = search(new_page(DESK))
    page.emulate_media(media="print")
    assert not page.locator("a.exit").is_visible()
    assert page.locator("ol.cards a.call").first.is_visible()


def test_reduced_motion_is_respected(new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto("/")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
