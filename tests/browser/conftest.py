"""A real Chromium against the real pages, on a free port of this machine."""

from __future__ import annotations

import logging
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.serving import make_server

from tests.web.conftest import app, desk, settings

__all__ = ["app", "desk", "settings"]

playwright = pytest.importorskip("playwright.sync_api", reason="left out: playwright is not installed")

compute_driver_executable = pytest.importorskip("playwright._impl._driver").compute_driver_executable

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
NewPage = Callable[..., Any]


@pytest.fixture(scope="session")
def server(app: Flask) -> Iterator[str]:
    """The pages' address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.port}"
    running.shutdown()
    running.server_close()
    thread.join()


def _why_not() -> str | None:
    """What keeps a browser from being driven here, or None."""
    if CHROMIUM is None:
        return "left out: no Chromium on this machine, so no page was driven by a browser"
    try:
        subprocess.run([*compute_driver_executable(), "--version"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return "left out: the browser driver does not start (libatomic1 missing?), so no page was driven"
    return None


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    reason = _why_not()
    if reason:
        print(reason)
        pytest.skip(reason)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Any, server: str) -> Iterator[NewPage]:
    """new_page(viewport, **options) → a page of its own context; every request it made stays on this machine."""
    contexts: list[Any] = []
    asked: list[str] = []

    def make(viewport: dict[str, int] = PHONE, **options: Any) -> Any:
        context = chromium.new_context(viewport=viewport, base_url=server, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: asked.append(request.url))
        return page

    yield make
    for context in contexts:
        context.close()
    away = [url for url in asked if not url.startswith((server, "data:", "https://www.meteomedia.com"))]
    assert not away
