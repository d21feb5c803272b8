"""`passerelles import` and `passerelles export`: the directory in and out, in the formats others use."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from directory_data.exchange.findings import MENDED, NOTED, SET_ASIDE
from directory_data.exchange.formats import FORMATS, Origin
from directory_data.exchange.run import Account, run, source_name
from directory_data.exports.formats import WRITERS
from directory_data.exports.scope import Scope
from directory_data.shelves import Shelves
from directory_data.store import Store
from directory_data.vocabulary import vocabulary
from web.commands.common import as_json, language, print_json
from web.config import Settings
from web.exchange import tag_with

SHOWN = 12
Step = Callable[[int, int | None], None]


@click.command("import")
@click.argument("origin", metavar="CHEMIN_OU_URL")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Format; deviné s'il n'est pas dit.")
@click.option("--source", help="Nom de la source; tiré du chemin s'il n'est pas dit.")
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Quelle colonne est quel champ (YAML).",
)
@click.option("--dry-run", is_flag=True, help="Tout faire, tout compter, ne rien changer.")
@click.option("--no-needs", is_flag=True, help="Ne pas déduire de besoins des textes.")
@language
@as_json
def import_command(
    origin: str,
    form: str | None,
    source: str | None,
    mapping: Path | None,
    dry_run: bool,
    no_needs: bool,
    lang: str,
    as_json: bool,
) -> None:
    """Importer un répertoire : tout ce qu'une source dit, ou rien. Les lignes fautives sont mises de côté et expliquées."""
    tag = None if no_needs else tag_with(vocabulary())
    with (
        Store(Settings.from_environment().database) as store,
        _progress(_in("Lecture", "Reading", lang)) as step,
    ):
        account = run(
            store,
            Origin(origin, form, mapping),
            source or source_name(origin),
            datetime.now(UTC),
            tag,
            lambda done: step(done, None),
            dry_run,
        )
    print_json(account.as_json(lang)) if as_json else _print(account, lang)


@click.command("export")
@click.argument("out", metavar="FICHIER", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--format", "form", type=click.Choice(list(WRITERS)), required=True, help="Format.")
@click.option("--source", help="Une seule source; toutes s'il n'est pas dit.")
@click.option("--release", type=click.IntRange(1), help="Une version plus ancienne.")
@language
def export_command(out: Path, form: str, source: str | None, release: int | None, lang: str) -> None:
    """Exporter le répertoire. Deux fois la même version donne deux fois les mêmes octets; « - » écrit à la sortie."""
    with (
        Store(Settings.from_environment().database) as store,
        _progress(_in("Écriture", "Writing", lang)) as step,
    ):
        scope = Scope(Shelves(store.engine, release), source, step)
        if str(out) == "-":
            WRITERS[form](scope, sys.stdout.buffer)
            return
        with _whole(out) as file:
            WRITERS[form](scope, file)
        total = scope.count("service")
    click.echo(
        _in(
            f"{out} : version {scope.release}, {total} services.",
            f"{out}: release {scope.release}, {total} services.",
            lang,
        ),
        err=True,
    )


@contextmanager
def _whole(out: Path) -> Iterator[object]:
    """A file that takes its place only once it is written to the end."""
    out.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(out)
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def _progress(label: str) -> Iterator[Step]:
    """A bar on a terminal, silence elsewhere."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _in(french: str, english: str, lang: str) -> str:
    return english if lang == "en" else french


def _print(account: Account, lang: str) -> None:
    counts, change, found = account.counts, account.change, account.findings
    entered = ", ".join(f"{n} {table}" for table, n in sorted(counts.entered.items()))
    click.echo(
        _in(
            f"{account.source} ({account.format}) : {counts.rows} fiches lues.",
            f"{account.source} ({account.format}): {counts.rows} records read.",
            lang,
        )
    )
    click.echo(_in("Entré : ", "Entered: ", lang) + entered)
    if aside := ", ".join(f"{n} {table}" for table, n in sorted(counts.set_aside.items())):
        click.echo(_in("Mis de côté : ", "Set aside: ", lang) + aside)
    for finding in found.kept[:SHOWN]:
        click.echo("  " + finding.sentence(lang))
    rest = sum(found.counts.values()) - min(len(found.kept), SHOWN)
    if rest > 0:
        click.echo(
            _in(f"  … et {rest} autres; --json les donne.", f"  … and {rest} more; --json gives them.", lang)
        )
    click.echo(
        _in(
            f"{found.of(SET_ASIDE)} mis de côté, {found.of(MENDED)} réparés, {found.of(NOTED)} notés. "
            f"{change.added} fiches ajoutées, {change.changed} changées, {change.withdrawn} retirées, {change.unchanged} pareilles.",
            f"{found.of(SET_ASIDE)} set aside, {found.of(MENDED)} mended, {found.of(NOTED)} noted. "
            f"{change.added} records added, {change.changed} changed, {change.withdrawn} withdrawn, {change.unchanged} unchanged.",
            lang,
        )
    )
    if account.dry_run:
        click.echo(_in("Essai : rien n'est changé.", "Dry run: nothing is changed.", lang))
    else:
        click.echo(_in(f"Version {account.release}.", f"Release {account.release}.", lang))
