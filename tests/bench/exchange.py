"""How long and how much memory an import of fifty thousand services takes, and a page far in against the first.

    python -m tests.bench.exchange [--services 50000] [--database URL] [--form ndjson|tabular]

Nothing here is asserted: the figures are printed, each import in a process of its own.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from web.app import create_app
from web.config import Settings

WORDS = (
    *(
        "food bank",
        "dépannage alimentaire",
        "aide aux devoirs",
        "halte-garderie",
        "transport",
        "logement",
        "legal",
    ),
    *(
        "clinic",
        "friperie",
        "soutien",
        "parents",
        "écoute",
        "budget",
        "jeunes",
        "aînés",
        "cuisine collective",
        "camp",
    ),
)
DAYS = ("MO", "TU", "WE", "TH", "FR")


def services(count: int) -> Iterator[dict[str, Any]]:
    """Whole services as others publish them, the same every time: about 2 kB each."""
    dice = random.Random(7)

    def key() -> str:
        return str(UUID(int=dice.getrandbits(128), version=4))

    owners = [key() for _ in range(max(1, count // 10))]
    for number in range(count):
        owner, place = dice.choice(owners), key()
        said = " ".join(dice.choices(WORDS, k=40))
        yield {
            "id": key(),
            "organization_id": owner,
            "name": f"{dice.choice(WORDS)} {number}",
            "description": said,
            "status": "active",
            "url": f"https://service-{number}.example.org/",
            "email": f"info{number}@example.org",
            "fees_description": "Gratuit",
            "organization": {"id": owner, "name": f"Organisme {owner[:8]}", "description": "Un organisme."},
            "phones": [{"id": key(), "number": f"418 555-{number % 10000:04d}", "type": "voice"}],
            "languages": [{"id": key(), "code": "fr", "name": "Français"}],
            "service_areas": [{"id": key(), "name": "Bas-Saint-Laurent"}],
            "schedules": [
                {
                    "id": key(),
                    "freq": "WEEKLY",
                    "byday": day,
                    "opens_at": "09:00-05:00",
                    "closes_at": "17:00-05:00",
                }
                for day in DAYS[:2]
            ],
            "service_at_locations": [
                {
                    "id": key(),
                    "location": {
                        "id": place,
                        "location_type": "physical",
                        "name": f"Lieu {number}",
                        "latitude": 47.5 + dice.random(),
                        "longitude": -69.0 + dice.random(),
                        "addresses": [
                            {
                                "id": key(),
                                "address_1": f"{number}, rue Principale",
                                "city": "Rimouski",
                                "state_province": "QC",
                                "postal_code": "G5L 1A1",
                                "country": "CA",
                                "address_type": "physical",
                            }
                        ],
                    },
                }
            ],
        }


def write(folder: Path, count: int, form: str) -> Path:
    """The services as ndjson, or as a folder of HSDS tables."""
    if form == "ndjson":
        path = folder / "services.ndjson"
        with path.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(service, ensure_ascii=False) + "\n" for service in services(count))
        return path
    tables = folder / "tables"
    tables.mkdir()
    _Tables(tables).write(services(count))
    return tables


class _Tables:
    """HSDS tables written row by row."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.open, self.seen = folder, {}, set()  # type: ignore[var-annotated]

    def row(self, table: str, values: dict[str, Any]) -> None:
        if table not in self.open:
            file = (self.folder / f"{table}.csv").open("w", encoding="utf-8", newline="")
            self.open[table] = (file, csv.DictWriter(file, list(values)))
            self.open[table][1].writeheader()
        self.open[table][1].writerow(values)

    def write(self, found: Iterator[dict[str, Any]]) -> None:
        for service in found:
            flat = {k: v for k, v in service.items() if not isinstance(v, list | dict)}
            if service["organization_id"] not in self.seen:
                self.seen.add(service["organization_id"])
                self.row("organizations", service["organization"])
            self.row("services", flat)
            for table in ("phones", "languages", "service_areas", "schedules"):
                for item in service[table]:
                    self.row(table, {**item, "service_id": service["id"]})
            for link in service["service_at_locations"]:
                place = dict(link["location"])
                for address in place.pop("addresses"):
                    self.row("addresses", {**address, "location_id": place["id"]})
                self.row("locations", place)
                self.row(
                    "service_at_location",
                    {"id": link["id"], "service_id": service["id"], "location_id": place["id"]},
                )
        for file, _ in self.open.values():
            file.close()


def import_here(path: str, database: str) -> None:
    """One import in this process; its seconds, megabytes and counts as JSON."""
    from directory_data.exchange.formats import Origin
    from directory_data.exchange.run import run
    from directory_data.store import Store
    from directory_data.vocabulary import vocabulary
    from web.exchange import tag_with

    start, worked = time.perf_counter(), time.process_time()
    with Store(database) as store:
        account = run(store, Origin(path), "bench", datetime.now(UTC), tag_with(vocabulary()))
    spent, worked = time.perf_counter() - start, time.process_time() - worked
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {"seconds": spent, "processor": worked, "megabytes": megabytes, "entered": account.counts.entered}
        )
    )


def milliseconds(ask: Callable[[], object], times: int = 15) -> float:
    """The median of some calls."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        ask()
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def pages(database: str, count: int) -> None:
    """The first page, the five hundredth (or the last), and a few searches."""
    from directory_data.refresh import publish_curated
    from directory_data.store import Store

    with Store(database) as store:
        publish_curated(store, datetime.now(UTC))
    client = create_app(settings=Settings(database=database)).test_client()
    far = min(500, count // 100)
    for path in ("services?per_page=100&page=1", f"services?per_page=100&page={far}",
                 "services?per_page=100&page=1&full=true", f"services?per_page=100&page={far}&full=true",
                 "services?search=dépannage alimentaire", "service_at_locations?postcode=Rimouski&proximity=5000"):  # fmt: skip
        print(f"  GET /hsds/{path:<60} {milliseconds(lambda path=path: client.get(f'/hsds/{path}')):8.1f} ms")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--services", type=int, default=50_000)
    asked.add_argument("--form", choices=("ndjson", "tabular"), default="ndjson")
    asked.add_argument("--database", help="a database to fill; a SQLite file of its own by default")
    asked.add_argument("--import", dest="path", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.path:
        import_here(given.path, given.database)
        return
    with tempfile.TemporaryDirectory() as folder:
        database = given.database or f"sqlite:///{folder}/bench.db"
        path = write(Path(folder), given.services, given.form)
        command = [
            sys.executable,
            "-m",
            "tests.bench.exchange",
            "--import",
            str(path),
            "--database",
            database,
        ]
        for turn in ("first import", "again, unchanged"):
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            found = json.loads(done.stdout)
            print(
                f"{turn}: {found['entered']['service']} services, {found['seconds']:.1f} s ({found['processor']:.1f} s of processor), {found['megabytes']:.0f} MB"
            )
        pages(database, given.services)


if __name__ == "__main__":
    main()
