"""`passerelles explain`: why this rank, or why not there."""

from __future__ import annotations

import click

from matcher import explain
from matcher.evidence import Match, SetAside
from matcher.explain import Explanation
from matcher.wording import sentence
from web.api.shapes import explanation_json
from web.commands.common import as_json, desk, language, note_text, print_json
from web.wiring import Desk

NOWHERE = {
    "fr": "Aucun besoin de la note ne mène à ce service.",
    "en": "No need of the note leads to this service.",
}
ASIDE = {"fr": "Mis de côté\u00a0: ", "en": "Set aside: "}


@click.command("explain")
@click.argument("text")
@click.argument("service_id")
@click.option("--at", "at", help="Village, secteur, code postal ou coordonnées.")
@language
@as_json
def explain_command(text: str, service_id: str, at: str | None, lang: str, as_json: bool) -> None:
    """Pourquoi ce service est à ce rang, ou pourquoi il n'y est pas."""
    here = desk()
    if service_id not in here.index.by_id:
        raise click.BadParameter(f"service « {service_id} » inconnu", param_hint="SERVICE_ID")
    reading = here.read(note_text(text))
    profile = here.profile_at(reading.profile, here.place(at, reading))
    told = explain(profile, here.index, here.now(), service_id)
    if as_json:
        print_json(explanation_json(told, here.vocabulary, lang))
    else:
        _print(told, here, lang)


def _print(told: Explanation, here: Desk, lang: str) -> None:
    judged = told.judged
    if judged is None:
        click.echo(NOWHERE[lang])
    elif isinstance(judged, SetAside):
        click.echo(ASIDE[lang] + sentence(judged.reason, here.vocabulary, lang))
    elif isinstance(judged, Match):
        click.echo(f"{told.rank} / {told.of}  {judged.score:.2f}")
        for item in judged.evidence:
            said = sentence(item, here.vocabulary, lang)
            click.echo(f"{item.contribution:+7.2f}  {item.verdict:8} {item.rule}: {said}")
