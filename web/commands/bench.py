"""`passerelles bench relevance | needs`: the benchmark of ../shared/relevance, and a run its score.py reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from web.bench import fictional, peers, scoring, vignettes
from web.bench.lines import read_rows, strangers
from web.bench.runs import Ground, Run, needs_run, relevance_run

OURS = "Passerelles"
SHOWN = (*scoring.MEASURES, "needs_p", "needs_r", "needs_f1", "dom_f1", "danger_p", "danger_r", "danger_f1")
File = click.Path(path_type=Path, dir_okay=False)
run_out = click.option("--run-out", type=File, help="Fichier où écrire le passage (score.py le lit).")


@click.group("bench")
def bench() -> None:
    """Mesures : le classement et la compréhension, sur des notes jugées."""


@bench.command("relevance")
@click.option("--directory", "directory", type=File, required=True, help="Services fictifs (JSONL).")
@click.option("--vignettes", "file", type=File, required=True, help="Notes (JSONL), jugées ou non.")
@click.option("--untagged", is_flag=True, help="Ignorer les besoins des services; les lire dans leur texte.")
@click.option("--slices", is_flag=True, help="Les mêmes mesures par tranche (difficulté, domaine…).")
@run_out
@click.option("--peers", "with_peers", is_flag=True, help="Comparer avec des moteurs de recherche courants.")
def relevance(
    directory: Path, file: Path, untagged: bool, slices: bool, run_out: Path | None, with_peers: bool
) -> None:
    """Classement : les dix services que chaque note recevrait, et ce qu'ils valent."""
    services, notes = list(read_rows(directory, "id", "name")), list(read_rows(file, "id", "text"))
    _warn((*strangers(services, fictional.KNOWN), *strangers(notes, vignettes.KNOWN)))
    ground, asked = Ground.of(services, tagged=not untagged), [vignettes.asked(row) for row in notes]
    run, golds = relevance_run(ground, asked), vignettes.all_gold(notes)
    _write(run, run_out)
    if not golds:
        return click.echo(f"{len(run)} notes sans jugement : un passage, pas de mesure.")
    others = peers.peer_runs(ground, asked) if with_peers else {}
    _print("Sans étiquettes" if untagged else "Avec étiquettes", _compared(run, others, golds))
    if with_peers and not peers.encoder_is_there():
        click.echo(f"Encodeur de phrases absent ({peers.ENCODER_PACKAGE}) : non comparé.")
    if slices:
        _print("Par tranche", scoring.by_slice(run, golds))
    return None


@bench.command("needs")
@click.option("--notes", "file", type=File, required=True, help="Notes (JSONL), jugées ou non.")
@run_out
def needs(file: Path, run_out: Path | None) -> None:
    """Compréhension : besoins et danger lus dans chaque note."""
    rows = list(read_rows(file, "id", "text"))
    run, golds = needs_run(vignettes.asked(row) for row in rows), vignettes.all_gold(rows)
    _write(run, run_out)
    if not golds:
        return click.echo(f"{len(run)} notes sans jugement : un passage, pas de mesure.")
    figures = scoring.evaluate(run, golds)
    return _print(
        "Besoins et danger", {OURS: {k: v for k, v in figures.items() if k not in scoring.MEASURES}}
    )


def _compared(
    run: Run, others: Mapping[tuple[str, str], Run], golds: Iterable[vignettes.Gold]
) -> dict[str, scoring.Figures]:
    """Peers first, ours last; « BM25 + Snowball / territoire »."""
    judged = tuple(golds)
    figures = {" / ".join(name): scoring.evaluate(other, judged) for name, other in others.items()}
    return figures | {OURS: scoring.evaluate(run, judged)}


def _print(title: str, rows: Mapping[str, scoring.Figures]) -> None:
    columns = [key for key in SHOWN if any(key in figures for figures in rows.values())]
    table = Table("", *columns, "n", title=title, title_justify="left")
    for name, figures in rows.items():
        cells = [f"{figures[key]:.3f}" if key in figures else "" for key in columns]
        table.add_row(name, *cells, str(int(figures["n"])))
    Console(highlight=False, width=None if Console().is_terminal else 200).print(table)


def _write(run: Run, path: Path | None) -> None:
    if path is not None:
        path.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _warn(words: Iterable[str]) -> None:
    unread = ", ".join(words)
    if unread:
        click.echo(f"Mots inconnus, laissés de côté : {unread}", err=True)
