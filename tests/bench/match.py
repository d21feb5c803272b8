"""`python -m tests.bench.match`: a whole match over the curated directory, in process, and a page.

Each note is read, matched and worded; medians over many rounds, CPU of this thread and wall clock. Exit 1
where the median match is over 5 ms or the median page over 50 ms.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import yaml
from werkzeug.test import Client

from directory_data.refresh import publish_curated
from directory_data.store import Store
from web.api.shapes import report_json
from web.app import create_app
from web.config import Settings
from web.wiring import Desk, open_desk

NOTES = yaml.safe_load((Path(__file__).parents[1] / "scenarios" / "notes.yaml").read_text(encoding="utf-8"))
ROUNDS = 20
MATCH_LIMIT_MS, PAGE_LIMIT_MS = 5.0, 50.0


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """(wall ms, CPU ms) of one call."""
    wall, cpu = time.perf_counter(), time.thread_time()
    work()
    return (time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000


def row(name: str, samples: list[tuple[float, float]]) -> float:
    """Print one line; return the wall median."""
    walls, cpus = zip(*samples, strict=True)
    p95 = statistics.quantiles(walls, n=20)[-1]
    print(f"{name:<34} {statistics.median(walls):8.2f} {p95:8.2f} {statistics.median(cpus):8.2f}")
    return statistics.median(walls)


def measure(desk: Desk, client: Client) -> bool:
    """All the lines; True when both limits hold."""
    now = desk.now()
    places = {note["id"]: desk.gazetteer.find(note["at"]) for note in NOTES}
    readings = {note["id"]: desk.read(note["text"]) for note in NOTES}

    def each(work: Callable[[dict[str, str]], object]) -> list[tuple[float, float]]:
        return [timed(lambda note=note: work(note)) for _ in range(ROUNDS) for note in NOTES]

    print(f"{len(desk.index.entries)} services, {len(NOTES)} notes × {ROUNDS} rounds")
    print(f"{'':<34} {'median':>8} {'p95':>8} {'CPU med':>8}  (ms)")
    row("read the note", each(lambda note: desk.read(note["text"])))
    match = row("match", each(lambda note: desk.ask(readings[note["id"]].profile, places[note["id"]], now)))
    row(
        "read + match + JSON",
        each(
            lambda note: report_json(
                desk.ask(desk.read(note["text"]).profile, places[note["id"]], now), desk.vocabulary, "fr"
            )
        ),
    )
    page = row(
        "page (POST /, through Flask)",
        each(lambda note: client.post("/", data={"note": note["text"], "lieu": note["at"]})),
    )
    return match <= MATCH_LIMIT_MS and page <= PAGE_LIMIT_MS


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database=f"sqlite:///{folder}/directory.db")
        with Store(settings.database) as store:
            publish_curated(store, datetime.now(UTC))
        desk = open_desk(settings)
        return 0 if measure(desk, create_app(desk, settings).test_client()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
