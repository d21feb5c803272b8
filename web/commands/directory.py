"""`passerelles directory load | audit | coverage | show`: the curator's view of the directory."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from directory_data.audit import audit, read_facts
from directory_data.coverage import coverage
from directory_data.ledger import read_ledger
from directory_data.model import MRCS, Snapshot
from directory_data.places import gazetteer
from directory_data.refresh import CURATED, publish_curated, read_curated
from directory_data.store import Store
from directory_data.vocabulary import vocabulary
from web.commands.common import as_json, print_json
from web.config import Settings


@click.group("directory")
def directory() -> None:
    """Le répertoire : charger, vérifier, voir ce qui manque."""


@directory.command("load")
def load_command() -> None:
    """Publier les fiches soignées; une deuxième fois ne change rien."""
    with Store(Settings.from_environment().database) as store:
        release = publish_curated(store, datetime.now(UTC))
        snapshot = store.snapshot(release)
    published = sum(s.standing == "published" for s in snapshot.services)
    click.echo(
        f"Version {release} : {len(snapshot.organizations)} organismes, {published} services publiés, "
        f"{len(snapshot.services) - published} pistes."
    )


@directory.command("audit")
@click.option(
    "--facts", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Dossier des faits."
)
@as_json
def audit_command(facts: Path | None, as_json: bool) -> None:
    """Chaque ligne de faits a-t-elle son sort, et chaque coordonnée sa source?"""
    result = audit(read_curated(), read_ledger(CURATED / "ledger.csv"), read_facts(facts) if facts else None)
    if as_json:
        print_json(result)
    else:
        for item in result.findings:
            click.echo(f"{item.kind}\t{item.where}\t{item.problem}")
        if facts:
            click.echo(f"{result.accounted} of {result.rows} rows accounted for")
        click.echo(f"{len(result.of('contact'))} unsourced contact details of {result.details}")
    raise SystemExit(1 if result.findings else 0)


@directory.command("coverage")
@as_json
def coverage_command(as_json: bool) -> None:
    """Besoin × MRC : combien de services utilisables, sur place, en région, à distance."""
    words = vocabulary()
    grid = coverage(_current(), words.needs, _municipalities())
    if as_json:
        return print_json(grid)
    table = Table("besoin", *MRCS, title="local / régional / à distance (pistes)")
    for code, row in grid.items():
        cells = [_cell(cell.local, cell.regional, cell.remote, cell.leads) for cell in row.values()]
        table.add_row(f"{code} {words.needs[code].label.fr}", *cells)
    console = Console(width=None if Console().is_terminal else 160)
    console.print(table)
    empty = [(code, mrc) for code, row in grid.items() for mrc, cell in row.items() if not cell.usable]
    click.echo(
        f"{len(empty)} cases vides sur {len(grid) * len(MRCS)} : le 211 ou le 811 y répond, la cause est dite."
    )
    return None


def _cell(local: int, regional: int, remote: int, leads: int) -> str:
    usable = f"{local} / {regional} / {remote}" if local + regional + remote else "—"
    return usable + (f" ({leads})" if leads else "")


def _municipalities() -> dict[str, list[str]]:
    names: dict[str, set[str]] = {mrc: set() for mrc in MRCS}
    for place in gazetteer().all():
        if place.mrc in names:
            names[place.mrc].add(place.municipality)
    return {mrc: sorted(found) for mrc, found in names.items()}


def _current() -> Snapshot:
    with Store(Settings.from_environment().database) as store:
        return store.snapshot()


@directory.command("show")
@click.argument("service_id")
def show_command(service_id: str) -> None:
    """Une fiche entière, avec ses sources, en JSON."""
    snapshot = _current()
    found = next((s for s in snapshot.services if s.id == service_id), None)
    if found is None:
        raise click.BadParameter(f"service « {service_id} » inconnu", param_hint="SERVICE_ID")
    links = {x.location_id for x in snapshot.service_at_locations if x.service_id == service_id}
    print_json(
        {
            **msgspec.to_builtins(found),
            "organization": next(o for o in snapshot.organizations if o.id == found.organization_id),
            "locations": [x for x in snapshot.locations if x.id in links],
        }
    )
