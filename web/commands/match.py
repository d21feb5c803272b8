"""`passerelles match`, `understand`, `explain`: the engine from the command line."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from directory_data.places import Place
from matcher.evidence import Match, Report
from matcher.needs import Profile
from matcher.understanding import Reading
from matcher.wording import need_label, phrase, question, sentence
from web.api.shapes import reading_json, report_json
from web.commands.common import as_json, desk, language, note_argument, note_text, print_json
from web.household import read_household
from web.notes import problem_sentence
from web.wiring import Desk


@click.command("match")
@note_argument
@click.option("--at", "at", help="Village, secteur, code postal ou coordonnées.")
@click.option("--profile", type=click.Path(path_type=Path), help="Fichier de besoins notés (household.json).")
@click.option("--limit", type=click.IntRange(1, 100), default=10, help="Nombre de propositions.")
@language
@as_json
def match_command(
    text: str | None, at: str | None, profile: Path | None, limit: int, lang: str, as_json: bool
) -> None:
    """Du mot de la travailleuse (ou d'un fichier) à l'aide la plus proche, et pourquoi."""
    here = desk()
    asked, place, reading = _question(here, text, at, profile, lang)
    report = here.ask(asked, place, here.now(), limit)
    if as_json:
        print_json(report_json(report, here.vocabulary, lang))
    else:
        _print_report(report, here, lang, reading)


def _question(
    here: Desk, text: str | None, at: str | None, path: Path | None, lang: str
) -> tuple[Profile, Place | None, Reading | None]:
    if path is not None:
        home = read_household(path, here.vocabulary)
        return home.profile, here.place(at or home.place), None
    reading = here.read(note_text(text))
    for code in reading.problems:
        click.echo(problem_sentence(code, lang), err=True)
    if "empty" in reading.problems:
        raise SystemExit(2)
    return reading.profile, here.place(at, reading), reading


def _print_report(report: Report, here: Desk, lang: str, reading: Reading | None) -> None:
    out, words = Console(highlight=False), here.vocabulary
    for line in report.danger:
        out.print(
            f"[bold]! {phrase(f'danger.{line.danger.kind}', lang)}[/bold]  {phrase('danger.immediate', lang)}"
        )
        for entry in line.lines:
            out.print(f"    {entry.service.name.in_(lang)} : {_numbers(entry.service.phones)}")
    labels = [need_label(need.code, words, lang) for need in report.profile.needs]
    place = report.place.name if report.place else "?"
    out.print(f"{place} · " + (", ".join(labels) or "?"), style="bold")
    for rank, found in enumerate(report.matches, start=1):
        _print_match(out, rank, found, here, lang)
    for answer in report.by_need:
        if answer.cause:
            out.print(
                f"\n{need_label(answer.need.code, words, lang)} : {phrase(f'cause.{answer.cause}', lang)}"
            )
            out.print(f"  → {', '.join(answer.alternatives)}")
    if report.next_question:
        out.print(f"\n? {question(report.next_question, report.matches, words, lang)}")
    aside = {"fr": "mis de côté", "en": "set aside"}[lang]
    out.print(
        f"\n{len(report.set_aside)} {aside} · release {report.release} · policy {report.policy}", style="dim"
    )


def _print_match(out: Console, rank: int, found: Match, here: Desk, lang: str) -> None:
    service = found.entry.service
    flag = {"fr": " (à confirmer)", "en": " (to be confirmed)"}[lang] if found.to_confirm else ""
    out.print(f"\n{rank}. [bold]{service.title.in_(lang)}[/bold]{flag}  {found.score:.1f}")
    out.print(f"   {service.name.in_(lang)} — {found.entry.organization.name}  [dim]{service.id}[/dim]")
    marks = {"met": "✓", "not_met": "–", "unknown": "?"}
    out.print(
        "   " + " · ".join(f"{marks[e.verdict]} {sentence(e, here.vocabulary, lang)}" for e in found.evidence)
    )
    if service.phones:
        out.print(f"   ☎ {_numbers(service.phones)}")


def _numbers(phones: tuple[object, ...]) -> str:
    return ", ".join(f"{p.number}" + (f", poste {p.extension}" if p.extension else "") for p in phones)  # type: ignore[attr-defined]


@click.command("understand")
@note_argument
@language
@as_json
def understand_command(text: str | None, lang: str, as_json: bool) -> None:
    """Ce que le lecteur comprend d'une note : besoins, âges, lieux, moyens, danger."""
    here = desk()
    reading = here.read(note_text(text))
    shape = reading_json(reading, here.vocabulary, lang)
    if as_json:
        return print_json(shape)
    for code in reading.problems:
        click.echo(problem_sentence(code, lang), err=True)
    for danger in shape["danger"]:
        click.echo(f"! {danger['text']}")
    for need in shape["needs"]:
        said = ", ".join(f"« {words['text']} »" for words in need["words"])
        click.echo(f"{need['confidence']:.0%}\t{need['code']}\t{need['label']}\t{said}")
    for need in shape["refused"]:
        click.echo(f"non\t{need['code']}\t{need['label']}")
    for person in shape["people"]:
        click.echo(
            f"{person['role']}\t{person['age_months']} mois"
            if person["age_months"] is not None
            else person["role"]
        )
    return None
