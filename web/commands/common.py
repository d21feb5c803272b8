"""What the commands share: the desk, options, JSON out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import click
import msgspec

from web.config import Settings
from web.wiring import Desk, open_desk

as_json = click.option("--json", "as_json", is_flag=True, help="Réponse en JSON.")
language = click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", help="Langue des phrases.")


def desk() -> Desk:
    """The current release, indexed."""
    return open_desk(Settings.from_environment())


def print_json(value: Any) -> None:
    """Indented UTF-8 JSON on stdout."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2))


def note_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """The note as one argument; « - » reads it from standard input, so that it stays out of `ps`."""
    return click.argument("text", required=False)(function)


def note_text(text: str | None) -> str:
    """The note given, or standard input for « - »."""
    return sys.stdin.read() if text == "-" else text or ""
