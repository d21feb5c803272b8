"""The twenty notes of `tests/scenarios/notes.yaml`, typed in a real Chromium at both sizes: each gets an answer that fits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.browser.conftest import DESK, PHONE, NewPage

NOTES = yaml.safe_load((Path(__file__).parents[1] / "scenarios" / "notes.yaml").read_text(encoding="utf-8"))

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desktop"])
@pytest.mark.parametrize("note", NOTES, ids=[note["id"] for note in NOTES])
def test_a_note_gets_an_answer_that_fits_the_screen(
    note: dict[str, Any], size: dict[str, int], new_page: NewPage
) -> None:
    page = new_page(size)
    page.goto("/")
    page.fill("textarea[name=note]", note["text"])
    page.fill("input[name=lieu]", note["at"])
    page.press("input[name=lieu]", "Enter")
    page.wait_for_selector("main h2")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.locator("main a[href^='tel:']").count() >= 1
    assert note["text"] not in page.url
