"""`python -m tests.scenarios.twenty_notes [--out DIR]`: the twenty notes, typed in a real Chromium.

Each note is typed on the search page at 360×740 and 1280×800; the answer is photographed in DIR and the
first three proposals are printed beside the needs a colleague would read, for a person to judge.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
from datetime import UTC, datetime
from pathlib import Path

import yaml
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from directory_data.refresh import publish_curated
from directory_data.store import Store
from matcher.evidence import Match
from web.app import create_app
from web.config import Settings
from web.wiring import Desk, open_desk

NOTES = yaml.safe_load((Path(__file__).parent / "notes.yaml").read_text(encoding="utf-8"))
SIZES = {"phone": (360, 740), "desktop": (1280, 800)}
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def table(desk: Desk) -> None:
    """One block a note: what was read, what came first, and whether it answers a wanted need."""
    right = 0
    for note in NOTES:
        reading = desk.read(note["text"])
        report = desk.ask(reading.profile, desk.place(note["at"], reading), desk.now())
        first = report.matches[0] if report.matches else None
        good = first is not None and answers(first, note["needs"])
        right += good
        print(f"{note['id']} {note['at']}: {note['text']}")
        print(
            f"    lu: {' '.join(n.code for n in reading.profile.needs) or '—'}  (attendu: {' '.join(note['needs'])})"
        )
        for match in report.matches[:3]:
            flag = " (à confirmer)" if match.to_confirm else ""
            print(
                f"    {match.score:5.1f}  {match.entry.service.title.fr} — {match.entry.organization.name}{flag}"
            )
        print(f"    premier: {'répond' if good else 'NE RÉPOND PAS'} au besoin attendu")
    print(f"{right} premiers sur {len(NOTES)} répondent au besoin attendu")


def answers(match: Match, codes: list[str]) -> bool:
    """Does its own tag answer one of these needs?"""
    return any(a.need.code in codes and a.own for a in match.answered)


def photograph(browser: Browser, url: str, out: Path) -> None:
    """Every note at both sizes, whole page."""
    for name, (width, height) in SIZES.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        for note in NOTES:
            page.goto(url)
            page.fill("textarea[name=note]", note["text"])
            page.fill("input[name=lieu]", note["at"])
            page.press("input[name=lieu]", "Enter")
            page.wait_for_selector("h2")
            page.screenshot(path=out / f"{note['id']}-{name}.png", full_page=True)
        page.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="folder of the screenshots; none are taken without it")
    out = parser.parse_args().out
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database=f"sqlite:///{folder}/directory.db")
        with Store(settings.database) as store:
            publish_curated(store, datetime.now(UTC))
        desk = open_desk(settings)
        table(desk)
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
            server = make_server("127.0.0.1", 0, create_app(desk, settings), threaded=True)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            with sync_playwright() as driver:
                browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
                photograph(browser, f"http://127.0.0.1:{server.server_port}/", out)
                browser.close()
            server.shutdown()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
