"""`passerelles minutes FROM TO`: the road between two places."""

from __future__ import annotations

from datetime import datetime

import click

from directory_data.places import gazetteer, roads
from web.commands.common import as_json, language, print_json


@click.command("minutes")
@click.argument("origin")
@click.argument("destination")
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="Jour du trajet (traversiers); l'hiver par défaut."
)
@language
@as_json
def minutes_command(origin: str, destination: str, on: datetime | None, lang: str, as_json: bool) -> None:
    """Minutes et kilomètres par la route, un aller."""
    places = gazetteer()
    trip = roads().minutes(places.find(origin), places.find(destination), on.date() if on else None)
    if as_json:
        return print_json({"km": round(trip.km, 1), "minutes": round(trip.minutes), "via": list(trip.via)})
    return click.echo(f"~{trip.minutes:.0f} min · {trip.km:.0f} km · {' → '.join(trip.via)}")
