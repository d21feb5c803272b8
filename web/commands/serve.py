"""`passerelles serve`: the pages on localhost, after saying in one sentence what stands in the way."""

from __future__ import annotations

import os
import socket
from dataclasses import replace

import click
from granian import Granian
from granian.constants import Interfaces

from web.commands.refused import Refused
from web.config import Settings
from web.wiring import open_desk

THREADS = os.cpu_count() or 1  # the engine is pure Python: more threads would only wait for one another


@click.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), help="Port (8000 par défaut).")
def serve_command(port: int | None) -> None:
    """Servir les pages de recherche sur cette machine."""
    settings = Settings.from_environment()
    settings = replace(settings, port=port or settings.port)
    _free(settings.host, settings.port)
    desk = open_desk(settings)  # says now, not at the first visit, that the directory is missing
    os.environ["PASSERELLES_DATABASE"] = settings.database
    click.echo(
        f"Passerelles : http://{settings.host}:{settings.port}  (répertoire, version {desk.index.release})"
    )
    Granian(
        "web.app:create_app",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        factory=True,
        blocking_threads=THREADS,
        backpressure=64,
        log_access=False,
        log_level="warning",
    ).serve()


def _free(host: str, port: int) -> None:
    """Refuse a port in use with a sentence rather than a traceback."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refused(
                f"Le port {port} est déjà pris ({error.strerror}). Essayez « passerelles serve --port {port + 1} »."
            ) from error
